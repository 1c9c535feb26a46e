"""Tables of a DOCX: fixed widths, a head that repeats on every page, rows that stay whole."""

from typing import TYPE_CHECKING

from kameng_docs.blocks import Runs, Table
from kameng_docs.writers.lettering import LAST_ROWS, column_shares
from kameng_docs.writers.wordruns import add_runs

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Row as WordRow

GRID, HEAD, CELL = "文书表格", "表头", "表格文字"
TABLE_STYLES = (GRID, HEAD, CELL)


def append_table(word: "WordDocument", table: Table) -> None:
    """Appends the table, as wide as the page's text; nothing for a table without columns."""
    rows = ((table.head,) if table.head else ()) + table.rows
    if not rows or not rows[0]:
        return
    grid = word.add_table(len(rows), len(rows[0]), GRID)
    grid.autofit = False
    widths = _set_widths(word, grid, column_shares(table))
    for number, (row, cells) in enumerate(zip(grid.rows, rows, strict=True)):
        is_head = bool(table.head) and number == 0
        _keep_whole(row, repeats=is_head)
        _fill(row, cells, HEAD if is_head else CELL, widths)
    # The last rows stand together: none runs over to a page by itself.
    for row in grid.rows[-LAST_ROWS:-1] if len(table.rows) > LAST_ROWS else ():
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _set_widths(word: "WordDocument", grid: "WordTable", parts: tuple[float, ...]) -> tuple[int, ...]:
    """The widths of the columns in EMU, written into the grid; the last takes what rounding leaves."""
    from docx.shared import Emu

    section = word.sections[-1]
    whole = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    widths = [int(whole * part) for part in parts]
    widths[-1] += whole - sum(widths)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Emu(width)
    return tuple(widths)


def _keep_whole(row: "WordRow", *, repeats: bool) -> None:
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(OxmlElement("w:cantSplit"))
    if repeats:
        properties.append(OxmlElement("w:tblHeader"))


def _fill(row: "WordRow", cells: tuple[Runs, ...], style: str, widths: tuple[int, ...]) -> None:
    from docx.shared import Emu

    for cell, runs, width in zip(row.cells, cells, widths, strict=True):
        cell.width = Emu(width)
        cell.paragraphs[0].style = style
        add_runs(cell.paragraphs[0], runs)
