"""A very long picture in strips that overlap, and the lines of its strips as the lines of one picture."""

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from kameng_docs.reading.proposals import Box

if TYPE_CHECKING:
    from kameng_docs.reading.ocr import Line, Sign

# The recogniser shrinks whatever is longer than this, in pixels; signs of a long picture would vanish. It enlarges what is
# narrower than the second. Its memory goes by the pixels that it looks at: about 300 MB for each million.
SIDE, NARROW, PIXELS = 2000, 736, 2_200_000
# From this height in widths on a picture is cut; a strip and what two of them share, in widths.
LONG, STRIP, SHARED = 2.7, 1.8, 0.22
# A box that comes so near to a cut may be a line cut in two, in pixels.
NEAR = 4
_SAME = 0.5


def strips(size: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Upper and lower edges, in pixels; one strip for a picture that is not very long."""
    width, height = size
    if height <= max(LONG * width, SIDE):
        return ((0, height),)
    # Lines are lower than what two strips share: no screen is so narrow that they are not.
    shared = max(120, min(400, round(SHARED * width)))
    most = round(PIXELS / (width * _scale(width) ** 2))
    tall = max(2 * shared, min(most, max(1000, min(SIDE, round(STRIP * width)))))
    count = ceil((height - shared) / (tall - shared))
    if count == 1:
        return ((0, height),)
    step = (height - tall) / (count - 1)
    return tuple((round(n * step), min(height, round(n * step) + tall)) for n in range(count))


def _scale(width: int) -> float:
    """By how much the recogniser shrinks or enlarges a strip of this width before it looks for lines."""
    return min(1.0, SIDE / width) if width > NARROW else NARROW / width


def moved(line: "Line", down: int) -> "Line":
    """The line of a strip where it lies in the whole."""
    return replace(line, box=_moved(line.box, down), signs=tuple(_sign(sign, down) for sign in line.signs))


def _sign(sign: "Sign", down: int) -> "Sign":
    return replace(sign, box=_moved(sign.box, down))


def _moved(box: Box, down: int) -> Box:
    return box._replace(top=box.top + down, bottom=box.bottom + down)


def joined(parts: "tuple[tuple[tuple[int, int], tuple[Line, ...]], ...]", height: int) -> "tuple[Line, ...]":
    """The lines of all strips, each once: those at a cut are whole in the next strip, those in both are one."""
    kept: list[Line] = []
    cut: list[Line] = []
    for (top, bottom), lines in parts:
        for line in lines:
            if _at_a_cut(line.box, top, bottom, height):
                cut.append(line)
                continue
            same = next((n for n, other in enumerate(kept) if _is_same(other.box, line.box)), None)
            if same is None:
                kept.append(line)
            elif line.score > kept[same].score:
                kept[same] = line
    # Letters that are higher than what two strips share are whole in none of them: better a part than nothing.
    kept += [line for line in cut if not any(_is_same(other.box, line.box) for other in kept)]
    return tuple(sorted(kept, key=lambda line: (line.box.top, line.box.left)))


def _at_a_cut(box: Box, top: int, bottom: int, height: int) -> bool:
    return (top > 0 and box.top < top + NEAR) or (bottom < height and box.bottom > bottom - NEAR)


def _is_same(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(one.width * one.height, other.width * other.height)
    return across > 0 and down > 0 and across * down > _SAME * least
