"""A made PDF held against its document: drawn, read and counted, page by page."""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from kameng_docs.blocks import Document, words
from kameng_docs.proof.expected import expected
from kameng_docs.proof.folding import folded_pages
from kameng_docs.proof.folios import faults_of_folios
from kameng_docs.proof.glyphs import boxes_on
from kameng_docs.proof.ink import Ink
from kameng_docs.proof.reading import Line, Page, in_hand, is_plain, put_down
from kameng_docs.proof.residue import residue
from kameng_docs.proof.said import remember
from kameng_docs.proof.wording import faults_of_pages, turned

SHOWN = 14
# Points. Nothing of ours stands nearer to the edge of the paper, at the sides and at head and foot; marks that hang over the
# margin are within it.
SIDE, END = 36.0, 28.0
# Points. How far ink may hang over a bare page, which will stand within the margins of another one: an f at the end of a line
# reaches beyond the place that is its own, and a č does by PDFium's reckoning.
HANG = 8.0
# How much of the lower of two lines may lie under the other, and how far, in heights of a line.
OVER, ALONG = 0.5, 0.3


class Layout(NamedTuple):
    """What may be expected of a layout: page numbers, margins, and that nothing is printed but what the document says.

    A `bare` page is part of another one.
    """

    numbered: bool = True
    margins: bool = True
    ours: bool = True
    bare: bool = False


OURS, BARE, THEIRS = Layout(), Layout(numbered=False, margins=False, bare=True), Layout(False, False, False)


def faults_of_pdf(data: bytes, document: Document, layout: Layout = OURS) -> Iterator[str]:
    """What is wrong with the PDF of a document, each in a sentence with its page. Raises ValueError for what is no PDF."""
    with in_hand(data) as pdf:
        pages = ((pdf.page(number), pdf.read(number)) for number in range(len(pdf)))
        yield from faults_of_open(pages, document, layout)
        remember(data, map(pdf.read, range(len(pdf))))
    put_down()
    yield from unprinted(data)


def faults_of_open(opened: Iterable[tuple[Any, Page]], document: Document, layout: Layout) -> Iterator[str]:
    """The same of pages that are open, each with what was read of it; a page is done with when the next one is asked for."""
    pages = list[Page]()
    said = "\n".join(words(document))
    for number, (page, as_read) in enumerate(opened, 1):
        # A chat may say no more than “i” in a line: where pages have no numbers, that is none.
        read = as_read.unnumbered() if layout.bare else as_read
        pages.append(read)
        outside = _outside(read, HANG if layout.bare else 0)
        crowded = _near_the_edge(read) if layout.margins else ()
        for fault in (*_seen(read, Ink(page)), *residue(read.text, said), *outside, *crowded):
            yield f"第{number}页{fault}"
    yield from faults_of_folios(pages, needed=layout.numbered)
    paper, told = expected(document), folded_pages(page.text for page in pages)
    if layout.ours:
        yield from faults_of_pages(told, paper)
    elif lost := Counter(paper.text) - Counter("".join(told)):
        yield f"少印了文书里的字：“{''.join(lost)[:SHOWN]}”"


def unprinted(data: bytes, part: range | None = None) -> Iterator[str]:
    """On which pages signs are drawn as boxes. Raises ValueError for what is no PDF."""
    import pikepdf
    from pikepdf.exceptions import PdfParsingError

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for number, page in enumerate(
                pdf.pages if part is None else pdf.pages[part.start : part.stop], 1
            ):
                if count := boxes_on(page):
                    yield f"第{number}页有 {count} 个字没有字形，印出来是方框"
    except (pikepdf.PdfError, PdfParsingError) as problem:
        raise ValueError(str(problem)) from problem


def _seen(page: Page, ink: Ink) -> Iterator[str]:
    """Whether the page is empty, and which of its lines nobody can see or read."""
    if not page.lines and not ink.beside(page.folio):
        yield "是空白页"
    # A filler of another writing has no ink, and is meant to have none.
    plain = [line for line in page.lines if any(is_plain(sign) and sign.isalnum() for sign in line.text)]
    yield from (f"“{line.shown}”看不见" for line in plain if not ink.under(line))
    # From right to left each sign comes for itself, and they are joined.
    ours = [line for line in plain if not turned(line.text)]
    lines = sorted([*ours, *([page.folio] if page.folio else [])], key=lambda line: line.top)
    for number, line in enumerate(lines):
        for other in lines[number + 1 :]:
            if other.top >= line.bottom:
                break
            if _covers(line, other):
                yield f"“{line.shown}”和“{other.shown}”叠在一起"


def _covers(line: Line, other: Line) -> bool:
    high = min(line.bottom, other.bottom) - max(line.top, other.top)
    wide = min(line.x1, other.x1) - max(line.x0, other.x0)
    heights = line.bottom - line.top, other.bottom - other.top
    return high > OVER * min(heights) and wide > ALONG * max(heights)


def _outside(page: Page, hang: float) -> Iterator[str]:
    for line in page.lines:
        if not _within(page, line, -hang, -hang):
            yield f"“{line.shown}”印到了纸外面"


def _near_the_edge(page: Page) -> Iterator[str]:
    for line in page.lines:
        if _within(page, line, 0, 0) and not _within(page, line, SIDE, END):
            yield f"“{line.shown}”超出了版心"


def _within(page: Page, line: Line, side: float, end: float) -> bool:
    right, foot = page.width - side, page.height - end
    return side <= line.x0 and line.x1 <= right and end <= line.top and line.bottom <= foot
