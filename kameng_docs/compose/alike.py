"""Orders that are told in one line: the same goods of the same seller, or one thing numbered through (第1期, 第2期 …)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.brief import Moment, OrderInfo
from kameng_docs.compose.groups import MANY

NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Row:
    """Orders told in one line. `goods` names them all; `each` in 元 is what one of them cost, None where they differ."""

    goods: str
    orders: tuple[OrderInfo, ...]

    @property
    def paid(self) -> Decimal:
        """The sum of what was paid for them, in 元."""
        return sum((order.paid for order in self.orders), Decimal(0))

    @property
    def quantity(self) -> int:
        """How many pieces they are together."""
        return sum(order.quantity for order in self.orders)

    @property
    def each(self) -> Decimal | None:
        """What one of them cost, in 元, where all cost the same."""
        sums = {order.paid for order in self.orders}
        return sums.pop() if len(sums) == 1 else None

    @property
    def first(self) -> Moment:
        """When the first of them was paid."""
        return self.orders[0].paid_at

    @property
    def last(self) -> Moment:
        """When the last of them was paid."""
        return self.orders[-1].paid_at


def rows_of(orders: Iterable[OrderInfo]) -> tuple[Row, ...]:
    """The orders by what was bought and from whom, in the order of the first of each."""
    found: dict[tuple[str, int | None], list[OrderInfo]] = {}
    for order in orders:
        found.setdefault((NUMBER.sub("#", order.goods), order.sold_by), []).append(order)
    return tuple(row for alike in found.values() for row in _rows(alike))


def _rows(orders: Sequence[OrderInfo]) -> list[Row]:
    """One row where only a number that counts through tells the names apart, else one for each name."""
    name = numbered_through([order.goods for order in orders])
    if name:
        return [Row(name, tuple(orders))]
    by_name: dict[str, list[OrderInfo]] = {}
    for order in orders:
        by_name.setdefault(order.goods, []).append(order)
    return [Row(goods, tuple(alike)) for goods, alike in by_name.items()]


def numbered_through(names: Sequence[str]) -> str:
    """会员（第1至42期） for 会员（第1期）, 会员（第2期） …; the name itself where all are one; else empty."""
    if len(set(names)) == 1:
        return names[0]
    numbers = [[int(each) for each in NUMBER.findall(name)] for name in names]
    differing = [i for i, column in enumerate(zip(*numbers, strict=True)) if len(set(column)) > 1]
    if len(names) < MANY or len(differing) != 1:
        return ""
    (at,) = differing
    counted = [row[at] for row in numbers]
    if counted != list(range(counted[0], counted[0] + len(counted))):
        return ""
    place = list(NUMBER.finditer(names[0]))[at]
    return f"{names[0][: place.start()]}{counted[0]}至{counted[-1]}{names[0][place.end() :]}"
