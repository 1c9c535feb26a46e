"""联名: the consent of this consumer to complain, or to report, together with others. Only what was signed stands here; what was
taken back stands by itself, so that nobody takes it for a consent.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kameng_docs.case.part import Day, Names, NonEmpty, Part, Secret, Text, YesNo, one_or_many

Purpose = Literal["联名投诉", "联名举报"]


class Joint(Part):
    """联名：签过联名同意书才写，没有签的不写"""

    agreed_to: Annotated[tuple[Purpose, ...], NonEmpty, BeforeValidator(one_or_many)] = Field(
        alias="同意",
        description="同意书上勾了什么：联名投诉（向消协要求调解）、联名举报（只写线索），可以两样都写",
    )
    agreed_on: Day = Field(alias="同意于", description="同意书上签的日期")
    paper: Text | None = Field(
        None, alias="同意书", description="签好的同意书拍照、扫描的文件名，放在案件旁边的文件夹里"
    )
    named: YesNo = Field(
        "否", alias="具名", description="名单上写不写您的姓名，照同意书上勾的；写 否 的，名单上只有编号"
    )
    representatives: Annotated[Names, Secret("name")] = Field(
        (), alias="推选代表", description="同意书上推选了代表的，写两名代表的姓名；没有推选不写"
    )


class JointWithdrawn(Part):
    """联名撤回：撤回了联名同意才写；联名的文书里不再有这一件"""

    agreed_on: Day = Field(alias="同意于", description="撤回的那份同意书上签的日期")
    withdrawn_on: Day = Field(alias="撤回于", description="哪一天撤回的：电话、短信、书面都算")
    paper: Text | None = Field(None, alias="同意书", description="撤回的那份同意书的文件名")
