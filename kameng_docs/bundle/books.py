"""The evidence books of a case: bound when what goes in has changed, and where each exhibit stands in them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from kameng_docs.bind import (
    Binding,
    Book,
    Material,
    Pages,
    Volume,
    bind,
    materials,
    notes_on,
    over_limit,
    pages_in,
    words_of,
)
from kameng_docs.blocks import Document, mapped
from kameng_docs.brief import ExhibitInfo
from kameng_docs.bundle.render import (
    CANNOT_RENDER,
    INCOMPLETE,
    LOOK_AGAIN,
    NOT_AS_WRITTEN,
    Press,
    Printed,
    engine_identity,
    layout_hashes,
)
from kameng_docs.diagnostics import Diagnostic, Scope, Severity
from kameng_docs.disclosure import masker
from kameng_docs.engines.layout import is_own
from kameng_docs.evidence import ExhibitFile
from kameng_docs.output import MadeFile, Withheld, sha256, unchanged
from kameng_docs.pipeline import Disclosures, Sheet, Workshop, compose_again
from kameng_docs.proof import Wanted, book_faults, faults
from kameng_docs.resources import hash_of, program_files
from kameng_docs.writers.rendered import Rendered

# The looks of cover and index, and of pages of text.
FRONT, TOLD = "front", "told"
BINDERS = ("pikepdf", "img2pdf", "pillow")
# 10 MB: what courts' sites are said to take (court.md §4, unverified).
LIMIT = 10_000_000


@dataclass(frozen=True)
class Bound:
    """The books as printed files, and the pages of every exhibit as lists print them."""

    printed: Printed = field(default_factory=Printed)
    pages: Mapping[str, str] = field(default_factory=dict)


class Desk(NamedTuple):
    """What a case's books are bound from."""

    shop: Workshop
    seen: Disclosures
    files: Mapping[str, ExhibitFile]
    folder: Path
    press: Press
    progress: Callable[[int, int], None] = lambda _done, _all: None


def bind_books(sheets: Sequence[Sheet], desk: Desk) -> Bound:
    """Every book among `sheets`; what was added later makes books of its own, whose pages go on counting."""
    bound = Bound()
    for sheet in sheets:
        if sheet.paper.book and sheet.document is not None:
            made = _bound(sheet, desk)
            bound = Bound(bound.printed + made.printed, {**bound.pages, **made.pages})
    return bound


def _bound(sheet: Sheet, desk: Desk) -> Bound:
    if lacking := desk.press.engine_of(FRONT).lacking() or desk.press.engine_of(TOLD).lacking():
        return Bound(_withheld(sheet, CANNOT_RENDER, f"这台机器缺少 {lacking}", Severity.WARNING))
    printed, pages = Printed(), dict[str, tuple[int, int]]()
    brief = desk.seen.brief
    for supplement in sorted({exhibit.supplement for exhibit in brief.exhibits}):
        exhibits = [each for each in brief.exhibits if each.supplement == supplement]
        first = max((last for _, last in pages.values()), default=0) + 1
        one = _Edition(sheet, desk, tuple(exhibits), supplement, first)
        made = one.made()
        if isinstance(made, Printed):
            return Bound(made)
        printed += _printed(sheet, one, made)
        pages |= made.pages
    whole = replace(sheet, paper=replace(sheet.paper, formats=("pdf",)))
    told = {number: f"{a}" if a == b else f"{a}—{b}" for number, (a, b) in pages.items()}
    return Bound(Printed((whole,)) + printed, told)


def _printed(sheet: Sheet, edition: "_Edition", book: Book) -> Printed:
    files = tuple(
        (replace(edition.planned(i, len(book.volumes)), sha256=sha256(volume.data)), volume.data)
        for i, volume in enumerate(book.volumes, 1)
    )
    notes = tuple(
        Diagnostic(
            note.code,
            note.message,
            note.hint,
            Severity.WARNING,
            Scope.DOCUMENT,
            document=f"{sheet.channel.slug}/{sheet.paper.slug}",
        )
        for note in book.notes
    )
    return Printed(files=files, faults=notes, rendered=0 if edition.known else len(files))


