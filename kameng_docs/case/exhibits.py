"""证据: the exhibits, by the short name under which the rest of the file refers to them."""

from typing import Annotated, Literal

from pydantic import Field

from kameng_docs.case.part import Instant, Names, NonEmpty, Part, Text, YesNo


class Exhibit(Part):
    """一份证据"""

    title: Text = Field(alias="名称", description="写进证据目录的名称")
    files: Annotated[Names, NonEmpty] = Field(
        alias="文件", description="放在 cases/<案件名>/ 里的文件名，可以是一个列表"
    )
    origin: Text = Field("本人保存", alias="来源", description="例如 手机截屏、微信账单导出")
    formed_at: Instant | None = Field(None, alias="形成时间")
    proves: Text = Field(alias="证明", description="这份证据证明什么，一句话")
    layer: Literal["交易证据", "问题证据", "沟通证据", "其他"] | None = Field(
        None, alias="类别", description="可不填"
    )
    original_at: Text | None = Field(
        None, alias="原件在哪里", description="例如 我的手机、电脑、邮箱、已删除"
    )
    edited: YesNo | None = Field(None, alias="有没有剪辑过")
    masked_files: Names = Field(
        (), alias="公开版", description="已经打好码、可以公开的文件；没有就不会出现在黑猫的附件清单里"
    )
