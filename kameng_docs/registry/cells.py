"""Tables for other programs, CSV and XLSX: texts are texts, whatever they begin with."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import chain
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from kameng_docs.wording import yuan
from kameng_docs.writers.archive import normalised

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# What a table program takes for a formula when a cell begins with it, in either width; blanks before it are passed over.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# How wide a column of a sheet is, in signs, where its head has no width of its own.
USUAL_WIDTH = 16
# Where a workbook says when it was made, and how.
CORE, MOMENT = "docProps/core.xml", re.compile(rb">[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?<")
Cell = str | int | Decimal | None


@dataclass(frozen=True)
class Tab:
    """One sheet of a workbook."""

    title: str
    heads: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


def csv_lines(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table that a Chinese Excel opens as it is, line by line: UTF-8 with its mark. No cell is taken for a formula."""
    yield BOM_UTF8
    for row in chain((heads,), ([_harmless(_text(value)) for value in row] for row in rows)):
        made = StringIO()
        csv.writer(made).writerow(row)
        yield made.getvalue().encode(errors="replace")


def workbook(tabs: Iterable[Tab], widths: Mapping[str, int], made_on: date | None = None) -> bytes:
    """The sheets in their order, each with its head standing still; `widths` are those of columns, by their heads.

    With `made_on` it says no other moment than that day, and the same tables are the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for tab in tabs:
        _sheet(book, tab, widths)
    made = BytesIO()
    book.save(made)
    return _settled(made.getvalue(), made_on) if made_on else made.getvalue()


def _settled(data: bytes, made_on: date) -> bytes:
    """The workbook without the moment of its making."""
    plain = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(plain, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, MOMENT.sub(f">{made_on}T00:00:00Z<".encode(), part) if name == CORE else part)
    return normalised(plain.getvalue())


def _sheet(book: "Workbook", tab: Tab, widths: Mapping[str, int]) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(tab.title)
    sheet.freeze_panes = "A2"
    for number, head in enumerate(tab.heads, 1):
        sheet.column_dimensions[get_column_letter(number)].width = widths.get(head, USUAL_WIDTH)
    for row in chain((tab.heads,), tab.rows):
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: "Worksheet", value: Cell) -> Any:
    """A text is written as one, also where it begins like a formula."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", value))
    cell.data_type = "s"
    return cell


def _text(value: Cell) -> str:
    return "" if value is None else yuan(value) if isinstance(value, Decimal) else str(value)


def _harmless(text: str) -> str:
    """A cell that begins like a formula gets the sign before it by which table programs know a text."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
