"""Pictures onto pages: two of a telephone side by side where the text stays legible, long ones cut, wide ones turned."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kameng_docs.bind.rows import Rows, cuts
from kameng_docs.bind.sheet import GAP, Box, Picture, Sheet, frame

# Points below which a judge needs a magnifying glass.
LEGIBLE = 7.0
# A small picture is not blown up beyond this many points a pixel.
LARGEST = 0.75
# Where no line of text could be told: so many lines of text a telephone's width, so many a computer's screen.
LINES_A_TELEPHONE, LINES_A_SCREEN = 27, 96
TALL = 1.2


class Shown(NamedTuple):
    """A picture as it is shown: its file, its rows, and how it must be turned (EXIF orientation)."""

    file: Path
    rows: Rows
    turned: int = 1
    page: int = 0


class Slot(NamedTuple):
    """How one picture or slice is to be shown: `kind` is column, half, whole or wide; sizes in points."""

    kind: str
    shown: Shown
    top: int
    bottom: int
    scale: float


def sheets_of(exhibit: str, pictures: Iterable[Shown]) -> Iterator[Sheet]:
    """The pages of one exhibit's pictures, in their order."""
    waiting: list[Slot] = []
    for slot in (slot for shown in pictures for slot in _slots(shown)):
        if waiting and (slot.kind != waiting[0].kind or slot.kind in {"whole", "wide"}):
            yield _sheet(exhibit, waiting)
            waiting = []
        waiting.append(slot)
        if len(waiting) == 2 or slot.kind in {"whole", "wide"}:  # noqa: PLR2004
            yield _sheet(exhibit, waiting)
            waiting = []
    if waiting:
        yield _sheet(exhibit, waiting)


def text_points(shown: Shown) -> float:
    """How tall a line of its text comes out, in points, as `sheets_of` places it."""
    slot = next(iter(_slots(shown)))
    return slot.scale * _line(shown.rows)


def _line(rows: Rows) -> float:
    tall = rows.height >= rows.width
    return rows.text_height or rows.width / (LINES_A_TELEPHONE if tall else LINES_A_SCREEN)


def _slots(shown: Shown) -> Iterator[Slot]:
    rows, line = shown.rows, _line(shown.rows)
    page = frame()
    column, half = (page.width - GAP) / 2, (page.height - GAP) / 2
    whole = Slot("whole", shown, 0, rows.height, _fit(rows, page.width, page.height))
    if rows.height >= TALL * rows.width:
        in_column = _fit(rows, column, page.height)
        if in_column * line >= LEGIBLE:
            yield Slot("column", shown, 0, rows.height, in_column)
        elif whole.scale * line >= LEGIBLE:
            yield whole
        else:
            yield from _slices(shown, column, page)
        return
    stacked = _fit(rows, page.width, half)
    # A photo, in which no line of text could be told, asks for no more than to be seen.
    legible = not rows.text_height or stacked * line >= LEGIBLE
    if legible and stacked >= whole.scale * 0.9:
        yield Slot("half", shown, 0, rows.height, stacked)
    elif not rows.text_height or whole.scale * line >= LEGIBLE:
        yield whole
    else:
        side = frame(wide=True)
        yield Slot("wide", shown, 0, rows.height, _fit(rows, side.width, side.height))


def _slices(shown: Shown, column: float, page: Box) -> Iterator[Slot]:
    """A long screenshot: in columns if its text is legible there, else over the whole width."""
    rows, line = shown.rows, _line(shown.rows)
    in_column = min(column / rows.width, LARGEST)
    kind, scale = "column", in_column
    if in_column * line < LEGIBLE:
        kind, scale = "whole", min(page.width / rows.width, LARGEST)
    for top, bottom in cuts(rows, int(page.height / scale)):
        yield Slot(kind, shown, top, bottom, scale)


def _fit(rows: Rows, width: float, height: float) -> float:
    """Points a pixel at which the whole picture fits."""
    return min(width / rows.width, height / rows.height, LARGEST)


def _sheet(exhibit: str, slots: list[Slot]) -> Sheet:
    wide = slots[0].kind == "wide"
    page = frame(wide=wide)
    alone = len(slots) == 1
    return Sheet(exhibit, wide, tuple(_placed(slot, i, page, alone) for i, slot in enumerate(slots)))


def _placed(slot: Slot, place: int, page: Box, alone: bool) -> Picture:
    """Columns hang from the top, one beside the other; halves lie one above the other; what is alone, in the middle."""
    width = slot.shown.rows.width * slot.scale
    height = (slot.bottom - slot.top) * slot.scale
    upper = page.y + page.height
    x = page.x + (page.width - width) / 2
    if slot.kind == "column" and not alone:
        column = (page.width - GAP) / 2
        x = page.x + place * (column + GAP) + (column - width) / 2
    if slot.kind == "half":
        upper -= place * (page.height + GAP) / 2
    rows = slot.shown.rows
    box = Box(x, upper - height, width, height)
    shown = slot.shown
    return Picture(shown.file, shown.page, rows.width, rows.height, slot.top, slot.bottom, shown.turned, box)
