"""What a court charges: 案件受理费 of a claim for money, and the 申请费 of a payment order, preservation and execution."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from kameng_docs.declared import Doubt, Files, Whole, among
from kameng_docs.wording import to_cents

TARIFFS = ("court", "payment-order", "preservation", "execution")


@dataclass(frozen=True)
class _Flat:
    up_to: Decimal
    fee: Decimal


@dataclass(frozen=True)
class _Step:
    percent: Decimal
    up_to: Decimal | None = None


@dataclass(frozen=True)
class _Tariff:
    """Rates of its own, or those `of` another tariff."""

    flat: _Flat | None = None
    steps: tuple[_Step, ...] = ()
    of: str = ""
    divided_by: int = 1
    at_most: Decimal | None = None

    def doubts(self) -> Iterator[Doubt]:
        """Rates that are not there, or do not rise."""
        if bool(self.of) is bool(self.flat):
            yield Doubt((), "“flat”和“of”要写一项，也只能写一项", "自己的费率写 flat 和 steps，比照别的写 of")
        bounds = [self.flat.up_to if self.flat else Decimal(0), *(step.up_to for step in self.steps)]
        for number, (lower, upper) in enumerate(pairwise(bounds)):
            if lower is None or (upper is not None and upper <= lower):
                yield Doubt(("steps", number), "这一段没有接着上一段往上", "从低到高写，最后一段不写 up_to")


@dataclass(frozen=True)
class _Fees:
    checked_on: date
    tariffs: Annotated[dict[str, _Tariff], Whole(TARIFFS)]

    def doubts(self) -> Iterator[Doubt]:
        """A tariff that follows one which is not there."""
        own = [name for name, tariff in self.tariffs.items() if tariff.flat]
        for name, tariff in self.tariffs.items():
            if tariff.of:
                yield from among("费率", own, tariff.of, ("tariffs", name, "of"))


FEES = Files("procedure/fees.yaml", _Fees)


@dataclass(frozen=True)
class Part:
    """So much of the sum, in 元, at that rate."""

    amount: Decimal
    percent: Decimal


@dataclass(frozen=True)
class Fee:
    """A fee and how it is made up: `flat` and the parts above it, divided, and no more than `at_most`. In 元."""

    flat: Decimal
    parts: tuple[Part, ...]
    divided_by: int = 1
    at_most: Decimal | None = None

    @property
    def uncapped(self) -> Decimal:
        """The fee before it is rounded, and before `at_most` is looked at."""
        whole = self.flat + sum((part.amount * part.percent / 100 for part in self.parts), Decimal(0))
        return whole / self.divided_by

    @property
    def exact(self) -> Decimal:
        """The fee before it is rounded."""
        return self.uncapped if self.at_most is None else min(self.uncapped, self.at_most)


def fee_of(amount: Decimal, tariff: str = "court") -> Fee:
    """The fee for a sum of `amount` 元: `court`, `payment-order`, `preservation` or `execution`.

    Raises ValueError for a negative sum and KeyError for another tariff.
    """
    if amount < 0:
        raise ValueError(f"{amount} is no sum in dispute")
    tariffs = FEES.only().tariffs
    rates = tariffs[tariff]
    table = tariffs[rates.of] if rates.of else rates
    if table.flat is None:
        raise KeyError(tariff)
    lower = table.flat.up_to
    parts = []
    for step in table.steps:
        if amount <= lower:
            break
        upper = amount if step.up_to is None else step.up_to
        parts.append(Part(min(amount, upper) - lower, step.percent))
        lower = upper
    return Fee(table.flat.fee, tuple(parts), rates.divided_by, rates.at_most)


def court_fee(amount: Decimal, *, halved: bool = False) -> Decimal:
    """The 案件受理费 in 元 for a sum of `amount` 元 in dispute, rounded half up to the 分.

    `halved` is for summary procedure, which small claims follow (诉讼费用交纳办法 第十六条, 民诉法解释 第二百八十一条). The
    办法 has no rule of rounding; the court's own notice decides. Raises ValueError for a negative sum.
    """
    exact = fee_of(amount).exact
    return to_cents(exact / 2 if halved else exact)
