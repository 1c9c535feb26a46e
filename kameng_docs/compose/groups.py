"""What is alike told together: orders of the same goods, periods of the same sum, numbers with a common beginning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from kameng_docs.brief import Moment, OrderInfo

# So many orders stand in a table.
MANY = 3
# A common beginning of order numbers is told once where it is so long; so much at least is left of each.
STEM, REST = 6, 4
# So much at least is a name that several goods share.
NAME = 2
# So many exhibits in a row are told by the first and the last.
RUN = 4


@dataclass(frozen=True)
class Alike:
    """Orders of the same goods from the same seller. `paid` in 元."""

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


def by_goods(orders: Iterable[OrderInfo]) -> tuple[Alike, ...]:
    """The orders by what was bought and from whom, in the order of the first of each."""
    found: dict[tuple[str, int | None], list[OrderInfo]] = {}
    for order in orders:
        found.setdefault((order.goods, order.sold_by), []).append(order)
    return tuple(Alike(goods, tuple(alike)) for (goods, _), alike in found.items())


def stem_of(ids: Sequence[str]) -> str:
    """What all these numbers begin with, so that the rest is enough to tell them apart; empty where that saves nothing."""
    if len(ids) < MANY or len(set(ids)) < len(ids) or len({len(each) for each in ids}) > 1:
        return ""
    alike = sum(1 for _ in takewhile(lambda signs: len(set(signs)) == 1, zip(*ids, strict=True)))
    stem = ids[0][: min(alike, max(0, len(ids[0]) - REST))]
    return stem if len(stem) >= STEM else ""


@dataclass(frozen=True)
class Periods:
    """Periods of one renewal with the same sum, one after another. `each` in 元."""

    goods: str
    first: Moment
    last: Moment
    count: int
    each: Decimal
    reminded: bool

    @property
    def total(self) -> Decimal:
        """The sum of them, in 元."""
        return self.each * self.count


def periods_of(orders: Iterable[OrderInfo]) -> tuple[Periods, ...]:
    """The periods of all renewals of more than one, neighbours of the same sum together."""
    rows: list[Periods] = []
    for order in orders:
        if len(order.charges) < 2:  # noqa: PLR2004 — one period is no range
            continue
        for charge in order.charges:
            last = rows[-1] if rows else None
            alike = last and (last.goods, last.each, last.reminded) == (
                order.goods,
                charge.amount,
                charge.reminded,
            )
            if last and alike:
                rows[-1] = Periods(
                    last.goods, last.first, charge.at, last.count + 1, last.each, last.reminded
                )
            else:
                rows.append(Periods(order.goods, charge.at, charge.at, 1, charge.amount, charge.reminded))
    return tuple(rows)


def series_of(orders: Iterable[OrderInfo]) -> tuple[Periods, ...]:
    """Orders that are one period of a renewal each, neighbours of the same sum together; the goods of all have one name."""
    every = list(orders)
    name = common_name([order.goods for order in every])
    rows: list[Periods] = []
    for order in every:
        last = rows[-1] if rows else None
        if last and last.each == order.paid:
            rows[-1] = replace(last, last=order.paid_at, count=last.count + 1)
        else:
            rows.append(Periods(name, order.paid_at, order.paid_at, 1, order.paid, reminded=False))
    return tuple(rows)


def common_name(names: Sequence[str]) -> str:
    """What several names begin with, without the start of a number of theirs: 网盘会员 of 网盘会员（第1期） and 网盘会员（第2期）;
    the first, where they share too little.
    """
    if len(set(names)) == 1:
        return names[0]
    alike = sum(1 for _ in takewhile(lambda signs: len(set(signs)) == 1, zip(*names, strict=False)))
    name = names[0][:alike].rstrip(" 0123456789第-—#").rstrip("（(").rstrip()
    return name if len(name) >= NAME else names[0]


def ranges(numbers: Sequence[str], every: Sequence[str]) -> list[str]:
    """Exhibit numbers with runs of four and more, neighbours among `every` number, as 1-1至1-4; the rest as they are."""
    place = {number: i for i, number in enumerate(every)}
    runs: list[list[str]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else ""
        if last in place and place.get(number) == place[last] + 1 and _heading(last) == _heading(number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [part for run in runs for part in ([f"{run[0]}至{run[-1]}"] if len(run) >= RUN else run)]


def _heading(number: str) -> str:
    """The number of the heading under which an exhibit stands: 1 of 1-2."""
    return number.rpartition("-")[0]
