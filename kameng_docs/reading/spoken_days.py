"""Days and hours as people tell them: 这个月二十号晚上, 第二天上午, 11月20号, 上周五, 昨晚九点半.

What stands there whole has one meaning. The rest means something only from a day on which it was told, or from the day that
was told before it; such a meaning is offered with its reason and never without a doubt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kameng_docs.case.numerals import SIGNS, number_of
from kameng_docs.case.typed import half_width, moment_of

_N = rf"[0-9]{{1,2}}|[{SIGNS}]{{1,3}}"
_YEAR = rf"(?P<year>[0-9]{{4}}|[{SIGNS}]{{4}})年|(?P<which_year>今年|去年|前年)"
_MONTH = rf"(?P<month>{_N})月份?|(?P<which_month>这个月|本月|上个月|上月|下个月)"
_NAMED = "大前天|前天|昨天|昨日|昨晚|今天|今日|今晚|今早|第二天|次日|隔天|当天|当日|当晚"
_PARTS = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜"
_CLOCK = rf"(?P<hour>{_N})(?:[:：](?P<minute>[0-9]{{2}})(?:[:：][0-9]{{2}})?|点钟?(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<spoken>(?:{_N})(?=分)|[0-9]{{2}}|[{SIGNS}]{{2,3}})分?)?)"
_DAY = (
    rf"(?P<full>[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}})"
    rf"|(?:(?:{_YEAR})?的?(?:{_MONTH})(?P<day>{_N})(?:[日号]|(?![0-9{SIGNS}个天])))"
    # A bare 七日 is a period; a bare 二十号 is a day, unless it is a house or a shop.
    rf"|(?<![第型编0-9{SIGNS}])(?P<lone>{_N})号(?![店楼线门机位码单房院车桌])"
    rf"|(?P<named>{_NAMED})"
    r"|(?P<week>上上|上|这|本)个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
)
MOMENT = re.compile(rf"(?:{_DAY})(?: ?(?P<part>{_PARTS}))?(?: ?{_CLOCK})?")

# Days back from the day on which it is told, and on from the day that was told before.
_FROM_TODAY = {
    "大前天": 3, "前天": 2, "昨天": 1, "昨日": 1, "昨晚": 1, "今天": 0, "今日": 0, "今晚": 0, "今早": 0,
}  # fmt: skip
_FROM_BEFORE = {"第二天": 1, "次日": 1, "隔天": 1, "当天": 0, "当日": 0, "当晚": 0}
_EVENING, _MORNING = {"昨晚": "晚上", "今晚": "晚上", "当晚": "晚上"}, {"今早": "早上"}
_LIKE = {"清晨": "早上", "早晨": "早上", "夜里": "", "半夜": ""}
_QUARTERS = {"一": 15, "三": 45}
_YEARS = {"今年": 0, "去年": 1, "前年": 2}
_WEEKS = {"上上": 2, "上": 1, "这": 0, "本": 0}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
"""Days from the Monday of a week."""
_MONTHS = {"这个月": 0, "本月": 0, "上个月": -1, "上月": -1, "下个月": 1}


@dataclass(frozen=True)
class Told:
    """A moment told: `read` as it stood, `value` as a case file takes it (empty where no day can be said), and why in doubt."""

    read: str
    value: str
    doubts: tuple[str, ...]
    start: int


def moments_in(text: str, today: date | None) -> Iterator[Told]:
    """Every moment of the text in its order; `today` is the day from which 昨天 and a missing year are counted."""
    before: date | None = None
    for found in MOMENT.finditer(text):
        day, doubt = _day(found, before, today)
        before = day or before
        yield Told(found[0], _value(day, found), (doubt,) if doubt else (), found.start())


def _day(found: re.Match[str], before: date | None, today: date | None) -> tuple[date | None, str]:
    """The day, and why it is in doubt; a whole date is in none."""
    if found["full"]:
        return _made(*map(int, re.split("[-/.]", found["full"])))
    if found["named"]:
        return _named(found["named"], before, today)
    if found["week"]:
        return _of_week(found, today)
    if found["lone"]:
        return _lone(_number(found["lone"]), before, today)
    return _of_month(found, today)


def _made(year: int, month: int, day: int) -> tuple[date | None, str]:
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, "没有这一天"


def _named(word: str, before: date | None, today: date | None) -> tuple[date | None, str]:
    if word in _FROM_BEFORE:
        if before is None:
            return None, f"“{word}”是哪天，前面没有写"
        return before + timedelta(_FROM_BEFORE[word]), f"“{word}”是照前面写的 {before} 算的，请核对"
    if today is None:
        return None, f"“{word}”是哪天，要看是哪天写的"
    return today - timedelta(_FROM_TODAY[word]), f"“{word}”是照 {today} 写的算的，请核对"


def _of_week(found: re.Match[str], today: date | None) -> tuple[date | None, str]:
    """A day of a week that begins on Monday; one of this week that has not come yet was told of an earlier one."""
    word = found[0][: found.end("weekday") - found.start()]
    if today is None:
        return None, f"“{word}”是哪天，要看是哪天写的"
    monday = today - timedelta(today.weekday() + 7 * _WEEKS[found["week"]])
    made = monday + timedelta(WEEKDAYS[found["weekday"]])
    if made > today:
        return None, f"“{word}”照 {today} 算是 {made}，还没有到"
    return made, f"“{word}”是照 {today} 写的算的，请核对"


def _lone(day: int, before: date | None, today: date | None) -> tuple[date | None, str]:
    anchor = before or today
    if anchor is None:
        return None, "没有写是哪个月"
    made, fault = _made(anchor.year, anchor.month, day)
    return made, fault or f"没有写是哪个月，照 {anchor} 的那个月算的，请核对"


def _of_month(found: re.Match[str], today: date | None) -> tuple[date | None, str]:
    day = _number(found["day"])
    year = _number(found["year"]) if found["year"] else 0
    if year and found["month"]:
        return _made(year, _number(found["month"]), day)
    if today is None:
        return None, "没有写是哪一年" if found["month"] else "没有写是哪个月"
    if found["which_month"]:
        months = today.year * 12 + today.month - 1 + _MONTHS[found["which_month"]]
        made, fault = _made(months // 12, months % 12 + 1, day)
        if made is not None and made > today and _MONTHS[found["which_month"]] == 0:
            # Told in that month, and read in a later one.
            return None, f"“{found['which_month']}”照 {today} 算是 {made}，还没有到：写的时候多半是前面的月份"
        return made, fault or f"“{found['which_month']}”是照 {today} 写的算的，请核对"
    month = _number(found["month"])
    if found["which_year"]:
        made, fault = _made(today.year - _YEARS[found["which_year"]], month, day)
        return made, fault or f"“{found['which_year']}”是照 {today} 写的算的，请核对"
    made, fault = _made(today.year, month, day)
    if made is not None and made > today:
        made, fault = _made(today.year - 1, month, day)
    return made, fault or f"没有写是哪一年，照 {today} 以前最近的一次算的，请核对"


def _value(day: date | None, found: re.Match[str]) -> str:
    """The day, with the hour where one was told that has one meaning."""
    if day is None:
        return ""
    if not found["hour"]:
        return day.isoformat()
    part = found["part"] or _EVENING.get(found["named"] or "") or _MORNING.get(found["named"] or "") or ""
    minute = found["minute"] or f"{_minutes(found):02}"
    clock = f"{_LIKE.get(part, part)}{_number(found['hour'])}:{minute}"
    try:
        whole = moment_of(half_width(f"{day.isoformat()} {clock}"))
    except ValueError:
        whole = None
    return day.isoformat() if whole is None else f"{whole:%Y-%m-%d %H:%M}"


def _minutes(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    return _QUARTERS[found["quarter"]] if found["quarter"] else _number(found["spoken"] or "")


def _number(text: str) -> int:
    """0 for what is no number: no day and no month is called so."""
    return int(number_of(text) or 0)
