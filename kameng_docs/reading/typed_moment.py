"""One time as a person types it into a field: 11月20号晚上9点05, 昨天下午3点, 8.12 19:40, 上周五, 12月5日前.

What has one meaning is understood; what means something only from the day on which it is typed is proposed, and its author
says whether it is so; of all else it is said what to write.
"""

import re
from dataclasses import dataclass
from datetime import date

from kameng_docs.case.moment_hints import how_to_date
from kameng_docs.case.typed import half_width, moment_of
from kameng_docs.reading.said_when import YEAR_ADDED, moments_in
from kameng_docs.reading.spoken_days import MOMENT, WEEKDAYS, Told
from kameng_docs.reading.spoken_days import moments_in as spoken_in
from kameng_docs.wording import instant_in_digits

_MONTH_AND_DAY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?=$|[ 凌清早上中下傍晚夜半])")
_WEEKDAY = re.compile(rf"(?:周|星期|礼拜)([{''.join(WEEKDAYS)}])")
_NEARLY = re.compile(r"大概|大约|差不多|左右|前后|^约")
_SPACES = re.compile(r"(?<=[^0-9 ]) +| +(?=[^0-9 ])")
# Three o'clock of which nobody said whether it is in the morning.
_HALF_DAY = 12
_NEXT = "没有写是哪一年，照离今天最近的一次算的"
_OF_THE_NIGHT = "没有说上午还是下午，照 24 小时制算的"


@dataclass(frozen=True)
class Meant:
    """`value` as a case file takes it, empty where none can be said; why in doubt; where there is no value, `hint` is what to write."""

    value: str
    doubts: tuple[str, ...] = ()
    hint: str = ""

    @property
    def sure(self) -> bool:
        """Whether it has this one meaning."""
        return bool(self.value) and not self.doubts

    def asked(self, typed: str) -> str:
        """What is said of it where it cannot be taken as it stands."""
        if not self.value:
            return self.hint
        return f"“{typed.strip()}”是 {self.value} 的话，就写 {self.value}（{'；'.join(self.doubts)}）"


def meant_by(text: str, today: date, *, ahead: bool = False, either: bool = False) -> Meant:
    """The moment; `today` is the day from which 昨天 and a missing year are counted, `ahead`: to what is still to come.

    `either`: it may have been or be to come; then a day without a year is the nearest one.
    """
    plain = half_width(text)
    try:
        known = moment_of(plain)
    except ValueError:
        return Meant("", hint="没有这一天，或者没有这个钟点：核对一下，写成 2026-10-03 或 2026-10-03 21:14")
    if known is not None:
        return Meant(instant_in_digits(known))
    bare = _NEARLY.sub("", _weekday_of(plain, today)).strip()
    bare = _SPACES.sub("", _MONTH_AND_DAY.sub(r"\1月\3日", bare, count=1))
    found = _coming(bare, today) if ahead or either else None
    found = found or _told(bare, today)
    if found is None or not found.value or (ahead and found.value[:10] < today.isoformat()):
        return Meant("", hint=how_to_date(plain))
    nearly = ("“大概”“左右”没有写进去，说不准几点就只写日期",) if _NEARLY.search(plain) else ()
    return Meant(found.value, (*found.doubts, *nearly))


def _told(bare: str, today: date) -> Told | None:
    """It, told of what has been; None where an hour stands there that has no one meaning, for it must not be lost."""
    whole = MOMENT.fullmatch(bare)
    found = next(spoken_in(bare, today), None) if whole else None
    if whole is None or found is None or (whole["hour"] and ":" not in found.value):
        return None
    hour = int(found.value[11:13]) if whole["hour"] else 0
    night = whole["hour"] and not whole["part"] and 0 < hour < _HALF_DAY and "点" in bare
    return Told(found.read, found.value, (*found.doubts, _OF_THE_NIGHT), 0) if night else found


def _coming(bare: str, today: date) -> Told | None:
    """It, told of what is to come: 明天下午3点, 12月5日前, 三天内."""
    plain = re.sub(r"点半", "点30分", re.sub(r"点([0-9]{2})$", r"点\1分", bare))
    plain = re.sub(r"(?:之前|以前|前)$", "", plain)
    found = next(iter(moments_in(plain, today.isoformat())), None)
    if found is None or (found.start, found.end) != (0, len(plain)):
        return None
    if re.search("[点时:]", plain) and ":" not in found.value:
        return None
    return Told(plain, found.value, tuple(_NEXT if each == YEAR_ADDED else each for each in found.doubts), 0)


def _weekday_of(plain: str, today: date) -> str:
    """周五 by itself is the last one that has been."""
    found = _WEEKDAY.match(plain)
    if found is None:
        return plain
    back = (today.weekday() - WEEKDAYS[found[1]]) % 7
    return f"{'这' if back <= today.weekday() else '上'}{plain}"
