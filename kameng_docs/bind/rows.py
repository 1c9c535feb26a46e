"""The rows of a picture: where nothing stands, so that it may be cut there, and how tall its lines of text are."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

# Rows are looked at in steps of this many pixels, averaged: thinner strokes than that carry no text of a screen.
STEP = 8
# Differences in brightness within a row, of 255, that count as nothing: a gradient, the noise of JPEG.
FLAT = 6
# A line of text is at least this tall in pixels, and at most this share of the picture's width.
SHORTEST, TALLEST = 8, 0.08


class Rows(NamedTuple):
    """What a picture of `width` × `height` pixels shows, row by row. `blank` are stretches (first, end) without content.

    `text_height` is the usual height of a line of text in pixels; 0 where none could be told.
    """

    width: int
    height: int
    blank: tuple[tuple[int, int], ...]
    text_height: int


def rows_of(picture: "Image") -> Rows:
    """Looked at as it is shown, turned if it has to be."""
    grey = picture if picture.mode == "L" else picture.convert("L")
    stretches = list(_stretches([spread <= FLAT for spread in spreads(grey.reduce((STEP, 1)))]))
    lines = sorted(
        end - first
        for is_blank, first, end in stretches
        if not is_blank and SHORTEST <= end - first <= max(SHORTEST, TALLEST * picture.width)
    )
    return Rows(
        picture.width,
        picture.height,
        tuple((first, end) for is_blank, first, end in stretches if is_blank),
        lines[len(lines) // 2] if lines else 0,
    )


def spreads(grey: "Image") -> bytes:
    """Of each row how much its brightest place is brighter than its darkest.

    Pillow has no such question: the picture is folded in the middle, the brighter of both places kept, until one column is
    left; then the same for the darker.
    """
    from PIL import ImageChops

    brightest = darkest = grey
    while brightest.width > 1:
        # Of two pictures Pillow makes one as wide as the narrower: the left half need not be cut out.
        right = (brightest.width // 2, 0, brightest.width, grey.height)
        brightest = ImageChops.lighter(brightest, brightest.crop(right))
        darkest = ImageChops.darker(darkest, darkest.crop(right))
    return ImageChops.subtract(brightest, darkest).tobytes()


def _stretches(flat: list[bool]) -> Iterator[tuple[bool, int, int]]:
    start = 0
    for is_blank, group in groupby(flat):
        end = start + len(list(group))
        yield is_blank, start, end
        start = end


def cuts(rows: Rows, tallest: int) -> tuple[tuple[int, int], ...]:
    """The picture in slices (top, bottom) no taller than `tallest` pixels, cut where nothing stands if it can be told.

    A slice begins a little before the one above it ended, so that what stood at the cut is seen whole once.
    """
    found: list[tuple[int, int]] = []
    top = 0
    while rows.height - top > tallest:
        # However small a slice may be, each must go on from the one above it.
        bottom = max(_bottom(rows, top, tallest), top + 1)
        found.append((top, bottom))
        top = min(max(_top(rows, bottom, tallest), bottom - tallest // 4, top + 1), bottom)
    return (*found, (top, rows.height))


def _bottom(rows: Rows, top: int, tallest: int) -> int:
    """The lowest blank row in the last third of the slice; its very end where there is none."""
    lowest, highest = top + tallest, top + tallest * 2 // 3
    fitting = [
        (max(first, highest), min(end, lowest))
        for first, end in rows.blank
        if first < lowest and end > highest
    ]
    if not fitting:
        return lowest
    first, end = fitting[-1]
    return (first + end + 1) // 2


def _top(rows: Rows, bottom: int, tallest: int) -> int:
    """Where the next slice begins: at the blank row a line or two above the cut, else a tenth of a slice above it."""
    at_cut = [first for first, end in rows.blank if first <= bottom <= end]
    if not at_cut:
        return bottom - tallest // 10
    line = rows.text_height or rows.width // 27
    highest = bottom - min(3 * line, tallest // 4)
    middles = ((first + end) // 2 for first, end in rows.blank)
    return min((row for row in middles if highest <= row < bottom), default=max(at_cut[0], bottom - line))
