"""Plans of several cases as one list by day: what is to be done when, and in which case."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.plan.coming import Coming, coming_of
from kameng_docs.plan.model import Plan
from kameng_docs.wording import instant_in_digits

WEEKDAYS = "一二三四五六日"


def as_text(plans: Sequence[Plan]) -> str:
    """What to do first in each case today, then every day to come, the nearest first."""
    return "\n".join(_lines(plans)) + "\n"


def _lines(plans: Sequence[Plan]) -> Iterator[str]:
    yield f"{len(plans)} 件案件，{plans[0].today}"
    yield ""
    yield "今天先做："
    for plan in plans:
        if plan.todo:
            yield f"  {plan.case}：{plan.todo[0].what}"
    found = [(each.ahead(plan.today), plan.case, each) for plan in plans for each in coming_of(plan)]
    before: date | None = None
    for moment, case, each in sorted(found, key=lambda one: (instant_of(one[0], end_of_day=True), one[1])):
        day = day_of(moment)
        if day != before:
            yield ""
            yield f"{day}（周{WEEKDAYS[day.weekday()]}）"
        before = day
        yield f"  {case}：{_told(moment, each)}"
    if before is None:
        yield ""
        yield "没有要守的日子"
    if over := [plan.case for plan in plans if plan.over]:
        yield ""
        yield f"已了结：{'、'.join(over)}"
    yield ""
    yield "怎么算的、各个渠道能不能走：plan 案件名；全部写出来：加 --each"


def _told(moment: Moment, each: Coming) -> str:
    """What it is, and of a 稳妥日 when the last day is."""
    hour = f"{moment:%H:%M} " if isinstance(moment, datetime) else ""
    notes = ["暂定"] if each.provisional else []
    if each.safe_on is not None and each.safe_on != each.on:
        at_last = moment == each.on
        notes.append("法定末日，稳妥日已过" if at_last else f"稳妥日；法定末日 {instant_in_digits(each.on)}")
    notes += [] if each.mine else ["等对方"]
    return f"{hour}{each.what}" + (f"（{'；'.join(notes)}）" if notes else "")
