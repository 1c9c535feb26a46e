"""A bill as the list of it on a telephone: one row a payment, who got it above, when below, the sum with its sign at the right edge.

A bill is somebody's whole spending: nothing of it is proposed that its owner did not choose, as of a bill in a file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.case.picks import row_of
from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.page import Page, plain
from kameng_docs.reading.proposals import Box, Kind, Place, Proposal
from kameng_docs.wording import yuan

_SUM = re.compile(r"(?P<sign>[-−–—一+])\s?[¥￥]?(?P<sum>\d{1,3}(?:,\d{3})*\.\d{2}|\d{1,6}\.\d{2})")
_TIME = re.compile(
    r"(?:(?P<year>20\d\d)[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?\s?(?P<clock>\d{1,2}[:：]\d{2})(?:[:：]\d{2})?"
)
_HEAD = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月")
# What stands at the head of such a list, and on no other page.
_CALLED = re.compile("账单|收支统计|查找交易|全部账单|交易记录|支出[¥￥]")
_RIGHT, _LEFT, _FEW, _MANY, _LINES_APART = 0.8, 0.6, 2, 3, 2.6
CHOOSE = "像是账单的列表，有 {count} 笔：选出与本案有关的，只读选了的"


@dataclass(frozen=True)
class Row:
    """One payment of the list: `number` counts from 1 from above, `at` as a case file takes it, empty where no day was read."""

    number: int
    name: str
    at: str
    amount: Decimal
    box: Box

    @property
    def told(self) -> str:
        """In one line, as the rows of other bills are told."""
        return f"第{self.number}行 {self.at or '（时间没有读出来）'} {self.name} {yuan(self.amount)}元"


def rows_of(page: Page) -> tuple[Row, ...]:
    """The payments of a list, from above to below; none where the page is no such list. What came in is no payment."""
    width = page.size[0]
    sums = [
        (line, hit)
        for line in page.lines
        if line.box.right > _RIGHT * width and (hit := _SUM.fullmatch(plain(line.text)))
    ]
    called = _CALLED.search(page.text) is not None
    if len(sums) < (_FEW if called else _MANY):
        return ()
    heads = [(line.box.top, hit) for line in page.lines if (hit := _HEAD.fullmatch(plain(line.text)))]
    found: list[Row] = []
    for line, hit in sums:
        if hit["sign"] == "+":
            continue
        beside = [each for each in page.lines if _is_beside(each, line, width)]
        if not beside:
            continue
        head = max((each for each in heads if each[0] < line.box.top), default=None, key=lambda each: each[0])
        when = next((told for each in beside if (told := _TIME.fullmatch(plain(each.text)))), None)
        name = next((each.text.strip() for each in beside if not _TIME.fullmatch(plain(each.text))), "")
        box = line.box
        for each in beside:
            box = box.around(each.box)
        amount = Decimal(hit["sum"].replace(",", ""))
        found.append(Row(len(found) + 1, name, _at(when, head[1] if head else None), amount, box))
    return tuple(found)


def _is_beside(line: Line, of: Line, width: int) -> bool:
    """Whether a line stands at the left of a sum, in its row or the one below."""
    far = _LINES_APART / 2 * of.box.height
    return line is not of and line.box.right < _LEFT * width and abs(line.box.middle - of.box.middle) < far


def _at(told: re.Match[str] | None, head: re.Match[str] | None) -> str:
    """When it was paid; the year is the one at the head of its month. Empty where one of them is not told."""
    if told is None:
        return ""
    year = told["year"] or (head["year"] if head and int(head["month"]) == int(told["month"]) else "")
    if not year:
        return ""
    hour, minute = re.split("[:：]", told["clock"])
    return f"{year}-{int(told['month']):02}-{int(told['day']):02} {int(hour):02}:{minute}"


def chosen(rows: Sequence[Row], picks: Sequence[str]) -> tuple[Row, ...]:
    """The rows that picks mean: 第N行, or a part of a name."""
    numbers = {row_of(pick) for pick in picks} - {None}
    names = [pick.strip() for pick in picks if row_of(pick) is None and pick.strip()]
    return tuple(each for each in rows if each.number in numbers or any(name in each.name for name in names))


def proposed(rows: Sequence[Row], file: str) -> tuple[Proposal, ...]:
    """What the rows that were chosen propose, each as a payment of its own.

    What a list calls a payment names neither the goods nor a company in full: both are asked.
    """
    found = []
    for each in rows:
        at, of = (Place(file, box=each.box),), f"{file} 第{each.number}行"
        found.append(Proposal(Kind.PAID, yuan(each.amount), yuan(each.amount), at, belongs=of))
        if each.at:
            found.append(Proposal(Kind.ORDERED_AT, each.at, each.at, at, belongs=of))
    return tuple(found)
