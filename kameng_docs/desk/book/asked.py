"""What is asked of 案件本: which cases, in which order, which page. It stands in the address, so that it can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from kameng_docs.case.typed import moment_of
from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.orders import BY, DAY

BOOK = "/book"
LONGEST = 200
"""Signs of what is looked for: nobody types more."""
DIGITS = 6
"""A page has no longer number."""
ON = "1"
LABELS: Mapping[str, str] = {
    "text": "有这些字",
    "seller": "卖家",
    "platform": "平台",
    "dispute": "争议",
    "stage": "进度",
    "channel": "渠道",
    "before": "最近的日子不晚于",
    "missing": "只看缺东西的",
}
"""What each field of `Wanted` is called on the page."""


@dataclass(frozen=True)
class Asked:
    """`by` is one of `BY`, `page` counts from 1; `days` asks for the list by day, `examples` for the shipped cases too.

    `unread` is what was written where a day must stand and is none.
    """

    wanted: Wanted = field(default_factory=Wanted)
    by: str = DAY
    down: bool = False
    page: int = 1
    days: bool = False
    examples: bool = False
    unread: str = ""

    def told(self) -> dict[str, str]:
        """As it stands in an address: what is usual is left away."""
        parts: dict[str, Any] = {
            **vars(self.wanted),
            "by": "" if self.by == DAY else self.by,
            "down": self.down,
            "page": self.page if self.page > 1 else "",
            "days": self.days,
            "examples": self.examples,
        }
        return {name: ON if value is True else str(value) for name, value in parts.items() if value}

    def address(self, where: str = BOOK, **changed: Any) -> str:
        """The address of this, with something changed; back on its first page unless a page is told."""
        told = replace(self, **{"page": 1, **changed}).told()
        return f"{where}?{urlencode(told)}" if told else where

    def without(self, name: str) -> "Asked":
        """The same without what one field of `wanted` asks."""
        return replace(self, wanted=replace(self.wanted, **{name: getattr(Wanted(), name)}))

    @property
    def narrowed(self) -> dict[str, str]:
        """What each field that asks anything asks, in the order of LABELS."""
        told = Asked(self.wanted).told()
        return {name: "" if told[name] == ON else told[name] for name in LABELS if name in told}


def asked_in(query: Mapping[str, str]) -> Asked:
    """What an address asks; what nobody can have meant is passed over."""
    given = {name: value.strip()[:LONGEST] for name, value in query.items()}
    words: dict[str, Any] = {each.name: given.get(each.name, "") for each in fields(Wanted)}
    before, unread = _day(words["before"])
    words |= {"missing": bool(words["missing"]), "before": before}
    by, page = given.get("by", DAY), given.get("page", "1")
    return Asked(
        Wanted(**words),
        by if by in BY else DAY,
        bool(given.get("down")),
        max(1, int(page)) if page.isdecimal() and len(page) <= DIGITS else 1,
        bool(given.get("days")),
        bool(given.get("examples")),
        unread,
    )


def _day(text: str) -> tuple[str, str]:
    """A day as it is compared, or what was written there instead."""
    try:
        day = moment_of(text)
    except ValueError:
        day = None
    if day is None or isinstance(day, datetime):
        return "", text
    return day.isoformat(), ""
