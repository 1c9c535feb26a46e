"""Time lines of a chat: the moment where the day is written, else what was written, and nothing made up."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from kameng_docs.case.typed import half_width, moment_of

_PART = r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜间)?"
_CLOCK = rf"{_PART} ?[0-2]?\d[:;.][0-5]\d(?:[:;.][0-5]\d)?(?: ?[AP]M)?"
_WHOLE = r"(?:20\d\d ?[-/.年] ?[01]?\d ?[-/.月] ?[0-3]?\d ?[日号]?)"
_SHORT = r"(?:(?:今天|昨天|前天|昨日|今日)|(?:[01]?\d月[0-3]?\d[日号]?)|(?:[01]?\d[-/][0-3]?\d)|(?:\d\d[-/][01]?\d[-/][0-3]?\d))"
_WEEKDAY = r"(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)"
_AGO = r"(?:刚刚|\d{1,3} ?(?:秒|分钟|小时|天)前)"
_DAY = rf"(?:{_WHOLE}|{_SHORT})"
_ONE = rf"(?:{_DAY} ?{_WEEKDAY}? ?(?:{_CLOCK})? ?{_WEEKDAY}?|{_WEEKDAY} ?(?:{_CLOCK})?|{_CLOCK}|{_AGO})"
_LINE = re.compile(rf"[-—─ ]*(?P<said>{_ONE})[-—─ ]*", re.IGNORECASE)
_TAIL = re.compile(rf"(?P<before>.*?)[ ·|,(]*(?P<said>{_DAY} ?{_CLOCK}|{_CLOCK})\)?", re.IGNORECASE)
_HEAD = re.compile(rf"\(?(?P<said>{_DAY} ?{_CLOCK}|{_CLOCK})\)?[ ·|,]*(?P<after>.*)", re.IGNORECASE)
# A time line that was misread: nothing in it but what time lines are made of.
_BROKEN = re.compile(r"(?=(?:\D*\d){3})(?=.*[年月日:])[\d年月日号时分:;.,/ 上下午星期周一二三四五六-]{4,26}")
# Recognition often loses the blank between the day and the hour.
_CLOSE = re.compile(r"(?P<day>20\d\d([-/.])\d\d\2\d\d) ?(?P<clock>[0-2]\d:.*)")
_MINUTES = "%Y-%m-%d %H:%M"
_ANY_DAY = "2000-01-01"
CLOCK_ALONE = "时间只写着"


@dataclass(frozen=True)
class Moment:
    """A time line: `at` as a case file takes it, empty where the day is not written; `said` as it was read.

    `above` is the time line on the same screen that its day was taken from, where it has none of its own.
    """

    at: str
    said: str
    above: str = ""

    @property
    def doubts(self) -> tuple[str, ...]:
        """What the author has to add."""
        if self.above:
            return (
                f"{CLOCK_ALONE}“{self.said}”，照上面的“{self.above}”算作同一天；有的应用（例如微信）只写几点的是截图那天，不是同一天就改“时间”",
            )
        return () if self.at or not self.said else (f"{CLOCK_ALONE}“{self.said}”，没有写全是哪年哪月哪日",)

    def below(self, before: "Moment") -> "Moment":
        """Itself below another time line: a bare clock that goes on from there is taken for one of that day, and doubted.

        An app shows a day once and then the clock alone; where the clock runs back, a day has passed, and nobody knows how many.
        """
        clock = _clock_of(self.said) if not self.at else ""
        day, _, hour = before.at.partition(" ")
        if not clock or not day or (hour and clock < hour):
            return self
        return Moment(f"{day} {clock}", self.said, before.above or before.said)


NEVER = Moment("", "")


def moment_in(text: str) -> Moment | None:
    """The moment that a line is, without `at` where it was misread; None for a line that is something else."""
    plain = half_width(text)
    if found := _LINE.fullmatch(plain):
        return _moment(found["said"])
    return Moment("", plain) if _BROKEN.fullmatch(plain) else None


def name_and_moment(text: str) -> tuple[str, Moment]:
    """A name above a bubble, and the moment that stands before or behind it."""
    plain = half_width(text)
    found = _TAIL.fullmatch(plain)
    if found and found["before"].strip():
        return found["before"].strip(" ·|,("), _moment(found["said"])
    found = _HEAD.fullmatch(plain)
    if found and found["after"].strip():
        return found["after"].strip(), _moment(found["said"])
    return plain, NEVER


def _moment(said: str) -> Moment:
    text = (
        re.sub(r"(?<=\d)[;.](?=\d\d(?:\D|$))", ":", said.strip())
        if not re.match(r"20\d\d\.", said)
        else said.strip()
    )
    close = _CLOSE.fullmatch(text)
    try:
        told = moment_of(f"{close['day']} {close['clock']}" if close else _without_weekday(text))
    except ValueError:
        return Moment("", said.strip())
    if isinstance(told, datetime):
        return Moment(told.strftime(_MINUTES), said.strip())
    return Moment(told.isoformat() if isinstance(told, date) else "", said.strip())


def _clock_of(said: str) -> str:
    """The hour of a time line that is a clock and nothing else, as 21:03; empty for any other."""
    if not re.fullmatch(_CLOCK, half_width(said).strip(), re.IGNORECASE):
        return ""
    return _moment(f"{_ANY_DAY} {said}").at.partition(" ")[2]


def _without_weekday(text: str) -> str:
    return re.sub(rf" ?{_WEEKDAY} ?", " ", text).strip()
