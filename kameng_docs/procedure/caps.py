"""The small-claims cap of a province on a day, as far as it is known; an unknown cap is told and stops nothing."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("caps.yaml")
# 江苏省, 北京市, 广西壮族自治区.
ENDING = re.compile("(?:省|市|(?:壮族|回族|维吾尔)?自治区)$")


@dataclass(frozen=True)
class Cap:
    """What a province's courts take from `since` on: `cap` without, `agreed` with the consent of both, in 元.

    `wage` is the average that both are worked out from, None where only the results were published. `verified`
    says how the row is known.
    """

    province: str
    since: date
    cap: Decimal
    agreed: Decimal
    basis: str
    wage: Decimal | None
    source: str
    verified: str


@dataclass(frozen=True)
class Caps:
    """All rows, oldest first within a province; the provinces there are; the day of the present rule."""

    rows: tuple[Cap, ...]
    provinces: tuple[str, ...]
    half_since: date
    checked_on: date


def province_of(name: str) -> str:
    """The short name, 江苏 for 江苏省."""
    return ENDING.sub("", name.strip())


def rows_of(province: str) -> tuple[Cap, ...]:
    """The rows of a province by its short name; none where nothing is known."""
    return tuple(row for row in caps().rows if row.province == province)


def cap_on(province: str, day: date) -> Cap | None:
    """The row that holds in the province on that day; None where none is known."""
    past = [row for row in rows_of(province) if row.since <= day]
    return past[-1] if past else None


@cache
def caps() -> Caps:
    """The table. Raises ValueError where it is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    found = Caps(
        rows=tuple(_row(entry) for entry in record.several("rows")),
        provinces=tuple(record.several("provinces")),
        half_since=record.day("half_since"),
        checked_on=record.day("checked_on"),
    )
    record.close()
    for row in found.rows:
        if row.province not in found.provinces or row.since < found.half_since:
            raise record.wrong(f"{row.province} {row.since}")
    return found


def _row(entry: object) -> Cap:
    record = Record(entry, f"{FILE.name}: row")
    wage = record.text("wage", "")
    row = Cap(
        province=record.text("province"),
        since=record.day("from"),
        cap=Decimal(record.text("cap")),
        agreed=Decimal(record.text("agreed")),
        basis=record.text("basis"),
        wage=Decimal(wage) if wage else None,
        source=record.text("source"),
        verified=record.text("verified"),
    )
    record.close()
    return row
