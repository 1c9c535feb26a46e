"""A bound volume held against what it was bound from: its front, the stamp of each page, and that no page shows nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kameng_docs.blocks import Document
from kameng_docs.proof.folding import folded
from kameng_docs.proof.folios import faults_of_folios
from kameng_docs.proof.pdf import Layout, faults_of_open, unprinted
from kameng_docs.proof.reading import Page, each_page, opened, page_of
from kameng_docs.proof.said import remember, said_in
from kameng_docs.proof.wording import turned

# Signs of a title that must follow the number: what is longer than the page is cut off.
TITLE = 8
# What is laid on a page of the body beside the stamp: at least one picture or page.
LAID = 2


class Wanted(NamedTuple):
    """What a volume must be: the words of its front (None without one), and the exhibits of its pages.

    `first` is the number of its first page in the body, `total` that of the last one of all volumes. `pages` says where each
    exhibit begins and ends, `titles` what it is called.
    """

    front: Document | None
    pages: Mapping[str, tuple[int, int]]
    titles: Mapping[str, str]
    first: int
    total: int


def faults_of_book(data: bytes, wanted: Wanted, layout: Layout) -> Iterator[str]:
    """What is wrong with a volume, each in a sentence. What exhibits say is not read. Raises ValueError for what is no PDF."""
    last = max((last for _, last in wanted.pages.values()), default=wanted.first - 1)
    body = last - wanted.first + 1
    leaves = list[Page]()
    with opened(data) as pdf:
        leading = len(pdf) - body
        if leading < (1 if wanted.front else 0):
            yield f"应有 {body} 页证据，实有 {len(pdf)} 页"
            return
        if wanted.front:
            front = faults_of_open(_read_into(leaves, pdf, leading), wanted.front, layout)
            yield from (f"封面和目录{fault}" for fault in front)
        pages = list[Page]()
        for number, page in enumerate(each_page(pdf, range(leading, len(pdf))), wanted.first):
            pages.append(page_of(page))
            yield from (f"证据第{number}页{fault}" for fault in _stamped(page, pages[-1], number, wanted))
        if len(leaves) == leading:
            remember(data, (*leaves, *pages))
    yield from (f"证据{fault}" for fault in faults_of_folios(pages, first=wanted.first, total=wanted.total))
    yield from (f"封面和目录{fault}" for fault in unprinted(data, range(leading)))


def _read_into(leaves: list[Page], pdf: Any, count: int) -> Iterator[tuple[Any, Page]]:
    """The first pages, open, each as it was read."""
    for page in each_page(pdf, range(count)):
        leaves.append(page_of(page))
        yield page, leaves[-1]


def _stamped(page: Any, read: Page, number: int, wanted: Wanted) -> Iterator[str]:
    here = [exhibit for exhibit, (first, last) in wanted.pages.items() if first <= number <= last]
    if not any(_names(read, exhibit, wanted.titles.get(exhibit, "")) for exhibit in here):
        yield f"没有印上“证据{'、'.join(here)}”"
    from pypdfium2.raw import FPDFPage_CountObjects

    if FPDFPage_CountObjects(page) < LAID:
        yield "什么也没有"


def _names(page: Page, exhibit: str, title: str) -> bool:
    """Whether a line says which exhibit it is, and behind it nothing but its title, as far as there is room for it."""
    said, called = folded(f"证据{exhibit}"), "" if turned(title) else folded(title)[:TITLE]
    marks = [folded(line.text) for line in page.lines]
    rests = [mark.removeprefix(said)[:TITLE] for mark in marks if mark.startswith(said)]
    return any(rest.startswith(called) or called.startswith(rest) for rest in rests)


def faults_of_merged(data: bytes, parts: Sequence[bytes]) -> Iterator[str]:
    """Whether a file that was put together of several holds all their pages in their order, by what each says."""
    wanted = [said for part in parts for said in said_in(part)]
    there = said_in(data)
    if len(wanted) != len(there):
        yield f"应有 {len(wanted)} 页，实有 {len(there)} 页"
        return
    for number, (one, other) in enumerate(zip(wanted, there, strict=True), 1):
        if one != other:
            yield f"第{number}页不是放进去的那一页"
