"""What a text tells that can be held against a case: sums, days, long numbers, the names behind a label."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

SUM = re.compile(r"(?<![0-9.,*])([0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*元")
IN_WORDS = re.compile(r"人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+")
DAY = re.compile(r"(?<![0-9])(20[0-9]{2})(?:年\s*([0-9]{1,2})月\s*([0-9]{1,2})日|-([0-9]{2})-([0-9]{2}))")
# Numbers of orders and payments, of people and firms.
NUMBER = re.compile(r"(?<![0-9A-Za-z*/.=_-])(?=(?:[A-Za-z]*[0-9]){6})[0-9A-Za-z]{10,}(?![0-9A-Za-z*/.=_-])")
PARTY = re.compile(
    r"(?:^|[\s|])(?:原告|被告[一二三四五1-5]?|投诉人|被投诉人|投诉对象|被申请人|申请人|申请执行人|被执行人|致)[：:]\s*"
    r"([^\s，。；：:、（(|“]{2,})",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Told:
    """How often what was found. Sums in 元; `in_words` are sums in capital numerals, with 人民币 before them."""

    sums: Mapping[Decimal, int]
    in_words: Mapping[str, int]
    days: Mapping[date, int]
    numbers: Mapping[str, int]
    parties: Mapping[str, int]


def told_in(text: str) -> Told:
    """Everything of the kind in `text`. What looks like a day and is none (2026-13-40) is left out."""
    return Told(
        sums=Counter(Decimal(found.replace(",", "")) for found in SUM.findall(text)),
        in_words=Counter(IN_WORDS.findall(text)),
        days=Counter(day for found in DAY.findall(text) for day in _day(found)),
        numbers=Counter(NUMBER.findall(text)),
        parties=Counter(PARTY.findall(text)),
    )


def _day(found: tuple[str, ...]) -> tuple[date, ...]:
    year, month, day = found[0], found[1] or found[3], found[2] or found[4]
    try:
        return (date(int(year), int(month), int(day)),)
    except ValueError:
        return ()
