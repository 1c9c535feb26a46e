"""A bill in XLSX, as it was given or as a spreadsheet saved it again."""

from kameng_docs.evidence.bill.begun import is_begun, is_like_one
from kameng_docs.evidence.bill.forms import Table, head_of
from kameng_docs.evidence.bill.model import NoBill
from kameng_docs.evidence.bill.text import unknown
from kameng_docs.evidence.tables.workbook import is_too_large, rows_of, sheets_of

BROKEN = NoBill("broken", "这份表格坏了，打不开", "重新导出一份；或者用表格软件打开，另存为 CSV（UTF-8）再试")
TOO_LARGE = NoBill("too-large", "这份表格太大", "导出账单时只选与本案有关的那几个月")


def table_in(content: bytes) -> Table | NoBill:
    """The table of the first sheet that holds a bill."""
    try:
        return TOO_LARGE if is_too_large(content) else _first(content)
    # A hostile file fails in any of zipfile, the XML parser and openpyxl, with whatever each of them raises.
    except Exception:  # noqa: BLE001
        return BROKEN


def _first(content: bytes) -> Table | NoBill:
    likely: tuple[str, ...] = ()
    with sheets_of(content, worked_out=True) as sheets:
        for sheet in sheets:
            rows = list(rows_of(sheet))
            for at, row in enumerate(rows):
                cells = [cell.text for cell in row.cells]
                if (head := head_of(cells)) and is_begun(head, rows[at + 1 :]):
                    return Table(head, tuple(rows[:at]), tuple(rows[at + 1 :]))
                if not likely and is_like_one(cells, rows[at + 1 :]):
                    likely = tuple(cell for cell in cells if cell)
    return unknown(likely)
