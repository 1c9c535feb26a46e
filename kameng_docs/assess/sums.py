"""The sums that a ground gives by itself: a part of the price, a balance, days, periods of a renewal, what was agreed on.

Each takes the case and what is known of it, and gives a sum with its working in 元, or says what has to be written for it.
Named by `sum` of a ground (law/grounds/README.md). Never more than what the working carries: two heads on one payment are
one loss, and claims.py adds no more than was paid and is still out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.assess.charges import charges_of
from kameng_docs.assess.known import YES
from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, in_dispute
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import CHILD
from kameng_docs.procedure.ages import ages, full_years
from kameng_docs.wording import date_in_chinese, to_cents, yuan

# Asked for here alone: 时间, 数量, 总数 and 金额 of these are what sums are made of.
CANCELLED, EARLY, DEARER = "取消以后又被扣", "试用没有到期就扣款", "续费涨价没有告诉我"
SHORT, YEAR_CARD, USED_DAYS = "到期时间比页面写的早", "同一页卖的年卡价", "终身会员用了多少天"
RENTED, BOOSTED = "租期内登不上", "代练没有完成"
# So many payments are listed one by one.
A_FEW = 2
ALLOWANCE = "给孩子定过每月能自己花的钱"


@dataclass(frozen=True)
class Sum:
    """A sum in 元 and how it came about."""

    amount: Decimal
    working: str


Made = Sum | str
Facts = Mapping[str, FactInfo]


def sum_named(name: str, case: Case, facts: Facts) -> Made:
    """The sum of that name, or what is to be written so that there is one. Raises KeyError for a name that SUMS has not."""
    if name in SUMS:
        return SUMS[name](case, facts)
    stated = facts[name]
    if stated.amount is None:
        return f"“{name}”里还没有写 金额"
    return Sum(stated.amount, f"{name} {yuan(stated.amount)} 元")


def _total(found: Iterable[Sum], none: str) -> Made:
    """Several together; what to write where there is none."""
    sums = [each for each in found if each.amount > 0]
    if not sums:
        return none
    amount = sum((each.amount for each in sums), Decimal(0))
    working = "；".join(each.working for each in sums)
    return Sum(amount, working if len(sums) == 1 else f"{working}；合计 {yuan(amount)} 元")


def _days_left(case: Case, _: Facts) -> Made:
    """民法典 第五百六十六条第一款, 预付式消费解释 第二十二条第二款: 剩余期限 over 全部期限."""
    at_issue = [order for order in in_dispute(case.orders) if order.reshipped != YES]
    if not all(o.days_left and o.days_sold and o.days_left <= o.days_sold for o in at_issue):
        return "“交易”里还没有写 服务天数 和 剩余天数"
    return _total(
        (
            Sum(
                share := to_cents(order.paid * order.days_left / order.days_sold),
                f"实付 {yuan(order.paid)} 元 × 剩余 {order.days_left} 日 ÷ 共 {order.days_sold} 日 = {yuan(share)} 元",
            )
            for order in at_issue
            if order.days_left and order.days_sold
        ),
        "“交易”里还没有写 服务天数 和 剩余天数",
    )


def _balance(case: Case, _: Facts) -> Made:
    """预付式消费解释 第十八条: gifts share the discount; what was used is worth the price times paid over all."""
    return _total(
        (_left_of(order) for order in case.orders if order.balance),
        "“交易”里还没有写 余额（单位、剩余、购买所得、赠送所得、购买花费）",
    )


def _left_of(order: Order) -> Sum:
    """What is left of one balance, in what was paid for it."""
    kept = order.balance
    assert kept is not None  # noqa: S101 — the caller chose those that have one
    whole = kept.bought + kept.given
    if not whole:
        return Sum(Decimal(0), "")
    if kept.given_first == YES or not kept.given:
        left = min(kept.left, kept.bought)
        amount = to_cents(kept.spent * left / kept.bought) if kept.bought else Decimal(0)
        told = f"购买花费 {yuan(kept.spent)} 元 × 剩余 {left} ÷ 购买所得 {kept.bought}"
        return Sum(amount, f"{told} = {yuan(amount)} 元")
    left = min(kept.left, whole)
    amount = to_cents(kept.spent * left / whole)
    told = f"购买花费 {yuan(kept.spent)} 元 × 剩余 {left} ÷ （购买 {kept.bought} + 赠送 {kept.given}）"
    return Sum(amount, f"{told} = {yuan(amount)} 元")


def _periods(case: Case, _: Facts) -> Made:
    """Every period that was not announced plainly."""
    rows = [charge for order in case.orders for charge in charges_of(order)]
    if not rows:
        return _total((Sum(o.paid, f"扣款 {yuan(o.paid)} 元") for o in case.orders), "“交易”里没有扣款")
    counted = [charge for charge in rows if not charge.reminded]
    amount = sum((charge.amount for charge in counted), Decimal(0))
    return _total(
        (Sum(amount, f"{len(counted)}期扣款共 {yuan(amount)} 元"),), "每一期扣款前都收到过显眼的提醒"
    )


def _charged(case: Case) -> list[tuple[date, Decimal]]:
    """Each day on which money was taken, with how much."""
    found: list[tuple[date, Decimal]] = []
    for order in case.orders:
        rows = charges_of(order)
        found += [(day_of(row.at), row.amount) for row in rows] or [(day_of(order.ordered_at), order.paid)]
    return found


def _after_cancelling(case: Case, facts: Facts) -> Made:
    """What was taken after the day on which the renewal was cancelled."""
    fact = facts[CANCELLED]
    if fact.at is None:
        return f"“{CANCELLED}”里还没有写 时间（哪天取消的）"
    cancelled = day_of(fact.at)
    later = [amount for day, amount in _charged(case) if day > cancelled]
    amount = sum(later, Decimal(0))
    told = f"{date_in_chinese(cancelled)}取消以后{len(later)}期扣款共 {yuan(amount)} 元"
    return _total((Sum(amount, told),), "取消的那天以后没有扣款")


def _early_charge(case: Case, facts: Facts) -> Made:
    """What was taken on a day before the trial was over."""
    fact = facts[EARLY]
    if fact.at is None or fact.until is None:
        return f"“{EARLY}”里还没有写 时间（哪天扣的）和 期限（试用到哪天）"
    day = day_of(fact.at)
    if day >= day_of(fact.until):
        return "扣款那天试用已经到期"
    amount = sum((amount for charged, amount in _charged(case) if charged == day), Decimal(0))
    return _total((Sum(amount, f"{date_in_chinese(day)}扣款 {yuan(amount)} 元"),), "“交易”里没有那一天的扣款")


def _dearer(case: Case, facts: Facts) -> Made:
    """Above the price at which the renewal was agreed on."""
    fact = facts[DEARER]
    if fact.amount is None:
        return f"“{DEARER}”里还没有写 金额（原来每期多少元）"
    old = fact.amount
    raised = [amount - old for _, amount in _charged(case) if amount > old]
    amount = sum(raised, Decimal(0))
    return _total(
        (Sum(amount, f"{len(raised)}期差额共 {yuan(amount)} 元（原价每期 {yuan(old)} 元）"),),
        "没有一期比原价贵",
    )


def _days_short(case: Case, facts: Facts) -> Made:
    """What the days that were cut off are worth."""
    fact, order = facts[SHORT], case.orders[0]
    if fact.count is None or not order.days_sold:
        return f"“{SHORT}”里还没有写 数量（少了几天），或者“交易”里还没有写 服务天数"
    amount = to_cents(order.paid * min(fact.count, order.days_sold) / order.days_sold)
    told = f"实付 {yuan(order.paid)} 元 × {fact.count} 日 ÷ {order.days_sold} 日 = {yuan(amount)} 元"
    return Sum(amount, told)


def _not_done(name: str) -> Callable[[Case, Facts], Made]:
    """What was paid, for the part that was not had: 数量 of 总数 were."""

    def made(case: Case, facts: Facts) -> Made:
        fact, paid = facts[name], sum((order.paid for order in case.orders), Decimal(0))
        if fact.count is None or fact.total is None or fact.count > fact.total:
            return f"“{name}”里还没有写 数量（得到了多少）和 总数（约定一共多少）"
        left = fact.total - fact.count
        amount = to_cents(paid * left / fact.total)
        return Sum(amount, f"实付 {yuan(paid)} 元 × {left} ÷ {fact.total} = {yuan(amount)} 元")

    return made


def _lifetime(case: Case, facts: Facts) -> Made:
    """What is left of a price for ever, the days that were used at the price of a year on the same page."""
    year, used = facts[YEAR_CARD], facts[USED_DAYS]
    if year.amount is None or used.count is None:
        return f"“{YEAR_CARD}”里还没有写 金额，或者“{USED_DAYS}”里还没有写 数量"
    paid = sum((order.paid for order in case.orders), Decimal(0))
    worth = to_cents(year.amount * used.count / 365)
    told = (
        f"实付 {yuan(paid)} 元 − 年卡价 {yuan(year.amount)} 元 × {used.count} 日 ÷ 365 日（{yuan(worth)} 元）"
    )
    left = paid - worth
    return Sum(left, f"{told} = {yuan(left)} 元") if left > 0 else "已经用的部分不比付的少，没有剩下的可要"


def _penalty(case: Case, _: Facts) -> Made:
    """民法典 第五百八十五条第一款: what was agreed on, never more."""
    agreed = case.penalty
    if agreed is None or agreed.amount is None:
        return "还没有写 约定违约金 的金额"
    return Sum(agreed.amount, agreed.worked_out or f"约定违约金 {yuan(agreed.amount)} 元")


def age_at(order: Order, case: Case, facts: Facts) -> int | None:
    """How old the child was at that payment, in 周岁: by the day of birth, else as the author says; None if nobody says."""
    born, minor = case.claimant.born_on, case.claimant.guardian is not None
    if minor and born is not None:
        return full_years(born, day_of(order.paid_at or order.ordered_at))
    child = facts[CHILD]
    return child.count if child.state == YES else None


def _under_eight(case: Case, facts: Facts) -> Made:
    """民法典 第二十条."""
    return _of_ages(case, facts, 0, ages().some_capacity.years)


def _eight_to_eighteen(case: Case, facts: Facts) -> Made:
    """民法典 第十九条."""
    return _of_ages(case, facts, ages().some_capacity.years, ages().adult.years)


def _of_ages(case: Case, facts: Facts, since: int, below: int) -> Made:
    """What was paid while the child was at least `since` and not yet `below`."""
    known = [(order, age_at(order, case, facts)) for order in case.orders]
    own = [order for order, age in known if age is not None and since <= age < below]
    if len(own) > A_FEW:
        return _together(own)
    return _total((_still_out(order) for order in own), "没有一笔是这个年龄付的，或者都已退回")


def _together(orders: list[Order]) -> Made:
    """Of many payments one line: each stands in the table of payments."""
    paid = sum((order.paid for order in orders), Decimal(0))
    left = sum((_still_out(order).amount for order in orders), Decimal(0))
    told = f"{len(orders)}笔实付共 {yuan(paid)} 元"
    if paid != left:
        told += f"，减去已退回 {yuan(paid - left)} 元，为 {yuan(left)} 元"
    return _total((Sum(left, told),), "这些付款都已退回")


def _still_out(order: Order) -> Sum:
    left = max(order.paid - order.refunded_amount, Decimal(0))
    told = f"实付 {yuan(order.paid)} 元"
    if order.refunded_amount:
        told += f"，减去已退回 {yuan(order.refunded_amount)} 元，为 {yuan(left)} 元"
    return Sum(left, told)


def _allowance(case: Case, facts: Facts) -> Made:
    """So much a month as the parents let the child spend, for each month in which it paid (民法典 第一百四十五条第一款)."""
    fact = facts[ALLOWANCE]
    if fact.amount is None:
        return f"“{ALLOWANCE}”里还没有写 金额（每月多少元）"
    eight = ages().some_capacity.years
    paid: dict[tuple[int, int], Decimal] = {}
    for order in case.orders:
        day = day_of(order.paid_at or order.ordered_at)
        if (age_at(order, case, facts) or 0) >= eight:
            paid[day.year, day.month] = paid.get((day.year, day.month), Decimal(0)) + order.paid
    amount = sum((min(fact.amount, spent) for spent in paid.values()), Decimal(0))
    told = f"每月自行支配 {yuan(fact.amount)} 元 × {len(paid)} 个月"
    return Sum(amount, told)


SUMS: Mapping[str, Callable[[Case, Facts], Made]] = {
    "days-left": _days_left,
    "balance": _balance,
    "periods": _periods,
    "after-cancelling": _after_cancelling,
    "early-charge": _early_charge,
    "dearer": _dearer,
    "days-short": _days_short,
    "rent-left": _not_done(RENTED),
    "work-left": _not_done(BOOSTED),
    "lifetime": _lifetime,
    "penalty": _penalty,
    "under-eight": _under_eight,
    "eight-to-eighteen": _eight_to_eighteen,
    "allowance": _allowance,
}
