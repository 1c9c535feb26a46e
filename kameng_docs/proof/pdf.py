"""A made PDF held against its document: drawn, read and counted, page by page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import combinations

from kameng_docs.blocks import Document, words
from kameng_docs.proof.expected import expected
from kameng_docs.proof.folding import folded
from kameng_docs.proof.glyphs import boxes_on
from kameng_docs.proof.ink import Ink
from kameng_docs.proof.reading import FOLIO, Line, Page, each_page, opened, page_of
from kameng_docs.proof.residue import residue
from kameng_docs.proof.wording import faults_of_pages

SHOWN = 14
# Points. Nothing of ours stands nearer to the edge of the paper; marks that hang over the margin are within it.
EDGE = 28.0
# The right margin is never less than this part of the left one.
RIGHT_OF_LEFT = 0.55
# How much of the lower of two lines may lie under the other: ink of brackets reaches a little further.
OVER = 0.5


def faults_of_pdf(data: bytes, document: Document, *, own_layout: bool = False) -> Iterator[str]:
    """What is wrong with the PDF of a document, each in a sentence with its page. `own_layout`: its style is the author's,
    who may leave out page numbers, print more than the document says, and stand where he likes.
    """
    pages = list[Page]()
    said = "\n".join(words(document))
    with opened(data) as pdf:
        for number, page in enumerate(each_page(pdf), 1):
            read = page_of(page)
            pages.append(read)
            about = f"第{number}页"
            yield from (f"{about}{fault}" for fault in _seen(read, Ink(page)))
            yield from (f"{about}{fault}" for fault in residue(read.text, said))
            yield from (f"{about}{fault}" for fault in _outside(read))
    yield from _unprinted(data, len(pages))
    if not own_layout:
        yield from _near_the_edge(pages)
    yield from folios(pages, needed=not own_layout)
    paper = expected(document)
    told = [folded(page.text) for page in pages]
    if own_layout:
        lost = Counter(paper.text) - Counter("".join(told))
        if lost:
            yield f"少印了文书里的字：“{''.join(lost)[:SHOWN]}”"
    else:
        yield from faults_of_pages(told, paper)


def _seen(page: Page, ink: Ink) -> Iterator[str]:
    """Whether the page is empty, and which of its lines nobody can see or read."""
    if not page.lines and not ink.beside(page.folio):
        yield "是空白页"
    yield from (f"“{line.text[:SHOWN]}”看不见" for line in page.lines if not ink.under(line))
    lines = sorted(page.lines if page.folio is None else (*page.lines, page.folio), key=lambda line: line.top)
    for number, line in enumerate(lines):
        for other in lines[number + 1 :]:
            if other.top >= line.bottom:
                break
            if _covers(line, other):
                yield f"“{line.text[:SHOWN]}”和“{other.text[:SHOWN]}”叠在一起"


def _covers(line: Line, other: Line) -> bool:
    high = min(line.bottom, other.bottom) - max(line.top, other.top)
    wide = min(line.x1, other.x1) - max(line.x0, other.x0)
    least = min(line.bottom - line.top, other.bottom - other.top)
    return high > OVER * least and wide > OVER * max(line.bottom - line.top, other.bottom - other.top)


def _outside(page: Page) -> Iterator[str]:
    for line in page.lines:
        if line.x0 < 0 or line.top < 0 or line.x1 > page.width or line.bottom > page.height:
            yield f"“{line.text[:SHOWN]}”印到了纸外面"


def _near_the_edge(pages: Sequence[Page]) -> Iterator[str]:
    left = min((line.x0 for page in pages for line in page.lines), default=EDGE)
    for number, page in enumerate(pages, 1):
        furthest = page.width - max(EDGE, RIGHT_OF_LEFT * left)
        for line in page.lines:
            within = 0 <= line.x0 and line.x1 <= page.width and 0 <= line.top and line.bottom <= page.height
            if within and not (
                EDGE <= line.x0 and line.x1 <= furthest and EDGE <= line.top and line.bottom <= page.height - EDGE
            ):
                yield f"第{number}页“{line.text[:SHOWN]}”超出了版心"


def _unprinted(data: bytes, pages: int) -> Iterator[str]:
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages[:pages], 1):
            if count := boxes_on(page):
                yield f"第{number}页有 {count} 个字没有字形，印出来是方框"


def folios(pages: Sequence[Page], *, needed: bool) -> Iterator[str]:
    """Whether the pages are numbered in order: 第1页 共3页, or i, ii, iii. Without `needed` there may be no numbers at all."""
    if not needed and not any(page.folio for page in pages):
        return
    for number, page in enumerate(pages, 1):
        found = page.folio.squeezed if page.folio else ""
        wanted = f"第{number}页共{len(pages)}页"
        roman = FOLIO.fullmatch(found)
        if found != wanted and not (roman and roman[3] == to_roman(number)):
            there = f"页码是“{page.folio.text}”" if page.folio else "没有页码"
            yield f"第{number}页{there}，应是“第{number}页 共{len(pages)}页”"


def to_roman(number: int) -> str:
    """i, ii, iii, iv …: how the pages of a front are numbered."""
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    told = ""
    for value, sign in steps:
        told += sign * (number // value)
        number %= value
    return told
