"""Derived facts about goods that are sent, and about what was settled and not paid (assess/derived.py has the table)."""

from collections.abc import Callable

from kameng_docs.assess.known import NO, UNCLEAR, UNKNOWN, YES, Known, Worked
from kameng_docs.brief import FactInfo
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import ADMITTED, BY_SETTLEMENT, FREIGHT_BACK, NO_REASON, SENT_GOODS, SIGNED
from kameng_docs.procedure.ladder import period

SENT = "实物商品"
# What is neither a thing that is sent for certain nor surely something else.
OTHER = "其他"
CONFIRMED = "下单时确认过不适用七日无理由"
# 七日办法 第七条: only of these may a confirmation take the seven days away.
OF_THAT_SORT = "是拆封激活试用后会贬值或者有安全问题的商品"
SENT_BACK = "退回的货对方已经签收"
FALLS_BACK = "协议写着不付清就照原来的要求"
PAY_UP, NOT_PAID = "付清款项", "退款协议没有照付"


def is_sent(on: Known) -> Worked:
    """Whether every order is of a thing that is sent; what was written as 其他 may be one."""
    sorts = {order.sort for order in on.case.orders}
    if sorts == {SENT}:
        return YES, ()
    return (UNKNOWN if sorts <= {SENT, OTHER} else NO), ()


def not_wanted(*sorts: str, others: bool) -> Callable[[Known], Worked]:
    """Whether what is no longer wanted is of these sorts, or, with `others`, of none of them."""

    def worked(on: Known) -> Worked:
        of_them = all(order.sort in sorts for order in on.case.orders) != others
        return (YES if of_them and on.facts[NO_REASON].state == YES else NO), ()

    return worked


def confirmed_for_its_sort(on: Known) -> Worked:
    """消费者权益保护法 第二十五条第二款: 根据商品性质 and 经消费者在购买时确认, both."""
    both = (on.facts[CONFIRMED], on.facts[OF_THAT_SORT])
    if any(fact.state == NO for fact in both):
        return NO, ()
    if all(fact.state == YES for fact in both):
        return YES, (*both[0].exhibits, *both[1].exhibits)
    return (UNCLEAR if all(fact.state for fact in both) else UNKNOWN), ()


def back_for_fifteen_days(on: Known) -> Worked:
    """七日办法 第三十一条第三项: 在收到退回商品之日起超过十五日."""
    back = on.facts[SENT_BACK]
    if back.state != YES or back.at is None:
        return UNKNOWN, ()
    return (YES if period("refusal").reckoned(day_of(back.at)).passed(on.today) else NO), back.exhibits


def has_freight(on: Known) -> Worked:
    """消费者权益保护法 第二十四条第二款: what was paid for carriage, out or back."""
    back = on.facts[FREIGHT_BACK]
    paid = any(order.freight for order in on.case.orders) or (back.state == YES and bool(back.amount))
    return (YES if paid else NO), back.exhibits


def debt_of(on: Known) -> FactInfo:
    """What the other side owes by its own written word: what both signed, else what it promised alone."""
    signed = on.facts[SIGNED]
    return signed if signed.state == YES else on.facts[ADMITTED]


def day_is_over(on: Known) -> Worked:
    """Whether the day that was agreed on for the payment is over."""
    debt = debt_of(on)
    if debt.state != YES or debt.until is None:
        return UNKNOWN, ()
    return (YES if day_of(debt.until) < on.today else NO), debt.exhibits


def is_in_writing(on: Known) -> Worked:
    """Whether there is a paper of it."""
    debt = debt_of(on)
    if debt.state != YES:
        return UNKNOWN, ()
    return (YES if debt.exhibits else UNKNOWN), debt.exhibits


def by_the_settlement(on: Known) -> Worked:
    """民法典 第四百六十五条、第五百零九条: what both agreed on takes the place of the claim, unless it says otherwise."""
    chosen = on.case.demands.remedy == PAY_UP or on.facts[FALLS_BACK].state != YES
    signed = on.facts[SIGNED]
    return (YES if signed.state == YES and chosen else NO), signed.exhibits


def by_the_promise(on: Known) -> Worked:
    """Whether the author asks for what the other side promised in writing, not for the price."""
    wanted = on.case.demands.remedy == PAY_UP or NOT_PAID in on.case.disputes
    promised = on.facts[ADMITTED].state == YES and on.facts[SIGNED].state != YES
    return (YES if wanted and promised else NO), on.facts[ADMITTED].exhibits


GOODS_SHIPPED: dict[str, Callable[[Known], Worked]] = {
    SENT_GOODS: is_sent,
    "不想要的也许是实物商品": not_wanted(SENT, OTHER, others=False),
    "不想要的是数字商品": not_wanted(SENT, OTHER, others=True),
    "确认过而且是可以不退的商品": confirmed_for_its_sort,
    "退回的货签收已满十五日": back_for_fifteen_days,
    "有运费可算": has_freight,
    "说好付清的日子已过": day_is_over,
    "说好的话有书面的凭据": is_in_writing,
    BY_SETTLEMENT: by_the_settlement,
    "照书面答应的要": by_the_promise,
}
