"""Days in a reply: when it was written, when the matter was taken up, when it was closed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kameng_docs.case.typed import moment_of
from kameng_docs.reading.proposals import Place
from kameng_docs.reading.replies.folded import folded
from kameng_docs.reading.replies.says import ACCEPTED, FAILED, NOT_FILED, TURNED_AWAY, Said
from kameng_docs.reading.replies.sentences import Sheet
from kameng_docs.reading.replies.vocabulary import compiled, vocabulary
from kameng_docs.wording import instant_in_digits

_NUMERAL = "[〇○零Oo0一二三四五六七八九十]"
_CLOCK = r"(?:[ T]?(?:上午|下午|晚上|凌晨|早上|中午)?\d{1,2}:\d{2}(?::\d{2})?)?"
DAY = re.compile(
    rf"(?<!\d)(?:(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}[日号]{_CLOCK}|(?:19|20)\d\d(?P<j>[-/.])\d{{1,2}}(?P=j)\d{{1,2}}(?!\d){_CLOCK})"
    rf"|[二2]{_NUMERAL}{{3}}年{_NUMERAL}{{1,2}}月{_NUMERAL}{{1,3}}[日号]"
    rf"|(?<!\d)(?<!年)\d{{1,2}}月\d{{1,2}}[日号]{_CLOCK}"
)
_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    "○": 0,
    "零": 0,
    "O": 0,
    "o": 0,
    "0": 0,
    "2": 2,
}
REPLIED, TAKEN_UP, CLOSED, WRITTEN = "答复时间", "受理日期", "办结日期", "落款"
ENDINGS = (TURNED_AWAY, FAILED, NOT_FILED)
NO_YEAR = "信里没有写年份，按最近的一个算"
# What else may have been done on that day; 前 makes it a day by which something is done.
OTHER_DEED = re.compile(
    "^(?:以?前|之前|的|收到|收悉|提交|报|反映|投诉|提出|申请|来[电信]|通过|向|寄|拨打)|前"
)
# What a message is headed with stands in its first rows.
HEAD_ROWS = 6
REPLY_HEAD = re.compile(".{0,14}(?:回复|答复|反馈)(?:了|内容|时间)?:?")


@dataclass(frozen=True)
class Dated:
    """A day or a moment as a case file takes it, what it is the day of, and where it stood."""

    role: str
    value: str
    read: str
    place: Place
    doubts: tuple[str, ...] = ()


def days_in(sheet: Sheet, said: tuple[Said, ...], today: date) -> tuple[Dated, ...]:
    """Every day whose meaning is written: by its label, by the words behind it, or as the day of the letter."""
    found = [*_labelled(sheet, today), *_told(said, today), *_signed(sheet, today)]
    return tuple(dict.fromkeys(found))


def _labelled(sheet: Sheet, today: date) -> Iterator[Dated]:
    """受理时间:2026-11-25, also with the day in the next row of a form."""
    for sentence, below in zip(sheet.sentences, [*(s.text for s in sheet.sentences[1:]), ""], strict=True):
        for role, label in vocabulary().days.items():
            for hit in compiled(rf"(?:{label})(?:为|是)?[::]?").finditer(sentence.text):
                ends = hit.end() == len(sentence.text)
                day = DAY.match(below) if ends else DAY.match(sentence.text, hit.end())
                value = _value(day[0], today) if day else ""
                if day and value:
                    yield Dated(role, value, day[0], sentence.place, _doubts(day[0], value, today))


def _told(said: tuple[Said, ...], today: date) -> Iterator[Dated]:
    """我局于2026年11月25日受理, 于…终止调解: the day stands right before what was done on it."""
    for each in said:
        words = {ACCEPTED: "受理|立案|受案", **dict.fromkeys(ENDINGS, "终止|决定|作出|办结")}.get(each.state)
        if words is None or each.sentence.title:
            continue
        for day in DAY.finditer(each.sentence.text):
            behind = re.match(rf"[^,。;!?]{{0,12}}?(?:{words})", each.sentence.text[day.end() :])
            before = each.sentence.text[: day.start()]
            value = _value(day[0], today)
            if (
                behind
                and value
                and not OTHER_DEED.search(behind[0])
                and not re.search("在此前|之前$", before)
            ):
                role = TAKEN_UP if each.state == ACCEPTED else CLOSED
                yield Dated(role, value, day[0], each.sentence.place, _doubts(day[0], value, today))


def _signed(sheet: Sheet, today: date) -> Iterator[Dated]:
    """The day below a letter, and that of a message: beside or above 已回复, else above all of it."""
    filled = [i for i, text in enumerate(sheet.plain) if text]
    above = list[Dated]()
    replied = False
    for order, i in enumerate(filled):
        found = DAY.search(sheet.plain[i])
        value = _value(found[0], today) if found else ""
        if not found or not value:
            continue
        place, doubts = sheet.rows[i].place, _doubts(found[0], value, today)
        beside = _beside(sheet.plain[i], found)
        below = sheet.plain[filled[order + 1]] if order + 1 < len(filled) else ""
        if REPLY_HEAD.fullmatch(beside or below) and ":" in value:
            replied = True
            yield Dated(REPLIED, value, found[0], place, doubts)
        elif not beside and ":" not in value and order >= len(filled) // 2:
            yield Dated(WRITTEN, value, found[0], place, doubts)
        elif not beside and ":" in value and order < HEAD_ROWS:
            above.append(Dated(REPLIED, value, found[0], place, doubts))
    yield from () if replied else above


def _beside(row: str, day: re.Match[str]) -> str:
    """What stands in a row beside its day; nothing where that only says that it is one."""
    rest = (row[: day.start()] + row[day.end() :]).strip("()【】: ")
    return re.sub("^(?:日期|时间|落款)$", "", rest)


def _value(words: str, today: date) -> str:
    """As a case file takes it; empty for no day that there is, and for one of which nothing can be told."""
    plain = _in_digits(words)
    if not re.match(r"(?:19|20)\d\d", plain):
        plain = _with_year(plain, today)
    try:
        moment = moment_of(plain)
    except ValueError:
        return ""
    return instant_in_digits(moment) if moment else ""


def _in_digits(words: str) -> str:
    """二〇二六年十一月二十五日 as 2026年11月25日."""
    found = re.fullmatch(rf"([二2]{_NUMERAL}{{3}})年({_NUMERAL}{{1,2}})月({_NUMERAL}{{1,3}})([日号])", words)
    if not found:
        return words
    year = "".join(str(_DIGITS[c]) for c in found[1] if c in _DIGITS)
    return f"{year}年{_number(found[2])}月{_number(found[3])}{found[4]}"


def _number(words: str) -> int:
    """十一, 二十五, 〇五."""
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[c]) for c in words) or "0")
    return (_DIGITS[tens[-1]] if tens else 1) * 10 + (_DIGITS[ones[0]] if ones else 0)


def _with_year(plain: str, today: date) -> str:
    """The last such day that has come."""
    found = re.match(r"(\d{1,2})月(\d{1,2})", plain)
    if not found:
        return plain
    later = (int(found[1]), int(found[2])) > (today.month, today.day)
    return f"{today.year - later}年{plain}"


def _doubts(words: str, value: str, today: date) -> tuple[str, ...]:
    found = [] if re.match(rf"(?:19|20)\d\d|[二2]{_NUMERAL}{{3}}年", words) else [NO_YEAR]
    if datetime.fromisoformat(value).date() > today:
        found.append("这一天还没有到")
    return tuple(found)


def day_in(words: str, today: date) -> str:
    """The first day in words, as a case file takes it; empty where none stands there."""
    found = DAY.search(folded(words).text)
    return _value(found[0], today) if found else ""
