"""Placeholders of sums, days and periods (law/grounds.py, PLACEHOLDERS)."""

from decimal import Decimal

from kameng_docs.brief import Brief, OrderInfo
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.law.fact_names import AGREED_AT_SOME_TIME, AGREED_BEFORE
from kameng_docs.procedure.ages import ages
from kameng_docs.procedure.top_up_limits import above
from kameng_docs.wording import date_in_chinese, paid_to, yuan

# Who says that a price is no part of the contract asks to rescind the contract in the alternative.
PRESELECTED = "plan-preselected"
EVEN_SO = "即使上述价款和期限成为合同的内容，"
# 预付式消费解释 第十八条第一款第（一）项, whose condition is told with it, for nobody said whose cause it was; 第二十二条第二款.
BY_COUNT = "非因消费者原因返还的，已经提供的部分按实际付款的价格扣减"
BY_TERM = "按停止提供以后的剩余期限占全部期限的比例计算"


def _prepaid_told(brief: Brief) -> str:
    """What each order was for and how much of it is left; of several, each by its name."""
    told = [order for order in brief.orders if order.prepaid_told]
    return "；".join((f"“{order.goods}”" if len(told) > 1 else "") + order.prepaid_told for order in told)


def _left_reckoned(brief: Brief) -> str:
    """How what is left of what was prepaid is reckoned; where orders differ in it, each way by its name."""
    ways = {order.prepaid_by_term for order in brief.orders}
    if ways == {True}:
        return BY_TERM
    return f"按期限购买的，{BY_TERM}；其他的，{BY_COUNT}" if True in ways else BY_COUNT


def sums(brief: Brief) -> dict[str, str]:
    """What was paid, what is left, what is asked back, and when."""
    costs = [f"{what}{yuan(amount)}元" for claim in brief.claims for what, amount in claim.items]
    back = [claim.amount for claim in brief.claims if claim.kind == "refund" and claim.amount is not None]
    return {
        "costs_listed": "、".join(costs),
        "count_bad": "、".join(str(o.affected) for o in brief.orders if 0 < o.affected < o.quantity),
        "sum_back": yuan(back[0] if back else Decimal(0)),
        "not_twice": "（与前项是同一损失，不重复受偿）" if len(brief.defendants) > 1 else "",
        "even_so": EVEN_SO if any(ground.id == PRESELECTED for ground in brief.grounds) else "",
        "paid_on": date_in_chinese(brief.orders[0].paid_at),
        "paid_days": "、".join(dict.fromkeys(date_in_chinese(order.paid_at) for order in brief.orders)),
        "paid": yuan(sum((order.paid for order in brief.orders), Decimal(0))),
        "days_all": "、".join(str(order.days_sold) for order in brief.orders if order.days_sold),
        "days_left": "、".join(str(order.days_left) for order in brief.orders if order.days_left),
        "prepaid_told": _prepaid_told(brief),
        "left_reckoned": _left_reckoned(brief),
        "coins": "、".join(order.left_over for order in brief.orders if order.left_over),
        **_of_child(brief),
        "sum": "",
        "account": _account(brief),
        **_periods(brief),
        "payments": _payments(brief),
    }


def _periods(brief: Brief) -> dict[str, str]:
    """The periods that are asked back: how many, from when to when, how much."""
    rows = [(row.at, row.amount) for order in brief.orders for row in order.charges if not row.reminded]
    rows = rows or [(order.paid_at, order.paid) for order in brief.orders]
    days = sorted(rows, key=lambda row: instant_of(row[0]))
    return {
        "periods": str(len(days)),
        "first_charge": date_in_chinese(days[0][0]),
        "last_charge": date_in_chinese(days[-1][0]),
        "charges_sum": yuan(sum((amount for _, amount in days), Decimal(0))),
    }


def _payments(brief: Brief) -> str:
    """The payments of one price, each with its day, to whom it went, and what came back."""
    return "、".join(
        f"{date_in_chinese(row.at)}付款{yuan(row.amount)}元"
        + (f"（{paid_to(row.paid_to)}）" if row.paid_to else "")
        + (f"（已退回{yuan(row.refunded)}元）" if row.refunded else "")
        for order in brief.orders
        for row in order.parts
    )


def _of_child(brief: Brief) -> dict[str, str]:
    """Which payments were made under eight and which from eight on, how old the child was then, what was above the limits."""
    eight, adult = ages().some_capacity.years, ages().adult.years
    known = [(order, order.child_age) for order in brief.orders if order.child_age is not None]
    young = [order for order, age in known if age < eight]
    older = [order for order, age in known if eight <= age < adult]
    mixed = len(young) < len(brief.orders) and len(older) < len(brief.orders)
    years = sorted({age for _, age in known if eight <= age < adult})
    every = sorted({age for _, age in known})
    over = above((day_of(order.paid_at), age, order.paid) for order, age in known)
    told = [f"超过单次充值限额的付款{over.singles}笔"] if over.singles else []
    told += [f"超过每月充值限额的部分共{yuan(over.monthly)}元"] if over.monthly else []
    return {
        "age": _from_to(years),
        "ages": _from_to(every) or "若干",
        "paid_under_eight": _when_paid(young) if mixed else "付款时",
        "paid_from_eight": _when_paid(older) if mixed else "付款时",
        "over_limits": "、".join(told),
        "unagreed": "事前没有同意，"
        if "否" in {brief.facts[name].state for name in (AGREED_BEFORE, AGREED_AT_SOME_TIME)}
        else "",
    }


def _from_to(years: list[int]) -> str:
    """12, or 12至13."""
    return "至".join(str(each) for each in dict.fromkeys((*years[:1], *years[-1:])))


def _when_paid(orders: list[OrderInfo]) -> str:
    """2026年3月15日付款198.00元时: those of several payments that a sentence speaks of."""
    if not orders:
        return "付款时"
    first, last = (date_in_chinese(orders[i].paid_at) for i in (0, -1))
    days = first if first == last else f"{first}至{last}"
    count = f"{len(orders)}笔共" if len(orders) > 1 else ""
    return f"{days}付款{count}{yuan(sum((order.paid for order in orders), Decimal(0)))}元时"


def _account(brief: Brief) -> str:
    """（…）: the one account that was topped up, where it is known to this reader."""
    known = {order.charged_account for order in brief.orders if order.charged_account}
    return f"（{known.pop()}）" if len(known) == 1 else ""
