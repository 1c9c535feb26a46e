"""The columns behind the key of a table: their names in JSON, their heads, and what stands in them."""

from collections.abc import Mapping
from decimal import Decimal

from kameng_docs.registry.cells import Cell
from kameng_docs.registry.stats.tally import HALF, QUARTER, THREE_QUARTERS, Tally
from kameng_docs.wording import yuan

HEADS: Mapping[str, str] = {
    "cases": "件数",
    "asked": "要求的金额（元）",
    "paid": "实付（元）",
    "known": "写明有没有退回（件）",
    "back": "写明的退回（元）",
    "share": "写明的里退回占实付（%）",
    "sent": "交出（次）",
    "waiting": "还没有答复（次）",
    "undated": "没写答复日子（次）",
    "quarter": "四分之一的答复在几天内",
    "median": "一半的答复在几天内",
    "three_quarters": "四分之三的答复在几天内",
    "longest": "最慢的答复几天",
}


def measures(tally: Tally) -> tuple[Cell, ...]:
    """In the order of HEADS."""
    return (
        tally.cases,
        tally.asked,
        tally.paid,
        tally.known,
        tally.returned,
        tally.share,
        tally.sent,
        tally.waiting,
        tally.undated,
        tally.within(QUARTER),
        tally.within(HALF),
        tally.within(THREE_QUARTERS),
        tally.longest,
    )


def as_plain(tally: Tally) -> dict[str, int | str | None]:
    """By their names, sums as texts with two decimals."""
    values = zip(HEADS, measures(tally), strict=True)
    return {name: yuan(value) if isinstance(value, Decimal) else value for name, value in values}
