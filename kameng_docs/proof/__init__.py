"""The proof: a made file looked at again before it is released, by other readers than those that made it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from kameng_docs.blocks import Document, mapped
from kameng_docs.proof.book import Wanted, faults_of_book, faults_of_merged
from kameng_docs.proof.lately import for_the_last
from kameng_docs.proof.pdf import BARE, OURS, THEIRS, faults_of_pdf
from kameng_docs.proof.text import faults_of_text
from kameng_docs.proof.word import faults_of_docx
from kameng_docs.writers.characters import settled_text

__all__ = ["Wanted", "book_faults", "faults", "merged_faults"]

# So many are told: one slip of a layout may be on every page.
MOST = 5


def faults(
    kind: str, data: bytes, document: Document, *, own_layout: bool = False, bare: bool = False
) -> tuple[str, ...]:
    """What is wrong with a made file of `kind` (pdf, docx, txt), each in a Chinese sentence, the first few.

    The document is the one that was rendered. `own_layout` says that the author laid it out with a style or a Word layout of his own:
    what he prints besides, how he numbers pages and where he puts his text is then his own affair, but the words of the
    document must still be there. `bare` pages have neither numbers nor margins: they are laid on others.
    """
    paper = _settled(document)
    match kind:
        case "pdf":
            layout = THEIRS if own_layout else BARE if bare else OURS
            return _told(faults_of_pdf(data, paper, layout))
        case "docx":
            return _told(faults_of_docx(data, paper, own_layout=own_layout))
        case _:
            return _told(faults_of_text(data, paper))


def book_faults(data: bytes, wanted: Wanted, *, own_layout: bool = False) -> tuple[str, ...]:
    """The same of a volume of the evidence book."""
    return _told(faults_of_book(data, wanted, THEIRS if own_layout else OURS))


def merged_faults(data: bytes, parts: Sequence[bytes]) -> tuple[str, ...]:
    """The same of a file that was put together of `parts`, each of which was proofed by itself."""
    return _told(faults_of_merged(data, parts))


@for_the_last
def _settled(document: Document) -> Document:
    return mapped(document, settled_text)


def _told(found: Iterator[str]) -> tuple[str, ...]:
    try:
        return tuple(islice(dict.fromkeys(found), MOST))
    except ValueError as problem:
        return (f"文件打不开：{problem}",)
