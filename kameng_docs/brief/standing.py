"""Where each step stands: still with whoever took it up, dealt with, or never taken up."""

from collections.abc import Iterable
from datetime import date

from kameng_docs.brief import Brief, StepInfo
from kameng_docs.case.part import day_of
from kameng_docs.procedure.ladder import ladder, period

COURT, REGULATOR = "court", "samr_12315"
PENDING = {"已提交", "已受理"}
# Somebody looked at the dispute; 不予受理 and 不予立案 say the contrary.
LOOKED_AT = {"已受理", "已答复", "已拒绝", "部分解决", "已解决", "调解不成"}


def is_pending(step: StepInfo, today: date) -> bool:
    """Whether it still lies with whoever it went to. A mediation by the regulator ends by itself after sixty days."""
    if step.state not in PENDING or step.closed_on:
        return False
    return not (step.channel == REGULATOR and mediation_is_over(step, today))


def mediation_is_over(step: StepInfo, today: date) -> bool:
    """令121 第二十三条第一款第五项: sixty days from acceptance without an agreement."""
    return step.accepted_on is not None and period("mediation").after(step.accepted_on) < today


def was_dealt_with(step: StepInfo) -> bool:
    """受理或者处理过: also where it failed, and where it was withdrawn after it had been accepted."""
    return step.accepted_on is not None or step.state in LOOKED_AT


def sued_on(brief: Brief) -> date | None:
    """The day on which a court was asked and did not turn the author away; None where that has not happened."""
    filed = [
        step.accepted_on or day_of(step.submitted_at)
        for step in brief.steps
        if step.channel == COURT and step.state not in {"不予受理", "已撤回"}
    ]
    days = [day for day in (brief.court_info.filed_on, *filed) if day]
    return min(days) if days else None


def suit_is_pending(brief: Brief) -> bool:
    """Whether a suit is on and not yet decided."""
    steps = [step for step in brief.steps if step.channel == COURT]
    ended = bool(steps) and not any(is_pending(step, brief.made_on) for step in steps)
    return sued_on(brief) is not None and brief.court_info.judgment is None and not ended


def at_work(brief: Brief, besides: str = "") -> tuple[str, ...]:
    """The channels, of those that exclude each other, with which the dispute lies today, but for `besides`."""
    pending = [step.channel for step in brief.steps if is_pending(step, brief.made_on)]
    slugs = _exclusive(slug for slug in pending if slug != COURT)
    if suit_is_pending(brief):
        slugs = (*slugs, COURT)
    return tuple(slug for slug in slugs if slug != besides)


def dealt_with(brief: Brief, besides: str = "") -> tuple[str, ...]:
    """The channels, of those that exclude each other, that took the dispute up at some time, but for `besides`."""
    taken = [step.channel for step in brief.steps if was_dealt_with(step)]
    slugs = _exclusive(slug for slug in taken if slug != COURT)
    if sued_on(brief):
        slugs = (*slugs, COURT)
    return tuple(slug for slug in slugs if slug != besides)


def _exclusive(slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slug for slug in slugs if slug in ladder().exclusive))
