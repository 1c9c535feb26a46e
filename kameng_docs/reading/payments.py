"""Several payments in the author's own words, one a line or one after the other in a story: day, time, sum of each."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.case.told_payments import payments_told
from kameng_docs.reading.spoken_days import Told, moments_in

# A sum behind its day: of two signs and more, as nobody tips nine 角. It may stand some words behind.
_SUM = re.compile(
    r"(?<![0-9.:：%])[¥￥]?(?P<sum>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,6}(?:\.[0-9]{1,2})?)(?P<unit>元|块钱?|圆)?(?![0-9点:：年月日号%个分])"
)
_LEAST, _NEAR = 2, 16
# An hour that was told as one about which it was, or of which nobody knows whether it was in the morning.
_ABOUT = re.compile("多|不到|左右|前后|来钟|过|差")
_PART = re.compile("凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜里|[:：]")
# What begins a story's next thing; and what tells that a sum is not one that was paid.
_END = re.compile("[。；！？!?\n]")
_OTHER = re.compile("退|赔|还|补|单元|楼|室|栋|路|电话|岁")


@dataclass(frozen=True)
class Paid:
    """One payment: `at` as a case file takes it, a day alone where no hour was told; `amount` in yuan."""

    at: str
    amount: Decimal

    @property
    def line(self) -> str:
        """As its author may have typed it."""
        return f"{self.at} {self.amount:.2f}"


@dataclass(frozen=True)
class Lines:
    """What was typed, one payment a line; `wrong` are the lines that are none, with what they lack."""

    paid: tuple[Paid, ...]
    wrong: tuple[str, ...] = ()


def of_lines(text: str, today: date) -> Lines:
    """The payments that were typed, in their order. Blank lines count for nothing."""
    paid: list[Paid] = []
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _of_line(line.replace("\t", " "), today)
        if isinstance(found, Paid):
            paid.append(found)
        else:
            wrong.append(f"第 {number} 行{found}")
    return Lines(tuple(paid), tuple(wrong))


def _of_line(line: str, today: date) -> Paid | str:
    """One payment; or what is wrong with its line."""
    moments = [each for each in moments_in(_slashed(line), today) if each.value]
    if not moments:
        return "没有看出是哪一天：写成 2026-08-12 19:40 198.00，或者 8月12日 19:40 198"
    rest = _slashed(line).replace(moments[0].read, " ", 1)
    sums = [hit for hit in _SUM.finditer(rest) if len(hit["sum"]) > 0]
    if len(sums) != 1:
        told = "没有看出付了多少元" if not sums else "有几个数，看不出哪一个是付的钱"
        return f"{told}：一行只写一个时间、一个金额"
    return Paid(moments[0].value, Decimal(sums[0]["sum"].replace(",", "")))


def _slashed(line: str) -> str:
    """8/12 and 8.12 at the head of a line are a day: nothing else stands there."""
    return re.sub(r"^\s*(\d{1,2})[/.](\d{1,2})(?=[\s,，])", r"\1月\2日", line)


def of_story(text: str, today: date) -> tuple[Paid, ...]:
    """The payments that a story tells one by one: a sum close behind each day. None where their count is not the one it tells."""
    moments = list(moments_in(text, today))
    if not moments:
        return ()
    ends = [each.start + len(each.read) for each in moments]
    begins = [*(each.start for each in moments[1:]), len(text)]
    found = [
        Paid(_when(told, text[end:]), amount)
        for told, end, begin in zip(moments, ends, begins, strict=True)
        if told.value and (amount := _behind(text[end : min(begin, end + _NEAR)])) is not None
    ]
    count, _ = payments_told(text)
    return tuple(found) if len(found) > 1 and len(found) == count else ()


def _when(told: Told, behind: str) -> str:
    """The moment; the day alone where the hour is not told as a clock shows it."""
    exact = _PART.search(told.read) and not _ABOUT.match(behind)
    return told.value if exact else told.value[: len("2026-08-12")]


def _behind(text: str) -> Decimal | None:
    near = _OTHER.split(_END.split(text)[0])[0]
    hit = next((each for each in _SUM.finditer(near) if len(each["sum"]) >= _LEAST), None)
    return Decimal(hit["sum"].replace(",", "")) if hit else None
