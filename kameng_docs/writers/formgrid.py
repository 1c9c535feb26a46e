"""An official form as one table of a DOCX: 40 and 125 mm, every measure of type in the layout's named styles."""

from typing import Any

from kameng_docs.blocks import Form, FormRow, Run, Runs
from kameng_docs.writers.wordparts import WordParts

GRID, TEXT, TITLE, SUBTITLE = "要素式表格", "要素式文字", "要素式节名", "要素式节注"
LONE_TITLE, LABEL, HINT = "要素式单行节名", "要素式居中", "要素式提示"
FORM_STYLES = (GRID, TEXT, TITLE, SUBTITLE, LONE_TITLE, LABEL, HINT)
# Twentieths of a point: label and content column, middle of rule to middle of rule.
WIDTHS = (2268, 7076)
Lines = list[tuple[str, Runs]]


def append_form(parts: WordParts, form: Form) -> None:
    """Appends the form. Rows are kept whole unless they are tall."""
    grid = parts.table(GRID, WIDTHS)
    if form.notes:
        _across(parts, grid, [(TEXT, line) for line in form.notes])
    for section in form.sections:
        title = TITLE if section.subtitle else LONE_TITLE
        named: Lines = [(title, (Run(section.title),)), *((SUBTITLE, (Run(x),)) for x in section.subtitle)]
        _across(parts, grid, named)
        for row in section.rows:
            _append_row(parts, grid, row)


def _append_row(parts: WordParts, grid: Any, row: FormRow) -> None:
    content: Lines = [(HINT, (Run(row.hint),))] if row.hint else []
    content += [(TEXT, line) for line in row.content]
    if not row.label:
        content += [(TEXT, ())] * (row.least - len(content))
        _across(parts, grid, content, whole=not row.tall)
        return
    made = _row(parts, grid, whole=not row.tall)
    label: Lines = [(LABEL if row.centred else TEXT, (Run("\n".join(row.label)),))]
    for lines, width in zip((label, content), WIDTHS, strict=True):
        _fill(parts, parts.cell(made, width), lines)


def _across(parts: WordParts, grid: Any, lines: Lines, *, whole: bool = True) -> None:
    row = _row(parts, grid, whole=whole)
    _fill(parts, parts.cell(row, sum(WIDTHS), span=len(WIDTHS)), lines)


def _row(parts: WordParts, grid: Any, *, whole: bool) -> Any:
    return parts.row(grid, ("cantSplit",) if whole else ())


def _fill(parts: WordParts, cell: Any, lines: Lines) -> None:
    """Word wants a paragraph in every cell."""
    for style, runs in lines or [(TEXT, ())]:
        parts.line(cell, style, runs)
