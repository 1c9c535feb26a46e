"""The one-year LPR by date: the rows we hold, how each is known, and up to when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("lpr.yaml")
DECEMBER = 12


@dataclass(frozen=True)
class Rate:
    """`percent` a year from `since` on; `verified` says how it is known: `secondary` or `unverified`."""

    since: date
    percent: Decimal
    verified: str


@cache
def rates() -> tuple[Rate, ...]:
    """Every row, oldest first. Raises ValueError where the file is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    record.day("checked_on")
    found = tuple(_rate(entry) for entry in record.several("rows"))
    record.close()
    if any(later.since <= earlier.since for earlier, later in pairwise(found)):
        raise record.wrong("rows must stand in the order of their dates")
    return found


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


def _rate(entry: object) -> Rate:
    record = Record(entry, f"{FILE.name}: row")
    rate = Rate(record.day("from"), Decimal(record.text("percent")), record.text("verified"))
    record.close()
    return rate
