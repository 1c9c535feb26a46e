"""Two engines for PDF behind one contract: Typst where its wheel and a Chinese face are, WeasyPrint else and for own styles.

Both keep the words of a paper, their order, its tags and the grid of a form; equal arguments and fonts give equal bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar, Protocol

from kameng_docs.blocks import Document
from kameng_docs.engines import by_typst
from kameng_docs.engines.by_typst import ByTypst
from kameng_docs.engines.by_weasyprint import ByWeasyPrint
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.stamp import Stamp

__all__ = ["AUTO", "CHOICES", "Engine", "Engines", "can_make_pdf", "look_again"]

AUTO = "auto"


class Engine(Protocol):
    """What lays out PDF. A `look` names the measures of a paper: page, letter, dense, wide, form, front, told."""

    name: ClassVar[str]

    def lacking(self) -> str:
        """What this machine lacks for it, as the end of a sentence; empty if nothing."""

    def layouts(self, look: str) -> tuple[Path, ...]:
        """The files that a look is laid out with."""

    def identity(self) -> str:
        """Its version and the faces it finds: what changes the bytes besides document and layout."""

    def paper(self, document: Document, look: str, made_on: date) -> Rendered:
        """One paper. A layout that cannot be used is a fault."""

    def stamps(self, stamps: Sequence[Stamp]) -> Rendered:
        """A page for each stamp, to be laid over the pages of a book, whose date is theirs."""


@dataclass(frozen=True)
class Engines:
    """The engines as one build asks for them: `choice` is auto, typst or weasyprint; layouts are looked up in `folders`."""

    folders: tuple[Path, ...]
    choice: str = AUTO

    def of(self, look: str) -> Engine:
        """The engine that lays out this look.

        An author who restyles in CSS has WeasyPrint; one who has neither engine is told what Typst lacks.
        """
        typst, weasyprint = ByTypst(self.folders), ByWeasyPrint(self.folders)
        if self.choice != AUTO:
            return typst if self.choice == typst.name else weasyprint
        if weasyprint.is_restyled(look) and not typst.is_restyled(look):
            return weasyprint
        return weasyprint if typst.lacking() and not weasyprint.lacking() else typst


CHOICES = (AUTO, ByTypst.name, ByWeasyPrint.name)


def can_make_pdf() -> bool:
    """Whether this machine has what either engine needs."""
    return not ByTypst(()).lacking() or not ByWeasyPrint(()).lacking()


def look_again() -> None:
    """Forget which fonts and libraries this process found: a process that goes on calls it when one came or went."""
    from kameng_docs.writers import faces, native

    faces.look_again()
    native.look_again()
    by_typst.look_again()
