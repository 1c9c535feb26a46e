"""More has come back than was paid: it happens (a dearer replacement was given back), and is asked about."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.refund-exceeds-paid"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Orders of which 已退回 is larger than 实付."""
    for i, order in enumerate(case.orders):
        if order.refunded_amount > order.paid:
            yield Finding(
                ("交易", i, "已退回", "金额"),
                f"已退回 {order.refunded_amount} 元，比实付 {order.paid} 元还多",
                "核对两个金额，单位都是元；确实退得更多的，不用改，这笔不再要求退款",
            )
