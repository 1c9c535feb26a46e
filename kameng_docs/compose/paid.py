"""What is complained of to whoever carried the money: one sheet a payment, one for all periods of a renewal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kameng_docs.brief import Brief, Moment, OrderInfo
from kameng_docs.case.part import instant_of
from kameng_docs.compose.alike import rows_of
from kameng_docs.disclosure import HIDDEN
from kameng_docs.law.fact_names import RENEWED
from kameng_docs.procedure.ladder import ladder

ORDER_ID = "订单号"


@dataclass(frozen=True)
class Paid:
    """One payment, or the periods of one renewal, which is complained of from its last period (`count` of them).

    `amount` is what was paid, `claimed` what is asked back of it, both in 元; None: of that only the case as a whole tells.
    `asked` is what a form's field for this payment gets: of all payments together never more than the claim, in 元.
    `ids` are the numbers of the payments, `number` that from which the complaint is opened; `way` how it was paid.
    """

    goods: str
    orders: tuple[OrderInfo, ...]
    first: Moment
    last: Moment
    amount: Decimal
    claimed: Decimal | None
    ids: tuple[str, ...] = ()
    way: str = ""
    count: int = 1
    asked: Decimal | None = None

    @property
    def number(self) -> str:
        """The number of the payment in whose entry the complaint is made."""
        return self.ids[-1] if self.ids else ""

    @property
    def order_ids(self) -> tuple[str, ...]:
        """The numbers of its orders."""
        return tuple(dict.fromkeys(order.order_id for order in self.orders if order.order_id))


def at_issue(brief: Brief) -> list[OrderInfo]:
    """The orders of which something is claimed; all of them where of none."""
    return [order for order in brief.orders if order.affected] or list(brief.orders)


def found_by(orders: Sequence[OrderInfo]) -> tuple[str, tuple[str, ...]]:
    """By which numbers a platform finds these orders, and what they are called: a top-up has no 订单号, but its payment a number.

    Nothing where none is known, or may be seen by who reads it.
    """
    several = [_numbers_of(order) for order in orders]
    kinds = {name: [each[name] for each in several] for name in (several[0] if several else ())}
    for name, numbers in kinds.items():
        if shown := tuple(dict.fromkeys(each for each in numbers if each and HIDDEN not in each)):
            return name, shown
    return "", ()


def number_head(orders: Sequence[OrderInfo]) -> str:
    """What a column is called in which each of these orders has its number."""
    return found_by(orders)[0] or ORDER_ID


def number_in(order: OrderInfo, head: str) -> str:
    """The number of an order in a column of that name; one that has only another is found by that, called by its name."""
    kinds = _numbers_of(order)
    if kinds[head]:
        return kinds[head]
    others = (f"{name}{each}" for name, each in kinds.items() if each and HIDDEN not in each)
    return next(others, "—")


def _numbers_of(order: OrderInfo) -> dict[str, str]:
    """The numbers under which an order or its payment may be found, the best first."""
    return {ORDER_ID: order.order_id, "商户单号": order.merchant_order, "支付单号": order.payment_id}


def went_through(paid_by: str, wallet: str) -> bool:
    """Whether a payment may stand on the bill of this wallet, by what 付款方式 says; where it says nothing, it may."""
    known = ladder()
    if not paid_by or known.wallets[wallet].search(paid_by):
        return True
    of_another = any(each.search(paid_by) for each in known.wallets.values())
    return not of_another and known.bank_cards.search(paid_by) is not None


def payments_of(brief: Brief, orders: Sequence[OrderInfo]) -> tuple[Paid, ...]:
    """The payments of these orders, in the order of their days."""
    by_way: dict[str, list[OrderInfo]] = {}
    for order in orders:
        by_way.setdefault(order.paid_by, []).append(order)
    found = [paid for several in by_way.values() for paid in _of(several, brief.facts[RENEWED].state == "是")]
    found.sort(key=lambda paid: instant_of(paid.first))
    wanted = next((claim.amount for claim in brief.claims if claim.kind == "refund"), None)
    principal = brief.claims[0].amount if brief.claims else None
    if len(found) == 1:
        return tuple(_asked([replace(found[0], claimed=wanted)], principal))
    told = [paid.claimed for paid in found if paid.claimed is not None]
    # Sums that do not make up the claim would ask for another one.
    whole = len(told) == len(found) and sum(told, Decimal(0)) == wanted
    return tuple(_asked(found if whole else [replace(paid, claimed=None) for paid in found], principal))


def _asked(found: Iterable[Paid], principal: Decimal | None) -> Iterable[Paid]:
    """The payments with what their fields ask: what each may, until the claim is reached.

    What is not asked (what a child may spend in a month) belongs to no payment; it is left out at the last of them.
    """
    left = principal
    for paid in found:
        if paid.claimed is not None:
            yield replace(paid, asked=paid.claimed)
        elif left is None:
            yield paid
        else:
            several_parts = len(paid.orders[0].parts) > 1
            back = Decimal(0) if several_parts else sum((o.refunded for o in paid.orders), Decimal(0))
            asked = min(max(paid.amount - back, Decimal(0)), left)
            left -= asked
            yield replace(paid, asked=asked)


def _of(orders: Iterable[OrderInfo], renewed: bool) -> list[Paid]:
    """The payments of orders that were paid the same way."""
    found: list[Paid] = []
    for row in rows_of(orders):
        if renewed and len(row.orders) > 1:
            ids = tuple(order.payment_id for order in row.orders if order.payment_id)
            claimed = sum((order.claimed for order in row.orders), Decimal(0))
            count = len(row.orders)
            found.append(
                Paid(
                    row.goods,
                    row.orders,
                    row.first,
                    row.last,
                    row.paid,
                    claimed,
                    ids,
                    row.orders[0].paid_by,
                    count,
                )
            )
        else:
            found += [paid for order in row.orders for paid in _of_one(order)]
    return found


def _of_one(order: OrderInfo) -> list[Paid]:
    """The payments of one order: its periods together, the parts of its price each by itself."""
    if len(order.charges) > 1:
        ids = tuple(charge.payment_id for charge in order.charges if charge.payment_id) or _ids(
            order.payment_id
        )
        first, last, count = order.charges[0].at, order.charges[-1].at, len(order.charges)
        return [
            Paid(order.goods, (order,), first, last, order.paid, order.claimed, ids, order.paid_by, count)
        ]
    if len(order.parts) > 1:
        return [
            Paid(
                order.goods,
                (order,),
                part.at,
                part.at,
                part.amount,
                None,
                _ids(part.payment_id),
                order.paid_by,
            )
            for part in order.parts
        ]
    at, ids = order.paid_at, _ids(order.payment_id)
    return [Paid(order.goods, (order,), at, at, order.paid, order.claimed, ids, order.paid_by)]


def _ids(number: str) -> tuple[str, ...]:
    return (number,) if number else ()
