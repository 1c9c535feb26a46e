"""Days and sums within a sentence: 11月23日前, 明天下午3点, 三天内, 45元. A day that had to be worked out says how."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from kameng_docs.case.typed import half_width, moment_of, money_of

_PART = "(?:凌晨|早上|上午|中午|下午|傍晚|晚上)"
_CLOCK = rf"(?:{_PART}?[0-9]{{1,2}}[:：][0-9]{{2}}(?:[:：][0-9]{{2}})?|{_PART}?[0-9]{{1,2}}[点时](?:[0-9]{{1,2}}分)?)"
_FULL = re.compile(
    r"(?P<year>[0-9]{4})[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})[日号]?"
    rf"(?P<clock> ?{_CLOCK})?(?![0-9.%])"
)
_OF_YEAR = re.compile(
    rf"(?<![0-9.])(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})[日号]?(?P<clock> ?{_CLOCK})?"
)
_OF_MONTH = re.compile(r"(?<![0-9月第])(?P<day>[0-9]{1,2})[日号](?![0-9])(?!楼|店|线|机|码|卡)")
_NEAR = re.compile(rf"(?P<near>今天|今晚|今日|明天|明早|明晚|明日|后天)(?P<clock> ?{_CLOCK})?")
_WITHIN = re.compile(
    r"(?<![0-9第])(?P<count>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(?P<unit>小时|天|日)(?:之)?内"
)
_COUNTED = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2}
_DAYS_ON = {"今": 0, "明": 1, "后": 2}
_SUM = re.compile(
    r"[¥￥] ?[0-9][0-9,]*(?:\.[0-9]{1,2})?(?:元)?|(?<![0-9.])[0-9][0-9,]*(?:\.[0-9]{1,2})?(?:元|块钱?|圆)"
)
YEAR_ADDED = "原话没有写年份，按说这句话的时间补的"
MONTH_ADDED = "原话没有写月份，按说这句话的时间补的"


class Moment(NamedTuple):
    """A day, perhaps with an hour, as a case file takes it; what was added to it; where it stands in the text."""

    value: str
    doubts: tuple[str, ...]
    start: int
    end: int


def sums_in(text: str) -> Iterator[tuple[str, str]]:
    """Sums in 元 with two places, and how each stood."""
    for found in _SUM.finditer(text):
        amount = money_of(found[0])
        if amount is not None:
            yield f"{amount:.2f}", found[0]


def moments_in(text: str, said_at: str = "") -> tuple[Moment, ...]:
    """The days that a text tells. `said_at` is when it was said; without it nothing that has no year is told."""
    now = _moment(said_at)
    plain = half_width(text) if len(half_width(text)) == len(text) else text
    taken = list[Moment]()
    for form in (_FULL, _OF_YEAR, _NEAR, _WITHIN, _OF_MONTH):
        for found in form.finditer(plain):
            if any(each.start < found.end() and found.start() < each.end for each in taken):
                continue
            told = _told(form, found, now)
            if told is not None:
                taken.append(Moment(*told, *found.span()))
    return tuple(sorted(taken, key=lambda each: each.start))


def _told(
    form: re.Pattern[str], found: re.Match[str], now: datetime | None
) -> tuple[str, tuple[str, ...]] | None:
    if form is _FULL:
        return _on(found, int(found["year"]), int(found["month"]), ())
    return None if now is None else _worked_out(form, found, now)


def _worked_out(
    form: re.Pattern[str], found: re.Match[str], now: datetime
) -> tuple[str, tuple[str, ...]] | None:
    """A day that hangs on when it was said."""
    if form is _OF_YEAR:
        return _on(found, _year(now, int(found["month"])), int(found["month"]), (YEAR_ADDED,))
    if form is _OF_MONTH:
        return _on(found, now.year, now.month, (MONTH_ADDED,)) if int(found["day"]) >= now.day else None
    if form is _NEAR:
        day = now.date() + timedelta(days=_DAYS_ON[found["near"][0]])
        return _at(day, found, (f"“{found['near']}”按 {now:%Y-%m-%d} 算的",))
    count = _count(found["count"])
    if found["unit"] == "小时":
        return f"{now + timedelta(hours=count):%Y-%m-%d %H:%M}", (f"从 {now:%Y-%m-%d %H:%M} 往后数的",)
    return f"{now + timedelta(days=count):%Y-%m-%d}", (f"从 {now:%Y-%m-%d} 的第二天往后数的",)


def _year(now: datetime, month: int) -> int:
    """In December people say 1月5日 of the next year, in January 12月20日 of the last."""
    half = 6
    return now.year + (1 if now.month - month > half else -1 if month - now.month > half else 0)


def _on(
    found: re.Match[str], year: int, month: int, doubts: tuple[str, ...]
) -> tuple[str, tuple[str, ...]] | None:
    try:
        return _at(date(year, month, int(found["day"])), found, doubts)
    except ValueError:
        return None


def _at(day: date, found: re.Match[str], doubts: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The day, and the hour where one stands behind it and has one meaning."""
    clock = found.groupdict().get("clock") or ""
    written = re.sub("[点时]$", "点00分", clock.strip())
    moment = _moment(f"{day} {written}") if clock else None
    return (f"{moment:%Y-%m-%d %H:%M}" if moment else f"{day}"), doubts


def _count(written: str) -> int:
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        return _COUNTED.get(tens, 0)
    return _COUNTED.get(tens, 1) * 10 + _COUNTED.get(ones, 0)


def _moment(written: str) -> datetime | None:
    try:
        moment = moment_of(written)
    except ValueError:
        return None
    if moment is None or isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001
