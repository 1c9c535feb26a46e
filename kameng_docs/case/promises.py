"""页面承诺 and 平台规则: what the shop said it would do, as the author saw it."""

from typing import Literal

from pydantic import Field

from kameng_docs.case.part import Part, Refs, Text, YesNo
from kameng_docs.whose import Said


class Promise(Part):
    """商品页面或客服的一项承诺"""

    words: Text = Field(alias="内容", description="原话，一字不改")
    broken: Text | None = Field(
        None,
        alias="实际",
        description="实际与这项承诺不一样的地方，例如 第一次兑换即提示已被使用；没有不一样就不写",
    )
    where: Text = Field(Said("商品页面"), alias="在哪里看到", description="例如 商品详情页、客服聊天")
    seen_before_order: YesNo = Field("是", alias="下单前看到")
    captured: Literal["下单前", "下单后", "不记得"] | None = Field(None, alias="截图是下单前还是下单后")
    exhibits: Refs = Field((), alias="证据")


class PlatformRule(Part):
    """平台自己写的一条规则（按合同条款引用，不是法律）"""

    title: Text = Field(alias="名称", description="规则的名称，例如 售后保障条例")
    article: Text | None = Field(None, alias="条款", description="第几条，照页面写")
    about: Literal["售后", "管辖", "履行地", "免责", "其他"] = Field(
        alias="管什么", description="这一条管什么：只有“售后”会写进文书，“管辖”“履行地”只提醒您去哪里起诉"
    )
    words: Text = Field(alias="原文", description="这一条的原话，一字不改")
    exhibits: Refs = Field((), alias="证据")
