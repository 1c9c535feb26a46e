"""What a formula gives: a sum with its working, or what has to be written so that there is one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.wording import yuan


@dataclass(frozen=True)
class Sum:
    """A sum in 元 and how it came about. `rows`: the periods of a renewal that it is made of, by their place, and what of each.
    `aside`: what the author alone is told of it.
    """

    amount: Decimal
    working: str
    rows: tuple[tuple[int, Decimal], ...] = ()
    aside: str = ""


Made = Sum | str
Facts = Mapping[str, FactInfo]
Formula = Callable[[Case, Facts], Made]


def total(found: Iterable[Sum], none: str) -> Made:
    """Several together; what to write where there is none."""
    sums = [each for each in found if each.amount > 0]
    if not sums:
        return none
    amount = sum((each.amount for each in sums), Decimal(0))
    working = "；".join(each.working for each in sums)
    return Sum(amount, working if len(sums) == 1 else f"{working}；合计 {yuan(amount)} 元")
