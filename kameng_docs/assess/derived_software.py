"""Derived facts about software, plans and subscriptions (assess/derived.py has the table)."""

from datetime import date

from kameng_docs.assess.derived_goods import is_for_ever
from kameng_docs.assess.elapsed import known_on
from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import MISTAKEN, NO_USE, TAKEN_BACK
from kameng_docs.law.following import of_kind
from kameng_docs.procedure.days import naive_end
from kameng_docs.procedure.ladder import period

# How an author calls the channel of the court (templates/court/channel.yaml), and what is no suit.
COURTS = ("诉讼", "起诉", "法院")
TURNED_AWAY = ("不予受理", "已撤回")
# Asked for here alone: other facts are worked out from them.
DEGRADED = "服务期里被降速减容减额度"
FOR_GOOD = "页面写着永久授权"
BANNED = "账号被封停"


def still_in_ninety_days(on: Known) -> Worked:
    """民法典 第一百五十二条第一款第一项: a mistake is undone within ninety days of knowing, before a court (第一百四十七条)."""
    told = on.facts[MISTAKEN]
    if told.state != YES or told.at is None:
        return UNKNOWN, ()
    ninety = period("ninety_days").reckoned(_mistake_known(on, day_of(told.at)))
    return (NO if ninety.passed(_sued(on) or on.today) else YES), told.exhibits


def _sued(on: Known) -> date | None:
    """The day on which a court was asked, as the author tells it, and did not turn him away."""
    days = [
        day_of(step.submitted_at)
        for step in on.case.progress
        if any(word in step.channel for word in COURTS) and step.state not in TURNED_AWAY
    ]
    filed = on.case.court.filed_on if on.case.court else None
    return min([*days, *([filed] if filed else [])], default=None)


def _mistake_known(on: Known, told: date) -> date:
    """Whoever told of it knew by then; earlier where the author says so."""
    return min(known_on(on) or told, told)


def degraded_in_term(on: Known) -> Worked:
    """Whether what was paid for was still running when it was made less."""
    fact = on.facts[DEGRADED]
    if fact.state != YES or fact.at is None:
        return UNKNOWN, ()
    if on.facts[FOR_GOOD].state == YES or is_for_ever(on)[0] == YES:
        return YES, ()
    known = [(day_of(order.ordered_at), order.days_sold) for order in on.case.orders if order.days_sold]
    if not known:
        return UNKNOWN, ()
    day = day_of(fact.at)
    running = any(first <= day <= naive_end(first, sold, "days") for first, sold in known)
    return (YES if running else NO), ()


def is_useless(on: Known) -> Worked:
    """民法典 第五百六十三条第一款第四项 needs more than a difference: a fact that says that nothing can be done with it."""
    # A key that its page refuses, other than for a region.
    refused = [name for name in of_kind("redemption_notice") if name in of_kind("quality_fault")]
    names = [NO_USE, TAKEN_BACK, BANNED, *refused]
    found = [on.facts[name] for name in names if on.facts[name].state == YES]
    if found:
        return YES, tuple(key for fact in found for key in fact.exhibits)
    return (NO if on.facts[NO_USE].state == NO else UNKNOWN), ()
