"""How full pages are: what the layout asks before it settles for a last page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from kameng_docs.proof.reading import Line, Page, in_hand, squeezed

# A filled shape of nearly the page's size is its ground and not what stands on it.
GROUND = 0.9

Span = tuple[float, float]


class LastPage(NamedTuple):
    """Its number, how much of it is filled, from 0 to 1, and what it says, without blanks."""

    number: int
    share: float
    text: str = ""


def last_page_share(data: bytes, signature_lines: Sequence[str]) -> float:
    """The share of `last_page` alone."""
    return last_page(data, signature_lines).share


def last_page(data: bytes, signature_lines: Sequence[str]) -> LastPage:
    """How much of the height of the text area is filled on the last page by anything but the signature, from 0 to 1.

    The text area reaches from the highest to the lowest line of the first two pages and the last; the folio is no part of it.
    What is filled counts from its first line to its last, frames of empty cells included. A paper of one page is full: 1.0. A signature
    of which only the end stands on the last page is taken off as far as it stands there. Raises ValueError
    for what is no PDF.
    """
    with in_hand(data) as pdf:
        number = len(pdf)
        if number <= 1:
            return LastPage(number, 1.0)
        pages = [pdf.read(at) for at in sorted({0, 1, number - 1})]
        frames = list(_frames(pdf.page(number - 1), pages[-1]))
    edges = [edge for page in pages for line in page.lines for edge in (line.top, line.bottom)]
    if not edges:
        return LastPage(number, 0.0)
    last = pages[-1]
    signing = _signing(last.lines, squeezed("".join(signature_lines)))
    filled = sum(bottom - top for top, bottom in _filled(last.lines, signing, frames))
    text = "".join(line.squeezed for line in last.lines)
    return LastPage(number, min(1.0, filled / (max(edges) - min(edges))), text)


def _signing(lines: Sequence[Line], signature: str) -> frozenset[int]:
    """Which of the lines are the signature: all of it where it last stands, or its end at the head of the page."""
    text = "".join(line.squeezed for line in lines)
    start = text.rfind(signature) if signature else -1
    end = start + len(signature)
    if start < 0:
        start = 0
        end = next((len(signature) - i for i in range(len(signature)) if text.startswith(signature[i:])), 0)
    covered, at = set[int](), 0
    for number, line in enumerate(lines):
        size = len(line.squeezed)
        if start < at + size and at < end:
            covered.add(number)
        at += size
    return frozenset(covered)


def _filled(lines: Sequence[Line], signing: frozenset[int], frames: Iterable[Span]) -> Iterator[Span]:
    """From where to where the page is filled, above and below the signature."""
    spans = [(line.top, line.bottom, number in signing) for number, line in enumerate(lines)]
    spans += [(top, bottom, False) for top, bottom in frames]
    for signed, group in groupby(sorted(spans), key=lambda span: span[2]):
        if not signed:
            parts = list(group)
            yield parts[0][0], max(bottom for _, bottom, _ in parts)


def _frames(page: Any, read: Page) -> Iterator[Span]:
    """Where lines and pictures stand that are no text."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH

    for each in page.get_objects([FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE]):
        left, low, right, high = each.get_bounds()
        if right - left < GROUND * read.width or high - low < GROUND * read.height:
            yield read.height - high, read.height - low
