"""A made TXT held against its document: it can be read, and its words are there in their order."""

from collections.abc import Iterator

from kameng_docs.blocks import Document, Form, Table, plain, words
from kameng_docs.proof.expected import pieces_of
from kameng_docs.proof.folding import folded
from kameng_docs.proof.residue import residue

SHOWN = 14


def faults_of_text(data: bytes, document: Document) -> Iterator[str]:
    """What is wrong with the plain text of a document. Heads of tables are not looked for: not every table is typed with one."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield "不是 UTF-8 编码"
        return
    yield from residue(text, "\n".join(words(document)))
    found, at = folded(text), 0
    if not found:
        yield "是空白的"
        return
    for piece in _pieces(document):
        place = found.find(piece, at)
        if place < 0:
            yield f"“{found[max(0, at - SHOWN // 2) : at]}”之后没有“{piece[:SHOWN]}”"
            return
        at = place + len(piece)


def _pieces(document: Document) -> Iterator[str]:
    """What must stand there: of tables the cells, each for itself, since what stands between them is the writer's."""
    yield folded(document.title)
    yield folded(document.subtitle)
    for block in document.blocks:
        match block:
            case Table(rows=rows):
                yield from (folded(plain(cell)) for row in rows for cell in row)
            case Form():
                yield from map(folded, _lines(block))
            case _:
                yield from (piece.text for piece in pieces_of(block))


def _lines(form: Form) -> Iterator[str]:
    """A row is typed by its label or, without one, by its hint."""
    yield from (plain(line) for line in form.notes)
    for section in form.sections:
        yield section.title
        yield from section.subtitle
        for row in section.rows:
            yield "".join(row.label) or row.hint
            yield from (plain(line) for line in row.content)
