"""法院: where the claim is to be filed."""

from pydantic import Field

from kameng_docs.case.part import Part, Text


class Court(Part):
    """法院"""

    name: Text = Field(
        alias="名称", description="全称，例如 某某市某某区人民法院；没定就整个不写，起诉状会先不出"
    )
    why: Text | None = Field(None, alias="为什么是这里", description="例如 我的户籍地在该区")
