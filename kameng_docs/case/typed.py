"""Sums, days, counts and yes or no as people type them: what has one meaning is understood, nothing else is.

Full-width digits and signs count as their half-width selves, and only these: Unicode's own folding would make 6² to 62.
"""

import re
from datetime import date, datetime
from decimal import Decimal

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xFFE5: "¥"}
_MONEY = re.compile(
    r"(?:人民币|RMB|CNY)? ?¥? ?"
    r"(?P<whole>[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?P<cents>\.[0-9]{1,2})?"
    r" ?(?:元整?|圆整?|块钱?|人民币|RMB|CNY)?"
)
_WHOLE = re.compile(r"([1-9][0-9]{0,4}) ?[个张件份次天岁]?")
_DAYS = (
    re.compile(r"(?P<year>[0-9]{4})(?P<joint>[-/.])(?P<month>[0-9]{1,2})(?P=joint)(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4}) ?年 ?(?P<month>[0-9]{1,2}) ?月 ?(?P<day>[0-9]{1,2}) ?[日号]"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
# The hours of a part of the day on a clock of twelve, those on a clock of twenty-four, and what to add to the former.
# Which day's midnight 晚上12点 is, and which half of the day 上午12点, nobody can tell: those hours are not there.
_PARTS = {
    "凌晨": (range(6), range(0), 0),
    "早上": (range(1, 12), range(0), 0),
    "上午": (range(1, 12), range(0), 0),
    "中午": (range(1, 3), range(11, 15), 12),
    "下午": (range(1, 12), range(12, 24), 12),
    "傍晚": (range(4, 9), range(16, 21), 12),
    "晚上": (range(5, 12), range(17, 24), 12),
    "AM": (range(1, 12), range(0), 0),
    "PM": (range(1, 12), range(12, 24), 12),
}
_PART = "(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上)?"
_CLOCKS = (
    re.compile(
        rf"{_PART} ?(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?::(?P<second>[0-9]{{2}}))?(?: ?(?P<half>[AP]M))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_PART} ?(?P<hour>[0-9]{{1,2}})[点时](?P<minute>[0-9]{{1,2}})分(?:(?P<second>[0-9]{{1,2}})秒)?(?P<half>(?!))?"
    ),
)
# 有 and 没有 are no answers: of “一直没有答复” each of them may mean either.
_ANSWERS = {
    "是": ("是", "是的", "对", "对的", "yes", "y", "true", "√", "✓", "✔", "☑"),
    "否": ("否", "不是", "不对", "no", "n", "false", "×", "✗", "✘"),
    "不清楚": ("不清楚", "不知道", "不确定", "不记得"),
}


def half_width(text: str) -> str:
    """`text` without blanks around it, its full-width digits, letters and signs as half-width ones."""
    return text.translate(_FULL_WIDTH).strip()


def money_of(text: str) -> Decimal | None:
    """68, ¥68.00, 68元, 1,234.50 in 元; None for what is no sum, or one that could be read in two ways."""
    found = _MONEY.fullmatch(half_width(text))
    return Decimal(found["whole"].replace(",", "") + (found["cents"] or "")) if found else None


def whole_of(text: str) -> int | None:
    """A whole number from 1 to 99999, with or without the word for what is counted: 3, 3张."""
    found = _WHOLE.fullmatch(half_width(text))
    return int(found[1]) if found else None


def moment_of(text: str) -> date | datetime | None:
    """2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日 or 20261120, and the hour where one stands behind it.

    None for what is no day, or could be two: 11/12/2026, 晚上12:05. ValueError for a day or an hour that there is not.
    """
    plain = half_width(text)
    found = next((match for form in _DAYS if (match := form.match(plain))), None)
    if found is None:
        return None
    rest = plain[found.end() :]
    apart = re.match("[ T]+", rest) or found[0][-1] in "日号" or rest.startswith(tuple(_PARTS))
    clock = next((match for form in _CLOCKS if (match := form.fullmatch(rest.lstrip(" T")))), None)
    if rest and not (clock and apart):
        return None
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    if clock is None:
        return day
    hour = _hour(int(clock["hour"]), (clock["part"] or clock["half"] or "").upper())
    if hour is None or (clock["part"] and clock["half"]):
        return None
    minute, second = int(clock["minute"]), int(clock["second"] or 0)
    return datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001


def _hour(written: int, part: str) -> int | None:
    """On a clock of twenty-four hours; None where the part of the day leaves it open."""
    if not part:
        return written
    of_twelve, of_all, more = _PARTS[part]
    if written in of_twelve:
        return written + more
    return written if written in of_all else None


def answer_of(text: str) -> str | None:
    """是, 否 or 不清楚, as a form may be ticked; None for whatever may mean something else."""
    plain = half_width(text).lower()
    return next((answer for answer, words in _ANSWERS.items() if plain in words), None)
