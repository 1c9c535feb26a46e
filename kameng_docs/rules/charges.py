"""The periods of a renewal must be whole, and come to what was paid."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kameng_docs.case.charges import Charge
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import yuan

CODE = "rule.charges"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Rows that are neither one period nor a range, ranges that end before they begin, and sums that are not 实付."""
    for i, order in enumerate(case.orders):
        faults = [(number, fault) for number, row in enumerate(order.charges) if (fault := _fault(row))]
        for number, (message, hint) in faults:
            yield Finding(("交易", i, "扣款各期", number), message, hint)
        total = sum((row.amount * (row.count or 1) for row in order.charges), Decimal(0))
        if order.charges and not faults and total != order.paid:
            yield Finding(
                ("交易", i, "实付"),
                f"扣款各期合计 {yuan(total)} 元，与实付 {yuan(order.paid)} 元不一致",
                "实付写各期扣款的合计；少写、多写了一期的，照账单改正。已经退回的不从实付里减",
            )


def _fault(row: Charge) -> tuple[str, str] | None:
    """What is wrong with one row, and what to write instead."""
    if not row.whole:
        return (
            "这一行看不出是哪一期：要么写 时间，要么写 首期、末期、期数",
            "一期写 {时间: 2026-05-05, 金额: 25.00}；连续几期写 {首期: 2026-01-05, 末期: 2026-05-05, 期数: 5, 金额: 25.00}",
        )
    if row.first is None or row.last is None or row.count is None:
        return None
    if day_of(row.first) > day_of(row.last) or (row.count > 1) is not (day_of(row.first) < day_of(row.last)):
        return (
            f"首期、末期和期数对不上：{day_of(row.first)} 至 {day_of(row.last)}，{row.count} 期",
            "首期写第一期扣款的日子，末期写最后一期的，期数写一共几期，照账单数",
        )
    return None
