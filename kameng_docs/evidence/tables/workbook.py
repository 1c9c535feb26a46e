"""A workbook (XLSX) as it was given or as a spreadsheet saved it again: its sheets row by row, as many as are worth reading."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any

from kameng_docs.evidence.tables.cells import Cell, Row

# What a table of many years comes to; a package that unpacks to more is none.
MOST_UNPACKED = 100_000_000
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 200_000, 60, 20
# Whole numbers below it are kept to the last digit.
WHOLE = 1e15


def is_too_large(content: bytes) -> bool:
    """Whether the package unpacks to more than any table has. Raises BadZipFile for what is no package."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED


@contextmanager
def sheets_of(content: bytes, *, worked_out: bool) -> Iterator[list[Any]]:
    """The sheets, read as they are asked for. `worked_out`: of a formula what it came to when it was saved, else the formula.

    A hostile file raises whatever zipfile, the XML parser and openpyxl raise.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(content), read_only=True, data_only=worked_out)
        try:
            yield book.worksheets[:MOST_SHEETS]
        finally:
            book.close()


def rows_of(sheet: Any) -> Iterator[Row]:
    """The rows of a sheet, counted from 1 as the spreadsheet counts them."""
    # Who writes sheets row by row often leaves a size in them that is too small.
    sheet.reset_dimensions()
    for number, cells in enumerate(islice(sheet.iter_rows(max_col=MOST_COLUMNS), MOST_ROWS), 1):
        yield Row(number, tuple(_cell(cell) for cell in _trimmed(cells)))


def _trimmed(cells: Sequence[Any]) -> Sequence[Any]:
    end = len(cells)
    while end and cells[end - 1].value in {None, ""}:
        end -= 1
    return cells[:end]


def _cell(cell: Any) -> Cell:
    value = cell.value
    match value:
        case None:
            return Cell("")
        case datetime() if value.time() == time() and "h" not in str(cell.number_format).lower():
            # A day without an hour is kept as one: no midnight is made of it.
            return Cell(value.date().isoformat(), value.date())
        case datetime():
            return Cell(value.strftime("%Y-%m-%d %H:%M:%S"), value)
        case date():
            return Cell(value.isoformat(), value)
        case int() | float() if not isinstance(value, bool):
            return Cell(_digits(value), value)
        case _:
            # A formula over several cells is an object, its words are in `text`.
            return Cell(str(getattr(value, "text", value)))


def _digits(value: float) -> str:
    """As the spreadsheet shows it: 68, 131.77, 4.20000000020261E+27."""
    return format(Decimal(repr(value)).normalize(), "f") if abs(value) < WHOLE else f"{value:.14E}"
