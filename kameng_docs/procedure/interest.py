"""Simple interest by the day: at one rate, or at the LPR of each period."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.procedure.lpr import rates
from kameng_docs.wording import to_cents

# The official worked example of the 2025 complaint divides by 365, in a leap year too.
DAYS_IN_A_YEAR = 365
GIVEN = "given"
# How a rate is known, the least certain last.
MARKS = (GIVEN, "secondary", "unverified")


@dataclass(frozen=True)
class Segment:
    """Days from `start` on up to the day before `end` at `percent` a year. `verified` says how the rate is known."""

    start: date
    end: date
    percent: Decimal
    verified: str

    @property
    def days(self) -> int:
        """How many days it counts: the first, not the last."""
        return (self.end - self.start).days


def at_one_rate(start: date, end: date, percent: Decimal, verified: str = GIVEN) -> tuple[Segment, ...]:
    """The whole time at one rate; nothing where no day lies between."""
    return (Segment(start, end, percent, verified),) if start < end else ()


def at_lpr(start: date, end: date) -> tuple[Segment, ...]:
    """The time cut where the LPR changed. Raises ValueError for a start before the first LPR of the table.

    Rows that repeat a rate make no segment of their own; of a merged one, the least certain mark counts.
    """
    table = rates()
    if start < table[0].since:
        raise ValueError(f"no LPR before {table[0].since}")
    found: list[Segment] = []
    for rate, until in zip(table, [*(later.since for later in table[1:]), date.max], strict=True):
        first, last = max(start, rate.since), min(end, until)
        if first >= last:
            continue
        if found and found[-1].percent == rate.percent:
            before = found.pop()
            mark = max(before.verified, rate.verified, key=MARKS.index)
            found.append(Segment(before.start, last, rate.percent, mark))
        else:
            found.append(Segment(first, last, rate.percent, rate.verified))
    return tuple(found)


def interest(principal: Decimal, segments: tuple[Segment, ...]) -> Decimal:
    """The interest in 元 over all segments, rounded once, half up to the 分."""
    return to_cents(exact_interest(principal, segments))


def exact_interest(principal: Decimal, segments: tuple[Segment, ...]) -> Decimal:
    """The interest in 元 before it is rounded."""
    weighted = sum((segment.percent * segment.days for segment in segments), Decimal(0))
    return principal * weighted / (100 * DAYS_IN_A_YEAR)
