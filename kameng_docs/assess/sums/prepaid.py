"""What is left of what was paid beforehand: days, a balance, a part of the work, what was bought for ever."""

from collections.abc import Callable
from decimal import Decimal

from kameng_docs.assess.known import YES
from kameng_docs.assess.sums.courses import balance_left, lifetime_by_month
from kameng_docs.assess.sums.difference import difference
from kameng_docs.assess.sums.made import Facts, Made, Sum, total
from kameng_docs.case.model import Case
from kameng_docs.case.orders import in_dispute
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import SHORT, SHUT_DOWN, STOPPED
from kameng_docs.wording import to_cents, yuan

# Asked for here alone: 时间, 数量, 总数 and 金额 of these are what sums are made of.
YEAR_CARD, USED_DAYS = "同一页卖的年卡价", "终身会员用了多少天"
RENTED, BOOSTED = "租期内登不上", "代练没有完成"


def _days_left(case: Case, _: Facts) -> Made:
    """民法典 第五百六十六条第一款, 预付式消费解释 第二十二条第二款: 剩余期限 over 全部期限."""
    # What was bought as a balance is counted by what is left of it, not by days.
    at_issue = [o for o in in_dispute(case.orders) if o.reshipped != YES and o.balance is None]
    if not all(o.days_unused and o.days_bought and o.days_unused <= o.days_bought for o in at_issue):
        return "“交易”里还没有写 服务天数 和 剩余天数"
    return total(
        (
            Sum(
                share := to_cents(order.paid * order.days_unused / order.days_bought),
                f"实付 {yuan(order.paid)} 元 × 剩余 {order.days_unused} 日 ÷ 共 {order.days_bought} 日 = {yuan(share)} 元",
            )
            for order in at_issue
            if order.days_unused and order.days_bought
        ),
        "“交易”里还没有写 服务天数 和 剩余天数",
    )


def _balance(case: Case, _: Facts) -> Made:
    """预付式消费解释 第十八条: gifts share the discount; what was used is worth the price times paid over all."""
    return total(
        (balance_left(order) for order in case.orders if order.balance),
        "“交易”里还没有写 余额（单位、剩余、购买所得、赠送所得、购买花费）",
    )


def _days_short(case: Case, facts: Facts) -> Made:
    """What the days that were cut off are worth."""
    fact, order = facts[SHORT], case.orders[0]
    if fact.count is None or not order.days_bought:
        return f"“{SHORT}”里还没有写 数量（少了几天），或者“交易”里还没有写 服务天数"
    amount = to_cents(order.paid * min(fact.count, order.days_bought) / order.days_bought)
    told = f"实付 {yuan(order.paid)} 元 × {fact.count} 日 ÷ {order.days_bought} 日 = {yuan(amount)} 元"
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
    monthly = lifetime_by_month(case.orders)
    if monthly is not None:
        return monthly
    year, used = facts[YEAR_CARD], facts[USED_DAYS].count or _days_until_stop(case, facts)
    if year.amount is None and case.demands.difference_worked_out:
        return difference(case, facts)
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


FORMULAS = {
    "days-left": _days_left,
    "balance": _balance,
    "days-short": _days_short,
    "rent-left": _not_done(RENTED),
    "work-left": _not_done(BOOSTED),
    "lifetime": _lifetime,
}
