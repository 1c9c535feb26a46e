"""Tables of a DOCX: fixed widths, a head that repeats on every page, rows that stay whole."""

from typing import TYPE_CHECKING

from kameng_docs.blocks import Table
from kameng_docs.writers.lettering import LAST_ROWS, column_shares
from kameng_docs.writers.wordparts import WordParts

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

GRID, HEAD, CELL = "文书表格", "表头", "表格文字"
TABLE_STYLES = (GRID, HEAD, CELL)


def append_table(word: "WordDocument", parts: WordParts, table: Table) -> None:
    """Appends the table, as wide as the page's text; nothing for a table without columns."""
    rows = ((table.head,) if table.head else ()) + table.rows
    if not rows or not rows[0]:
        return
    widths = _widths(word, column_shares(table))
    grid = parts.table(GRID, widths)
    for number, cells in enumerate(rows):
        is_head = bool(table.head) and number == 0
        row = parts.row(grid, ("cantSplit", "tblHeader") if is_head else ("cantSplit",))
        # The last rows stand together: none runs over to a page by itself.
        stays = len(table.rows) > LAST_ROWS and len(rows) - LAST_ROWS <= number < len(rows) - 1
        for runs, width in zip(cells, widths, strict=True):
            parts.line(parts.cell(row, width), HEAD if is_head else CELL, runs, stays=stays)


def _widths(word: "WordDocument", shares: tuple[float, ...]) -> tuple[int, ...]:
    """The widths of the columns; the last takes what rounding leaves."""
    from docx.shared import Emu

    section = word.sections[-1]
    whole = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    widths = [int(whole * share) for share in shares]
    widths[-1] += whole - sum(widths)
    return tuple(Emu(width).twips for width in widths)
