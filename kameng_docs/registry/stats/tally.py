"""What cases of one sort come to: how many, which sums, how long an answer took."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.gates.standing import PENDING
from kameng_docs.registry.rows import sum_of
from kameng_docs.registry.summary import Sent, Summary
from kameng_docs.wording import to_cents

ZERO, HUNDRED = Decimal(0), Decimal(100)
QUARTER, HALF, THREE_QUARTERS = 1, 2, 3
PARTS = 4


@dataclass(frozen=True)
class Money:
    """The sums of one case in 元; nothing where one is not known.

    `back` is the largest of what came back by a refund, a settlement, a judgment: the same money may stand under two. Where
    it is zero it is not known to be, unless `known`: it is written that no money came back.
    """

    asked: Decimal
    paid: Decimal
    back: Decimal
    known: bool


def money_of(summary: Summary) -> Money:
    """What a summary has of them."""
    back = max((sum_of(text) or ZERO for text in summary.back.values()), default=ZERO)
    known = bool(back or summary.refund)
    return Money(sum_of(summary.asked) or ZERO, sum_of(summary.paid) or ZERO, back, known)


class Tally:
    """Adds up cases with their steps.

    `cases` counts them; `sent` counts steps, of which `waiting` still lie there without an answer, and `undated` came to an
    end on a day that nobody wrote down. `days` is how often an answer took so many days. `known` counts the cases of which it
    is written whether money came back, `known_paid` is what was paid in these.
    """

    __slots__ = (
        "asked",
        "back",
        "cases",
        "days",
        "known",
        "known_paid",
        "paid",
        "sent",
        "undated",
        "waiting",
    )

    def __init__(self) -> None:
        self.cases = self.known = self.sent = self.waiting = self.undated = 0
        self.asked = self.paid = self.known_paid = self.back = ZERO
        self.days: Counter[int] = Counter()

    def take(self, money: Money, steps: Iterable[Sent]) -> None:
        """One more case, with those of its steps that belong here."""
        self.cases += 1
        self.asked += money.asked
        self.paid += money.paid
        self.back += money.back
        if money.known:
            self.known += 1
            self.known_paid += money.paid
        for step in steps:
            self.sent += 1
            if step.days is not None:
                self.days[step.days] += 1
            elif step.state in PENDING:
                self.waiting += 1
            else:
                self.undated += 1

    @property
    def share(self) -> Decimal | None:
        """How much of what was paid came back, in hundredths, of the cases that say so; None where nothing was paid in them."""
        return to_cents(self.back * HUNDRED / self.known_paid) if self.known_paid else None

    @property
    def returned(self) -> Decimal | None:
        """What came back; None where no case says whether anything did."""
        return self.back if self.known else None

    def within(self, quarters: int) -> int | None:
        """In how many days so many quarters of the answers came: a day on which one came. None without an answer."""
        wanted, seen = quarters * self.days.total(), 0
        for day in sorted(self.days):
            seen += self.days[day]
            if seen * PARTS >= wanted:
                return day
        return None

    @property
    def longest(self) -> int | None:
        """How many days the slowest answer took."""
        return max(self.days, default=None)
