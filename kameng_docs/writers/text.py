"""Plain text, for the boxes of web forms and for reading: no marks, one line a paragraph."""

from collections.abc import Iterator

from kameng_docs.blocks import (
    Addressee,
    Block,
    Document,
    Form,
    Heading,
    Items,
    Paragraph,
    Runs,
    Signature,
    Table,
    plain,
)
from kameng_docs.writers.characters import settled
from kameng_docs.writers.lettering import labelled
from kameng_docs.writers.rendered import Rendered

INDENT = "\u3000\u3000"
BAR = "｜"
# A row of a table is typed as one line where none of them is longer, nor any cell: pasted into a box or a mail, a longer one
# can no longer be followed over its breaks.
LONG_ROW, LONG_CELL = 130, 100


def render_text(document: Document) -> Rendered:
    """The document as UTF-8 text in NFC, lines ended by a line feed, the last one too.

    A table of two columns, or without a head, gives one line a row, `first：second`, and no head. One of more columns is typed
    with `｜` between its cells, below its head, without last columns in which nothing stands; where that would be too long, a row
    becomes a numbered block of lines `head：cell`, in which an empty cell has no line.
    """
    document, faults = settled(document)
    chunks = ["\n".join(part for part in (document.title, document.subtitle) if part)]
    before: Block | None = None
    for block in document.blocks:
        chunks.append(_gap(before, block) + "\n".join(_lines(block)))
        before = block
    lines = (line.rstrip() for line in "\n".join(chunks).split("\n"))
    return Rendered(("\n".join(lines).strip("\n") + "\n").encode(), faults)


def _gap(before: Block | None, block: Block) -> str:
    """A blank line where the eye should stop: not after a heading, not between two paragraphs."""
    if isinstance(before, Heading) or (
        isinstance(before, Paragraph | Items) and isinstance(block, Paragraph | Items)
    ):
        return ""
    return "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            yield plain(runs)
        case Items(items=items):
            yield from (labelled(label, plain(runs)) for label, runs in items)
        case Table():
            yield from _table(block)
        case Form():
            yield from _form(block)
        case Addressee(lines=lines) | Signature(lines=lines):
            yield from lines


def _form(form: Form) -> Iterator[str]:
    """The label of a row on a line of its own, its content indented below it, a blank line before each section."""
    yield from (plain(line) for line in form.notes)
    for section in form.sections:
        yield ""
        yield section.title
        yield from section.subtitle
        for row in section.rows:
            yield "".join(row.label) or row.hint
            content = "\n".join(plain(line) for line in row.content)
            if content:
                yield INDENT + content.replace("\n", "\n" + INDENT)


def _table(table: Table) -> Iterator[str]:
    if table.rows and (not table.head or len(table.head) == 2):  # noqa: PLR2004 — a label and what it is of
        yield from (_labelled(row) for row in table.rows)
    elif _in_lines(table):
        yield from (_barred(row) for row in _filled(table))
    else:
        for number, row in enumerate(table.rows, 1):
            yield from _block(number, table.head, row)


def _in_lines(table: Table) -> bool:
    rows = [[plain(cell) for cell in row] for row in table.rows]
    return all(
        sum(map(len, row)) <= LONG_ROW and all(len(cell) <= LONG_CELL and "\n" not in cell for cell in row)
        for row in rows
    )


def _filled(table: Table) -> Iterator[tuple[Runs, ...]]:
    """Head and rows as far as the last column in which something stands; a table without any row is its head."""
    filled = [i for row in table.rows for i, cell in enumerate(row, 1) if plain(cell).strip()]
    last = max(filled, default=len(table.head))
    yield from (row[:last] for row in (table.head, *table.rows))


def _barred(row: tuple[Runs, ...]) -> str:
    return BAR.join(plain(cell) for cell in row).rstrip(BAR)


def _block(number: int, head: tuple[Runs, ...], row: tuple[Runs, ...]) -> Iterator[str]:
    before = f"（{number}）"
    for name, cell in zip(head, row, strict=True):
        if plain(cell).strip():
            label = plain(name)
            text = f"{label}：{plain(cell)}" if label else plain(cell)
            yield before + text.replace("\n", "\n" + INDENT)
            before = INDENT


def _labelled(row: tuple[Runs, ...]) -> str:
    """`label：value` of two cells; more stand beside each other."""
    cells = [plain(cell) for cell in row]
    if len(cells) != 2:  # noqa: PLR2004
        return INDENT.join(cells)
    label, value = cells
    value = value.replace("\n", "\n" + INDENT)
    return f"{label}：{value}" if label else value
