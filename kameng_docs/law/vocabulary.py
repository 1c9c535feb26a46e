"""The words in which an author tells a case: facts, disputes and private questions, each with what it is asked for."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated

from kameng_docs.case.goods import GOODS
from kameng_docs.case.redemption import RESULTS
from kameng_docs.declared import EXPRESSION, Among, Doubt, Files, Means, sought
from kameng_docs.wording import folded

# What a ground may rest on; an answer of 自查 may take it away.
MARKS = (
    "consumer", "dead-on-delivery", "deceived", "unpaid", "clean-source", "lawful", "calm", "genuine", "licence-kept",
    "kept-secret", "own-goods",
)  # fmt: skip
# How else a fact counts; facts.yaml says what each means.
KINDS = (
    "redemption_notice",
    "quality_fault",
    "demand",
    "their_answer",
    "gives_period",
    "to_do",
    "shown_by_order",
)
# What an exhibit may be that cannot show a fact (kameng_docs/law/showing.py).
EXHIBITS = ("payment", "talk")
# By which moment of a fact it was known, or late.
CLOCKS = {"时间": "at", "期限": "until"}


class _Facts:
    """The facts of every kind, for facts that name others."""

    name = "law/facts/*.yaml"

    def names(self, root: Path) -> Collection[str] | None:
        """Those below `root`."""
        return FACTS.names(root)


Other = Annotated[str, Among("事实", _Facts())]
Result = Annotated[str, Among("兑换结果", RESULTS)]
Clock = Annotated[str, Means(CLOCKS)]


@dataclass(frozen=True)
class FactWord:
    """A fact an author may state. `told` is how a paper tells it; a derived one is worked out, never asked.

    An undated one is told apart from the timeline. Of a described one 原话 is the author's own description. `shows`: what
    kind of notice it is where its words are not known. What it follows from and what it excludes, facts.yaml explains at its
    head and kameng_docs/law/following.py asks; results are those of 交易.兑换结果. `beside`: in whose line it is told where it has no
    time of its own: names of facts, or ordered, received, tried; the first that has a line.
    """

    name: str
    ask: str
    told: str = ""
    undated: bool = False
    derived: bool = False
    described: bool = False
    shows: str = ""
    follows_from: tuple[Result, ...] = ()
    follows_if: dict[Other, Annotated[str, Among("回答", ("是", "否"))]] = field(default_factory=dict)
    presumed_from: tuple[Result, ...] = ()
    no_room: tuple[Result, ...] = ()
    no_room_beside: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    never_with: tuple[Other, ...] = ()
    wrong_since: Clock = ""
    late_since: Clock = ""
    said_as: tuple[Annotated[str, EXPRESSION], ...] = ()
    told_by: dict[Annotated[str, EXPRESSION], str] = field(default_factory=dict)
    not_shown_by: tuple[Annotated[str, Among("证据的种类", EXHIBITS)], ...] = ()
    shown_by: tuple[Annotated[str, EXPRESSION], ...] = ()
    not_of: tuple[Annotated[str, Among("买的是什么", GOODS)], ...] = ()
    idle_with: tuple[Other, ...] = ()
    instead: str = ""
    kinds: tuple[Annotated[str, Among("类别", KINDS)], ...] = ()

    def tells_it(self, words: str) -> bool:
        """Whether the author's own words say what the fact says he said."""
        return any(sought(each).search(folded(words)) for each in self.said_as)

    def told_of(self, words: str) -> str:
        """What is told of the fact where its author quotes these words: no more than they say."""
        plain = folded(words)
        return next(
            (told for each, told in self.told_by.items() if plain and sought(each).search(plain)), self.told
        )

    def doubts(self) -> Iterator[Doubt]:
        """A condition of nothing, and a fact that excludes itself."""
        if self.follows_if and not self.follows_from:
            yield Doubt(
                ("follows_if",), "写了“follows_if”，没有写“follows_from”", "补上“follows_from”，或者删掉它"
            )
        if bool(self.not_shown_by) is not bool(self.instead):
            key = "not_shown_by" if self.not_shown_by else "instead"
            yield Doubt((key,), "“not_shown_by”和“instead”只能一起写", "补上另一项，或者都不写")
        if self.shown_by and not self.not_shown_by:
            yield Doubt(
                ("shown_by",), "写了“shown_by”，没有写“not_shown_by”", "补上“not_shown_by”，或者删掉它"
            )
        if self.name in self.never_with:
            at = self.never_with.index(self.name)
            yield Doubt(("never_with", at), f"“{self.name}”排除了它自己", "写另一个事实")


FACTS = Files("law/facts/*.yaml", tuple[FactWord, ...], by="name")
FactName = Annotated[str, Among("事实", FACTS)]


# The pages below docs/事实/ on which the disputes stand, in their order.
PAGES = (
    "卡密和充值", "会员和续费", "游戏", "账号、租号和代练", "未成年人", "课程和预付", "礼品卡和回收", "软件和云服务",
    "价格和承诺", "普通商品", "演出、旅行和餐券", "直播和平台", "条款、平台和其他",
)  # fmt: skip


@dataclass(frozen=True)
class Dispute:
    """What went wrong, as the author names it. `fault` opens papers, where a remedy may stand on it; `tags` are for 黑猫.

    `said` is its name in a title, where another name of the thing ({thing}) may stand in it; left out, its name.

    `page` is the page of docs/事实/ on which it is told what to answer.
    """

    name: str
    ask: str
    page: Annotated[str, Among("页", PAGES)] = PAGES[0]
    fault: str = ""
    said: str = ""
    asserts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


DISPUTES = Files("law/disputes.yaml", tuple[Dispute, ...], by="name")
DisputeName = Annotated[str, Among("争议", DISPUTES)]


@dataclass(frozen=True)
class PrivateQuestion:
    """A question of 自查 and what 是 to it takes away (practice.md §3.2); its keys are explained in self_check.yaml."""

    name: str
    excludes: tuple[Annotated[str, Among("标记", MARKS)], ...] = ()
    withholds: tuple[str, ...] = ()
    silences: tuple[FactName, ...] = ()
    contradicts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unless_settled: bool = False
    unless_fact: FactName = ""
    by_fact: FactName = ""
    only_for: tuple[DisputeName, ...] = ()
    not_of: tuple[Annotated[str, Among("买的是什么", GOODS)], ...] = ()
    formerly: tuple[str, ...] = ()
    formerly_more_for: tuple[Annotated[str, Among("买的是什么", GOODS)], ...] = ()


SELF_CHECK = Files("law/self_check.yaml", tuple[PrivateQuestion, ...], by="name")
QuestionName = Annotated[str, Among("自查问题", SELF_CHECK)]


@cache
def facts() -> Mapping[str, FactWord]:
    """Every fact, asked or derived, in the order in which it is offered: those of no kind of dispute first."""
    found = FACTS.all()
    ordered = sorted(found, key=lambda kind: (kind != "general", kind))
    return {word.name: word for kind in ordered for word in found[kind]}


@cache
def disputes() -> Mapping[str, Dispute]:
    """Every kind of dispute."""
    return {each.name: each for each in DISPUTES.only()}


@cache
def private_questions() -> Mapping[str, PrivateQuestion]:
    """Every question of 自查."""
    return {question.name: question for question in SELF_CHECK.only()}


@cache
def formerly_asked() -> Mapping[str, PrivateQuestion]:
    """The questions of 自查 by the names under which they were asked before."""
    return {name: question for question in private_questions().values() for name in question.formerly}
