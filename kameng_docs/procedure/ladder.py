"""The periods that a step waits for, and what procedure knows of a channel: whom it reaches, after what it ends by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated

from kameng_docs.declared import FROM_KEY, Among, Doubt, Files, Key, Means, Sought
from kameng_docs.procedure.days import UNITS, naive_end, reckon
from kameng_docs.procedure.reckoned import Reckoned
from kameng_docs.procedure.regimes import Moment, RegimeName
from kameng_docs.procedure.workdays import Workdays, workdays_after

# By their names alone: law and procedure do not import each other.
FACTS = Files("law/facts/*.yaml", object, by="name")
# Kinds of counting that are a unit and a regime in one.
OF_THEIR_OWN = {"hours", "workdays"}


@dataclass(frozen=True, kw_only=True)
class Period:
    """So many hours, days, workdays, months or years. `binding`: a statute sets it; else it is advice.

    `status` is V where the source itself was read, U where it was not. `mine`: the author must act by then, else others.
    `regime` says how it is counted (`regimes.yaml`), `since` from when, `doubt` what is doubtful about it alone.
    """

    id: Annotated[str, FROM_KEY]
    count: int
    unit: Annotated[str, Among("单位", UNITS)]
    binding: bool = False
    status: Annotated[str, Among("核对情况", ("V", "U"))]
    source: str
    regime: RegimeName
    mine: Annotated[bool, Key("whose"), Means({"mine": True, "theirs": False})]
    since: str = ""
    doubt: str = ""

    def doubts(self) -> Iterator[Doubt]:
        """A unit that its regime does not count in."""
        if OF_THEIR_OWN & {self.unit, self.regime} and self.unit != self.regime:
            message = f"按“{self.unit}”数的期限不能用“{self.regime}”的数法"
            yield Doubt(("regime",), message, "小时用 hours，工作日用 workdays，其余不用这两种")

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
    apple_payments: Sought
    balance_payments: Sought
    carrier_payments: Sought
    wallets: dict[str, Sought]
    bank_cards: Sought
    police_signs: tuple[Annotated[str, Among("事实", FACTS)], ...]
    crime_floor: Decimal
    crime_floor_highest: Decimal
    worth_a_complaint: Decimal
    checked_on: date


LADDER = Files("procedure/ladder.yaml", Ladder)


def ladder() -> Ladder:
    """The ladder."""
    return LADDER.only()


def period(name: str) -> Period:
    """The period of that id. Raises FaultyFiles where the file has none."""
    if name not in ladder().periods:
        raise LADDER.without(name, "periods")
    return ladder().periods[name]


# Whoever is asked there is the other side; a body that takes a dispute only while no other has it (令121 第十六条第二项);
# a court; or somebody who looks at it beside all else.
OTHER_SIDE, BODY, COURT, BESIDE = "other-side", "body", "court", "beside"
REACHES = (OTHER_SIDE, BODY, COURT, BESIDE)


@dataclass(frozen=True)
class Track:
    """Whom a channel reaches, one of REACHES; `lapses`: the period from acceptance after which it is over by itself."""

    reaches: str = OTHER_SIDE
    lapses: Period | None = None
