"""What a court charges: 案件受理费 of a claim for money, and the 申请费 of a payment order, preservation and execution."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from kameng_docs.record import read_mapping
from kameng_docs.wording import to_cents

FILE = Path(__file__).with_name("fees.yaml")


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
    rates = _tariffs()[tariff]
    table = _tariffs()[rates["of"]] if "of" in rates else rates
    lower = Decimal(table["flat"]["up_to"])
    parts = []
    for step in table["steps"]:
        if amount <= lower:
            break
        upper = Decimal(step["up_to"]) if "up_to" in step else amount
        parts.append(Part(min(amount, upper) - lower, Decimal(step["percent"])))
        lower = upper
    at_most = Decimal(rates["at_most"]) if "at_most" in rates else None
    return Fee(Decimal(table["flat"]["fee"]), tuple(parts), int(rates.get("divided_by", 1)), at_most)


def court_fee(amount: Decimal, *, halved: bool = False) -> Decimal:
    """The 案件受理费 in 元 for a sum of `amount` 元 in dispute, rounded half up to the 分.

    `halved` is for summary procedure, which small claims follow (诉讼费用交纳办法 第十六条, 民诉法解释 第二百八十一条). The
    办法 has no rule of rounding; the court's own notice decides. Raises ValueError for a negative sum.
    """
    exact = fee_of(amount).exact
    return to_cents(exact / 2 if halved else exact)


@cache
def _tariffs() -> dict[str, Any]:
    tariffs: dict[str, Any] = read_mapping(FILE)["tariffs"]
    return tariffs
