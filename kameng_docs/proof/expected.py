"""What a paper must say, as one row of folded signs, and which parts of it tables and rows are."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from kameng_docs.blocks import Block, Document, Form, Items, Table, plain, words
from kameng_docs.proof.folding import folded
from kameng_docs.proof.lately import for_the_last


class Piece(NamedTuple):
    """A stretch of the paper that belongs together: a paragraph, an item, a row; `label` is what its number is, where it has one."""

    text: str
    label: str = ""
    row: bool = False


class Span(NamedTuple):
    """Where in the text a table begins, and from where to where its rows stand; the words of its head, folded and as they are told."""

    begin: int
    start: int
    end: int
    head: str
    told: str


@dataclass(frozen=True)
class Expected:
    """The folded text of a document in reading order, in pieces, and its tables."""

    pieces: tuple[Piece, ...]
    tables: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.label + piece.text for piece in self.pieces)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each piece begins, and where the last one ends."""
        return tuple(accumulate((len(piece.label + piece.text) for piece in self.pieces), initial=0))

    def fills(self, at: int, size: int) -> bool:
        """Whether so many signs from this place on are all of one row."""
        number = bisect_right(self.starts, at) - 1
        return number < len(self.pieces) and self.pieces[number].row and at + size <= self.starts[number + 1]


@for_the_last
def expected(document: Document) -> Expected:
    """The document as a file of it must read."""
    pieces = [Piece(folded(document.title)), Piece(folded(document.subtitle))]
    tables: list[Span] = []
    at = sum(len(piece.text) for piece in pieces)
    for block in document.blocks:
        own = list(pieces_of(block))
        size = sum(len(piece.label + piece.text) for piece in own)
        if isinstance(block, Table) and own[0].text:
            head = own[0].text
            told = " ".join(plain(cell) for cell in block.head)
            tables.append(Span(at, at + len(head), at + size, head, told))
        pieces += own
        at += size
    return Expected(tuple(pieces), tuple(tables))


def pieces_of(block: Block) -> Iterator[Piece]:
    """What one block must read as."""
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
