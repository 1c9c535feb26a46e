"""Which days are free: the announced calendar with its 调休; the statutory days alone where a year is not announced."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Annotated, TypeVar

from kameng_docs.declared import Files, Filled, Shaped

D = TypeVar("D")
DAY = timedelta(days=1)
TUESDAY, WEDNESDAY, SATURDAY = 1, 2, 5


@dataclass(frozen=True)
class _Holidays:
    """The file: days by their feasts, years as text."""

    checked_on: date
    fixed: dict[str, tuple[Annotated[str, Shaped(re.compile("[01][0-9]-[0-3][0-9]"), "写成 01-01")], ...]]
    movable: Annotated[
        dict[Annotated[str, Shaped(re.compile("20[0-9]{2}"), "写成 2027")], dict[str, tuple[date, ...]]],
        Filled(),
    ]
    names: dict[str, str]
    weekend: str
    reach: int
    unlisted: int


HOLIDAYS = Files("procedure/holidays.yaml", _Holidays)


@dataclass(frozen=True)
class Statutory:
    """Days of 放假办法: the fixed ones as 01-01, the movable ones of each listed year, with the name of their feast."""

    fixed: dict[str, str]
    movable: dict[str, dict[date, str]]
    names: dict[str, str]
    weekend: str
    reach: timedelta
    unlisted: timedelta

    def feast(self, day: date) -> str:
        """The feast of which it is a statutory day; empty where it is none, or none that is listed."""
        moving = self.movable.get(str(day.year), {})
        return self.fixed.get(f"{day:%m-%d}") or moving.get(day, "")


@lru_cache(maxsize=4096)
def is_workday(day: date) -> tuple[bool, bool]:
    """Whether it is a working day, and whether that is settled: its year's calendar is announced.

    A Monday that is the last day of a year waits for the next announcement: before a Tuesday 元旦 it became free (2018-12-31).
    """
    import chinese_calendar

    try:
        working = chinese_calendar.is_workday(day)
    except NotImplementedError:
        return day.weekday() < SATURDAY and not statutory().feast(day), False
    bridge = (day + DAY).year > day.year and (day + DAY).weekday() == TUESDAY
    return working, not bridge or _is_announced(day + DAY)


def why_free(day: date) -> str:
    """国庆节, 周末; empty for a working day."""
    import chinese_calendar

    if is_workday(day)[0]:
        return ""
    known = statutory()
    try:
        name = chinese_calendar.get_holiday_detail(day)[1]
    except NotImplementedError:
        return known.feast(day) or known.weekend
    return known.names[name] if name else known.weekend


def is_statutory(day: date) -> bool:
    """Whether it is a 法定节假日 in the narrow sense: no weekend and no day in lieu."""
    return bool(statutory().feast(day))


def is_listed(year: int) -> bool:
    """Whether the movable feasts of the year are known."""
    return str(year) in statutory().movable


def free_until(first: date, last: date) -> date | None:
    """The last day that an announcement still to come may make free, where those days lie near a statutory day.

    None where every year of them is announced, or no feast is near. A feast that begins on a Tuesday or Wednesday may
    take the days since the Saturday before with it.
    """
    known = statutory()
    found = [last + known.unlisted + known.reach for day in (first, last) if not _is_known(day)]
    around = _days(first - known.reach, last + known.reach)
    for day in around:
        if not is_statutory(day) or _is_announced(day):
            continue
        before = day.weekday() + 2 if day.weekday() in {TUESDAY, WEDNESDAY} else 0
        if day - before * DAY <= last and first <= day + known.reach:
            found.append(_end_of_feast(day) + known.reach)
    return max(found, default=None)


def _is_known(day: date) -> bool:
    """Of announced years, of those that are listed, and in the past all is known that ever will be."""
    return _is_announced(day) or is_listed(day.year) or day.year < min(map(int, statutory().movable))


def _end_of_feast(day: date) -> date:
    while is_statutory(day + DAY):
        day += DAY
    return day


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += DAY


def _is_announced(day: date) -> bool:
    import chinese_calendar

    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return False
    return True


@cache
def statutory() -> Statutory:
    """The statutory days."""
    known = HOLIDAYS.only()
    return Statutory(
        fixed=_by_day(known.fixed),
        movable={year: _by_day(feasts) for year, feasts in known.movable.items()},
        names=known.names,
        weekend=known.weekend,
        reach=timedelta(days=known.reach),
        unlisted=timedelta(days=known.unlisted),
    )


def _by_day(feasts: Mapping[str, Iterable[D]]) -> dict[D, str]:
    return {day: feast for feast, days in feasts.items() for day in days}
