"""What a paper must say, as one row of folded signs, and which parts of it tables and rows are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from kameng_docs.blocks import Block, Document, Form, Items, Table, plain, words
from kameng_docs.proof.folding import folded


@dataclass(frozen=True)
class Piece:
    """A stretch of the paper that belongs together: a paragraph, an item, a row; `label` is what its number is, where it has one."""

    text: str
    label: str = ""
    row: bool = False


@dataclass(frozen=True)
class Span:
    """From where to where in the text a table's rows stand, and the words of its head, as they are told and folded."""

    start: int
    end: int
    head: str
    told: str


@dataclass(frozen=True)
class Expected:
    """The folded text of a document in reading order; `starts` says where each of the pieces begins."""

    pieces: tuple[Piece, ...]
    tables: tuple[Span, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.label + piece.text for piece in self.pieces)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each piece begins, and where the last one ends."""
        return tuple(accumulate((len(piece.label + piece.text) for piece in self.pieces), initial=0))


def expected(document: Document) -> Expected:
    """The document as a file of it must read."""
    pieces = [Piece(folded(document.title)), Piece(folded(document.subtitle))]
    tables: list[Span] = []
    at = sum(len(piece.text) for piece in pieces)
    for block in document.blocks:
        own = list(_pieces(block))
        size = sum(len(piece.label + piece.text) for piece in own)
        if isinstance(block, Table) and own[0].text:
            head = own[0].text
            told = " ".join(plain(cell) for cell in block.head)
            tables.append(Span(at + len(head), at + size, head, told))
        pieces += own
        at += size
    return Expected(tuple(pieces), tuple(tables))


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Items(items=items):
            yield from (Piece(folded(plain(runs)), folded(label)) for label, runs in items)
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                yield Piece(folded("".join(plain(cell) for cell in row)), row=True)
        case Form():
            yield from _rows(block)
        case _:
            # Only words() knows what a block says; the title before it is empty.
            yield from (Piece(folded(text)) for text in [*words(Document("", (block,)))][1:])


def _rows(form: Form) -> Iterator[Piece]:
    yield from (Piece(folded(plain(line))) for line in form.notes)
    for section in form.sections:
        yield Piece(folded(section.title + "".join(section.subtitle)))
        for row in section.rows:
            said = ("".join(row.label), row.hint, *(plain(line) for line in row.content))
            yield Piece(folded("".join(said)), row=True)
