"""Most sites begin a number with its day: another day than the order's is the commonest slip of copying."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.case.part import day_of
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.procedure.holidays import DAY
from kameng_docs.rules.finding import Finding

CODE = "rule.order-number-date"
SEVERITY = Severity.WARNING
# A day at the beginning, before enough further digits to be a number of its own; 微信支付 has it behind 4200 and six more;
# some sites write two digits of the year and a hyphen.
DATED = sought(
    r"(?:4200\d{6})?(20[012]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{4,}|(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-\d{6,}"
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """订单号, 支付单号 and 商户单号 that begin with another day than those of order and payment: the first is told, with how
    many more there are.
    """
    wrong = list(_wrong(case, today))
    for i, key, day in wrong[:1]:
        order = case.orders[i]
        more = f"（另有 {len(wrong) - 1} 笔也对不上）" if len(wrong) > 1 else ""
        yield Finding(
            ("交易", i, key),
            f"{key}里的日期是 {day:%Y-%m-%d}，而这一笔写的是 {day_of(order.paid_at or order.ordered_at):%Y-%m-%d}{more}："
            "单号或者时间抄错了一个，对方会说不是这一单",
            "对着订单页和支付账单核对年月日，改错的那一个；这家的单号不含日期的，不用改",
        )


def _wrong(case: Case, today: date) -> Iterator[tuple[int, str, date]]:
    """The orders with such a number: which, under which key, and the day in it."""
    for i, order in enumerate(case.orders):
        numbers = {"订单号": order.order_id, "支付单号": order.payment_id, "商户单号": order.merchant_order}
        for key, number in numbers.items():
            day = _day_in(number or "", today)
            if day is not None and not _fits(day, order):
                yield i, key, day
                break


def _day_in(number: str, today: date) -> date | None:
    found = DATED.match(number.strip())
    if not found:
        return None
    year, month, day = (int(each) for each in (found.groups()[:3] if found[1] else found.groups()[3:]))
    try:
        there = date(year if found[1] else 2000 + year, month, day)
    except ValueError:
        return None
    # What has not come yet is no day of an order, but digits that look like one.
    return there if there <= today + DAY else None


def _fits(day: date, order: Order) -> bool:
    days = [day_of(order.ordered_at), *([day_of(order.paid_at)] if order.paid_at else [])]
    # Around midnight, and where the clock of the shop is another zone's.
    return min(days) - DAY <= day <= max(days) + DAY
