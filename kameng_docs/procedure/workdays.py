"""Working days (工作日) over the announced calendar with its 调休; provisional where a year is not announced."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from kameng_docs.declared import Files, Shaped

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class _Statutory:
    """The fixed days off as 01-01, and the movable ones of each year that is listed."""

    checked_on: date
    fixed: tuple[Annotated[str, Shaped(re.compile("[01][0-9]-[0-3][0-9]"), "写成 01-01")], ...]
    movable: dict[Annotated[str, Shaped(re.compile("20[0-9]{2}"), "写成 2027")], tuple[date, ...]]


WORKDAYS = Files("procedure/workdays.yaml", _Statutory)


@dataclass(frozen=True)
class Workdays:
    """The day on which the count is full.

    `off` are the days from Monday to Friday that were skipped, `made_up` the Saturdays and Sundays that were counted.
    `guessed` are the years that are not announced and that the count went into; `listed` whether of all of them at
    least the movable holidays are known.
    """

    last: date
    off: tuple[date, ...]
    made_up: tuple[date, ...]
    guessed: tuple[int, ...]
    listed: bool

    @property
    def provisional(self) -> bool:
        """Whether it may still change with an announcement."""
        return bool(self.guessed)


def workdays_after(start: date, count: int) -> Workdays:
    """The `count`-th working day after `start`, which itself is not counted. Raises ValueError for less than one."""
    if count < 1:
        raise ValueError(f"{count} working days")
    day, left = start, count
    off, made_up, guessed = [], [], set()
    while left:
        day += DAY
        working, announced = is_workday(day)
        weekend = day.weekday() >= SATURDAY
        left -= working
        if working and weekend:
            made_up.append(day)
        if not working and not weekend:
            off.append(day)
        if not announced:
            guessed.add(day.year)
    listed = all(str(year) in WORKDAYS.only().movable for year in guessed)
    return Workdays(day, tuple(off), tuple(made_up), tuple(sorted(guessed)), listed)


def is_workday(day: date) -> tuple[bool, bool]:
    """Whether it is a working day, and whether its year's calendar is announced."""
    import chinese_calendar

    try:
        return chinese_calendar.is_workday(day), True
    except NotImplementedError:
        off = WORKDAYS.only()
        free = f"{day:%m-%d}" in off.fixed or day in off.movable.get(str(day.year), ())
        return day.weekday() < SATURDAY and not free, False
