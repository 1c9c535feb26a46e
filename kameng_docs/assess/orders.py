"""The orders as papers tell them, each with what is asked back for it."""

from collections.abc import Mapping
from decimal import Decimal

from kameng_docs.assess.charges import charges_of
from kameng_docs.assess.claims import affected_of, claimed_of, refunded_of
from kameng_docs.assess.sums import Sum, age_at
from kameng_docs.assess.sums.courses import left_of, told_of
from kameng_docs.brief import FactInfo, OrderInfo, PaymentInfo
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, oldest_first
from kameng_docs.case.part import instant_of
from kameng_docs.case.sold_by import paid_to_its_seller, seller_of
from kameng_docs.case.whose import Ours, Said
from kameng_docs.wording import yuan

# Asked for here alone: where there was no valid contract, each gives back what it received itself (民法典 第一百五十七条).
UNLICENSED = "无版号"


def orders_of(case: Case, facts: Mapping[str, FactInfo]) -> tuple[OrderInfo, ...]:
    """Oldest first."""
    found = []
    for order in oldest_first(case.orders):
        affected = affected_of(order, facts, case.orders)
        refunded, credited = refunded_of(order, facts)
        if UNLICENSED in case.disputes and order.payee and not paid_to_its_seller(order, case.sellers):
            affected, claimed, formula = 0, Decimal(0), "收款方不是被告，不计 0.00 元"
        else:
            claimed, formula = claimed_of(order, affected, refunded)
            claimed, formula = _less_what_was_had(order, facts, claimed, formula)
        found.append(
            OrderInfo(
                goods=order.goods,
                quantity=order.quantity,
                affected=affected,
                paid=order.paid,
                refunded=refunded,
                credited=credited,
                refund_told="refunded" in order.model_fields_set,
                credited_way=Said(order.refunded_way),
                claimed=claimed,
                formula=Ours(formula),
                ordered_at=order.ordered_at,
                paid_at=order.paid_at or order.ordered_at,
                sort=Ours(order.sort),
                sold_by=seller_of(order, case.sellers),
                account_owner=Ours(order.account_owner or ""),
                order_id=Said(order.order_id or ""),
                paid_by=Said(order.paid_by or ""),
                paid_to=Said(order.paid_to or ""),
                payment_id=Said(order.payment_id or _last_number(order)),
                payee=Said(order.payee or ""),
                merchant_order=Said(order.merchant_order or ""),
                received_at=order.received_at,
                tried_at=order.tried_at,
                redemption=Ours(order.redemption or ""),
                shown=Said(order.shown or ""),
                card_keys=order.card_keys,
                charged_account=Said(order.charged_account or ""),
                days_sold=order.days_bought,
                days_left=order.days_unused,
                exhibits=order.exhibits,
                charges=charges_of(order),
                parts=_parts_of(order),
                foreign=Said(order.foreign or ""),
                in_coins=order.currency == "虚拟货币",
                left_over=_left_over(order),
                prepaid_told=Said(told_of(order.prepaid)) if order.prepaid else Said(""),
                prepaid_by_term=order.prepaid is not None and order.prepaid.counted_by == "按期限",
                child_age=age_at(order, case, facts),
            )
        )
    return tuple(found)


def _less_what_was_had(
    order: Order, facts: Mapping[str, FactInfo], claimed: Decimal, formula: str
) -> tuple[Decimal, str]:
    """预付式消费解释 第十五条第一款: of what was prepaid, whatever was had is taken off, on any ground."""
    left = left_of(order, facts)
    if not claimed or not isinstance(left, Sum) or left.amount >= order.paid:
        return claimed, formula
    net = max(left.amount - order.refunded_amount, Decimal(0))
    told = (
        f"；减去已退回 {yuan(order.refunded_amount)} 元，为 {yuan(net)} 元" if order.refunded_amount else ""
    )
    return net, left.working + told


def _left_over(order: Order) -> Said:
    """What is left of a balance, with its unit; money as money is written."""
    if order.balance is None:
        return Said("")
    left, unit = order.balance.left, order.balance.unit
    return Said(f"{yuan(left)}元" if unit == "元" else f"{left}{unit}")


def _parts_of(order: Order) -> tuple[PaymentInfo, ...]:
    """The payments of one price, oldest first."""
    rows = sorted(order.parts, key=lambda row: instant_of(row.at))
    return tuple(
        PaymentInfo(
            row.at,
            row.amount,
            Said(row.paid_to or ""),
            Said(row.payment_id or ""),
            row.refunded or Decimal(0),
        )
        for row in rows
    )


def _last_number(order: Order) -> str:
    """Of a renewal without a number of its own, that of its last period: a payment complaint is about one payment."""
    return next((str(row.payment_id) for row in reversed(charges_of(order)) if row.payment_id), "")
