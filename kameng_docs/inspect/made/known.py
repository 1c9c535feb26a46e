"""What a case knows: every sum, day, number and name that may stand in one of its papers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from kameng_docs.brief import Brief
from kameng_docs.compose.groups import by_goods, periods_of, series_of
from kameng_docs.compose.paid import at_issue
from kameng_docs.inspect.made.told import told_in
from kameng_docs.wording import amount_in_words, to_cents

FIGURE = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]{1,2})?(?![0-9.])")


@dataclass(frozen=True)
class Known:
    """Sums in 元, as they are and in capital numerals; days; and all texts in one, without blanks."""

    sums: frozenset[Decimal]
    in_words: frozenset[str]
    days: frozenset[date]
    text: str


def known_of(brief: Brief, wordings: tuple[str, ...]) -> Known:
    """What stands in the brief, what is summed up over its orders, and what our own `wordings` say in figures."""
    values = tuple(_values(brief))
    texts = "\n".join(value for value in values if isinstance(value, str))
    sums = {to_cents(value) for value in values if isinstance(value, Decimal)}
    sums |= {
        to_cents(sum((getattr(order, name) for order in brief.orders), Decimal(0)))
        for name in ("paid", "refunded", "claimed", "credited")
    }
    sums |= {to_cents(order.paid / order.quantity) for order in brief.orders if order.quantity}
    sums |= {to_cents(each) for each in _subtotals(brief)}
    said = told_in("\n".join((texts, *wordings)))
    return Known(
        sums=frozenset(
            sums
            | {to_cents(each) for each in said.sums}
            | {to_cents(Decimal(each)) for each in FIGURE.findall(texts) if "." in each}
        ),
        in_words=frozenset(amount_in_words(each) for each in sums if 0 <= each < Decimal(10) ** 12)
        | {*said.in_words},
        days=frozenset({_day(value) for value in values if isinstance(value, date)} | {*said.days}),
        text="".join("\n".join((texts, *wordings)).split()),
    )


def _subtotals(brief: Brief) -> Iterator[Decimal]:
    """What a paper that tells equal orders or periods in one line says of them together, in 元."""
    yield from (alike.paid for orders in (brief.orders, at_issue(brief)) for alike in by_goods(orders))
    yield from (alike.total for alike in (*periods_of(brief.orders), *series_of(at_issue(brief))))


def wordings_in(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """The sources of all wordings and declarations of channels."""
    return tuple(
        path.read_text("utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".j2", ".yaml"}
    )


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _values(value: Any) -> Iterator[Any]:
    """Every text, sum and moment in `value`, however deep."""
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _values(getattr(value, each.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _values(each)
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from _values(each)
    elif isinstance(value, str | Decimal | date):
        yield value
