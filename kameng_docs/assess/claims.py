"""What can be asked for, and how much: every sum with its working, in 元, rounded half up to the 分."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from kameng_docs.assess.known import YES
from kameng_docs.brief import ClaimInfo, FactInfo, GroundInfo, OrderInfo
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, Refunded, in_dispute
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.claim_kinds import BESIDE, IN_WORDS, REMEDIES
from kameng_docs.law.fact_names import PARTLY, UNUSED_VOUCHERS
from kameng_docs.law.said import why_not_claimed
from kameng_docs.procedure.punitive import FLOOR, TIMES, more_damages
from kameng_docs.wording import to_cents, yuan

# What is owed for something else than the price that was paid.
OWED = "付清款项"
# Under which the grounds are kept that leave a part of it to the other side.
TAKES_OFF = "takes-off"
# These have what came back taken off already.
NET = {"under-eight", "eight-to-eighteen", "penalty-back", "penalty-kept"}
# Sums of promises that are no part of one another.
PROMISED_APART = frozenset({"gift-value", "price-drop"})
# Claims without a sum of their own: the kind, and what a ground must support to carry it.
WORDED = {
    "dissolve": "dissolve",
    "interest": "interest",
    "platform-joint": "platform-joint",
    "platform-refund": "platform-refund",
    "invalid-clause": "clause-void",
    "identity": "identity",
    "stop-renewal": "stop-renewal",
    "rescission": "rescission",
}
# Asked for here alone: how many of several vouchers are still there.
VOUCHERS = "餐券团购券"
# Asked for here alone: it decides what counts as money back.
TOOK_CREDIT = "我同意过退余额或券"
FORMULAS = {
    "interest": "按实际返还之日计算，现在不计入合计",
    "platform-joint": "与返还的价款是同一笔钱，不重复计算",
    "platform-refund": "与返还的价款是同一笔钱，不重复计算",
}


def affected_of(order: Order, facts: Mapping[str, FactInfo], orders: tuple[Order, ...]) -> int:
    """How many pieces of the order cannot be used: all, unless the author counted them (one order only); of vouchers, how
    many were not used.

    Of several orders, one that was made good, or that did not fail where another did, is not asked back.
    """
    if order.reshipped == YES or order not in in_dispute(orders):
        return 0
    counted = facts[UNUSED_VOUCHERS if order.sort == VOUCHERS else PARTLY]
    if len(orders) == 1 and counted.state == YES and counted.count is not None:
        return min(counted.count, order.quantity)
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
        if ground.takes_off:
            by_support.setdefault(TAKES_OFF, []).append(ground)
        for support in ground.supports:
            by_support.setdefault(support, []).append(ground)
    beside = [claim for kind in BESIDE if (claim := _beside(kind, by_support)) is not None]
    principal = _remedy(case.demands.remedy, case, orders, by_support)
    if principal is None and case.demands.remedy in {"退款", OWED}:
        principal = next(iter(beside), None)
    if principal is None:
        # Everything came back already, or nothing carries the remedy: there is no paper for the rest alone.
        return []
    punitive = _punitive(orders, by_support.get("punitive-damages", []))
    punitive, beside = _one_of_both(
        punitive, [claim for claim in beside if claim is not principal], principal
    )
    found = [
        principal,
        _alternative(principal, case, orders, by_support),
        punitive,
        *beside,
        _costs(case, by_support.get("costs", [])),
        *(_worded(kind, support, by_support) for kind, support in WORDED.items()),
    ]
    return [claim for claim in found if claim is not None]


def _one_of_both(
    punitive: ClaimInfo | None, beside: list[ClaimInfo], principal: ClaimInfo
) -> tuple[ClaimInfo | None, list[ClaimInfo]]:
    """What was promised as damages and what 消保法 第五十五条 gives are for one loss: the larger is asked.

    A price that is asked back leaves nothing of what both had agreed to pay on top of it.
    """
    if principal.kind in {"refund", "performance"}:
        beside = [claim for claim in beside if claim.kind != "payment"]
    promised = next((claim for claim in (principal, *beside) if claim.kind == "promised-damages"), None)
    if punitive is None or promised is None:
        return punitive, beside
    if promised is principal or (promised.amount or 0) >= (punitive.amount or 0):
        return None, beside
    return punitive, [claim for claim in beside if claim is not promised]


def _beside(kind: str, by_support: Mapping[str, list[GroundInfo]]) -> ClaimInfo | None:
    """A sum of its own, in the words of its ground: a deposit, what is owed, what was promised or agreed on for a breach."""
    grounds = [ground for ground in by_support.get(kind, []) if ground.sum is not None][:1]
    if not grounds or grounds[0].sum is None:
        return None
    claim = _claim(kind, grounds[0].sum, grounds[0].working, grounds)
    return replace(claim, prayer=grounds[0].prayer, wanted=grounds[0].wanted, sum=claim.amount)


def _alternative(
    principal: ClaimInfo,
    case: Case,
    orders: tuple[OrderInfo, ...],
    by_support: Mapping[str, list[GroundInfo]],
) -> ClaimInfo | None:
    """What is asked for if the principal remedy is not granted; never counted beside it."""
    if case.demands.instead is None:
        return None
    if any(ground.id == "terminated-by-notice" for ground in by_support.get("termination", [])):
        # What has ended cannot be performed any more.
        return None
    if principal.sum is not None and case.demands.instead == "退款":
        # The sentence that asks for the thing asks for the money in the alternative already.
        return None
    claim = _remedy(case.demands.instead, case, orders, by_support)
    return None if claim is None else replace(claim, id=Ours(f"{claim.id}-instead"), alternative=True)


def _worded(kind: str, support: str, by_support: Mapping[str, list[GroundInfo]]) -> ClaimInfo | None:
    """A claim without a sum of its own, in the words of the first ground that carries it."""
    grounds = by_support.get(support, [])[:1]
    if not grounds:
        return None
    told = FORMULAS.get(kind, "不涉及金额")
    # A promise with a most of its own: the sum is named in the words, and counted nowhere.
    working = f"{grounds[0].working}；{told}" if grounds[0].working else told
    claim = _claim(kind, None, working, grounds)
    return replace(claim, prayer=grounds[0].prayer, wanted=grounds[0].wanted, sum=grounds[0].sum)


def _remedy(
    wanted: str, case: Case, orders: tuple[OrderInfo, ...], by_support: Mapping[str, list[GroundInfo]]
) -> ClaimInfo | None:
    kind = REMEDIES.get(wanted, "")
    if kind == "refund":
        return _refund(orders, by_support)
    if kind == "reship" and not by_support.get(kind) and by_support.get("performance"):
        # Never delivered: what is wanted is the delivery itself, without the money in the alternative.
        return _claim("performance", None, "不涉及金额", by_support["performance"])
    if not by_support.get(kind):
        return None
    if kind in IN_WORDS:
        return _in_words(kind, by_support[kind])
    own = [ground for ground in by_support[kind] if ground.sum is not None]
    if kind == "price-difference" and own:
        # Worked out by its ground: nobody has to write it.
        return _differences(own, by_support[kind])
    amount_claimed = case.demands.price_difference if kind == "price-difference" else None
    formula = f"差价 {yuan(amount_claimed)} 元" if amount_claimed is not None else "不涉及金额"
    if amount_claimed is not None and case.demands.difference_worked_out:
        formula = f"{case.demands.difference_worked_out}，{formula}"
    return _claim(kind, amount_claimed, formula, by_support[kind])


def _differences(own: list[GroundInfo], grounds: list[GroundInfo]) -> ClaimInfo:
    """What the first ground gives, and with it what was promised beside: a gift and a price guarantee are two debts."""
    promised = [ground for ground in own if ground.sum_name in PROMISED_APART]
    parts = promised if own[0] in promised else own[:1]
    amount = sum((ground.sum for ground in parts if ground.sum is not None), Decimal(0))
    working = "；".join(ground.working for ground in parts)
    if len(parts) > 1:
        working = f"{working}；合计 {yuan(amount)} 元"
    return _claim("price-difference", amount, working, grounds)


def _in_words(kind: str, grounds: list[GroundInfo]) -> ClaimInfo:
    """What is not money, and in one sentence with it the money if it cannot be had; that is never counted."""
    first = grounds[0]
    claim = _claim(kind, None, first.working or "不涉及金额", grounds)
    more = first.else_money if first.sum is not None else Ours("")
    return replace(claim, prayer=Ours(first.prayer + more), wanted=Ours(first.wanted + more), sum=first.sum)


def _refund(orders: tuple[OrderInfo, ...], by_support: Mapping[str, list[GroundInfo]]) -> ClaimInfo | None:
    """The whole price; else the parts that grounds give; else, of what is late, the delivery and the price if it fails."""
    back = [*by_support.get("refund", []), *by_support.get("refund-unused", [])]
    whole = [ground for ground in by_support.get("refund", []) if not ground.sum_name]
    parts = {ground.sum_name: ground for ground in back if ground.sum is not None}
    if parts and not whole:
        return _parts(list(parts.values()), orders, back, by_support)
    amount = sum((order.claimed for order in orders), Decimal(0))
    if amount <= 0:
        return None
    formula = _sum_of([order.formula for order in orders], amount)
    for kind, support in (("refund", "refund"), ("performance", "performance")):
        if by_support.get(support):
            return _claim(kind, amount, formula, by_support[support])
    return None


def _parts(
    parts: list[GroundInfo],
    orders: tuple[OrderInfo, ...],
    grounds: list[GroundInfo],
    by_support: Mapping[str, list[GroundInfo]],
) -> ClaimInfo | None:
    """The sums that grounds give, each once, less what came back and what a ground takes off; never more than is still out."""
    heads = {ground.sum_name for ground in parts}
    counted = [ground for ground in parts if not ground.rows]
    amount = sum((ground.sum for ground in counted if ground.sum is not None), Decimal(0))
    of_rows, workings = _of_rows([ground for ground in parts if ground.rows])
    amount += of_rows
    workings += [ground.working for ground in counted]
    formula = "；".join(workings)
    off = [] if heads & NET else [(sum((o.refunded for o in orders), Decimal(0)), "已退回")]
    taking = {ground.takes_off: ground for ground in by_support.get(TAKES_OFF, [])}
    off += [(ground.taken, ground.taken_working) for ground in taking.values() if ground.taken is not None]
    for less, told in off:
        if less:
            amount -= less
            # 每月自行支配 100.00 元 × 2 个月 = 200.00 元, but 已退回 300.00 元.
            worked = f"{told} =" if " × " in told else told
            formula += f"；减去{worked} {yuan(less)} 元"
    out = sum((order.paid - order.refunded for order in orders), Decimal(0))
    if amount > out:
        amount, formula = out, f"{formula}；各项是同一笔钱的，只计一次"
    if amount <= 0:
        return None
    if len(workings) > 1 or any(less for less, _ in off):
        formula += f"，为 {yuan(amount)} 元"
    # Papers open with the ground of the greatest part.
    leading_first = sorted(grounds, key=lambda ground: -(ground.sum or Decimal(0)))
    return _claim("refund", amount, formula, leading_first)


def _of_rows(heads: list[GroundInfo]) -> tuple[Decimal, list[Said]]:
    """What several heads give of the periods of a renewal, and its working: two heads on one period are one loss, the larger."""
    most: dict[int, Decimal] = {}
    for head in heads:
        for row, amount in head.rows:
            most[row] = max(amount, most.get(row, Decimal(0)))
    amount = sum(most.values(), Decimal(0))
    alone = next((head for head in heads if head.sum == amount), None)
    if alone is not None:
        return amount, [alone.working]
    told = "；".join(head.working for head in heads)
    return amount, [Said(f"{told}；同一期只计一次，共 {yuan(amount)} 元")] if heads else []


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
    own = next((ground.sum for ground in grounds if ground.sum is not None), None)
    price = own or sum(
        (to_cents(order.paid * order.affected / order.quantity) for order in orders), Decimal(0)
    )
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
