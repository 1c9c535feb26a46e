"""对方的条款, 约定违约金: what the other side wrote for itself, and what both agreed on for a breach. Neither is a promise."""

from typing import Literal

from pydantic import Field

from kameng_docs.case.part import Answer, Money, OfSellers, Part, Refs, Text
from kameng_docs.case.whose import Said

Subject = Literal[
    "概不退",
    "签收即认可",
    "平台不担责",
    "单方解释",
    "不得投诉",
    "单方变更",
    "赔偿限额",
    "过期作废",
    "不得转让",
    "封停不退余额",
    "付款后不成立",
    "只退余额",
    "消费者违约金",
    "收费",
    "监护人承担",
    "管辖",
    "其他",
]


class TheirTerm(Part):
    """对方拿来拒绝的一条规定（协议、须知、公告里的一条），照抄"""

    words: Text = Field(alias="原文", description="这一条的原话，一字不改")
    where: Text = Field(Said("协议"), alias="在哪里", description="例如 用户协议第九条、商品页底部")
    seen_before_order: Answer = Field("不清楚", alias="下单前看到")
    shown_how: Literal["醒目", "小字", "没有看到", "不清楚"] = Field(
        "不清楚", alias="提示", description="下单前是怎样提示的：醒目（加粗、红字、弹窗写明）、小字、没有看到"
    )
    about: Subject = Field("其他", alias="讲的是什么", description="这一条讲的是什么，选一项")
    my_reading: Text | None = Field(
        None, alias="我的读法", description="有两种读法时写：按通常的意思，这一条是说……"
    )
    their_reading: Text | None = Field(None, alias="对方的读法", description="对方说这一条是……")
    exhibits: Refs = Field((), alias="证据")
    of: OfSellers = Field((), alias="卖家")


class Penalty(Part):
    """约定违约金：双方说好的、违约时要赔的钱"""

    words: Text = Field(alias="原话", description="怎样约定的，一字不改，例如 找回全额退款并赔两倍成交价")
    by: Literal["卖家", "平台", "我"] | None = Field(None, alias="谁写的")
    worked_out: Text | None = Field(None, alias="怎样算", description="例如 3600.00 × 2")
    amount: Money | None = Field(None, alias="金额", description="照约定算出来的违约金，单位元；不含退款")
    exhibits: Refs = Field((), alias="证据")
    of: OfSellers = Field((), alias="卖家")
