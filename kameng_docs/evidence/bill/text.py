"""A bill in text (CSV): its bytes as lines, its table as rows of cells."""

import csv
import re
from collections.abc import Iterator, Sequence

from kameng_docs.evidence.bill.begun import is_begun, is_like_one
from kameng_docs.evidence.bill.forms import Table, head_of
from kameng_docs.evidence.bill.model import NoBill
from kameng_docs.evidence.tables.cells import Cell, Row
from kameng_docs.evidence.tables.text import SEPARATORS

# A cell of several lines has no more of them; a quotation mark that nobody closed would take the rest of the file.
MOST_LINES_OF_A_CELL = 12
# Every head names a day or a time.
_DATED = re.compile("时间|日期|交易日")
NOT_TEXT = NoBill(
    "not-text",
    "读不出里面的字：不是 UTF-8，也不是 GBK 的文字",
    "从付款的软件里重新导出一份，不要改文件名的结尾",
)


def table_in(text: str) -> Table | NoBill:
    """The table of a bill in a text."""
    lines = text.split("\n")
    likely: tuple[str, ...] = ()
    for at, line in enumerate(lines):
        if not _DATED.search(line):
            continue
        for separator in SEPARATORS:
            if line.count(separator) < 3:  # noqa: PLR2004 — a head has four columns at least
                continue
            cells = _cells(line, separator)
            if (head := head_of(cells)) and is_begun(head, _records(lines, at + 1, separator)):
                above = tuple(_of_line(i, each, separator) for i, each in enumerate(lines[:at], 1))
                return Table(head, above, tuple(_records(lines, at + 1, separator)), separator)
            if not likely and is_like_one(cells, _records(lines, at + 1, separator)):
                likely = tuple(cell.strip() for cell in cells if cell.strip())
    return unknown(likely)


def unknown(columns: Sequence[str]) -> NoBill:
    """What is said of a table that is none of a bill we know, and of one that is like none."""
    if columns:
        return NoBill(
            "unknown-form",
            f"像是一份账单，但是认不得它的列：{'、'.join(columns[:12])}",
            "认得的是微信支付、支付宝、京东的账单（CSV、XLSX）；别家的，表头要有 交易时间、金额、交易对方（或者商品）、交易单号",
        )
    return NoBill(
        "no-table",
        "里面没有账单的表头（交易时间、交易对方、金额……）",
        "从微信支付、支付宝或者京东导出“用于个人对账”的账单（CSV 或 XLSX）；截图、PDF 另外放进证据",
    )


def _of_line(number: int, line: str, separator: str) -> Row:
    """A line above the table: no cells but its words, without the separators that a spreadsheet adds."""
    return Row(number, (Cell(line.strip(separator + " \t").strip('"')),))


def _records(lines: Sequence[str], start: int, separator: str) -> Iterator[Row]:
    """The rows from line `start` (from 0) on, cells of several lines put together."""
    at = start
    while at < len(lines):
        taken = _height(lines, at)
        cells = _cells("\n".join(lines[at : at + taken]), separator)
        yield Row(at + 1, tuple(Cell(cell) for cell in cells))
        at += taken


def _height(lines: Sequence[str], at: int) -> int:
    """How many lines a row takes: as far as its quotation marks are closed, and one where they never are."""
    marks = 0
    for taken, line in enumerate(lines[at : at + MOST_LINES_OF_A_CELL], 1):
        marks += line.count('"')
        if marks % 2 == 0:
            return taken
    return 1


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return line.split(separator)
