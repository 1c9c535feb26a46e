"""Where each step stands: still with whoever took it up, dealt with, or never taken up."""

from collections.abc import Iterable
from datetime import date

from kameng_docs.brief import Brief, StepInfo
from kameng_docs.case.part import day_of
from kameng_docs.case.story import OF_RESPONDENT
from kameng_docs.procedure.ladder import BODY, COURT

# What the other side answered there ends nothing: the office has not spoken.
PENDING = {"已提交", "已受理", *OF_RESPONDENT.values()}
# Somebody looked at the dispute; 不予受理 and 不予立案 say the contrary.
LOOKED_AT = {"已受理", "已答复", "已拒绝", "部分解决", "已解决", "调解不成"}
# After these the same channel may be tried once more, unless it had been accepted.
TURNED_AWAY = {"不予受理", "已撤回"}


def is_pending(step: StepInfo, today: date) -> bool:
    """Whether it still lies with whoever it went to. A mediation by the regulator ends by itself after sixty days."""
    return step.state in PENDING and not step.closed_on and not has_lapsed(step, today)


def has_lapsed(step: StepInfo, today: date) -> bool:
    """Whether it came to an end by itself, as a mediation of sixty days does (令121 第二十三条第一款第五项)."""
    return step.lapses_on is not None and step.lapses_on < today


def was_dealt_with(step: StepInfo) -> bool:
    """受理或者处理过: also where it failed, and where it was withdrawn after it had been accepted."""
    return step.accepted_on is not None or step.state in LOOKED_AT


def may_be_tried_again(step: StepInfo) -> bool:
    """Turned away, or withdrawn before anybody had taken it up."""
    return step.state in TURNED_AWAY and step.accepted_on is None


def sued_on(brief: Brief) -> date | None:
    """The day on which a court was asked and did not turn the author away; None where that has not happened."""
    filed = [
        step.accepted_on or day_of(step.submitted_at)
        for step in brief.steps
        if step.reaches == COURT and step.state not in TURNED_AWAY
    ]
    days = [day for day in (brief.court_info.filed_on, *filed) if day]
    return min(days) if days else None


def suit_is_pending(brief: Brief) -> bool:
    """Whether a suit is on and not yet decided."""
    steps = [step for step in brief.steps if step.reaches == COURT]
    ended = bool(steps) and not any(is_pending(step, brief.made_on) for step in steps)
    return sued_on(brief) is not None and brief.court_info.judgment is None and not ended


def at_work(brief: Brief, besides: str = "") -> tuple[str, ...]:
    """The channels, of those that exclude each other, with which the dispute lies today, but for `besides`."""
    slugs = _bodies(step for step in brief.steps if is_pending(step, brief.made_on))
    return _but(besides, slugs, sued=suit_is_pending(brief))


def dealt_with(brief: Brief, besides: str = "") -> tuple[str, ...]:
    """The channels, of those that exclude each other, that took the dispute up at some time, but for `besides`."""
    slugs = _bodies(step for step in brief.steps if was_dealt_with(step))
    return _but(besides, slugs, sued=sued_on(brief) is not None)


def _but(besides: str, slugs: tuple[str, ...], *, sued: bool) -> tuple[str, ...]:
    return tuple(slug for slug in (*slugs, *((COURT,) if sued else ())) if slug != besides)


def _bodies(steps: Iterable[StepInfo]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.channel for step in steps if step.reaches == BODY))
