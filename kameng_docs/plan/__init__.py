"""Brief → Plan: on the day of the brief, what is open, closed or too early, and why; until when; what to do first.

What a step is, each channel declares in its folder (`rung.yaml`); here the declarations are held against one case.
"""

from collections.abc import Iterator, Mapping

from kameng_docs.brief import Brief, Moment
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.channels import Channel
from kameng_docs.gates import Past, holds
from kameng_docs.gates.claims import police_signs
from kameng_docs.plan.amounts import amounts_of
from kameng_docs.plan.deadlines import deadlines_of
from kameng_docs.plan.model import (
    CLOSED,
    DONE,
    OPEN,
    PREMATURE,
    Amount,
    Deadline,
    Nearest,
    Plan,
    Rung,
    Todo,
    Trigger,
)
from kameng_docs.plan.rungs import rungs_of
from kameng_docs.plan.todo import todo_of
from kameng_docs.plan.words import words

__all__ = [
    "CLOSED", "DONE", "OPEN", "PREMATURE", "Amount", "Deadline", "Nearest", "Plan", "Rung", "Todo", "Trigger", "plan_of",
]  # fmt: skip


def plan_of(brief: Brief, channels: Mapping[str, Channel]) -> Plan:
    """The plan for the day on which the brief was made, over the channels by slug, in the order of the ladder."""
    past = Past(brief)
    over = holds("over", past)
    rungs = rungs_of(past, channels)
    deadlines = () if over else deadlines_of(past, channels, rungs)
    return Plan(
        case=brief.case,
        today=brief.made_on,
        next=_nearest(past, rungs, deadlines),
        rungs=rungs,
        deadlines=deadlines,
        amounts=tuple(amounts_of(past)),
        triggers=tuple(Trigger(sign.name, sign.at) for sign in police_signs(past)),
        watch=words().watch,
        todo=todo_of(past, rungs, deadlines, over=over),
        over=over,
    )


def _nearest(past: Past, rungs: tuple[Rung, ...], deadlines: tuple[Deadline, ...]) -> Nearest | None:
    """The nearest day from today on: a last day, or one on which something opens."""
    days = [
        (each.ahead(past.today), each.title)
        for each in deadlines
        if not each.passed and past.today <= day_of(each.on)
    ]
    days += [(opens, f"可以走：{name}") for opens, name in _openings(past, rungs)]
    if not days:
        return None
    return Nearest(*min(days, key=lambda day: instant_of(day[0], end_of_day=True)))


def _openings(past: Past, rungs: tuple[Rung, ...]) -> Iterator[tuple[Moment, str]]:
    """Days to come on which a rung opens, one for each day with all their names."""
    coming = [rung for rung in rungs if rung.opens_at and past.today < day_of(rung.opens_at)]
    for moment in dict.fromkeys(rung.opens_at for rung in coming if rung.opens_at):
        yield moment, "、".join(rung.name for rung in coming if rung.opens_at == moment)
