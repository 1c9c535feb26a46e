"""What was taken above the price, paid too much, or kept when something was called off."""

from decimal import Decimal

from kameng_docs.assess.known import YES
from kameng_docs.assess.sums.made import Facts, Made, Sum
from kameng_docs.case.model import Case
from kameng_docs.law.fact_names import (
    BUNDLED,
    FEE_HIDDEN,
    OVERPAID,
    PAID_TWICE,
    TAKEN,
    THEIR_LOSS,
    UNORDERED,
    UNPRICED,
)
from kameng_docs.wording import to_cents, yuan

# 合同编通则解释 第六十五条第二款: above that a penalty is as a rule too high.
TOO_HIGH = Decimal("1.3")


def _paid(case: Case) -> Decimal:
    return sum((order.paid for order in case.orders), Decimal(0))


def _out(case: Case) -> Decimal:
    """What was paid and did not come back."""
    return _paid(case) - sum((order.refunded_amount for order in case.orders), Decimal(0))


def _extra_fee(case: Case, facts: Facts) -> Made:
    """价格法 第四十一条: 多付部分. Where the price shown is known, both must agree."""
    stated = [facts[name] for name in (UNPRICED, FEE_HIDDEN) if facts[name].state == YES]
    fees = {fact.amount for fact in stated if fact.amount is not None}
    if len(fees) != 1:
        return f"“{UNPRICED}”“{FEE_HIDDEN}”里" + ("写的 金额 不一样" if fees else "还没有写 金额")
    fee = fees.pop()
    shown = [o.list_price * o.quantity - (o.discount or Decimal(0)) for o in case.orders if o.list_price]
    if len(shown) != len(case.orders):
        return Sum(fee, f"标价之外另收 {yuan(fee)} 元")
    above = _paid(case) - sum(shown, Decimal(0))
    if above != fee:
        return f"另收的写了 {yuan(fee)} 元，“交易”里 实付 比 标价 多 {yuan(above)} 元：两处对不上，照账单改正"
    return Sum(
        fee, f"付款 {yuan(_paid(case))} 元 − 页面标示 {yuan(sum(shown, Decimal(0)))} 元 = {yuan(fee)} 元"
    )


def _bundled(case: Case, facts: Facts) -> Made:
    return _part_of_it(case, facts[BUNDLED].amount, BUNDLED, "配售的部分")


def _unordered(case: Case, facts: Facts) -> Made:
    return _part_of_it(case, facts[UNORDERED].amount, UNORDERED, "没有下单而被扣款")


def _part_of_it(case: Case, amount: Decimal | None, name: str, told: str) -> Made:
    """A sum that the author read off the bill, which is in what was paid."""
    if amount is None:
        return f"“{name}”里还没有写 金额"
    if amount > _paid(case):
        return f"“{name}”写的 {yuan(amount)} 元，比“交易”里的实付 {yuan(_paid(case))} 元还多：照账单改正"
    return Sum(amount, f"{told} {yuan(amount)} 元")


def _paid_twice(case: Case, facts: Facts) -> Made:
    """民法典 第九百八十五条: all payments of the order, less what it costs."""
    rows = [row for order in case.orders for row in order.parts]
    if len(rows) < 2:  # noqa: PLR2004 — twice
        return "“交易”里还没有写 分笔付款（两次付款各写一行，实付写总数）"
    due = facts[PAID_TWICE].amount
    if due is None and len({row.amount for row in rows}) == 1:
        due = rows[0].amount
    if due is None:
        return f"两次付的不一样多：“{PAID_TWICE}”里写上 金额（这个订单本来应付多少元）"
    paid = sum((row.amount for row in rows), Decimal(0))
    return _above(paid, due, f"付款{len(rows)}次共 {yuan(paid)} 元 − 应付 {yuan(due)} 元")


def _overpaid(case: Case, facts: Facts) -> Made:
    """民法典 第五百四十三条、第九百八十五条: what was paid, less the price after the change."""
    due = facts[OVERPAID].amount
    if due is None:
        return f"“{OVERPAID}”里还没有写 金额（改后应付多少元）"
    return _above(_paid(case), due, f"付款 {yuan(_paid(case))} 元 − 改后应付 {yuan(due)} 元")


def _above(paid: Decimal, due: Decimal, told: str) -> Made:
    left = paid - due
    return Sum(left, f"{told} = {yuan(left)} 元") if left > 0 else "付的不比应付的多，没有多付的可要"


def _kept(case: Case, facts: Facts) -> Decimal | None:
    """What the other side has kept: never more than is still out."""
    taken = facts[TAKEN].amount
    return None if taken is None else min(taken, _out(case))


def _penalty_kept(case: Case, facts: Facts) -> Made:
    kept = _kept(case, facts)
    if kept is None:
        return f"“{TAKEN}”里还没有写 金额"
    return Sum(kept, f"扣款 {yuan(kept)} 元") if kept > 0 else "扣的已经退回来了，没有可要的"


def _penalty_back(case: Case, facts: Facts) -> Made:
    """民法典 第五百八十五条第二款: what was kept above what the other side lost; the cautious reading for the author alone."""
    kept, lost = _kept(case, facts), facts[THEIR_LOSS].amount
    if kept is None or lost is None:
        return f"“{TAKEN}”或者“{THEIR_LOSS}”里还没有写 金额"
    left = kept - lost
    if left <= 0:
        return "扣的不比损失多，没有多扣的可要"
    told = f"扣款 {yuan(kept)} 元 − 损失 {yuan(lost)} 元 = {yuan(left)} 元"
    careful = kept - to_cents(lost * TOO_HIGH)
    working = f"扣款 {yuan(kept)} 元 − 损失 {yuan(lost)} 元 × {TOO_HIGH}"
    aside = (
        f"稳妥的算法是 {working} = {yuan(careful)} 元。"
        if careful > 0
        else "照稳妥的算法（损失再加三成），没有可要的。"
    )
    return Sum(left, told, aside=aside)


FORMULAS = {
    "extra-fee": _extra_fee,
    "bundled": _bundled,
    "unordered": _unordered,
    "paid-twice": _paid_twice,
    "overpaid": _overpaid,
    "penalty-kept": _penalty_kept,
    "penalty-back": _penalty_back,
}
