"""Pictures and stickers in a chat: large patches that are no bubble."""

from collections import deque
from itertools import pairwise
from typing import Any, NamedTuple

from kameng_docs.reading.pictures.bubbles.colours import ALIKE, Ground, near
from kameng_docs.reading.pictures.bubbles.plates import Plate, shared
from kameng_docs.reading.pictures.bubbles.sides import side_of
from kameng_docs.reading.proposals import Box

# One cell to so many parts of the width: what is smaller than a few of them is no picture.
CELLS = 90
# The least side of a picture, in parts of the width; those of speakers are smaller.
LEAST = 0.115
# The same of a bubble of which no text was recognised.
MUTE = 0.055
# A patch of which plates cover less, or of which less is of their colours, is more than a bubble.
COVERED, EVEN = 0.5, 0.35
# From so many lines on their places tell a screenshot from what somebody said.
MANY = 5
_INSIDE = 0.8


class Still(NamedTuple):
    """A picture; or, `mute`, a bubble of which nothing was recognised."""

    box: Box
    mute: bool


def stills_of(ground: Ground, plates: tuple[Plate, ...], talk: Box) -> tuple[Still, ...]:
    """The patches of the talk that are not of the page's colour and no bubble or card with text; text may stand in them."""
    spoken = tuple(plate.colour for plate in plates if plate.tight and side_of(ground, plate.box))
    doubted = [plate for plate in plates if not plate.tight]
    found = []
    for patch in _patches(*_cells(ground, plates, talk)):
        inside = [plate for plate in doubted if shared(plate.box, patch) > _INSIDE]
        mute = not inside and any(near(ground.behind(_core(patch)), colour) for colour in spoken)
        if mute and _field(ground, patch):
            continue
        least = (MUTE if mute else LEAST) * ground.phone
        if min(patch.width, patch.height) >= least and (not inside or _shows(ground, patch, inside)):
            found.append(Still(patch, mute))
    return tuple(found)


def _field(ground: Ground, patch: Box) -> bool:
    """Whether a patch may be the field for typing, in a bar of nearly the page's colour."""
    return patch.top > ground.height - 0.3 * ground.phone and patch.width > ground.width / 2


def _core(box: Box) -> Box:
    """The middle of a patch: its corners may be round."""
    across, down = box.width // 4, box.height // 4
    return Box(box.left + across, box.top + down, box.right - across, box.bottom - down)


def _cells(ground: Ground, plates: tuple[Plate, ...], talk: Box) -> tuple[Any, int]:
    """The cells of the talk that are not of the page's colour, without bubbles; and how large one is, in pixels."""
    cell = max(1, ground.width // CELLS)
    off = _off(ground, cell)
    off[: talk.top // cell + 1] = off[talk.bottom // cell :] = False
    off[:, : talk.left // cell] = off[:, -(-talk.right // cell) :] = False
    for box in (plate.box for plate in plates if plate.tight):
        # A cell more on each side: the edge of a bubble is blurred.
        rows = slice(max(0, box.top // cell - 1), box.bottom // cell + 2)
        off[rows, max(0, box.left // cell - 1) : box.right // cell + 2] = False
    return off, cell


def held(plate: Plate, stills: tuple[Still, ...]) -> bool:
    """Whether a plate is a part of a picture."""
    return not plate.tight and any(shared(plate.box, still.box) > _INSIDE for still in stills)


def _shows(ground: Ground, patch: Box, inside: list[Plate]) -> bool:
    """Whether a patch with text is a picture: more than plates, of many colours, or text in many places and sizes."""
    covered = sum(plate.box.width * plate.box.height for plate in inside)
    if covered < COVERED * patch.width * patch.height:
        return True
    if ground.even(patch, tuple(plate.colour for plate in inside)) < EVEN:
        return True
    return any(_scattered(plate) for plate in inside)


def _scattered(plate: Plate) -> bool:
    """Whether the lines of a plate begin in many places: what is said begins in one."""
    lefts = sorted(line.box.left for line in plate.lines)
    steps = sum(after - before > plate.high for before, after in pairwise(lefts))
    heights = [line.box.height for line in plate.lines]
    return len(lefts) >= MANY and (steps >= 2 or max(heights) > 2 * min(heights))  # noqa: PLR2004


def _off(ground: Ground, cell: int) -> Any:
    """Which cells are mostly not of the page's colour."""
    import numpy as np

    high, wide = ground.height // cell, ground.width // cell
    # One pixel of a cell in each direction is enough of a patch of many cells.
    step = max(1, cell // 3)
    part = ground.pixels[: high * cell : step, : wide * cell : step].astype(np.int16)
    far = np.abs(part - np.array(ground.page)).max(axis=2) > 2 * ALIKE
    rows = (np.arange(part.shape[0]) * step // cell).clip(max=high - 1)
    columns = (np.arange(part.shape[1]) * step // cell).clip(max=wide - 1)
    counted, of = np.zeros((high, wide)), np.zeros((high, wide))
    np.add.at(counted, (rows[:, None], columns[None, :]), far)
    np.add.at(of, (rows[:, None], columns[None, :]), 1)
    return counted / of.clip(min=1) > 0.5  # noqa: PLR2004


def _patches(off: Any, cell: int) -> list[Box]:
    """The patches of cells that touch one another, from above to below."""
    found = []
    high, wide = off.shape
    for row in range(high):
        for column in range(wide):
            if not off[row, column]:
                continue
            off[row, column] = False
            reach, box = deque([(row, column)]), [column, row, column + 1, row + 1]
            while reach:
                down, across = reach.popleft()
                box = [min(box[0], across), min(box[1], down), max(box[2], across + 1), max(box[3], down + 1)]
                for y, x in ((down + 1, across), (down - 1, across), (down, across + 1), (down, across - 1)):
                    if 0 <= y < high and 0 <= x < wide and off[y, x]:
                        off[y, x] = False
                        reach.append((y, x))
            found.append(Box(*(side * cell for side in box)))
    return found
