"""Pictures and stickers in a chat: large patches that are no bubble."""

from collections import deque
from typing import Any

from kameng_docs.reading.pictures.bubbles.colours import ALIKE, Ground
from kameng_docs.reading.proposals import Box

# One cell to so many parts of the width: what is smaller than a few of them is no picture.
CELLS = 90
# The least side of a picture, in parts of the width; those of speakers are smaller.
LEAST = 0.13


def stills_of(ground: Ground, taken: tuple[Box, ...], talk: Box) -> tuple[Box, ...]:
    """The patches of the talk that are not of the page's colour, without what is taken already."""
    cell = max(1, ground.width // CELLS)
    off = _off(ground, cell)
    off[: talk.top // cell + 1] = off[talk.bottom // cell :] = False
    off[:, : talk.left // cell] = off[:, -(-talk.right // cell) :] = False
    for box in taken:
        # A cell more on each side: the edge of a bubble is blurred.
        rows = slice(max(0, box.top // cell - 1), box.bottom // cell + 2)
        off[rows, max(0, box.left // cell - 1) : box.right // cell + 2] = False
    least = LEAST * ground.width
    return tuple(box for box in _patches(off, cell) if min(box.width, box.height) >= 0.85 * least)


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
