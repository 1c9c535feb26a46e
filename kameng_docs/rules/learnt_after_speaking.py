"""Whoever wrote to the other side about it on one day cannot have learnt of it on a later one: which day it was is asked."""

from collections.abc import Iterator
from datetime import date, datetime

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.following import of_kind
from kameng_docs.law.said import learnt_only_then
from kameng_docs.law.vocabulary import facts
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import instant_in_digits

CODE = "rule.learnt-after-speaking"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Events in which the author says that he learnt of it only then, behind his own first words about it."""
    first = min(_spoken(case), key=instant_of, default=None)
    if first is None:
        return
    for i, event in enumerate(case.events):
        if event.what and learnt_only_then(event.what) and _after(event.at, first):
            yield Finding(
                ("经过", i, "时间"),
                f"这里写 {instant_in_digits(event.at)} 才知道，{instant_in_digits(first)} 您已经向对方说过这件事",
                "照短信、账单和聊天上的时间核对：哪天知道的照实写；说的是两件事的，各写清楚是什么事",
            )


def _spoken(case: Case) -> Iterator[datetime | date]:
    """When the author spoke to the other side."""
    yield from (event.at for event in case.events if event.my_words)
    names = {*of_kind("demand"), *(name for name, word in facts().items() if word.said_as)}
    for name in names & set(case.facts):
        answer = case.facts[name]
        if answer.answer == "是" and answer.at:
            yield answer.at
    yield from (step.submitted_at for step in case.progress)


def _after(learnt: datetime | date, spoken: datetime | date) -> bool:
    """Whether it was learnt later; within one day only where both hours are known."""
    if isinstance(learnt, datetime) and isinstance(spoken, datetime):
        return learnt > spoken
    return day_of(learnt) > day_of(spoken)
