"""The sums that a ground gives by itself: a part of the price, a balance, days, periods of a renewal, what was agreed on.

Each takes the case and what is known of it, and gives a sum with its working in 元, or says what has to be written for it.
Named by `sum` of a ground (law/grounds/README.md). Never more than what the working carries: two heads on one payment are
one loss, and claims.py adds no more than was paid and is still out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.assess.charges import charges_of
from kameng_docs.assess.known import YES
from kameng_docs.brief import FactInfo, Moment
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, in_dispute
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.law.fact_names import CHILD, DEARER, SHORT, SHUT_DOWN, STOPPED
from kameng_docs.procedure.ages import ages, full_years
from kameng_docs.wording import date_in_chinese, to_cents, yuan

# Asked for here alone: 时间, 数量, 总数 and 金额 of these are what sums are made of.
CANCELLED, EARLY = "取消以后又被扣", "试用没有到期就扣款"
YEAR_CARD, USED_DAYS = "同一页卖的年卡价", "终身会员用了多少天"
EXTRA = "改后要另外付钱才有"
TAKEN, THEIR_LOSS = "对方按那一条扣了我的钱", "那件事给对方造成的实际损失"
RENTED, BOOSTED = "租期内登不上", "代练没有完成"
# So many payments are listed one by one.
A_FEW = 2
ALLOWANCE = "给孩子定过每月能自己花的钱"


@dataclass(frozen=True)
class Sum:
    """A sum in 元 and how it came about. `rows`: the periods of a renewal that it is made of, by their place, and what of each."""

    amount: Decimal
    working: str
    rows: tuple[tuple[int, Decimal], ...] = ()


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
    # What was bought as a balance is counted by what is left of it, not by days.
    at_issue = [o for o in in_dispute(case.orders) if o.reshipped != YES and o.balance is None]
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


@dataclass(frozen=True)
class _Charged:
    """One period of a renewal, or an order that is one; `row` is its place among all of them."""

    row: int
    at: Moment
    amount: Decimal
    reminded: bool = False


def _charged(case: Case) -> list[_Charged]:
    """Everything that was taken, each on its day."""
    found: list[tuple[Moment, Decimal, bool]] = []
    for order in case.orders:
        rows = [(charge.at, charge.amount, charge.reminded) for charge in charges_of(order)]
        found += rows or [(order.ordered_at, order.paid, False)]
    return [_Charged(row, *each) for row, each in enumerate(found)]


def _of_rows(rows: Iterable[tuple[_Charged, Decimal]], told: str, none: str) -> Made:
    """What is asked of these periods. `told` names them, with their number and their sum left open."""
    taken = tuple((charged.row, amount) for charged, amount in rows)
    amount = sum((amount for _, amount in taken), Decimal(0))
    return Sum(amount, told.format(len(taken), yuan(amount)), taken) if amount > 0 else none


def _periods(case: Case, _: Facts) -> Made:
    """Every period that was not announced plainly."""
    counted = [(each, each.amount) for each in _charged(case) if not each.reminded]
    return _of_rows(counted, "{}期扣款共 {} 元", "每一期扣款前都收到过显眼的提醒")


def _after_cancelling(case: Case, facts: Facts) -> Made:
    """What was taken after the day on which the renewal was cancelled."""
    fact = facts[CANCELLED]
    if fact.at is None:
        return f"“{CANCELLED}”里还没有写 时间（哪天取消的）"
    cancelled = day_of(fact.at)
    later = [(each, each.amount) for each in _charged(case) if day_of(each.at) > cancelled]
    return _of_rows(
        later, f"{date_in_chinese(cancelled)}取消以后{{}}期扣款共 {{}} 元", "取消的那天以后没有扣款"
    )


def _early_charge(case: Case, facts: Facts) -> Made:
    """What was taken on a day before the trial was over; of two moments of one day the hours decide."""
    fact = facts[EARLY]
    if fact.at is None or fact.until is None:
        return f"“{EARLY}”里还没有写 时间（哪天扣的）和 期限（试用到什么时候）"
    if instant_of(fact.at, end_of_day=True) >= instant_of(fact.until):
        return "扣款那时试用已经到期"
    day = day_of(fact.at)
    taken = [(each, each.amount) for each in _charged(case) if day_of(each.at) == day]
    return _of_rows(taken, f"{date_in_chinese(day)}扣款 {{1}} 元", "“交易”里没有那一天的扣款")


def _dearer(case: Case, facts: Facts) -> Made:
    """Above the price at which the renewal was agreed on."""
    fact = facts[DEARER]
    if fact.amount is None:
        return f"“{DEARER}”里还没有写 金额（原来每期多少元）"
    old = fact.amount
    raised = [(each, each.amount - old) for each in _charged(case) if each.amount > old]
    return _of_rows(raised, f"{{}}期差额共 {{}} 元（原价每期 {yuan(old)} 元）", "没有一期比原价贵")


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
    """What is left of a price for ever: the days that were used at the price of a year on the same page, else as the author
    works it out. No law divides for ever.
    """
    year, used = facts[YEAR_CARD], facts[USED_DAYS].count or _days_until_stop(case, facts)
    if year.amount is None and case.demands.difference_worked_out:
        return _difference(case, facts)
    if year.amount is None or used is None:
        return (
            f"“{YEAR_CARD}”里还没有写 金额，没有年卡价的，“诉求”里写 差价 和 差价算法；"
            f"停用的那天没有写的，“{USED_DAYS}”里写 数量"
        )
    paid = sum((order.paid for order in case.orders), Decimal(0))
    worth = to_cents(year.amount * used / 365)
    told = f"实付 {yuan(paid)} 元 − 同一页面年卡价 {yuan(year.amount)} 元 × {used} 日 ÷ 365 日（{yuan(worth)} 元）"
    left = paid - worth
    return Sum(left, f"{told} = {yuan(left)} 元") if left > 0 else "已经用的部分不比付的少，没有剩下的可要"


def _days_until_stop(case: Case, facts: Facts) -> int | None:
    """From the first order to the day on which it stopped."""
    stopped = [facts[name].at for name in (STOPPED, SHUT_DOWN) if facts[name].state == YES]
    days = [day_of(at) for at in stopped if at]
    return (min(days) - min(day_of(order.ordered_at) for order in case.orders)).days if days else None


def _difference(case: Case, facts: Facts) -> Made:
    """What the author worked out himself, else what he paid again for what was in it: no law says how much less it is worth."""
    demands, extra = case.demands, facts[EXTRA]
    if demands.price_difference is not None and demands.difference_worked_out:
        return Sum(
            demands.price_difference,
            f"{demands.difference_worked_out}，为 {yuan(demands.price_difference)} 元",
        )
    if extra.state == YES and extra.amount:
        return Sum(extra.amount, f"另外付的 {yuan(extra.amount)} 元")
    return "“诉求”里还没有写 差价 和 差价算法"


def _penalty(case: Case, _: Facts) -> Made:
    """民法典 第五百八十五条第一款: what was agreed on, never more."""
    agreed = case.penalty
    if agreed is None or agreed.amount is None:
        return "还没有写 约定违约金 的金额"
    return Sum(agreed.amount, agreed.worked_out or f"约定违约金 {yuan(agreed.amount)} 元")


def _penalty_back(_: Case, facts: Facts) -> Made:
    """民法典 第五百八十五条第二款: what was taken from the buyer above what the other side lost."""
    taken, lost = facts[TAKEN], facts[THEIR_LOSS]
    if taken.amount is None or lost.amount is None:
        return f"“{TAKEN}”或者“{THEIR_LOSS}”里还没有写 金额"
    left = taken.amount - lost.amount
    told = f"扣款 {yuan(taken.amount)} 元 − 损失 {yuan(lost.amount)} 元 = {yuan(left)} 元"
    return Sum(left, told) if left > 0 else "扣的不比损失多，没有多扣的可要"


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
    "penalty-back": _penalty_back,
    "under-eight": _under_eight,
    "eight-to-eighteen": _eight_to_eighteen,
    "allowance": _allowance,
    "difference": _difference,
}
