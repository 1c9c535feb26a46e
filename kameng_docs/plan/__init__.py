"""Brief → Plan: on the day of the brief, what is open, closed or too early, and why; until when; what to do first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kameng_docs.brief import Brief, Moment
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.plan import court, inside, outside
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
from kameng_docs.plan.past import Past
from kameng_docs.plan.todo import todo_of
from kameng_docs.plan.words import words

__all__ = [
    "CLOSED", "DONE", "OPEN", "PREMATURE", "Amount", "Deadline", "Nearest", "Plan", "Rung", "Todo", "Trigger", "plan_of",
]  # fmt: skip

RUNGS: Mapping[str, Callable[[Past], Rung | None]] = {
    "platform_ticket": inside.platform_ticket,
    "payment": inside.payment,
    "appstore": inside.appstore,
    "heimao": inside.heimao,
    "demand_letter": inside.demand_letter,
    "seller_identity": inside.seller_identity,
    "samr_12315": outside.samr_12315,
    "samr_12315_report": outside.samr_12315_report,
    "xiaoxie": outside.xiaoxie,
    "hotline_12345": outside.hotline_12345,
    "people_mediation": outside.people_mediation,
    "telecom": outside.telecom,
    "police": outside.police,
    "court": court.court,
    "settlement": court.settlement,
    "execution": court.execution,
}
# Without a claim there is nothing to ask for there.
NEED_A_CLAIM = {
    "platform_ticket",
    "heimao",
    "demand_letter",
    "samr_12315",
    "xiaoxie",
    "people_mediation",
    "telecom",
}
# What a judgment leaves.
AFTER_JUDGMENT = {"court", "execution", "settlement", "police"}


def plan_of(brief: Brief, names: Mapping[str, str] | None = None) -> Plan:
    """The plan for the day on which the brief was made. `names` are the channels' by slug, as the templates call them."""
    past = Past(brief, names or {})
    over = is_over(brief)
    rungs = tuple(_rungs(past, over=over))
    deadlines = () if over else deadlines_of(past)
    return Plan(
        case=brief.case,
        today=brief.made_on,
        next=_nearest(past, rungs, deadlines),
        rungs=rungs,
        deadlines=deadlines,
        amounts=tuple(amounts_of(past)),
        triggers=outside.triggers(past),
        watch=words().watch,
        todo=todo_of(past, rungs, deadlines, over=over),
        over=over,
    )


def is_over(brief: Brief) -> bool:
    """Whether the money has come: all of it back, a settlement paid, or a judgment performed."""
    judgment, settlement = brief.court_info.judgment, brief.settlement
    performed = judgment is not None and judgment.sum is not None and judgment.paid >= judgment.sum > 0
    settled = settlement is not None and settlement.paid_on is not None
    return brief.facts["钱还没有退完"].state == "否" or settled or performed


def _rungs(past: Past, *, over: bool) -> Iterator[Rung]:
    for slug in words().names:
        rung = RUNGS[slug](past)
        if rung is None:
            continue
        yield _as_all_stands(past, rung, over=over)


def _as_all_stands(past: Past, rung: Rung, *, over: bool) -> Rung:
    """The rung, unless the whole case says otherwise: it is over, decided, has no claim, or needs a lawyer first."""
    slug, judgment = rung.channel, past.brief.court_info.judgment
    if over:
        return past.rung(slug, DONE if past.last(slug) else CLOSED, "finished")
    if judgment and slug not in AFTER_JUDGMENT and rung.status != DONE:
        return past.rung(slug, CLOSED, "decided", kind=judgment.kind)
    if rung.status in {DONE, CLOSED}:
        return replace(rung, opens_at=rung.opens_at if rung.status == CLOSED else None)
    if slug in past.brief.withheld_channels:
        return past.rung(slug, CLOSED, "ask_lawyer")
    if slug in NEED_A_CLAIM and not past.brief.claims:
        return past.rung(slug, PREMATURE, "no_claim")
    return rung


def _nearest(past: Past, rungs: tuple[Rung, ...], deadlines: tuple[Deadline, ...]) -> Nearest | None:
    """The nearest day from today on: a last day, or one on which something opens."""
    days = [(each.on, each.title) for each in deadlines if not each.passed]
    days += [(opens, f"可以走：{name}") for opens, name in _openings(past, rungs)]
    if not days:
        return None
    return Nearest(*min(days, key=lambda day: instant_of(day[0], end_of_day=True)))


def _openings(past: Past, rungs: tuple[Rung, ...]) -> Iterator[tuple[Moment, str]]:
    """Days to come on which a rung opens, one for each day with all their names."""
    coming = [rung for rung in rungs if rung.opens_at and past.today < day_of(rung.opens_at)]
    for moment in dict.fromkeys(rung.opens_at for rung in coming if rung.opens_at):
        yield moment, "、".join(rung.name for rung in coming if rung.opens_at == moment)
