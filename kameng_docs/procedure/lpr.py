"""The one-year LPR by date: the rows we hold, how each is known, and up to when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from kameng_docs.declared import Doubt, Files, Filled, Key

DECEMBER = 12


@dataclass(frozen=True)
class Rate:
    """`percent` a year from `since` on; `verified` says how it is known: `secondary` or `unverified`."""

    since: Annotated[date, Key("from")]
    percent: Decimal
    verified: str


@dataclass(frozen=True)
class _Rates:
    checked_on: date
    rows: Annotated[tuple[Rate, ...], Filled()]

    def doubts(self) -> Iterator[Doubt]:
        """Rows out of their order."""
        for number, (earlier, later) in enumerate(pairwise(self.rows), 1):
            if later.since <= earlier.since:
                message = f"{later.since} 不晚于前一行的 {earlier.since}"
                yield Doubt(("rows", number, "from"), message, "按日期先后写")


LPR = Files("procedure/lpr.yaml", _Rates)


def rates() -> tuple[Rate, ...]:
    """Every row, oldest first."""
    return LPR.only().rows


def rate_on(day: date) -> Rate | None:
    """The rate that holds on that day; None before the first row."""
    past = [rate for rate in rates() if rate.since <= day]
    return past[-1] if past else None


def known_until() -> date:
    """The first day of which the table says nothing: when the next month's rate was due after the last row."""
    last = rates()[-1].since
    if last.month == DECEMBER:
        return date(last.year + 1, 1, 20)
    return date(last.year, last.month + 1, 20)
