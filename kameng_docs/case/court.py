"""法院: where the claim is to be filed."""

from typing import Literal

from pydantic import Field

from kameng_docs.case.part import Part, Text


class Court(Part):
    """法院"""

    name: Text = Field(
        alias="名称", description="全称，例如 某某市某某区人民法院；没定就整个不写，起诉状会先不出"
    )
    # Both by default: courts prefer the form, and no text lets them refuse a narrative that meets 民诉法 第一百二十四条.
    pleading: Literal["要素式", "叙述式", "两种"] = Field(
        "两种", alias="诉状", description="出哪一种起诉状；法院一般要要素式，两种内容相同，交一份"
    )
    why: Text | None = Field(None, alias="为什么是这里", description="例如 我的户籍地在该区")
