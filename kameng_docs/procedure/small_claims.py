"""The small-claims track by the sum alone (民诉法 第一百六十五条), with the caps of the provinces; what kind of claim it is, others decide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from kameng_docs.declared import Doubt, Files, Key, among

# 江苏省, 北京市, 广西壮族自治区.
ENDING = re.compile("(?:省|市|(?:壮族|回族|维吾尔)?自治区)$")


@dataclass(frozen=True)
class Cap:
    """What a province's courts take from `since` on: `cap` without, `agreed` with the consent of both, in 元.

    `wage` is the average that both are worked out from, None where only the results were published. `verified`
    says how the row is known.
    """

    province: str
    since: Annotated[date, Key("from")]
    cap: Decimal
    agreed: Decimal
    basis: str
    source: str
    verified: str
    wage: Decimal | None = None


@dataclass(frozen=True)
class Caps:
    """All rows, oldest first within a province; the provinces there are; the day of the present rule."""

    rows: tuple[Cap, ...]
    provinces: tuple[str, ...]
    half_since: date
    checked_on: date

    def doubts(self) -> Iterator[Doubt]:
        """Rows of no province, and those from before the present rule."""
        for number, row in enumerate(self.rows):
            yield from among("省份", self.provinces, row.province, ("rows", number, "province"))
            if row.since < self.half_since:
                message = f"{row.since} 早于现行规定施行的 {self.half_since}"
                yield Doubt(("rows", number, "from"), message, "核对日期")


CAPS = Files("procedure/caps.yaml", Caps)


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


def caps() -> Caps:
    """The table."""
    return CAPS.only()


BY_LAW, BY_CONSENT, ABOVE, UNKNOWN, NONE = "by-law", "by-consent", "above", "unknown", "none"


def band_of(total: Decimal, cap: Cap | None) -> str:
    """Where `total` 元 lie: up to half the average wage (BY_LAW), up to twice it (BY_CONSENT), or ABOVE.

    UNKNOWN without a cap, NONE where no sum is asked for. Both bounds belong to what lies below: 以下 counts itself in
    (民法典 第一千二百五十九条).
    """
    if total <= 0:
        return NONE
    if cap is None:
        return UNKNOWN
    if total <= cap.cap:
        return BY_LAW
    return BY_CONSENT if total <= cap.agreed else ABOVE
