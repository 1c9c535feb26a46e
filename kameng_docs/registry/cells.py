"""Cells of tables for other programs: none is taken for a formula, and the same workbook has the same bytes."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import chain
from typing import TYPE_CHECKING, Any

from kameng_docs.wording import yuan
from kameng_docs.writers.archive import member

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# What a table program takes for a formula when a cell begins with it, in either width; blanks before it are passed over.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# How wide a column of a sheet is, in signs, unless it is told.
USUAL_WIDTH = 16
# When a workbook was made is written into it twice; the first day that its format can write stands there instead.
CORE, MADE, NO_TIME = (
    "docProps/core.xml",
    re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT[\d:]+Z(?=<)"),
    b"1980-01-01T00:00:00Z",
)
Cell = str | int | Decimal | None


@dataclass(frozen=True)
class Sheet:
    """A table: the heads of its columns, its rows, and how wide columns are by their heads, where it is not as usual."""

    title: str
    heads: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]
    widths: Mapping[str, int] = field(default_factory=dict)


def csv_of(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table that a Chinese Excel opens as it is, line by line: UTF-8 with its mark. No cell is taken for a formula."""
    yield BOM_UTF8
    for row in rows:
        made = StringIO()
        csv.writer(made).writerow([_harmless(_text(value)) for value in row])
        yield made.getvalue().encode(errors="replace")


def xlsx_of(sheets: Iterable[Sheet]) -> bytes:
    """A workbook. Texts are texts, never formulas; the same sheets give the same bytes, whenever they are made."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for each in sheets:
        sheet = book.create_sheet(each.title)
        sheet.freeze_panes = "A2"
        for number, head in enumerate(each.heads, 1):
            sheet.column_dimensions[get_column_letter(number)].width = each.widths.get(head, USUAL_WIDTH)
        for row in chain((each.heads,), each.rows):
            sheet.append([_cell(sheet, value) for value in row])
    made = BytesIO()
    book.save(made)
    return _without_times(made)


def _without_times(archive: BytesIO) -> bytes:
    """The same members in their order, without the time of making in any of them."""
    from zipfile import ZIP_DEFLATED, ZipFile

    made = BytesIO()
    with ZipFile(archive) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(member(name), MADE.sub(NO_TIME, content) if name == CORE else content)
    return made.getvalue()


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
