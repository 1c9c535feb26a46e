"""A chat in XLSX, as WeFlow and MemoTrace write it: the first sheet that has columns of messages, read like any other table."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import Any

from kameng_docs.evidence.chat.lines import Found, Skipped
from kameng_docs.evidence.chat.table import ABOVE, DEEPEST, Rows, finished, header_of, take
from kameng_docs.evidence.tables.workbook import MOST_COLUMNS, MOST_ROWS, is_too_large, sheets_of

MARK = b"PK\x03\x04"


def read(content: bytes) -> Found | None:
    """Messages and what is none; None for what is no workbook, or has no columns of messages."""
    if not content.startswith(MARK):
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if "xl/workbook.xml" not in package.namelist():
                return None
        return None if is_too_large(content) else _first(content)
    # A hostile file fails in any of zipfile, the XML parser and openpyxl, with whatever each of them raises.
    except Exception:  # noqa: BLE001
        return None


def _first(content: bytes) -> Found | None:
    # Words that begin with = were taken for a formula by who wrote them: what stands there is wanted, not what it comes to.
    with sheets_of(content, worked_out=False) as sheets:
        return next(filter(None, (_of_sheet(list(_rows(sheet))) for sheet in sheets)), None)


def _of_sheet(cells: list[list[str]]) -> Found | None:
    for at, names in enumerate(cells[:DEEPEST]):
        columns = header_of(names)
        if columns is None:
            continue
        rows = Rows(columns, names, "\t")
        if above := "\n".join("\t".join(row).strip() for row in cells[:at]).strip():
            rows.skipped.append(Skipped(1, above, ABOVE, of_head=True))
        rows.tell_unused(at + 1)
        for number, row in enumerate(cells[at + 1 :], at + 2):
            take(rows, row, number)
        return (finished(rows), rows.skipped) if rows.messages else None
    return None


def _rows(sheet: Any) -> Iterator[list[str]]:
    # Who writes sheets row by row often leaves a size in them that is too small.
    sheet.reset_dimensions()
    for values in islice(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), MOST_ROWS):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").replace("\r\n", "\n")
