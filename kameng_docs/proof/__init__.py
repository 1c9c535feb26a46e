"""The proof: a made file looked at again before it is released, by other readers than those that made it."""

from collections.abc import Iterator
from itertools import islice

from kameng_docs.blocks import Document, mapped
from kameng_docs.writers.characters import settled_text

__all__ = ["faults"]

# So many are told: one slip of a layout may be on every page.
MOST = 5


def faults(kind: str, data: bytes, document: Document, *, own_layout: bool = False) -> tuple[str, ...]:
    """What is wrong with a made file of `kind` (pdf, docx, txt), each in a Chinese sentence; the first of each page and kind.

    The document is the one that was rendered. `own_layout` says that the author laid it out with a style or a Word layout of his own:
    what he prints besides, how he numbers pages and where he puts his text is then his own affair, but the words of the
    document must still be there.
    """
    paper = mapped(document, settled_text)
    return tuple(islice(dict.fromkeys(_faults(kind, data, paper, own_layout=own_layout)), MOST))


def _faults(kind: str, data: bytes, paper: Document, *, own_layout: bool) -> Iterator[str]:
    try:
        if kind == "pdf":
            from kameng_docs.proof.pdf import faults_of_pdf

            yield from faults_of_pdf(data, paper, own_layout=own_layout)
        elif kind == "docx":
            from kameng_docs.proof.word import faults_of_docx

            yield from faults_of_docx(data, paper, own_layout=own_layout)
        else:
            from kameng_docs.proof.text import faults_of_text

            yield from faults_of_text(data, paper)
    except ValueError as problem:
        yield f"文件打不开：{problem}"
