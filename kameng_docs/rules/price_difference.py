"""补差价 needs a sum."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, Refunded
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.price-difference"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """补差价, asked for first or second, without 差价, or a difference no smaller than what was paid and has not come
    back as money.
    """
    demands = case.demands
    asked = {"主要要求": demands.remedy, "备选要求": demands.instead}
    keys = [key for key, remedy in asked.items() if remedy == "补差价"]
    if not keys:
        return
    paid = sum(order.paid for order in case.orders)
    back = sum(order.refunded_amount for order in case.orders if not _into_credit(order))
    if demands.price_difference is None:
        yield Finding(("诉求", keys[0]), "要求补差价，没有写差多少", "在“诉求”里加一行 差价: 20.00")
    elif not demands.difference_worked_out:
        yield Finding(("诉求", "差价"), "没有写差价是怎么算的", "在“诉求”里加一行 差价算法: 198.00 × 11 ÷ 12")
    elif demands.price_difference >= paid - back:
        what = f"实付 {paid} 元" + (f"减去已退回的 {back} 元" if back else "")
        yield Finding(("诉求", "差价"), f"差价 {demands.price_difference} 元，没有比{what}少", "核对金额")


def _into_credit(order: Order) -> bool:
    return isinstance(order.refunded, Refunded) and order.refunded.into_credit
