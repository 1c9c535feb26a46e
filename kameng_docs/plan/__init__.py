"""Brief → Plan: on the day of the brief, what is open, closed or too early, and why; until when; what to do first.

What a step is, each channel declares in its folder (`rung.yaml`); here the declarations are held against one case.
"""

from collections.abc import Mapping

from kameng_docs.brief import Brief
from kameng_docs.channels import Channel
from kameng_docs.gates import Past, holds
from kameng_docs.gates.claims import police_signs
from kameng_docs.plan.amounts import amounts_of
from kameng_docs.plan.coming import Coming, coming, coming_of, nearest
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
    Undated,
)
from kameng_docs.plan.rungs import rungs_of
from kameng_docs.plan.todo import todo_of
from kameng_docs.plan.two_days import two_days_of
from kameng_docs.plan.undated import undated_of
from kameng_docs.plan.words import words

__all__ = [
    "CLOSED", "DONE", "OPEN", "PREMATURE", "Amount", "Coming", "Deadline", "Nearest", "Plan", "Rung", "Todo", "Trigger", "Undated", "coming_of", "plan_of",
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
        next=nearest(coming(past.today, rungs, deadlines), past.today),
        rungs=rungs,
        deadlines=deadlines,
        amounts=tuple(amounts_of(past)),
        triggers=tuple(Trigger(sign.name, sign.at) for sign in police_signs(past)),
        watch=words().watch,
        todo=todo_of(past, rungs, deadlines, over=over),
        over=over,
        undated=() if over else undated_of(past, channels, rungs),
        two_days="" if over else two_days_of(past, channels, rungs),
    )
