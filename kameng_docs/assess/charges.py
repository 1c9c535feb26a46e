"""The periods of a renewal one by one, each on its own day, from the rows and ranges of 交易.扣款各期."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.brief import ChargeInfo
from kameng_docs.case.charges import Charge
from kameng_docs.case.orders import Order
from kameng_docs.case.part import day_of
from kameng_docs.case.whose import Said
from kameng_docs.procedure.monthly import monthly


def charges_of(order: Order) -> tuple[ChargeInfo, ...]:
    """Every period, oldest first."""
    found = [charge for row in order.charges for charge in _periods(row)]
    return tuple(sorted(found, key=lambda charge: day_of(charge.at)))


def conduct_days(order: Order) -> list[date]:
    """The days on which an order was made or a period was charged: each looks the law up for itself."""
    return [day_of(charge.at) for charge in charges_of(order)] or [day_of(order.ordered_at)]


def _periods(row: Charge) -> Iterator[ChargeInfo]:
    """Of a range that comes month by month each has its day; of any other only the first and the last are known."""
    told = Said(row.payment_id or ""), row.reminded == "是"
    if row.at is not None:
        yield ChargeInfo(row.at, row.amount, *told)
    elif row.first is not None and row.last is not None and row.count is not None:
        first, last = day_of(row.first), day_of(row.last)
        days = monthly(first, row.count)
        sure = days[-1] == last
        for number, day in enumerate(days):
            between = 0 < number < row.count - 1
            yield ChargeInfo(
                day if sure else last if number else first, row.amount, *told, guessed=between and not sure
            )
