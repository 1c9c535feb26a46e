"""The payments of one price must come to what was paid, and what came back is written once."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Refunded
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import yuan

CODE = "rule.payments"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """分笔付款 whose rows do not add up to 实付, or that came back both there and in 已退回."""
    for i, order in enumerate(case.orders):
        total = sum((row.amount for row in order.parts), Decimal(0))
        if order.parts and total != order.paid:
            yield Finding(
                ("交易", i, "实付"),
                f"分笔付款合计 {yuan(total)} 元，与实付 {yuan(order.paid)} 元不一致",
                "实付写各次付款的合计，付给平台的和另外付给个人的都算；少写、多写了一次的，照账单改正。已经退回的不从实付里减",
            )
        if isinstance(order.refunded, Refunded) and any(row.refunded for row in order.parts):
            yield Finding(
                ("交易", i, "已退回"),
                "“已退回”和“分笔付款”里都写了退回的钱，会算成两次",
                "只写一处：知道退的是哪一次的，写在那一次里，这里写 无",
            )
