"""The words in which an author tells a case: facts, disputes and private questions, each with what it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Annotated

from kameng_docs.declared import Among, Files

# What a ground may rest on; an answer of 自查 may take it away.
MARKS = ("consumer", "dead-on-delivery", "deceived", "unpaid", "clean-source", "calm", "genuine")


@dataclass(frozen=True)
class FactWord:
    """A fact an author may state. `told` is how a paper tells it; a derived one is worked out, never asked.

    An undated one is told apart from the timeline.
    """

    name: str
    ask: str
    told: str = ""
    undated: bool = False
    derived: bool = False


FACTS = Files("law/facts.yaml", tuple[FactWord, ...], by="name")
FactName = Annotated[str, Among("事实", FACTS)]


@dataclass(frozen=True)
class Dispute:
    """What went wrong, as the author names it. `fault` opens every paper; `tags` are offered on 黑猫."""

    name: str
    ask: str
    fault: str
    fault_without_notice: str = ""
    tags: tuple[str, ...] = ()


DISPUTES = Files("law/disputes.yaml", tuple[Dispute, ...], by="name")
DisputeName = Annotated[str, Among("争议", DISPUTES)]


@dataclass(frozen=True)
class PrivateQuestion:
    """A question of 自查 and what 是 to it takes away (practice.md §3.2)."""

    name: str
    excludes: tuple[Annotated[str, Among("标记", MARKS)], ...] = ()
    withholds: tuple[str, ...] = ()
    silences: tuple[FactName, ...] = ()
    contradicts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unless_refund_recorded: bool = False
    unless_fact: FactName = ""


SELF_CHECK = Files("law/self_check.yaml", tuple[PrivateQuestion, ...], by="name")
QuestionName = Annotated[str, Among("自查问题", SELF_CHECK)]


@cache
def facts() -> Mapping[str, FactWord]:
    """Every fact, asked or derived, in the order in which it is offered."""
    return {word.name: word for word in FACTS.only()}


@cache
def disputes() -> Mapping[str, Dispute]:
    """Every kind of dispute."""
    return {
        each.name: replace(each, fault_without_notice=each.fault_without_notice or each.fault)
        for each in DISPUTES.only()
    }


@cache
def private_questions() -> Mapping[str, PrivateQuestion]:
    """Every question of 自查."""
    return {question.name: question for question in SELF_CHECK.only()}
