"""Plans of several cases as one list by day: what is to be done when, and in which case."""

from collections.abc import Iterator, Sequence
from datetime import date

from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.plan.coming import Coming, coming_of
from kameng_docs.plan.model import Plan
from kameng_docs.wording import instant_in_digits

WEEKDAYS = "一二三四五六日"
DAY = len("2026-12-03")


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
    return told(
        instant_in_digits(moment),
        each.what,
        on=instant_in_digits(each.on),
        safe=instant_in_digits(each.safe_on) if each.safe_on is not None else "",
        mine=each.mine,
        provisional=each.provisional,
    )


def told(at: str, what: str, *, on: str, safe: str, mine: bool, provisional: bool) -> str:
    """A day of a plan in a line, of a 稳妥日 with the last day. All days are written 2026-12-03, or with the hour behind.

    `at` is the day to go by; `on`, `safe`, `mine` and `provisional` are those of `Coming`, `safe` empty where there is none.
    """
    notes = ["暂定"] if provisional else []
    if safe and safe != on:
        notes.append("法定末日，稳妥日已过" if at == on else f"稳妥日；法定末日 {on}")
    notes += [] if mine else ["等对方"]
    hour = f"{at[DAY:].strip()} " if at[DAY:] else ""
    return f"{hour}{what}" + (f"（{'；'.join(notes)}）" if notes else "")
