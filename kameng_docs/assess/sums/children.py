"""What a child paid, by its age at each payment, and what its parents let it spend."""

from decimal import Decimal

from kameng_docs.assess.known import YES
from kameng_docs.assess.sums.made import Facts, Made, Sum, total
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import CHILD
from kameng_docs.procedure.ages import ages, full_years
from kameng_docs.wording import yuan

# So many payments are listed one by one.
A_FEW = 2
# Asked for here alone.
ALLOWANCE = "给孩子定过每月能自己花的钱"


def age_at(order: Order, case: Case, facts: Facts) -> int | None:
    """How old the child was at that payment, in 周岁: by the day of birth, else as the author says; None if nobody says."""
    born, minor = case.claimant.born, case.claimant.guardian is not None
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
    return total((_still_out(order) for order in own), "没有一笔是这个年龄付的，或者都已退回")


def _together(orders: list[Order]) -> Made:
    """Of many payments one line: each stands in the table of payments."""
    paid = sum((order.paid for order in orders), Decimal(0))
    left = sum((_still_out(order).amount for order in orders), Decimal(0))
    told = f"{len(orders)}笔实付共 {yuan(paid)} 元"
    if paid != left:
        told += f"，减去已退回 {yuan(paid - left)} 元，为 {yuan(left)} 元"
    return total((Sum(left, told),), "这些付款都已退回")


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


FORMULAS = {
    "under-eight": _under_eight,
    "eight-to-eighteen": _eight_to_eighteen,
    "allowance": _allowance,
}
