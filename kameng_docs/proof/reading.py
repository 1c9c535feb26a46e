"""A made PDF as its reader sees it: pages, and on each the lines of text with the place where they stand, in points.

Read by PDFium, which has nothing in common with the engines that write: what it cannot read, others may not read either.
"""

import atexit
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from kameng_docs.proof.drawn import Sign, signs_on
from kameng_docs.proof.folding import folded

# 第2页 共3页, or the Roman numerals of a front.
LONGEST_FOLIO = 24
FOLIO = re.compile(r"第(\d+)页共(\d+)页|([ivxlc]+)")
SHOWN = 14
# Signs with a place of their own (`is_plain`), and nothing else.
PLAIN = re.compile("[\0-\x7e\u3000-\u9fff\uff01-\uff5e]*")
# Points.
SAME_BASE = 0.5
BESIDE = 4.0
# How far a sign may reach into the one before it, as a part of its size.
OVERHANG = 0.3


class Line(NamedTuple):
    """Signs that stand beside each other, in the order in which they were drawn, and the box of their ink.

    Its height is that of Han, Latin and figures, where there are any: marks of other writings are piled up. The box, and the height of the base on which the signs stand, are measured from the upper left corner of the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float

    @property
    def squeezed(self) -> str:
        """What it says, without blanks."""
        return squeezed(self.text)

    @property
    def numbers(self) -> str:
        """The page number that it is, without blanks; empty if it is none."""
        text = folded(self.text) if len(self.text) < LONGEST_FOLIO else ""
        return text if FOLIO.fullmatch(text) else ""

    @property
    def shown(self) -> str:
        """Its beginning, to tell of it."""
        return self.text.replace("\xa0", "")[:SHOWN]


class Page(NamedTuple):
    """One page: its size in points, its lines without the folio, and the folio's line where there is one.

    `said` is all that was drawn on it in its order, the folio with it, without blanks; `drawn` the same as lines.
    """

    width: float
    height: float
    lines: tuple[Line, ...]
    folio: Line | None = None
    said: str = ""
    drawn: tuple[Line, ...] = ()

    def unnumbered(self) -> "Page":
        """The same page as one that has no folio: what looks like a page number on it is said like all else."""
        return self._replace(lines=self.drawn, folio=None) if self.folio else self

    @property
    def text(self) -> str:
        """All that the page says but its folio, in the order in which it was drawn."""
        return "\n".join(line.text for line in self.lines)


def squeezed(text: str) -> str:
    """`text` in NFC without blanks: a PDF keeps none between what was set apart."""
    return "".join(unicodedata.normalize("NFC", text).split())


def pages_of(data: bytes) -> tuple[Page, ...]:
    """Every page of a PDF. Raises ValueError where it is none, or is broken."""
    with opened(data) as pdf:
        return tuple(page_of(page) for page in each_page(pdf))


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The PDF, open as long as the block runs. Raises ValueError where it is none, or is broken."""
    with _told():
        pdf = _open(data)
        try:
            yield pdf
        finally:
            pdf.close()


@contextmanager
def _told() -> Iterator[None]:
    """What PDFium cannot open or read is a ValueError."""
    try:
        yield
    except _pdfium().PdfiumError as problem:
        raise ValueError(str(problem)) from problem


def _open(data: bytes) -> Any:
    return _pdfium().PdfDocument(data)


@cache
def _pdfium() -> Any:
    """PDFium, which complains of what is still open when the process ends: by then nothing is in hand."""
    import pypdfium2

    atexit.register(put_down)
    return pypdfium2


def each_page(pdf: Any, part: Iterable[int] | None = None) -> Iterator[Any]:
    """The pages in order, or those of a part, each closed before the next is opened: a book holds pictures."""
    for number in range(len(pdf)) if part is None else part:
        page = pdf[number]
        try:
            yield page
        finally:
            page.close()


