"""What the complaints come to: how many, since when, which questions and requests, in numbers that the cases carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.association.complaint import Complaint
from kameng_docs.wording import sum_told


@dataclass(frozen=True)
class Count:
    """One row of a table: in how many complaints, and their sum in 元 where there is one."""

    what: str
    cases: int
    amount: Decimal | None = None


@dataclass(frozen=True)
class Tally:
    """Sums in 元; `total` is None where nothing that is asked for is money. A complaint may stand in several rows of `disputes` and `asked`, in each once.

    `received` are the first and the last day on which the association was turned to, None unless every case tells it.
    `told_us`: some of the answers came to the association itself.
    """

    cases: int
    first: date
    last: date
    received: tuple[date, date] | None
    paid: Decimal
    total: Decimal | None
    in_coins: int
    disputes: tuple[Count, ...]
    asked: tuple[Count, ...]
    answers: tuple[Count, ...]
    answered: int
    otherwise: int
    told_us: bool

    @property
    def overlaps(self) -> bool:
        """Whether the rows of `disputes` come to more than there are complaints."""
        return sum(each.cases for each in self.disputes) > self.cases


def tally_of(complaints: tuple[Complaint, ...]) -> Tally:
    """The tally of at least one complaint."""
    days = [each.bought_on for each in complaints]
    received = [each.received_on for each in complaints if each.received_on is not None]
    return Tally(
        cases=len(complaints),
        first=min(days),
        last=max(days),
        received=(min(received), max(received)) if len(received) == len(complaints) else None,
        paid=sum((each.paid for each in complaints), Decimal(0)),
        total=sum_told(each.total for each in complaints),
        in_coins=sum(each.in_coins for each in complaints),
        disputes=_counted((name, None) for each in complaints for name in dict.fromkeys(each.disputes)),
        asked=_counted(request for each in complaints for request in _once(each)),
        answers=_counted((title, None) for each in complaints for title in each.answers),
        answered=sum(each.was_answered for each in complaints),
        otherwise=sum(each.was_answered and not each.answers for each in complaints),
        told_us=any(each.told_us for each in complaints),
    )


def _once(complaint: Complaint) -> Iterable[tuple[str, Decimal | None]]:
    """The requests of a complaint, those of one kind together."""
    found: dict[str, Decimal | None] = {}
    for asked in complaint.asked:
        before = found.get(asked.what)
        found[asked.what] = asked.amount if before is None else before + (asked.amount or Decimal(0))
    return found.items()


def _counted(found: Iterable[tuple[str, Decimal | None]]) -> tuple[Count, ...]:
    """Each name with its number, the most frequent first."""
    cases: dict[str, int] = {}
    sums: dict[str, Decimal | None] = {}
    for name, amount in found:
        cases[name] = cases.get(name, 0) + 1
        before = sums.get(name)
        sums[name] = before if amount is None else (before or Decimal(0)) + amount
    ranked = sorted(cases, key=lambda name: -cases[name])
    return tuple(Count(name, cases[name], sums[name]) for name in ranked)
