"""A made PDF as its reader sees it: pages, and on each the lines of text with the place where they stand, in points.

Read by PDFium, which has nothing in common with the engines that write: what it cannot read, others may not read either.
"""

import atexit
import ctypes
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from kameng_docs.proof.folding import folded

# PDFium has these for a hyphen at the end of a line: it guesses that the word goes on.
HYPHENS = {0x02: "-", 0xFFFE: "-"}
BLANKS = frozenset(b" \t\r\n")
# 第2页 共3页, or the Roman numerals of a front.
LONGEST_FOLIO = 24
FOLIO = re.compile(r"第(\d+)页共(\d+)页|([ivxlc]+)")
UNREADABLE = "\ufffd"
SHOWN = 14
# Points.
SAME_BASE = 0.5
BESIDE = 4.0
# How far a sign may reach into the one before it, as a part of its size.
OVERHANG = 0.3
# Where wide characters have sixteen bits a sign beyond them comes in two halves.
FIRST_HALF, SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


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


@dataclass(frozen=True)
class Page:
    """One page: its size in points, its lines without the folio, and the folio's line where there is one."""

    width: float
    height: float
    lines: tuple[Line, ...]
    folio: Line | None = None

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
    lines = tuple(_lines(_signs(page, height)))
    # The lowest line that may be one: a table may speak of pages as well.
    folio = max((line for line in lines if line.numbers), key=lambda line: line.bottom, default=None)
    return Page(width, height, tuple(line for line in lines if line is not folio), folio)


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


def _signs(page: Any, height: float) -> Iterator[Line]:
    """The signs as they were drawn, each for itself; blanks that PDFium adds by itself are left out, others have no box."""
    from pypdfium2.raw import (
        FPDFText_GetCharBox,
        FPDFText_GetCharOrigin,
        FPDFText_GetUnicode,
        FPDFText_IsGenerated,
    )

    text = page.get_textpage()
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    across, base = ctypes.c_double(), ctypes.c_double()
    place = tuple(map(ctypes.byref, (left, right, low, high)))
    origin = tuple(map(ctypes.byref, (across, base)))
    half = 0
    opened = text.raw
    try:
        for number in range(text.count_chars()):
            code = FPDFText_GetUnicode(opened, number)
            if code in BLANKS:
                if FPDFText_IsGenerated(opened, number) != 1:
                    yield Line(chr(code), 0, 0, 0, 0, 0)
                continue
            if code in FIRST_HALF:
                half = code
                continue
            if code in SECOND_HALF and half:
                code, half = 0x10000 + ((half - FIRST_HALF.start) << 10) + code - SECOND_HALF.start, 0
            FPDFText_GetCharBox(opened, number, *place)
            FPDFText_GetCharOrigin(opened, number, *origin)
            upper, lower = height - high.value, height - low.value
            yield Line(_sign(code), left.value, upper, right.value, lower, height - base.value)
    finally:
        text.close()


def _sign(code: int) -> str:
    if code in HYPHENS:
        return HYPHENS[code]
    return UNREADABLE if code == 0 or code in SECOND_HALF else chr(code)


def _lines(signs: Iterator[Line]) -> Iterator[Line]:
    """Signs drawn one after the other on one height and from left to right are a line."""
    line: list[Line] = []
    last: Line | None = None
    for sign in signs:
        if not sign.text.isspace():
            if last and not _goes_on(last, sign):
                yield _together(line)
                line = []
            last = sign
        line.append(sign)
    if last:
        yield _together(line)


def _together(signs: list[Line]) -> Line:
    inked = [sign for sign in signs if not sign.text.isspace()]
    level = [sign for sign in inked if is_plain(sign.text)] or inked
    return Line(
        "".join([sign.text for sign in signs]).strip(),
        min([sign.x0 for sign in inked]),
        min([sign.top for sign in level]),
        max([sign.x1 for sign in inked]),
        max([sign.bottom for sign in level]),
        inked[0].base,
    )


def _goes_on(last: Line, sign: Line) -> bool:
    """Whether the sign stands on the same base as the last one and beside it. Only letters, figures and Han never reach into each
    other: accents do, and marks that are drawn together.
    """
    if abs(last.base - sign.base) < SAME_BASE and 0 <= sign.x0 - last.x1 < BESIDE:
        return True
    if not is_plain(sign.text) and unicodedata.category(sign.text) in {"Mn", "Me", "Mc"}:
        return True
    size = max(last.bottom - last.top, sign.bottom - sign.top, last.x1 - last.x0, sign.x1 - sign.x0)
    # A ligature is two signs in one box.
    apart = (
        all(is_plain(each.text) and each.text.isalnum() for each in (last, sign)) and sign[1:5] != last[1:5]
    )
    reach = OVERHANG if apart else 1.1
    return abs(last.base - sign.base) < SAME_BASE and -size * reach < sign.x0 - last.x1 < size * 2


def is_plain(sign: str) -> bool:
    """Whether it is a letter without accents, a figure, a mark or a Han sign: each has a place of its own."""
    return sign < "\u007f" or "\u3000" <= sign <= "\u9fff" or "\uff01" <= sign <= "\uff5e"
