"""The sums that a ground gives by itself: a part of the price, a balance, days, periods of a renewal, what was agreed on.

Each takes the case and what is known of it, and gives a sum with its working in 元, or says what has to be written for it.
Named by `sum` of a ground (law/grounds/README.md). Never more than what the working carries: two heads on one payment are
one loss, and claims.py adds no more than was paid and is still out.
"""

from collections.abc import Mapping

from kameng_docs.assess.sums import (
    children,
    courses,
    difference,
    goods_shipped,
    live_rooms,
    prepaid,
    prices,
    promises_kept,
    renewals,
    software,
    stored_cards,
    tickets,
)
from kameng_docs.assess.sums.children import age_at
from kameng_docs.assess.sums.made import Facts, Formula, Made, Sum
from kameng_docs.case.model import Case
from kameng_docs.wording import yuan

__all__ = ["SUMS", "Sum", "age_at", "sum_named"]

KINDS = (
    children,
    courses,
    difference,
    goods_shipped,
    live_rooms,
    prepaid,
    prices,
    promises_kept,
    renewals,
    software,
    stored_cards,
    tickets,
)
SUMS: Mapping[str, Formula] = {name: formula for kind in KINDS for name, formula in kind.FORMULAS.items()}


def sum_named(name: str, case: Case, facts: Facts) -> Made:
    """The sum of that name, or what is to be written so that there is one. Raises KeyError for a name that SUMS has not."""
    if name in SUMS:
        return SUMS[name](case, facts)
    stated = facts[name]
    if stated.amount is None:
        return f"“{name}”里还没有写 金额"
    return Sum(stated.amount, f"{name} {yuan(stated.amount)} 元")
