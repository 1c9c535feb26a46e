"""A made PDF as its reader sees it: pages, and on each the lines of text with the place where they stand, in points.

Read by PDFium, which has nothing in common with the engines that write: what it cannot read, others may not read either.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

# PDFium has these for a hyphen at the end of a line: it guesses that the word goes on.
HYPHENS = {0x02: "-", 0xFFFE: "-"}
# 第2页 共3页, or the Roman numerals of a front.
FOLIO = re.compile(r"第(\d+)页共(\d+)页|([ivxlc]+)")
UNREADABLE = "\ufffd"
# Where wide characters have sixteen bits a sign beyond them comes in two halves.
FIRST_HALF, SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class Sign(NamedTuple):
    """One sign of the text and the box of its ink, from the upper left corner of the page. A blank has a box without ink."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """Signs that stand beside each other, in the order in which they were drawn, and the box around their ink."""

    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(sign.text for sign in self.signs).strip()

    @property
    def squeezed(self) -> str:
        """What it says, without blanks."""
        return squeezed(self.text)

    @property
    def x0(self) -> float:
        """The left end of the ink."""
        return min(sign.x0 for sign in self._inked)

    @property
    def top(self) -> float:
        """The upper end of the ink."""
        return min(sign.top for sign in self._inked)

    @property
    def x1(self) -> float:
        """The right end of the ink."""
        return max(sign.x1 for sign in self._inked)

    @property
    def bottom(self) -> float:
        """The lower end of the ink."""
        return max(sign.bottom for sign in self._inked)

    @property
    def _inked(self) -> Sequence[Sign]:
        return [sign for sign in self.signs if not sign.text.isspace()]


@dataclass(frozen=True)
class Page:
    """One page: its size in points, its lines without the folio, and the folio as it stands there (empty without one)."""

    width: float
    height: float
    lines: tuple[Line, ...]
    folio: str = ""
    folio_line: Line | None = None

    @property
    def squeezed(self) -> str:
        """All that the page says but its folio, without blanks, in the order in which it was drawn."""
        return "".join(line.squeezed for line in self.lines)


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
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise ValueError(str(problem)) from problem
    try:
        yield pdf
    finally:
        pdf.close()


def each_page(pdf: Any) -> Iterator[Any]:
    """The pages in order, each closed before the next is opened: a book holds pictures."""
    for number in range(len(pdf)):
        page = pdf[number]
        try:
            yield page
        finally:
            page.close()


def page_of(page: Any) -> Page:
    """One open page, read."""
    width, height = page.get_size()
    lines = tuple(_lines(_signs(page, height)))
    folio = next((line for line in _outermost(lines) if FOLIO.fullmatch(line.squeezed)), None)
    if folio is None:
        return Page(width, height, lines)
    body = tuple(line for line in lines if line is not folio)
    return Page(width, height, body, folio.squeezed, folio)


def _outermost(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines from the lowest to the highest: a folio stands at the foot of the page."""
    return iter(sorted(lines, key=lambda line: -line.bottom))


def _signs(page: Any, height: float) -> Iterator[Sign]:
    """The signs as they were drawn; blanks and ends of lines that PDFium adds by itself are left out."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    place = tuple(map(ctypes.byref, (left, right, low, high)))
    half = 0
    try:
        for number in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, number)
            if pdfium.FPDFText_IsGenerated(text, number) == 1 and code not in HYPHENS:
                continue
            if code in FIRST_HALF:
                half = code
                continue
            if code in SECOND_HALF and half:
                code = 0x10000 + ((half - FIRST_HALF.start) << 10) + code - SECOND_HALF.start
            pdfium.FPDFText_GetCharBox(text, number, *place)
            yield Sign(_sign(code), left.value, height - high.value, right.value, height - low.value)
    finally:
        text.close()


def _sign(code: int) -> str:
    if code in HYPHENS:
        return HYPHENS[code]
    return UNREADABLE if code == 0 or code in SECOND_HALF else chr(code)


def _lines(signs: Iterator[Sign]) -> Iterator[Line]:
    """Signs drawn one after the other on one height and from left to right are a line."""
    line: list[Sign] = []
    last: Sign | None = None
    for sign in signs:
        if not sign.text.isspace():
            if last and not _goes_on(last, sign):
                yield Line(tuple(line))
                line = []
            last = sign
        line.append(sign)
    if last:
        yield Line(tuple(line))


def _goes_on(last: Sign, sign: Sign) -> bool:
    """Whether the sign stands beside the last one: the middle of one within the height of the other, further right."""
    size = max(last.bottom - last.top, sign.bottom - sign.top, last.x1 - last.x0, sign.x1 - sign.x0)
    apart = abs((last.top + last.bottom) / 2 - (sign.top + sign.bottom) / 2)
    return apart < size * 0.75 and -size < sign.x0 - last.x1 < size * 6
