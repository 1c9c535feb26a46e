"""An official form as one table of a DOCX: 40 and 125 mm, every measure of type in the layout's named styles."""

from typing import TYPE_CHECKING

from kameng_docs.blocks import Form, FormRow, Run, Runs
from kameng_docs.writers.wordruns import add_runs

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shared import Length
    from docx.table import Table as WordTable
    from docx.table import _Cell as WordCell
    from docx.table import _Row as WordRow

GRID, TEXT, TITLE, SUBTITLE = "要素式表格", "要素式文字", "要素式节名", "要素式节注"
LONE_TITLE, LABEL, HINT = "要素式单行节名", "要素式居中", "要素式提示"
FORM_STYLES = (GRID, TEXT, TITLE, SUBTITLE, LONE_TITLE, LABEL, HINT)
# Twentieths of a point: label and content column, middle of rule to middle of rule.
WIDTHS = (2268, 7076)
Lines = list[tuple[str, Runs]]


def append_form(word: "WordDocument", form: Form) -> None:
    """Appends the form. Rows are kept whole unless they are tall."""
    grid = word.add_table(0, len(WIDTHS), GRID)
    grid.autofit = False
    for column, width in zip(grid.columns, WIDTHS, strict=True):
        column.width = _emu(width)
    if form.notes:
        _across(grid, [(TEXT, line) for line in form.notes])
    for section in form.sections:
        title = TITLE if section.subtitle else LONE_TITLE
        _across(grid, [(title, (Run(section.title),)), *((SUBTITLE, (Run(x),)) for x in section.subtitle)])
        for row in section.rows:
            _append_row(grid, row)


def _append_row(grid: "WordTable", row: FormRow) -> None:
    content: Lines = [(HINT, (Run(row.hint),))] if row.hint else []
    content += [(TEXT, line) for line in row.content]
    if not row.label:
        content += [(TEXT, ())] * (row.least - len(content))
        _across(grid, content, whole=not row.tall)
        return
    made = _row(grid, whole=not row.tall)
    label: Lines = [(LABEL if row.centred else TEXT, (Run("\n".join(row.label)),))]
    for cell, lines, width in zip(made.cells, (label, content), WIDTHS, strict=True):
        cell.width = _emu(width)
        _fill(cell, lines)


def _across(grid: "WordTable", lines: Lines, *, whole: bool = True) -> None:
    row = _row(grid, whole=whole)
    _fill(row.cells[0].merge(row.cells[1]), lines)


def _row(grid: "WordTable", *, whole: bool) -> "WordRow":
    from docx.oxml import OxmlElement

    row: WordRow = grid.add_row()  # type: ignore[no-untyped-call]
    if whole:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    return row


def _fill(cell: "WordCell", lines: Lines) -> None:
    """Word wants a paragraph in every cell; the first line takes the one that is there."""
    for number, (style, runs) in enumerate(lines or [(TEXT, ())]):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.style = style
        add_runs(paragraph, runs)


def _emu(twips: int) -> "Length":
    from docx.shared import Twips

    return Twips(twips)
