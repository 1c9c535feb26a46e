"""Periods that end rights: 诉讼时效 with its interruptions and its worst reading, the six months of 治安."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kameng_docs.procedure.days import MONTHS, months_after
from kameng_docs.procedure.ladder import period
from kameng_docs.procedure.reckoned import Reckoned, day_of


@dataclass(frozen=True)
class Limitation:
    """Three years from the day after `begun`.

    `begun` is the day of knowing or of the last interruption in time; `interruptions` those that counted, `too_late`
    those after the period had run out, which begin nothing anew. `worst` is the period if the other side is believed
    throughout: known at the earliest day, and no interruption proven.
    """

    begun: date
    reckoned: Reckoned
    worst: Reckoned
    interruptions: tuple[date, ...]
    too_late: tuple[date, ...]

    @property
    def last(self) -> date:
        """The bare count, for who tells one day alone: a moved day is never told without the 稳妥日 of `reckoned`.

        Whether it is over `reckoned.passed` knows.
        """
        return day_of(self.reckoned.counted_on)


def limitation(
    known_on: date, interruptions: Iterable[date] = (), *, should_have_known: date | None = None
) -> Limitation:
    """民法典 第一百八十八条, 第一百九十五条. Raises ValueError for an interruption before the day of knowing.

    `should_have_known`: the day on which the other side may say that the author 应当知道, if it is an earlier one.
    """
    three_years = period("limitation")
    now, counted, late = three_years.reckoned(known_on), [], []
    begun = known_on
    for day in sorted(set(interruptions)):
        if day < known_on:
            raise ValueError(f"{day} lies before {known_on}")
        if day <= _last(now):
            begun, now = day, three_years.reckoned(day)
            counted.append(day)
        else:
            late.append(day)
    worst = three_years.reckoned(min(known_on, should_have_known or known_on))
    return Limitation(begun, now, worst, tuple(counted), tuple(late))


def police_until(done_on: date) -> date:
    """The last day on which a 治安 case can be found out: six months, the day of the act counted in, nothing moved.

    The statute counts 从行为发生之日起; to count that day in is the careful reading.
    """
    return _last(period("police").reckoned(done_on))


def years_after(day: date, years: int) -> date:
    """The last day of the bare count of years that begin the day after `day`; nothing is moved."""
    return months_after(day, years * MONTHS["years"])


def _last(found: Reckoned) -> date:
    return day_of(found.last_on)
