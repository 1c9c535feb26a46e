"""The days of a plan that are still to come: last days, and days on which something opens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.plan.model import Deadline, Nearest, Plan, Rung


@dataclass(frozen=True)
class Coming:
    """`on` is the last day, or the one on which something opens; `safe_on` the 稳妥日 before it, None where there is none.

    `mine`: the author must act, or may; else somebody else must have answered. `channel` is empty where several open.
    `opens`: it is a day on which something opens, not a last day.
    """

    on: Moment
    what: str
    channel: str
    safe_on: Moment | None
    mine: bool
    provisional: bool
    opens: bool = False

    def ahead(self, today: date) -> Moment:
        """The day to go by on that day: once the 稳妥日 is gone, the last one."""
        return self.on if self.safe_on is None or day_of(self.safe_on) < today else self.safe_on


def coming(today: date, rungs: Iterable[Rung], deadlines: Iterable[Deadline]) -> tuple[Coming, ...]:
    """Last days from `today` on, and later days on which rungs open."""
    last = (
        Coming(each.on, each.title, each.channel, each.safe_on, each.mine, each.provisional)
        for each in deadlines
        if not each.passed and today <= day_of(each.on)
    )
    return (*last, *_openings(today, rungs))


def coming_of(plan: Plan) -> tuple[Coming, ...]:
    """Those of a plan, the nearest first."""
    found = coming(plan.today, plan.rungs, plan.deadlines)
    return tuple(sorted(found, key=lambda each: instant_of(each.ahead(plan.today), end_of_day=True)))


def nearest(days: Iterable[Coming], today: date) -> Nearest | None:
    """The nearest of them; None where there is none."""
    found = [(each.ahead(today), each.what) for each in days]
    if not found:
        return None
    return Nearest(*min(found, key=lambda day: instant_of(day[0], end_of_day=True)))


def _openings(today: date, rungs: Iterable[Rung]) -> Iterator[Coming]:
    """Days to come on which a rung opens, one for each day with all their names."""
    later = [rung for rung in rungs if rung.opens_at and today < day_of(rung.opens_at)]
    for moment in dict.fromkeys(rung.opens_at for rung in later if rung.opens_at):
        those = [rung for rung in later if rung.opens_at == moment]
        yield Coming(
            on=moment,
            what=f"可以走：{'、'.join(rung.name for rung in those)}",
            channel=those[0].channel if len(those) == 1 else "",
            safe_on=None,
            mine=True,
            provisional=False,
            opens=True,
        )
