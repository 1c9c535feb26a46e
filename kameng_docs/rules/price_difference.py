"""补差价 needs a sum."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import (
    BUNDLED,
    DEARER,
    DEVICES,
    DROPPED,
    FEE_HIDDEN,
    OVERPAID,
    PAID_TWICE,
    PRESELECTED,
    SHORT,
    UNPRICED,
)
from kameng_docs.rules.finding import Finding

CODE = "rule.price-difference"
SEVERITY = Severity.ERROR
# Of these it is worked out from what they say (assess/sums/).
WORKED_OUT = (
    DEARER,
    SHORT,
    DEVICES,
    PRESELECTED,
    UNPRICED,
    PAID_TWICE,
    OVERPAID,
    FEE_HIDDEN,
    BUNDLED,
    DROPPED,
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """补差价, asked for first or second, without 差价 or without its working."""
    demands = case.demands
    asked = {"主要要求": demands.remedy, "备选要求": demands.instead}
    keys = [key for key, remedy in asked.items() if remedy == "补差价"]
    if not keys or any(name in case.facts and case.facts[name].answer == "是" for name in WORKED_OUT):
        return
    if any(p.about == "赠品" and p.broken and p.amount is not None for p in case.promises):
        return
    if demands.price_difference is None:
        yield Finding(("诉求", keys[0]), "要求补差价，没有写差多少", "在“诉求”里加一行 差价: 20.00")
    elif not demands.difference_worked_out:
        yield Finding(("诉求", "差价"), "没有写差价是怎么算的", "在“诉求”里加一行 差价算法: 198.00 × 11 ÷ 12")
