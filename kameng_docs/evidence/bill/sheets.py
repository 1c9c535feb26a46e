"""A bill in XLSX, as it was given or as a spreadsheet saved it again."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any

from kameng_docs.evidence.bill.begun import is_begun, is_like_one
from kameng_docs.evidence.bill.forms import Table, head_of
from kameng_docs.evidence.bill.model import Cell, NoBill, Row
from kameng_docs.evidence.bill.text import unknown

# What a bill of many years comes to; a package that unpacks to more is none.
MOST_UNPACKED = 100_000_000
# Whole numbers below it are kept to the last digit.
WHOLE = 1e15
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 200_000, 60, 20
BROKEN = NoBill("broken", "这份表格坏了，打不开", "重新导出一份；或者用表格软件打开，另存为 CSV（UTF-8）再试")
TOO_LARGE = NoBill("too-large", "这份表格太大", "导出账单时只选与本案有关的那几个月")


def table_in(content: bytes) -> Table | NoBill:
    """The table of the first sheet that holds a bill."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED:
                return TOO_LARGE
        return _first(content)
    # A hostile file fails in any of zipfile, the XML parser and openpyxl, with whatever each of them raises.
    except Exception:  # noqa: BLE001
        return BROKEN


def _first(content: bytes) -> Table | NoBill:
    import warnings

    from openpyxl import load_workbook

    likely: tuple[str, ...] = ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets[:MOST_SHEETS]:
                rows = list(_rows(sheet))
                for at, row in enumerate(rows):
                    cells = [cell.text for cell in row.cells]
                    if (head := head_of(cells)) and is_begun(head, rows[at + 1 :]):
                        return Table(head, tuple(rows[:at]), tuple(rows[at + 1 :]))
                    if not likely and is_like_one(cells, rows[at + 1 :]):
                        likely = tuple(cell for cell in cells if cell)
        finally:
            book.close()
    return unknown(likely)


def _rows(sheet: Any) -> Iterator[Row]:
    # Who writes sheets row by row often leaves a size in them that is too small.
    sheet.reset_dimensions()
    found = islice(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), MOST_ROWS)
    for number, values in enumerate(found, 1):
        yield Row(number, tuple(_cell(value) for value in _trimmed(values)))


def _trimmed(values: Sequence[Any]) -> Sequence[Any]:
    end = len(values)
    while end and values[end - 1] in {None, ""}:
        end -= 1
    return values[:end]


def _cell(value: Any) -> Cell:
    match value:
        case None:
            return Cell("")
        case datetime():
            return Cell(value.strftime("%Y-%m-%d %H:%M:%S"), value)
        case date():
            return Cell(value.isoformat(), value)
        case int() | float() if not isinstance(value, bool):
            return Cell(_digits(value), value)
        case _:
            return Cell(str(value))


def _digits(value: float) -> str:
    """As the spreadsheet shows it: 68, 131.77, 4.20000000020261E+27."""
    return format(Decimal(repr(value)).normalize(), "f") if abs(value) < WHOLE else f"{value:.14E}"
