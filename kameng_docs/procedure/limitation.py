"""Periods that end rights: 诉讼时效 with its interruptions, the year of rescission and termination, the six months of 治安."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

YEARS = 3
MONTHS_IN_A_YEAR = 12
POLICE_MONTHS = 6


@dataclass(frozen=True)
class Limitation:
    """Three years from the day after `begun`, up to and with `last`.

    `begun` is the day of knowing or of the last interruption in time; `interruptions` those that counted, `too_late`
    those after the period had run out, which begin nothing anew.
    """

    begun: date
    last: date
    interruptions: tuple[date, ...]
    too_late: tuple[date, ...]


def limitation(known_on: date, interruptions: Iterable[date] = ()) -> Limitation:
    """民法典 第一百八十八条, 第一百九十五条. Raises ValueError for an interruption before the day of knowing."""
    begun, counted, late = known_on, [], []
    for day in sorted(set(interruptions)):
        if day < known_on:
            raise ValueError(f"{day} lies before {known_on}")
        if day <= years_after(begun, YEARS):
            begun = day
            counted.append(day)
        else:
            late.append(day)
    return Limitation(begun, years_after(begun, YEARS), tuple(counted), tuple(late))


def years_after(day: date, years: int) -> date:
    """The last day of so many years that begin the day after `day` (民法典 第二百零一条): the same day of the year."""
    return months_after(day, years * MONTHS_IN_A_YEAR)


def police_until(done_on: date) -> date:
    """The last day on which a 治安 case can be found out: six months, the day of the act counted in.

    The statute counts 从行为发生之日起; to count that day in is the careful reading.
    """
    return months_after(done_on, POLICE_MONTHS) - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The day of the same number; the last of the month where it has none (29 February, the 31st)."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
