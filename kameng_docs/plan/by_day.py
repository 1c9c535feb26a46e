"""Plans of several cases as one list by day: what is to be done when, and in which cases."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.plan.coming import Coming, coming_of
from kameng_docs.plan.model import Plan
from kameng_docs.plan.undated import told as told_undated
from kameng_docs.wording import instant_in_digits

WEEKDAYS = "一二三四五六日"
DAY = len("2026-12-03")
NAMED = 3
"""So many cases are named of those of which one line is told."""
NO_DAYS = "没有要守的日子"


def as_text(plans: Sequence[Plan], *, every: bool = False) -> str:
    """What to do first today, then every day to come, the nearest first, and the days that cannot be told.

    What several cases have alike is one line of all of them; `every` names each of these cases.
    """
    return "\n".join(_lines(plans, every=every)) + "\n"


def named(cases: Sequence[str], *, every: bool = False) -> str:
    """Whom a line is about: one case by its name, of several how many they are and the first of them."""
    if len(cases) == 1:
        return cases[0]
    shown = cases if every else cases[:NAMED]
    return f"{len(cases)} 件（{'、'.join(shown)}{'' if len(shown) == len(cases) else ' 等'}）"


def alike(told: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The lines, each once with the cases of which it is told, in the order in which they come first."""
    groups: dict[str, list[str]] = {}
    for line, case in told:
        groups.setdefault(line, []).append(case)
    return groups


def _lines(plans: Sequence[Plan], *, every: bool) -> Iterator[str]:
    def grouped(told: Iterable[tuple[str, str]]) -> Iterator[str]:
        for line, cases in alike(told).items():
            yield f"  {named(cases, every=every)}：{line}"

    yield f"{len(plans)} 件案件，{plans[0].today}"
    yield ""
    yield "今天先做："
    yield from grouped((plan.todo[0].what, plan.case) for plan in plans if plan.todo)
    dated = _by_day(plans)
    for day, told in dated.items():
        yield ""
        yield f"{day}（周{WEEKDAYS[day.weekday()]}）"
        yield from grouped(told)
    undated = [(told_undated(each), plan.case) for plan in plans for each in plan.undated]
    if undated:
        yield ""
        yield "算不出的日子："
        yield from grouped(undated)
    elif not dated:
        yield ""
        yield NO_DAYS
    if over := [plan.case for plan in plans if plan.over]:
        yield ""
        yield f"已了结：{named(over, every=every)}"
    yield ""
    if not every and len(plans) > NAMED:
        yield "同一句话说的是哪几件，全部写出来：加 -v"
    yield "怎么算的、各个渠道能不能走：plan 案件名；全部写出来：加 --each"


def _by_day(plans: Sequence[Plan]) -> dict[date, list[tuple[str, str]]]:
    """Every day to come with what is told of it and of which case, what has an hour first."""
    found = [(each.ahead(plan.today), plan.case, each) for plan in plans for each in coming_of(plan)]
    days: dict[date, list[tuple[str, str]]] = {}
    for moment, case, each in sorted(found, key=lambda one: (instant_of(one[0], end_of_day=True), one[1])):
        days.setdefault(day_of(moment), []).append((_told(moment, each), case))
    return days


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
