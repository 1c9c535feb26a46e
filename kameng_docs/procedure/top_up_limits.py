"""How far the payments of a minor went above what a game may take of one (kameng_docs/procedure/top_up_limits.yaml)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.declared import Files
from kameng_docs.procedure.ages import ages


@dataclass(frozen=True)
class Limit:
    """From that age on, in 元."""

    from_years: int
    single: int
    monthly: int


@dataclass(frozen=True)
class Limits:
    """The whole file."""

    source: str
    limits: tuple[Limit, ...]


LIMITS = Files("procedure/top_up_limits.yaml", Limits)


@dataclass(frozen=True)
class Above:
    """How many payments were each above the single limit, and the sum above the monthly ones."""

    singles: int
    monthly: Decimal


def above(payments: Iterable[tuple[date, int, Decimal]]) -> Above:
    """Of payments with their days and the child's full years then; who is of age has no limit."""
    singles, spent = 0, dict[tuple[int, int], tuple[Decimal, int]]()
    for day, years, amount in payments:
        if years >= ages().adult.years:
            continue
        limit = max(
            (each for each in LIMITS.only().limits if each.from_years <= years),
            key=lambda each: each.from_years,
        )
        singles += amount > limit.single
        month = (day.year, day.month)
        before, allowed = spent.get(month, (Decimal(0), 0))
        # A birthday within the month: the wider of the two.
        spent[month] = (before + amount, max(allowed, limit.monthly))
    over = sum((max(total - allowed, Decimal(0)) for total, allowed in spent.values()), Decimal(0))
    return Above(singles, over)
