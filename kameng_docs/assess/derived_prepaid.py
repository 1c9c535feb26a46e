"""Derived facts about what was paid beforehand (assess/derived.py has the table)."""

from collections.abc import Callable

from kameng_docs.assess.derived_goods import prepaid_orders
from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.case.part import day_of
from kameng_docs.case.prepaid import Prepaid
from kameng_docs.law.fact_names import ASKED, CLOSING, NO_REASON
from kameng_docs.procedure.ladder import period

# Asked for here alone.
IN_MANY_SHOPS, IN_ONE_SHOP = "卡可以在很多不同商家用", "余额只能在这一家店用"


def paid_beforehand(on: Known) -> Worked:
    """Whether something was paid beforehand and is had bit by bit."""
    return (YES if any(order.prepaid for order in on.case.orders) else NO), ()


def used_in_one_shop(on: Known) -> Worked:
    """预付式消费解释 第二十六条第二款: what is taken in many shops is none of its matter."""
    if on.facts[IN_MANY_SHOPS].state == YES:
        return NO, ()
    balance = any(order.balance for order in on.case.orders) and on.facts[IN_ONE_SHOP].state == YES
    return (YES if balance or paid_beforehand(on)[0] == YES else NO), ()


def counted(by: str) -> Callable[[Known], Worked]:
    """How what was prepaid is counted, where the interpretation has a word in it."""

    def worked(on: Known) -> Worked:
        found = any(kept.counted_by == by for kept in prepaid_orders(on))
        return (YES if found and used_in_one_shop(on)[0] == YES else NO), ()

    return worked


def has_given_lessons(on: Known) -> Worked:
    """Whether some of what is counted was given (预付式消费解释 第十八条, 第二十一条: two readings)."""
    return (YES if any(kept.count_given for kept in prepaid_orders(on)) else NO), ()


def paid_and_regrets(on: Known) -> Worked:
    """Nobody may end what he prepaid for no reason (预付式消费解释 第十三条)."""
    regrets = on.facts[NO_REASON].state == YES and used_in_one_shop(on)[0] == YES
    return (YES if regrets else NO), ()


def asked_in_seven_days_of_paying(on: Known) -> Worked:
    """预付式消费解释 第十四条第一款: 自付款之日起七日内, each payment for itself."""
    asked = on.facts[ASKED]
    if used_in_one_shop(on)[0] != YES:
        return NO, ()
    if asked.state != YES or asked.at is None:
        return UNKNOWN, ()
    paid = [day_of(order.paid_at or order.ordered_at) for order in on.case.orders]
    last = [day_of(period("prepaid_withdrawal").reckoned(day).last_on) for day in paid]
    in_time = max(paid) <= day_of(asked.at) <= min(last)
    return (YES if in_time else NO), asked.exhibits


def closed_at_short_notice(on: Known) -> Worked:
    """消费者权益保护法实施条例 第二十一条: 提前30日."""
    closing = on.facts[CLOSING]
    if closing.state != YES or closing.at is None or closing.until is None:
        return UNKNOWN, ()
    early = period("shutdown_notice").after(day_of(closing.at)) <= day_of(closing.until)
    return (NO if early else YES), closing.exhibits


def was_used_in_part(on: Known) -> Worked:
    """Whoever had some of it does not ask for the whole price (预付式消费解释 第十五条第一款)."""
    return (YES if any(_used(kept) for kept in prepaid_orders(on)) else NO), ()


def _used(kept: Prepaid) -> bool:
    days, left = kept.days_all, kept.days_left()
    return bool(kept.count_used or kept.months_used or (days and left is not None and left < days))
