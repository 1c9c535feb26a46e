"""案件受理费: what filing a claim for money costs."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kameng_docs.wording import to_cents

FILE = Path(__file__).with_name("fees.yaml")


def court_fee(amount: Decimal, *, halved: bool = False) -> Decimal:
    """The fee in 元 for a sum of `amount` 元 in dispute, rounded half up to the 分.

    `halved` is for summary procedure, which small claims follow (诉讼费用交纳办法 第十六条, 民诉法解释 第二百八十一条). The
    办法 has no rule of rounding; the court's own notice decides. Raises ValueError for a negative sum.
    """
    if amount < 0:
        raise ValueError(f"{amount} is no sum in dispute")
    tariff = _tariff()
    lower = Decimal(tariff["flat"]["up_to"])
    fee = Decimal(tariff["flat"]["fee"])
    for step in tariff["steps"]:
        if amount <= lower:
            break
        upper = Decimal(step["up_to"]) if "up_to" in step else amount
        fee += (min(amount, upper) - lower) * Decimal(step["percent"]) / 100
        lower = upper
    return to_cents(fee / 2 if halved else fee)


@cache
def _tariff() -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 — plain text
    return content