def page_of(page: Any) -> Page:
    """One open page, read."""
    width, height = page.get_size()
    lines = tuple(_lines(signs_on(page, height)))
    # The lowest line that may be one: a table may speak of pages as well.
    from_below = sorted(lines, key=lambda line: line.bottom, reverse=True)
    folio = next((line for line in from_below if line.numbers), None)
    said = squeezed("".join(line.text for line in lines))
    return Page(width, height, tuple(line for line in lines if line is not folio), folio, said, lines)


class InHand:
    """A PDF that is open, each of its pages opened and read when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._pdf = _open(data)
        self._pages: dict[int, Any] = {}
        self._read: dict[int, Page] = {}

    def __len__(self) -> int:
        return len(self._pdf)

    def page(self, number: int) -> Any:
        """An open page, by its number from 0."""
        if number not in self._pages:
            self._pages[number] = self._pdf[number]
        return self._pages[number]

    def read(self, number: int) -> Page:
        """The same page, read."""
        if number not in self._read:
            self._read[number] = page_of(self.page(number))
        return self._read[number]

    def close(self) -> None:
        """Close it and its pages."""
        for page in self._pages.values():
            page.close()
        self._pdf.close()


_last: InHand | None = None


@contextmanager
def in_hand(data: bytes) -> Iterator[InHand]:
    """The PDF, open; it stays so until another one is taken in hand, or it is put down. Raises ValueError where it is none, or is broken.

    The layout asks what stands on a last page, the proof behind it draws and reads all of them: no page is opened or read
    twice. It is known by its object, for equal bytes need not be looked for among megabytes.
    """
    global _last  # noqa: PLW0603 — the one PDF that is in hand
    with _told():
        if _last is None or _last.data is not data:
            put_down()
            _last = InHand(data)
        yield _last


def put_down() -> None:
    """Close what is in hand."""
    global _last
    before, _last = _last, None
    if before:
        before.close()


def _lines(signs: Iterable[Sign]) -> Iterator[Line]:
    """Signs drawn one after the other on one height and from left to right are a line."""
    text: list[str] = []
    inked: list[Sign] = []
    end = level = 0.0
    for sign in signs:
        said, x0, _, x1, _, base = sign
        if not said.isspace():
            # Most stand close beside the one before; of others more is asked.
            close = 0 <= x0 - end < BESIDE and abs(level - base) < SAME_BASE
            if inked and not close and not _goes_on(inked[-1], sign):
                yield _together("".join(text), inked)
                text, inked = [], []
            inked.append(sign)
            end, level = x1, base
        text.append(said)
    if inked:
        yield _together("".join(text), inked)


def _together(text: str, inked: list[Sign]) -> Line:
    level = inked if PLAIN.fullmatch(text) else [sign for sign in inked if is_plain(sign[0])] or inked
    _, x0, top, x1, bottom, base = zip(*inked, strict=True)
    if level is not inked:
        _, _, top, _, bottom, _ = zip(*level, strict=True)
    return Line(text.strip(), min(x0), min(top), max(x1), max(bottom), base[0])


def _goes_on(last: Sign, sign: Sign) -> bool:
    """Whether a sign that is not close beside the last one still follows it on the same base. Only letters, figures and Han never
    reach into each other: accents do, and marks that are drawn together.
    """
    there, last_x0, last_top, last_x1, last_bottom, last_base = last
    here, x0, top, x1, bottom, base = sign
    if not is_plain(here) and unicodedata.category(here) in {"Mn", "Me", "Mc"}:
        return True
    if abs(last_base - base) >= SAME_BASE:
        return False
    size = max(last_bottom - last_top, bottom - top, last_x1 - last_x0, x1 - x0)
    # A ligature is two signs in one box.
    apart = all(is_plain(each) and each.isalnum() for each in (there, here)) and sign[1:5] != last[1:5]
    reach = OVERHANG if apart else 1.1
    return -size * reach < x0 - last_x1 < size * 2


def is_plain(sign: str) -> bool:
    """Whether it is a letter without accents, a figure, a mark or a Han sign: each has a place of its own."""
    return sign < "\u007f" or "\u3000" <= sign <= "\u9fff" or "\uff01" <= sign <= "\uff5e"
