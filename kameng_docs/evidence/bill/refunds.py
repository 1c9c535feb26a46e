"""Money that came back in a row of its own: which payment it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kameng_docs.evidence.bill.model import Payment

# A name is cut in what a refund says of its goods; fewer signs than these may be of anything.
LEAST_GOODS = 4
UNTIED = "这是一笔退款，看不出退的是哪一笔：照支付详情核对"
BY_NAME = "退款在第 {} 行，是按交易对方、商品认出来的：照支付详情核对"


def tied(payments: Sequence[Payment]) -> tuple[Payment, ...]:
    """The same payments, each refund tied to the payment that it brings back, whose `refunded` it adds to."""
    found = {each.row: each for each in payments}
    # What the row of the payment says itself already holds what its refunds say.
    stated = {each.row for each in payments if each.refunded}
    for refund in payments:
        if not refund.is_refund:
            continue
        of, surely = _paid(refund, payments)
        if of is None:
            found[refund.row] = replace(refund, doubts=(*refund.doubts, UNTIED))
            continue
        found[refund.row] = replace(refund, refund_of=of.row)
        found[of.row] = _with(found[of.row], refund, counted=of.row not in stated, surely=surely)
    return tuple(found[each.row] for each in payments)


def _with(payment: Payment, refund: Payment, *, counted: bool, surely: bool) -> Payment:
    doubts = payment.doubts if surely else (*payment.doubts, BY_NAME.format(refund.row))
    more = refund.amount if counted else Decimal(0)
    total = payment.refunded + more
    if total > payment.amount and counted:
        doubts = (*doubts, f"几笔退款合计 {total} 元，比付的 {payment.amount} 元还多，照支付详情核对")
    return replace(
        payment,
        refunded=total,
        refund_rows=(*payment.refund_rows, refund.row),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _paid(refund: Payment, payments: Sequence[Payment]) -> tuple[Payment | None, bool]:
    """The payment that came back, and whether a number says so; None where none or several may be meant."""
    before = [
        each
        for each in payments
        if not each.is_refund
        and each.row != refund.row
        and each.amount >= refund.amount
        and _earlier(each, refund)
    ]
    by_number = [each for each in before if _same_number(each, refund)]
    if by_number:
        return (by_number[0], True) if len(by_number) == 1 else (None, False)
    by_name = [
        each for each in before if each.payee == refund.payee and each.payee and _same_goods(each, refund)
    ]
    return (by_name[0], False) if len(by_name) == 1 else (None, False)


def _earlier(payment: Payment, refund: Payment) -> bool:
    if payment.at is None or refund.at is None:
        return True
    return payment.at.isoformat()[:10] <= refund.at.isoformat()[:10]


def _same_number(payment: Payment, refund: Payment) -> bool:
    """The number of a refund is that of the payment, begins with it, or shares the merchant's."""
    whole = payment.payment_id
    if whole and (refund.payment_id == whole or refund.payment_id.startswith((f"{whole}_", f"{whole}*"))):
        return True
    mine, theirs = payment.merchant_id, refund.merchant_id
    return bool(mine) and (theirs == mine or theirs.startswith((f"{mine}_", f"{mine}*")))


def _same_goods(payment: Payment, refund: Payment) -> bool:
    return any(
        len(name) >= LEAST_GOODS and (name in payment.goods or payment.goods in name)
        for name in _goods(refund)
    )


def _goods(refund: Payment) -> Iterator[str]:
    """What a refund calls the goods, without the word for a refund before or behind it."""
    name = refund.goods.removeprefix("退款").lstrip("-－:： ")
    if name:
        yield name.removesuffix("-退款").removesuffix("退款")
