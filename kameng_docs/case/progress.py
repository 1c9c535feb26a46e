"""进度: what was sent where, and what came of it."""

from typing import Annotated, Literal

from pydantic import Field

from kameng_docs.case.part import Day, Instant, Names, Part, Refs, Secret, Text
from kameng_docs.whose import Said

StepState = Literal[
    "已提交", "已受理", "不予受理", "已答复", "已拒绝", "部分解决", "已解决", "调解不成", "不予立案", "已撤回"
]


class Step(Part):
    """已经走过的一步"""

    channel: Text = Field(alias="渠道", description="例如 平台工单、黑猫投诉、12315")
    submitted_at: Instant = Field(alias="提交")
    number: Annotated[Text, Secret("order_id")] | None = Field(
        None, alias="编号", description="工单号、投诉编号"
    )
    reply_by: Instant | None = Field(None, alias="要求答复", description="那份文书里请对方最迟何时答复")
    state: StepState = Field("已提交", alias="状态", description="现在到哪一步了，选一项")
    outcome: Text = Field(Said("未回复"), alias="结果", description="未回复，或对方答复的要点")
    replied_at: Instant | None = Field(None, alias="答复时间")
    arrived_on: Day | None = Field(None, alias="送达日期", description="函件等到达对方的那天，有凭据才写")
    accepted_on: Day | None = Field(None, alias="受理日期", description="12315、消协、法院等受理的那天")
    complete_on: Day | None = Field(
        None, alias="材料收齐", description="受理机构收到全部材料的那天；电信申诉的三十日从这天数"
    )
    closed_on: Day | None = Field(None, alias="办结日期", description="终止调解、不予受理、结案的那天")
    kept: Names = Field((), alias="留存", description="交上去的那份，kameng-docs log 会自动写")
    exhibits: Refs = Field((), alias="证据")
