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


def render_text(document: Document) -> Rendered:
    """The document as UTF-8 text in NFC, lines ended by a line feed, the last one too.

    A row of a table becomes lines `head：cell`, the first of them flush and the others indented; an empty
    cell has no line. A table without a head gives one line a row, `first：second` where it has two columns.
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
    if not table.head:
        yield from (_headless(row) for row in table.rows)
        return
    if not table.rows:
        yield "｜".join(plain(cell) for cell in table.head)
    for number, row in enumerate(table.rows):
        if number:
            yield ""
        yield from _row(table.head, row)


def _row(head: tuple[Runs, ...], row: tuple[Runs, ...]) -> Iterator[str]:
    indent = ""
    for name, cell in zip(head, row, strict=True):
        if plain(cell).strip():
            label = plain(name)
            text = f"{label}：{plain(cell)}" if label else plain(cell)
            yield indent + text.replace("\n", "\n" + INDENT)
            indent = INDENT


def _headless(row: tuple[Runs, ...]) -> str:
    cells = [plain(cell) for cell in row]
    return ("：" if len(cells) == 2 else INDENT).join(cells)  # noqa: PLR2004
