"""Periods, signs and sums that the ladder of channels rests on, as data, and on whose word. What one channel alone knows
stands in its own folder (`rung.yaml`).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from kameng_docs.procedure.days import UNITS, naive_end, reckon
from kameng_docs.procedure.reckoned import Reckoned
from kameng_docs.procedure.regimes import Moment, regime
from kameng_docs.procedure.workdays import Workdays, workdays_after
from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("ladder.yaml")
WHOSE = {"mine", "theirs"}


@dataclass(frozen=True)
class Period:
    """So many hours, days, workdays, months or years. `binding`: a statute sets it; else it is advice.

    `status` is V where the source itself was read, U where it was not. `mine`: the author must act by then, else others.
    `regime` says how it is counted (`regimes.yaml`), `since` from when, `doubt` what is doubtful about it alone.
    """

    id: str
    count: int
    unit: str
    binding: bool
    status: str
    source: str
    regime: str
    mine: bool
    since: str
    doubt: str

    @property
    def told(self) -> str:
        """7个工作日."""
        return f"{self.count}{UNITS[self.unit]}"

    def reckoned(self, start: Moment) -> Reckoned:
        """Both days of the period, in its regime, and when it is over: what is told is taken from here."""
        return reckon(
            start, self.count, self.unit, self.regime, mine=self.mine, since=self.since, doubt=self.doubt
        )

    def after(self, start: date) -> date:
        """The bare count: `start` not counted and nothing moved, so neither to be told nor held to be over.

        Raises ValueError for hours.
        """
        if self.unit == "workdays":
            return self.workdays(start).last
        return naive_end(start, self.count, self.unit)

    def workdays(self, start: date) -> Workdays:
        """The count of working days after `start`, with what is only guessed of it."""
        return workdays_after(start, self.count)

    def hours_after(self, start: datetime | date) -> datetime | date:
        """The instant so many hours later; of a bare day the day so many whole days later."""
        if isinstance(start, datetime):
            return start + timedelta(hours=self.count)
        return start + timedelta(hours=self.count)


@dataclass(frozen=True)
class Ladder:
    """Periods by id that more than one channel or none knows, how a payment is told by its words, facts, sums in 元."""

    periods: dict[str, Period]
    apple_payments: re.Pattern[str]
    balance_payments: re.Pattern[str]
    carrier_payments: re.Pattern[str]
    police_signs: tuple[str, ...]
    crime_floor: Decimal
    crime_floor_highest: Decimal
    worth_a_complaint: Decimal
    checked_on: date


@cache
def ladder() -> Ladder:
    """The ladder. Raises ValueError where the file is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    periods = [_period(entry) for entry in record.several("periods")]
    found = Ladder(
        periods={period.id: period for period in periods},
        apple_payments=re.compile(record.text("apple_payments"), re.IGNORECASE),
        balance_payments=re.compile(record.text("balance_payments"), re.IGNORECASE),
        carrier_payments=re.compile(record.text("carrier_payments"), re.IGNORECASE),
        police_signs=tuple(record.several("police_signs")),
        crime_floor=Decimal(record.text("crime_floor")),
        crime_floor_highest=Decimal(record.text("crime_floor_highest")),
        worth_a_complaint=Decimal(record.text("worth_a_complaint")),
        checked_on=record.day("checked_on"),
    )
    record.close()
    return found


def period(name: str) -> Period:
    """The period of that id."""
    return ladder().periods[name]


def _period(entry: object) -> Period:
    record = Record(entry, f"{FILE.name}: period")
    found = Period(
        id=record.text("id"),
        count=int(record.text("count")),
        unit=record.text("unit"),
        binding=record.flag("binding", default=False),
        status=record.text("status"),
        source=record.text("source"),
        regime=regime(record.text("regime")).id,
        mine=(whose := record.text("whose")) == "mine",
        since=record.text("since", default=""),
        doubt=record.text("doubt", default=""),
    )
    record.close()
    if found.unit not in UNITS or found.status not in {"V", "U"} or whose not in WHOSE:
        raise record.wrong(found.id)
    return found
