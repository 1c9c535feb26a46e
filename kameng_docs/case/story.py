"""经过, 事实, 页面承诺, 平台规则, 进度: what was promised and seen, what happened, what was sent where."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kameng_docs.case.part import (
    Answer,
    Day,
    Instant,
    Money,
    Names,
    OfSellers,
    Part,
    Refs,
    Secret,
    Text,
    Whole,
    YesNo,
)
from kameng_docs.case.whose import Said


class Event(Part):
    """经过里的一件事"""

    at: Instant = Field(alias="时间")
    what: Text | None = Field(None, alias="事项", description="发生了什么，一句话")
    fact: Text | None = Field(
        None, alias="事实", description="上面“事实”里已经写过的，写它的名字就行，不必再说一遍"
    )
    counterpart: Text | None = Field(None, alias="对方", description="例如 客服、店主；不写真名")
    their_words: Text | None = Field(None, alias="对方原话", description="一字不改")
    my_words: Text | None = Field(None, alias="我说", description="您当时提出了什么")
    exhibits: Refs = Field((), alias="证据")
    of: OfSellers = Field((), alias="卖家")
    not_in: Names = Field((), alias="不写进", description="不写进哪些渠道，例如 [黑猫, 12315]")

    @model_validator(mode="after")
    def _says_something(self) -> "Event":
        if not (self.what or self.fact or self.their_words or self.my_words):
            raise PydanticCustomError("silent_event", "", {})
        return self


class FactAnswer(Part):
    """对一个事实问题的回答"""

    answer: Answer = Field(alias="回答")
    at: Instant | None = Field(None, alias="时间", description="什么时候看到或发生的")
    until: Instant | None = Field(None, alias="期限", description="问到给对方的期限时填：最迟到什么时候")
    words: Text | None = Field(None, alias="原话", description="页面或对方的原话")
    count: Whole | None = Field(None, alias="数量", description="问到件数、天数时填")
    total: Whole | None = Field(None, alias="总数", description="问到一共几件、几天、几小时时填")
    amount: Money | None = Field(None, alias="金额", description="问到多少钱时填，单位元")
    witness: Text | None = Field(None, alias="谁看到", description="除您以外谁看到；公开文书不会写出")
    exhibits: Refs = Field((), alias="证据")
    of: OfSellers = Field((), alias="卖家")


def _bare_answer(value: object) -> object:
    """是 alone may stand for {回答: 是}."""
    return {"回答": value} if isinstance(value, str) else value


Fact = Annotated[FactAnswer, BeforeValidator(_bare_answer)]


# 种类 of promises of something beside the goods: none describes what was sold (民法典 第六百一十五条).
UNDERTAKINGS = frozenset({"返现", "赔偿", "赠品", "价保", "可退", "质保"})
# 种类 that describe it whatever the words are.
DESCRIPTIONS = frozenset({"质量", "数量", "价格"})


class Promise(Part):
    """商品页面或客服的一项承诺"""

    words: Text = Field(alias="内容", description="原话，一字不改")
    broken: Text | None = Field(
        None,
        alias="实际",
        description="实际与这项承诺不一样的地方，例如 第一次兑换即提示已被使用；没有不一样就不写",
    )
    where: Text = Field(Said("商品页面"), alias="在哪里看到", description="例如 商品详情页、客服聊天")
    about: Literal["质量", "数量", "价格", "返现", "赔偿", "赠品", "价保", "可退", "质保", "其他"] | None = (
        Field(None, alias="种类", description="讲的是什么；答应给钱、赔钱、送东西、能退的一定要写")
    )
    amount: Money | None = Field(
        None, alias="金额", description="答应给多少元（返现、赔偿、价保照它算出来的数）"
    )
    seen_before_order: YesNo = Field("是", alias="下单前看到")
    captured: Literal["下单前", "下单后", "不记得"] | None = Field(None, alias="截图是下单前还是下单后")
    exhibits: Refs = Field((), alias="证据")
    of: OfSellers = Field((), alias="卖家")

    @property
    def undertakes(self) -> bool:
        """Whether its author said that it promises something beside the goods."""
        return self.about in UNDERTAKINGS


class PlatformRule(Part):
    """平台自己写的一条规则（按合同条款引用，不是法律）"""

    title: Text = Field(alias="名称", description="规则的名称，例如 售后保障条例")
    article: Text | None = Field(None, alias="条款", description="第几条，照页面写")
    about: Literal["售后", "管辖", "履行地", "免责", "其他"] = Field(
        alias="管什么", description="这一条管什么：只有“售后”会写进文书，“管辖”“履行地”只提醒您去哪里起诉"
    )
    words: Text = Field(alias="原文", description="这一条的原话，一字不改")
    met: Answer = Field(
        "不清楚",
        alias="条件做到了",
        description="这一条对买家写着条件（几小时内提出、凭截图等）的，每一个都做到了没有；没有写条件的不用填",
    )
    met_how: Text | None = Field(
        None, alias="怎样做到的", description="逐个写做了什么，例如 收到后两小时内在站内提出，附了失败的截图"
    )
    exhibits: Refs = Field((), alias="证据")


StepState = Literal[
    "已提交", "已受理", "不予受理", "已答复", "已拒绝", "被投诉方已答复", "被投诉方已拒绝",
    "部分解决", "已解决", "调解不成", "不予立案", "已撤回",
]  # fmt: skip


# What the other side said to the office of the step, by what it would be if the office had said it: the matter still lies there.
OF_RESPONDENT: Mapping[str, StepState] = {"已答复": "被投诉方已答复", "已拒绝": "被投诉方已拒绝"}


SOLVED = frozenset({"部分解决", "已解决"})


# How a 结果 begins that holds the words of a shop to the office of the step. Papers (templates/_base/partials.md.j2) tell it as
# its answer, never as what came of the complaint there.
BY_RESPONDENT = "被投诉方答复："


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
    kept: Names = Field((), alias="留存", description="交上去的那份；记一笔“交了”的时候程序自己写，不用您写")
    exhibits: Refs = Field((), alias="证据")
    of: OfSellers = Field((), alias="卖家")