def _withheld(sheet: Sheet, code: str, reason: str, severity: Severity) -> Printed:
    slugs = sheet.channel.slug, sheet.paper.slug
    install = "运行 kameng-docs doctor 看怎么装；TXT 和 DOCX 不受影响"
    fault = Diagnostic(
        code,
        f"{sheet.paper.file}.pdf 没有写出：{reason}",
        LOOK_AGAIN if code == NOT_AS_WRITTEN else install,
        severity,
        Scope.DOCUMENT,
        document="/".join(slugs),
    )
    missing = replace(sheet, document=None, code=code, missing=(reason,))
    return Printed(
        (missing,), withheld=(Withheld(*slugs, code, (reason,), "pdf"),), faults=(fault,), rendered=1
    )


class _Edition:
    """One book: what was handed in first, or one supplement."""

    def __init__(
        self, sheet: Sheet, desk: Desk, exhibits: tuple[ExhibitInfo, ...], supplement: int, first: int
    ) -> None:
        self._sheet, self._desk, self._supplement, self._first = sheet, desk, supplement, first
        brief = desk.seen.brief
        # Nothing is disclosed anew where the book holds every exhibit.
        whole = exhibits == brief.exhibits
        self._disclosed = desk.seen if whole else Disclosures(replace(brief, exhibits=exhibits))
        self._faults, self._misread = list[str](), list[str]()
        self._fronts: dict[int, Document] = {}
        self._shown = masker(brief.secrets, sheet.paper.audience)
        self._materials = self._seen()
        self._inputs = self._hashed()
        self.known = self._as_before()

    def made(self) -> Book | Printed:
        """The book as it lies there if nothing that goes in has changed; else bound anew, or why it is not."""
        if self.known:
            return self.known
        book = bind(self._materials, self._binding())
        if incomplete := dict.fromkeys((*book.faults, *self._faults)):
            return _withheld(self._sheet, INCOMPLETE, "；".join(incomplete), Severity.ERROR)
        found = misread(book, self._fronts, self._materials, own_layout=self._is_own(FRONT))
        if wrong := dict.fromkeys((*self._misread, *found)):
            return _withheld(self._sheet, NOT_AS_WRITTEN, "；".join(wrong), Severity.ERROR)
        return book

    def _is_own(self, look: str) -> bool:
        return is_own(self._desk.press.engine_of(look).layouts(look))

    def planned(self, volume: int, volumes: int) -> MadeFile:
        """The file of a volume, by what goes into it."""
        paper, channel = self._sheet.paper, self._sheet.channel
        name = paper.file + (f"_补充{self._supplement}" if self._supplement else "")
        name += f"_第{volume}册" if volumes > 1 else ""
        path = f"{channel.folder}/{name}.pdf"
        return MadeFile(path, "", channel.slug, paper.slug, "pdf", paper.audience, self._inputs)

    def _seen(self) -> tuple[Material, ...]:
        """The exhibits as the book's readers may see them; the files are what they are."""
        paper, channel = self._sheet.paper, self._sheet.channel
        brief, shown = self._disclosed.brief, self._disclosed.to(paper.audience, channel.slug)
        named = [
            replace(seen, files=each.files, picks=each.picks, talks=each.talks)
            for seen, each in zip(shown.exhibits, brief.exhibits, strict=True)
        ]
        return materials(named, self._desk.files, self._desk.folder)

    def _binding(self) -> Binding:
        press = self._desk.press
        return Binding(
            front=self._front,
            told=self._told,
            stamped=lambda stamps: press.engine_of(FRONT).stamps(stamps),
            shown=self._shown,
            first_page=self._first,
            limit=LIMIT,
            workroom=press.folder if press.folder.is_dir() else None,
            progress=self._desk.progress,
        )

    def _told(self, document: Document) -> Rendered:
        """A page of text, proofed by itself: in the book it is one picture of many."""
        press = self._desk.press
        made = press.engine_of(TOLD).paper(document, TOLD, press.made_on)
        if not made.faults:
            self._misread += faults("pdf", made.data, document, own_layout=self._is_own(TOLD), bare=True)
        return made

    def _front(self, volume: int, volumes: int, pages: Pages) -> bytes:
        told = {number: f"{a}" if a == b else f"{a}—{b}" for number, (a, b) in pages.items()}
        more = {
            "book_pages": told,
            "volume": volume,
            "volumes": volumes,
            "supplement": self._supplement,
        }
        document, _ = compose_again(self._desk.shop, self._disclosed, self._sheet, more)
        if document is None:
            return b""
        self._fronts[volume] = document
        press = self._desk.press
        made = press.engine_of(FRONT).paper(document, FRONT, press.made_on)
        self._faults += made.faults
        return made.data

    def _hashed(self) -> str:
        """Everything the book is made of: exhibits and their files, the words of its front, styles, engines."""
        document, _ = compose_again(
            self._desk.shop, self._disclosed, self._sheet, {"supplement": self._supplement}
        )
        shown = [
            (
                each.number,
                each.title,
                each.frames,
                each.transcript,
                [(file.name, file.sha256, self._words(path, file, each)) for path, file in each.files],
                each.unread,
            )
            for each in self._materials
        ]
        press = self._desk.press
        engines = [press.engine_of(look) for look in (FRONT, TOLD)]
        styles = [
            layout_hashes(engine.layouts(look)) for engine, look in zip(engines, (FRONT, TOLD), strict=True)
        ]
        made_by = [engine_identity(engine) for engine in engines]
        inputs = (document, shown, styles, made_by, _binders(), self._first, LIMIT, press.made_on)
        return sha256(repr(inputs).encode())

    def _words(self, path: Path, file: ExhibitFile, of: Material) -> Document | None:
        """A chat, a letter or rows of a bill as readers may see them: what they may see may change while the file does not."""
        told = file.family in {"chat", "mail", "bill"}
        return mapped(words_of(path, file, of.picks, of.talks), self._shown) if told else None

    def _as_before(self) -> Book | None:
        press = self._desk.press
        if press.force:
            return None
        before = sorted(
            (made for made in press.known.values() if made.inputs == self._inputs),
            key=lambda made: volume_of(made.path),
        )
        if not before or not all(unchanged(press.folder, made) for made in before):
            return None
        data = [(press.folder / made.path).read_bytes() for made in before]
        volumes = tuple(Volume(each, pages_in(each)) for each in data)
        return Book(volumes, notes=(*notes_on(self._materials), *over_limit(volumes, LIMIT)))


def misread(
    book: Book, fronts: Mapping[int, Document], exhibits: Iterable[Material], *, own_layout: bool
) -> Iterator[str]:
    """What is wrong with the volumes of a book as they were made; `fronts` are the documents of their fronts, by their place from 1."""
    titles = {each.number: each.title for each in exhibits}
    total = max((last for _, last in book.pages.values()), default=0)
    for place, volume in enumerate(book.volumes, 1):
        first = min((first for first, _ in volume.pages.values()), default=1)
        wanted = Wanted(fronts.get(place), volume.pages, titles, first, total)
        yield from book_faults(volume.data, wanted, own_layout=own_layout)


def volume_of(path: str) -> tuple[int, int]:
    """Which supplement and which volume of it the file of a book is, from 0: 第2册 comes before 第10册."""
    numbers = [re.search(f"_{word}([0-9]+)", path) for word in ("补充", "第")]
    supplement, volume = (int(found[1]) if found else 0 for found in numbers)
    return supplement, volume


@cache
def _binders() -> str:
    own = ("bind/", "bundle/books.py", "engines/", "evidence/", "joining/", "writers/", "blocks.py")
    ours = hash_of(program_files(*own))
    return " ".join([ours, *map(version, BINDERS)])
