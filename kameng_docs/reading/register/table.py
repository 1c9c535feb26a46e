"""A sheet of complaints (CSV or XLSX) as a head and rows below it, read one after the other as often as they are wanted."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import islice

from kameng_docs.evidence.kinds import is_a, kind_within
from kameng_docs.evidence.tables.cells import Cell, Row, plain
from kameng_docs.evidence.tables.text import SEPARATORS, decoded
from kameng_docs.evidence.tables.workbook import MOST_COLUMNS, MOST_ROWS, is_too_large, rows_of, sheets_of
from kameng_docs.source.characters import FORBIDDEN

MAX_SIZE = 60_000_000
# As far as a head is looked for: a title and an explanation may stand above it.
DEEPEST = 20
TEXTS = {"TXT", "CSV", "TEXT", ""}
Rows = Callable[[], Iterator[Row]]
TOO_LARGE = ("这份表格太大", "分成几份，一份一份地给")
AGAIN = "在表格软件里另存为 XLSX，或者 CSV（UTF-8），再给一次"


class NoSheetError(Exception):
    """Why a file is no sheet of complaints: what is wrong and what helps, for who gave it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class HeadlessError(NoSheetError):
    """No row of it is a head."""


@dataclass(frozen=True)
class Sheet:
    """A sheet. `source` is its name as places tell it, `names` its columns, each once; `told` what it was written in.

    `others` are sheets of the same workbook that look like one as well and are not read.
    """

    source: str
    told: str
    head: int
    names: tuple[str, ...]
    every: Rows
    separator: str = ""
    others: tuple[str, ...] = ()

    def rows(self) -> Iterator[Row]:
        """The rows below the head, those that hold nothing left out. A row counts as a spreadsheet counts it.

        Raises NoSheetError where the file ends in the middle of something.
        """
        return (row for row in islice(self.every(), self.head, None) if row.told().strip())


Weight = Callable[[Sequence[str]], int]


def sheet_in(content: bytes, name: str, source: str, weight: Weight, tab: str = "") -> Sheet:
    """The sheet in a file. `weight` says how many of these names are columns of complaints; `tab` is the sheet that is wanted.

    Raises NoSheetError.
    """
    if len(content) > MAX_SIZE:
        raise NoSheetError(*TOO_LARGE)
    kind = kind_within(BytesIO(content), name)
    if kind == "XLSX":
        return _of_workbook(content, source, weight, tab)
    if kind not in TEXTS:
        raise NoSheetError(f"这是{is_a(kind).removeprefix('是')}，不是表格", AGAIN)
    if tab:
        raise NoSheetError("CSV 里只有一张表", "去掉 --tab")
    return _of_text(content, source, weight)


def _of_text(content: bytes, source: str, weight: Weight) -> Sheet:
    found = decoded(content)
    if found is None:
        raise NoSheetError("读不出里面的字：不是 UTF-8，也不是 GBK 的文字", AGAIN)
    text, encoding, broken = found
    if broken:
        raise NoSheetError(f"第 {broken[0]} 行有读不出的字", AGAIN)
    heads = [
        (*head, separator)
        for separator in SEPARATORS
        if (head := _head_of(islice(_records(text, separator), DEEPEST), weight))
    ]
    if not heads:
        raise _headless()
    _, number, names, separator = max(heads, key=lambda head: head[0])
    return Sheet(source, encoding, number, names, lambda: _records(text, separator), separator)


def _records(text: str, separator: str) -> Iterator[Row]:
    """The records; one may take several lines, and counts as one."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(StringIO(text), delimiter=separator), 1):
            yield Row(number, tuple(map(Cell, cells)))
    except csv.Error as error:
        raise NoSheetError(f"第 {number + 1} 行里有一个引号没有关上，后面的读不出来", AGAIN) from error


def _of_workbook(content: bytes, source: str, weight: Weight, tab: str) -> Sheet:
    try:
        heads = None if is_too_large(content) else _heads(content, weight)
    # A hostile file fails in any of zipfile, the XML parser and openpyxl, with whatever each of them raises.
    except Exception as error:
        raise NoSheetError("这份表格坏了，打不开", AGAIN) from error
    if heads is None:
        raise NoSheetError(*TOO_LARGE)
    if tab and tab not in {title for title, _, _ in heads}:
        known = "、".join(title for title, head, _ in heads if head)
        raise NoSheetError(f"没有叫“{tab}”的、有表头的工作表", f"有表头的是：{known}" if known else AGAIN)
    fit = [(title, head, at) for title, head, at in heads if head and tab in {"", title}]
    if not fit:
        raise _headless()
    (title, (_, number, names), at), *rest = fit
    others = tuple(title for title, _, _ in rest) if not tab else ()
    told = f"XLSX，工作表“{title}”" + (f"，只看前 {MOST_COLUMNS} 列" if len(names) == MOST_COLUMNS else "")
    return Sheet(source, told, number, names, lambda: _of_tab(content, at), others=others)


Head = tuple[int, int, tuple[str, ...]]


def _heads(content: bytes, weight: Weight) -> list[tuple[str, Head | None, int]]:
    with sheets_of(content, worked_out=False) as sheets:
        return [
            (sheet.title, _head_of(islice(rows_of(sheet), DEEPEST), weight), at)
            for at, sheet in enumerate(sheets)
        ]


def _of_tab(content: bytes, at: int) -> Iterator[Row]:
    row = None
    try:
        with sheets_of(content, worked_out=False) as sheets:
            for row in rows_of(sheets[at]):
                yield row
    # What openpyxl meets in a row that was tampered with, it raises as it likes.
    except Exception as error:
        raise NoSheetError("这份表格坏了，读到一半读不下去", AGAIN) from error
    if row is not None and row.number == MOST_ROWS:
        raise NoSheetError(*TOO_LARGE)


def _head_of(rows: Iterator[Row], weight: Weight) -> Head | None:
    """The first of the rows that names most columns of complaints: how many, its number, and its names."""
    found: Head | None = None
    try:
        for row in rows:
            names = _once(row)
            heavy = weight(names)
            if heavy and (found is None or heavy > found[0]):
                found = heavy, row.number, names
    except NoSheetError:
        return found
    return found


def _once(row: Row) -> tuple[str, ...]:
    """The names of columns, each once: one without a name, or with that of another, by its place."""
    names: list[str] = []
    for at, cell in enumerate(row.cells, 1):
        name = " ".join(FORBIDDEN.sub(" ", plain(cell.text)).split())
        names.append(f"{name}（第 {at} 列）" if name in names or not name else name)
    return tuple(names)


def _headless() -> HeadlessError:
    return HeadlessError(
        "没有找到表头：有“姓名”（投诉人）和另外至少一列的那一行",
        "第一行写上各列的名称，例如 姓名、电话、店铺、订单号、商品、金额、下单时间、经过；列名不一样的，用 --map 列=栏 说明",
    )
