"""One order stands once; twice, it would be claimed twice."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.same-order-twice"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Orders that repeat the number of an earlier one."""
    seen: set[str] = set()
    for i, order in enumerate(case.orders):
        if order.order_id and order.order_id in seen:
            yield Finding(
                ("交易", i, "订单号"),
                f"订单号 {order.order_id} 前面已经有了",
                "删去重复的一笔，否则会重复要钱",
            )
        seen.add(order.order_id or "")
