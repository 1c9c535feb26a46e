"""The author's own story: kept as it was told. Days, sums, quotations and a name in it are proposals; nothing else is read."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kameng_docs.case.numerals import SIGNS, number_of
from kameng_docs.reading.proposals import Kind, Place, Proposal, Read, What
from kameng_docs.reading.spoken_days import moments_in

_NUMBER = rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,2}}(?:\.[0-9]{{1,2}})?|[0-9]{{1,9}}(?:\.[0-9]{{1,2}})?[十百千万]?|[{SIGNS}]{{1,9}}"
# 几十块 and 好几百 are no sums; 第一块 is none, nor is the 一块 of together.
_SUM = re.compile(
    rf"[¥￥] ?(?P<signed>[0-9][0-9,]*(?:\.[0-9]{{1,2}})?)"
    rf"|(?<![几数第好多0-9.,{SIGNS}])(?P<number>{_NUMBER})(?P<unit>块钱|元钱|块|元|圆)"
    rf"(?:(?P<dimes>[0-9]|[{SIGNS}])(?:[毛角]|(?=钱|\W|$)))?"
)
_TOGETHER = re.compile(r"[一1]块(?!钱)")
_QUOTES = re.compile('“([^“”\n]+)”|「([^「」\n]+)」|『([^『』\n]+)』|"([^"\n]+)"')
# A name ends where its clause ends; what begins with one of these is a sentence: 我叫他退款, 我叫了三次.
_NAME = re.compile(
    r"(?:我(?:的名字)?叫|我的(?:名字|姓名)是|(?<!\w)姓名[:：]) ?(?P<name>(?![你他她它您客商卖店平对过了来去不再])[一-鿿㐀-䶿]{1,6}(?:[·•・][一-鿿]{1,8})?)"
    r"(?=$|[\s，。、；;,.！!（(])",
    re.MULTILINE,
)
_SHORTEST, _LONGEST = 2, 4
NOT_A_FACT = "自述里的话照您写的留着，没有当作事实；“经过”要您自己照着写"


def read_story(text: str, file: str, today: date | None = None) -> Read:
    """What a story offers; `today` is the day from which 昨天, 这个月 and a missing year are counted."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = [
        *_moments(plain, file, today),
        *_sums(plain, file),
        *_quotations(plain, file),
        *_names(plain, file),
    ]
    told = (NOT_A_FACT,) if plain.strip() else ("自述是空的",)
    return Read(file, What.STORY, tuple(found), unread=told)


def _place(text: str, file: str, offset: int) -> tuple[Place, ...]:
    return (Place(file, text.count("\n", 0, offset) + 1),)


def _moments(text: str, file: str, today: date | None) -> Iterator[Proposal]:
    for told in moments_in(text, today):
        yield Proposal(Kind.MOMENT, told.value, told.read, _place(text, file, told.start), told.doubts)


def _sums(text: str, file: str) -> Iterator[Proposal]:
    for found in _SUM.finditer(text):
        if found["unit"] == "块" and not found["dimes"] and _TOGETHER.match(text, found.start()):
            continue
        whole = number_of(found["signed"] or found["number"])
        dimes = number_of(found["dimes"]) if found["dimes"] else Decimal(0)
        if whole is not None and dimes is not None:
            value = f"{whole + dimes / 10:.2f}"
            yield Proposal(Kind.SUM, value, found[0], _place(text, file, found.start()))


def _quotations(text: str, file: str) -> Iterator[Proposal]:
    for found in _QUOTES.finditer(text):
        words = next(filter(None, found.groups())).strip()
        if words:
            yield Proposal(Kind.QUOTED, words, found[0], _place(text, file, found.start()))


def _names(text: str, file: str) -> Iterator[Proposal]:
    for found in _NAME.finditer(text):
        name = found["name"]
        if "·" in name or _SHORTEST <= len(name) <= _LONGEST:
            yield Proposal(Kind.NAME, name, found[0], _place(text, file, found.start()))
