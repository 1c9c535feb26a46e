"""标价 times 数量 less 优惠 should be what was paid."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import BUNDLED, FEE_HIDDEN, OVERPAID, PAID_TWICE, UNPRICED
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import yuan

# What was taken above the price that was shown, or paid twice: then the sum must differ.
ABOVE = (UNPRICED, FEE_HIDDEN, BUNDLED)

CODE = "rule.price-sum"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Orders whose price does not add up; the sum paid is what papers use."""
    for i, order in enumerate(case.orders):
        if order.list_price is None:
            continue
        due = order.list_price * order.quantity - (order.discount or Decimal(0))
        if due != order.paid and order.paid - due not in _taken_above(case):
            yield Finding(
                ("交易", i, "实付"),
                f"标价 {yuan(order.list_price)} 元 × {order.quantity} − 优惠 {yuan(order.discount or Decimal(0))} 元 = {yuan(due)} 元，"
                f"与实付 {yuan(order.paid)} 元不一致",
                "以支付账单为准改正；文书一律用实付的金额",
            )


def _taken_above(case: Case) -> set[Decimal]:
    """The differences that the author has explained."""
    stated = {name: answer for name, answer in case.facts.items() if answer.answer == "是"}
    explained = {stated[name].amount for name in ABOVE if name in stated}
    if {PAID_TWICE, OVERPAID} & set(stated):
        explained |= {
            order.paid - order.list_price * order.quantity + (order.discount or 0)
            for order in case.orders
            if order.list_price
        }
    return {amount for amount in explained if amount is not None}
