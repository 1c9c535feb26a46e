"""What can be asked for, and how much: every sum with its working, in 元, rounded half up to the 分."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from kameng_docs.assess.known import YES
from kameng_docs.brief import ClaimInfo, FactInfo, GroundInfo, OrderInfo
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, Refunded, in_dispute
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.fact_names import PARTLY
from kameng_docs.law.said import why_not_claimed
from kameng_docs.procedure.punitive import FLOOR, TIMES, more_damages
from kameng_docs.wording import to_cents, yuan

REMEDIES = {"退款": "refund", "补发": "reship", "补差价": "price-difference", "恢复账号": "restore"}
# Claims without a sum of their own: the kind, and what a ground must support to carry it.
WORDED = {
    "interest": "interest",
    "platform-joint": "platform-joint",
    "platform-refund": "platform-refund",
    "invalid-clause": "clause-void",
    "identity": "identity",
    "stop-renewal": "stop-renewal",
}
# Asked for here alone: it decides what counts as money back.
TOOK_CREDIT = "我同意过退余额或券"
FORMULAS = {
    "interest": "按实际返还之日计算，现在不计入合计",
    "platform-joint": "与返还的价款是同一笔钱，不重复计算",
    "platform-refund": "与返还的价款是同一笔钱，不重复计算",
}


def affected_of(order: Order, facts: Mapping[str, FactInfo], orders: tuple[Order, ...]) -> int:
    """How many pieces of the order cannot be used: all, unless the author counted them (one order only).

    Of several orders, one that was made good, or that did not fail where another did, is not asked back.
    """
    if order.reshipped == YES or order not in in_dispute(orders):
        return 0
    partly = facts[PARTLY]
    if len(orders) == 1 and partly.state == YES and partly.count is not None:
        return min(partly.count, order.quantity)
    return order.quantity


def refunded_of(order: Order, facts: Mapping[str, FactInfo]) -> tuple[Decimal, Decimal]:
    """What came back as money, and what was put into a balance that the author did not agree to (practice.md §3.3 D)."""
    accepted = facts[TOOK_CREDIT].state == YES
    if isinstance(order.refunded, Refunded) and order.refunded.into_credit and not accepted:
        return Decimal(0), order.refunded.amount
    return order.refunded_amount, Decimal(0)


def claimed_of(order: Order, affected: int, refunded: Decimal) -> tuple[Decimal, str]:
    """What is asked back for one order and how it is worked out: its share of what was paid, less what came back."""
    if not affected:
        return Decimal(0), "已补发或者没有兑换失败，不计 0.00 元"
    share = to_cents(order.paid * affected / order.quantity)
    formula = f"实付 {yuan(order.paid)} 元"
    if affected != order.quantity:
        formula += f" × {affected} ÷ {order.quantity} = {yuan(share)} 元"
    left = max(share - refunded, Decimal(0))
    if refunded:
        formula += f"，减去已退回 {yuan(refunded)} 元，为 {yuan(left)} 元"
    return left, formula


def claims_of(case: Case, orders: tuple[OrderInfo, ...], grounds: Iterable[GroundInfo]) -> list[ClaimInfo]:
    """One principal remedy and at most one in the alternative, then what goes with it if its ground stands."""
    by_support: dict[str, list[GroundInfo]] = {}
    for ground in grounds:
        for support in ground.supports:
            by_support.setdefault(support, []).append(ground)
    principal = _remedy(case.demands.remedy, case, orders, by_support)
    if principal is None:
        # Everything came back already, or nothing carries the remedy: there is no paper for the rest alone.
        return []
    found = [
        principal,
        _alternative(case, orders, by_support),
        _punitive(orders, by_support.get("punitive-damages", [])),
        _costs(case, by_support.get("costs", [])),
        *(_worded(kind, support, by_support) for kind, support in WORDED.items()),
    ]
    return [claim for claim in found if claim is not None]


def _alternative(
    case: Case, orders: tuple[OrderInfo, ...], by_support: Mapping[str, list[GroundInfo]]
) -> ClaimInfo | None:
    """What is asked for if the principal remedy is not granted; never counted beside it."""
    if case.demands.instead is None:
        return None
    if any(ground.id == "terminated-by-notice" for ground in by_support.get("termination", [])):
        # What has ended cannot be performed any more.
        return None
    claim = _remedy(case.demands.instead, case, orders, by_support)
    return None if claim is None else replace(claim, id=Ours(f"{claim.id}-instead"), alternative=True)


def _worded(kind: str, support: str, by_support: Mapping[str, list[GroundInfo]]) -> ClaimInfo | None:
    """A claim without a sum of its own, in the words of the first ground that carries it."""
    grounds = by_support.get(support, [])[:1]
    if not grounds:
        return None
    claim = _claim(kind, None, FORMULAS.get(kind, "不涉及金额"), grounds)
    return replace(claim, prayer=grounds[0].prayer, wanted=grounds[0].wanted)


def _remedy(
    wanted: str, case: Case, orders: tuple[OrderInfo, ...], by_support: Mapping[str, list[GroundInfo]]
) -> ClaimInfo | None:
    kind = REMEDIES[wanted]
    if kind == "refund":
        return _refund(orders, by_support)
    if kind == "reship" and not by_support.get(kind) and by_support.get("performance"):
        # Never delivered: what is wanted is the delivery itself, without the money in the alternative.
        return _claim("performance", None, "不涉及金额", by_support["performance"])
    if not by_support.get(kind):
        return None
    amount_claimed = case.demands.price_difference if kind == "price-difference" else None
    formula = f"差价 {yuan(amount_claimed)} 元" if amount_claimed is not None else "不涉及金额"
    if amount_claimed is not None and case.demands.difference_worked_out:
        formula = f"{case.demands.difference_worked_out}，{formula}"
    return _claim(kind, amount_claimed, formula, by_support[kind])


def _refund(orders: tuple[OrderInfo, ...], by_support: Mapping[str, list[GroundInfo]]) -> ClaimInfo | None:
    """The whole price; else the part not used; else, of what is merely late, the delivery and the price if it fails."""
    unused = not by_support.get("refund") and bool(by_support.get("refund-unused"))
    parts = [unused_of(order) if unused else (order.claimed, order.formula) for order in orders]
    amount = sum((part for part, _ in parts), Decimal(0))
    if amount <= 0:
        return None
    formula = _sum_of([formula for _, formula in parts], amount)
    for kind, support in (("refund", "refund"), ("refund", "refund-unused"), ("performance", "performance")):
        if by_support.get(support):
            return _claim(kind, amount, formula, by_support[support])
    return None


def unused_of(order: OrderInfo) -> tuple[Decimal, str]:
    """The share of the price for the days that were not used, less what came back (民法典 第五百六十六条第一款)."""
    if not order.days_sold or not order.days_left or not order.affected:
        return Decimal(0), "没有写服务天数和剩余天数，不计 0.00 元"
    share = to_cents(order.paid * order.days_left / order.days_sold)
    formula = (
        f"实付 {yuan(order.paid)} 元 × 剩余 {order.days_left} 日 ÷ 共 {order.days_sold} 日 = {yuan(share)} 元"
    )
    left = max(share - order.refunded, Decimal(0))
    if order.refunded:
        formula += f"，减去已退回 {yuan(order.refunded)} 元，为 {yuan(left)} 元"
    return left, formula


def _sum_of(formulas: list[str], amount: Decimal) -> str:
    if len(formulas) == 1:
        return formulas[0]
    return (
        "；".join(f"订单{i}：{formula}" for i, formula in enumerate(formulas, 1))
        + f"；合计 {yuan(amount)} 元"
    )


def _punitive(orders: tuple[OrderInfo, ...], grounds: list[GroundInfo]) -> ClaimInfo | None:
    if not grounds:
        return None
    price = sum((to_cents(order.paid * order.affected / order.quantity) for order in orders), Decimal(0))
    formula = f"{yuan(price)} 元 × {TIMES} = {yuan(price * TIMES)} 元"
    if price * TIMES < FLOOR:
        formula += f"，不足 {FLOOR} 元，按 {FLOOR} 元"
    return _claim("punitive-damages", more_damages(price), formula, grounds)


def _costs(case: Case, grounds: list[GroundInfo]) -> ClaimInfo | None:
    items = tuple(
        (e.what, e.amount) for e in case.demands.expenses if e.exhibits and not why_not_claimed(e.what)
    )
    if not grounds or not items:
        return None
    amount = sum((cost for _, cost in items), Decimal(0))
    formula = " + ".join(f"{what} {yuan(cost)} 元" for what, cost in items)
    if len(items) > 1:
        formula += f" = {yuan(amount)} 元"
    return _claim("costs", amount, formula, grounds, items)


def _claim(
    kind: str,
    amount: Decimal | None,
    formula: str,
    grounds: list[GroundInfo],
    items: tuple[tuple[Said, Decimal], ...] = (),
) -> ClaimInfo:
    return ClaimInfo(
        id=Ours(kind),
        kind=Ours(kind),
        amount=None if amount is None else to_cents(amount),
        formula=Said(formula),
        grounds=tuple(ground.id for ground in grounds),
        citations=tuple({c.ref: c for ground in grounds for c in ground.citations}.values()),
        exhibits=tuple(dict.fromkeys(key for ground in grounds for key in ground.exhibits)),
        items=items,
    )
