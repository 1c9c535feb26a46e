"""Exhibits → the evidence book: pages, stamps, bookmarks, volumes; and the page map, read back from what was made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from kameng_docs.bind.assemble import Bookmark, assembled
from kameng_docs.bind.figures import described
from kameng_docs.bind.material import Material, materials
from kameng_docs.bind.pages import Planner, notes_on
from kameng_docs.bind.paint import LIGHTER_SIDES
from kameng_docs.bind.sheet import Picture, Sheet
from kameng_docs.bind.stamps import stamps_of
from kameng_docs.bind.told import words_of
from kameng_docs.blocks import Document
from kameng_docs.evidence import Finding
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.stamp import Stamp

__all__ = [
    "Binding", "Book", "Material", "Pages", "Volume", "bind", "materials", "notes_on", "over_limit", "pages_in", "words_of",
]  # fmt: skip

# First and last page of each exhibit in the body, by its number.
Pages = Mapping[str, tuple[int, int]]


class Volume(NamedTuple):
    """One file of the book."""

    data: bytes
    pages: Pages


class Book(NamedTuple):
    """The book in one or more volumes. `faults` are what could not be laid out; `notes` what is hard to read."""

    volumes: tuple[Volume, ...]
    faults: tuple[str, ...] = ()
    notes: tuple[Finding, ...] = ()

    @property
    def pages(self) -> Pages:
        """First and last page of every exhibit, one that goes on in the next volume included."""
        whole: dict[str, tuple[int, int]] = {}
        for volume in self.volumes:
            for number, (first, last) in volume.pages.items():
                whole[number] = whole.get(number, (first, last))[0], last
        return whole


@dataclass(frozen=True)
class Binding:
    """How a book is bound.

    `front` gives cover and index of a volume as PDF, from its place (from 1), how many volumes there are and the
    pages of all exhibits. `told` lays out a page of text, `stamped` the stamps of the pages; `shown` is what readers may see of a
    chat or a letter. `first_page` is where the body begins to count,
    `limit` the most bytes a file may have. `workroom` is where files on the way lie. `progress` hears how many pages are done, and of how many.
    """

    front: Callable[[int, int, Pages], bytes]
    told: Callable[[Document], Rendered]
    stamped: Callable[[Sequence[Stamp]], Rendered]
    public: bool = False
    shown: Callable[[str], str] = str
    first_page: int = 1
    limit: int = 10_000_000
    workroom: Path | None = None
    progress: Callable[[int, int], None] = lambda _done, _all: None


def bind(exhibits: Sequence[Material], binding: Binding) -> Book:
    """The book of these exhibits. Equal arguments, files and fonts give equal bytes."""
    with Planner(binding.told, binding.shown, public=binding.public, workroom=binding.workroom) as planner:
        sheets: list[Sheet] = []
        for done, exhibit in enumerate(exhibits, 1):
            sheets += described(exhibit.title, planner.sheets_of(exhibit))
            binding.progress(done, len(exhibits))
        made = _Bindery(exhibits, sheets, binding, planner)
        volumes = made.volumes()
        notes = (*planner.notes, *over_limit(volumes, binding.limit))
        return Book(volumes, tuple(dict.fromkeys((*planner.faults, *made.faults))), notes)


def over_limit(volumes: Sequence[Volume], limit: int) -> tuple[Finding, ...]:
    """What is to be said of files that are over the limit though a single page alone is in them."""
    return tuple(
        Finding(
            "exhibit.over-limit",
            f"证据册{f'第{i}册' if len(volumes) > 1 else ''}有 {len(volume.data) / 1_000_000:.1f} MB，"
            f"超过每个文件 {limit // 1_000_000} MB，一页也不能再小了",
            "网上立案传不上去的，带纸质的去窗口交，或者把这一份另存成小一些的 PDF 再做",
        )
        for i, volume in enumerate(volumes, 1)
        if len(volume.data) > limit
    )


class _Bindery:
    """Divides the pages among volumes until each is within the limit."""

    def __init__(
        self, exhibits: Sequence[Material], sheets: Sequence[Sheet], binding: Binding, planner: Planner
    ) -> None:
        self._titles = {exhibit.number: exhibit.title for exhibit in exhibits}
        self._sheets, self._binding, self._planner = sheets, binding, planner
        self._all = _spans(sheets, binding.first_page)
        self.faults: list[str] = []

    def volumes(self) -> tuple[Volume, ...]:
        parts = [range(len(self._sheets))] if self._sheets else []
        while True:
            made = [self._volume(part, i, len(parts)) for i, part in enumerate(parts, 1)]
            divided = [
                half
                for part, volume in zip(parts, made, strict=True)
                for half in (self._halves(part) if len(volume.data) > self._binding.limit else [part])
            ]
            if len(divided) == len(parts):
                return tuple(made)
            parts = divided

    def _halves(self, part: range) -> list[range]:
        """Two parts, divided between exhibits where that is near the middle; a single page stays."""
        if len(part) == 1:
            return [part]
        middle = (part.start + part.stop) / 2
        between = [i for i in part[1:] if self._sheets[i].exhibit != self._sheets[i - 1].exhibit]
        near = [i for i in between if abs(i - middle) <= len(part) / 4]
        # What is told in words stays together if anything else is there: its tables would lose their heads.
        apart = [i for i in part[1:] if not _goes_on(self._sheets[i - 1], self._sheets[i])]
        at = min(near or apart or [round(middle)], key=lambda i: abs(i - middle))
        return [range(part.start, at), range(at, part.stop)]

    def _volume(self, part: range, place: int, of: int) -> Volume:
        data = self._bound(part, place, of)
        if not data:
            return Volume(data, {})
        for side in LIGHTER_SIDES:
            if len(part) > 1 or len(data) <= self._binding.limit:
                break
            data = self._bound(part, place, of, lighter=side)
        return Volume(data, pages_in(data))

    def _bound(self, part: range, place: int, of: int, *, lighter: int = 0) -> bytes:
        sheets = self._sheets[part.start : part.stop]
        first = self._binding.first_page + part.start
        total = self._binding.first_page + len(self._sheets) - 1
        marks = self._binding.stamped(stamps_of(sheets, self._titles, first, total))
        self.faults += marks.faults
        front = self._binding.front(place, of, self._all)
        if not (front and marks.data):
            # Nothing could be laid out; why stands in the faults of whoever tried.
            self.faults.append("封面、目录或者页码没有排出来")
            return b""
        leading = _pages_of(front)
        starts = {sheet.exhibit: i for i, sheet in reversed(list(enumerate(sheets)))}
        marked = [
            Bookmark(f"证据{number} {self._titles[number]}", leading + start)
            for number, start in sorted(starts.items(), key=lambda each: each[1])
        ]

        def encoded(picture: Picture) -> bytes:
            return self._planner.encoded(picture, lighter=lighter)

        shown = [_upright(sheet) for sheet in sheets] if lighter else sheets
        title = "证据册" if of == 1 else f"证据册 第{place}册"
        return assembled(
            front,
            shown,
            marks.data,
            encoded,
            [Bookmark("封面和目录", 0), *marked] if leading else marked,
            titles=self._titles,
            first_page=first,
            title=title,
        )


def _goes_on(before: Sheet, sheet: Sheet) -> bool:
    return sheet.told and sheet.source == before.source


def _upright(sheet: Sheet) -> Sheet:
    """Lighter pictures are turned already."""
    return replace(sheet, pictures=tuple(replace(picture, turned=1) for picture in sheet.pictures))


def _spans(sheets: Sequence[Sheet], first: int) -> dict[str, tuple[int, int]]:
    spans: dict[str, tuple[int, int]] = {}
    for number, sheet in enumerate(sheets, first):
        begun = spans.get(sheet.exhibit, (number, number))[0]
        spans[sheet.exhibit] = (begun, number)
    return spans


def _pages_of(data: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def pages_in(data: bytes) -> dict[str, tuple[int, int]]:
    """Where each exhibit stands in a volume, read from its bookmarks and page labels."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        place = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        starts = [
            (item.title.split(" ")[0].removeprefix("证据"), place[_target(item.destination)])
            for item in outline.root
            if item.title.startswith("证据")
        ]
        labels = [str(page.label) for page in pdf.pages]
    ends = [start for _, start in starts[1:]] + [len(labels)]
    return {
        exhibit: (int(labels[start]), int(labels[end - 1]))
        for (exhibit, start), end in zip(starts, ends, strict=True)
    }


def _target(destination: Any) -> Any:
    """The page a bookmark leads to, as PDF numbers its objects."""
    return destination[0].objgen
