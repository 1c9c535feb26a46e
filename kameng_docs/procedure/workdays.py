"""Working days (工作日) over the announced calendar with its 调休; provisional where a year is not announced."""

from dataclasses import dataclass
from datetime import date

from kameng_docs.procedure.holidays import DAY, SATURDAY, is_listed, is_workday


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
    listed = all(is_listed(year) for year in guessed)
    return Workdays(day, tuple(off), tuple(made_up), tuple(sorted(guessed)), listed)
