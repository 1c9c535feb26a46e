"""The pane of a talk on a wide screen: beside it stand lists of other talks and what a shop tells of an order."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kameng_docs.reading.ocr import Line

if TYPE_CHECKING:
    from PIL import Image

# A column belongs to a pane while so large a part of it has the pane's ground.
SHARE = 0.12
# A pane of less than the first of the width is no talk; one of more than the second is the whole screen.
LEAST, WHOLE = 0.35, 0.9
_ALIKE = 8
_COLOURS = 4


def pane_of(image: "Image.Image") -> tuple[int, int]:
    """The left and the right edge of the pane in which a talk stands; the whole width of anything that stands upright."""
    import numpy as np

    wide, high = image.size
    if wide < 1.05 * high:
        return 0, wide
    pixels = np.asarray(image.convert("RGB"))[:: max(1, high // 300)].astype(np.int16)
    runs = [_longest(_columns(pixels, colour), max(2, wide // 100)) for colour in _colours(pixels)]
    left, right = max(runs, key=lambda run: run[1] - run[0])
    return (left, right) if LEAST * wide <= right - left <= WHOLE * wide else (0, wide)


def _colours(pixels: Any) -> list[Any]:
    """The colours that cover most of a picture."""
    import numpy as np

    coarse = (pixels >> 2).reshape(-1, 3).astype(np.int64)
    packed, counts = np.unique((coarse[:, 0] << 12) | (coarse[:, 1] << 6) | coarse[:, 2], return_counts=True)
    most = packed[np.argsort(counts)[::-1][:_COLOURS]]
    return [np.array([each >> 12, each >> 6 & 63, each & 63]) * 4 + 2 for each in most]


def _columns(pixels: Any, colour: Any) -> Any:
    """Which columns show a colour."""
    import numpy as np

    return (np.abs(pixels - colour).max(axis=2) <= _ALIKE).mean(axis=0) >= SHARE


def _longest(columns: Any, gap: int) -> tuple[int, int]:
    """The longest run of columns; gaps that are no longer than `gap` are passed over."""
    best, begun, last = (0, 0), -1, -1
    for place, there in enumerate(columns):
        if not there:
            continue
        if begun < 0 or place - last > gap:
            begun = place
        last = place
        best = max(best, (begun, last + 1), key=lambda run: run[1] - run[0])
    return best


def within(lines: Iterable[Line], left: int, right: int) -> tuple[Line, ...]:
    """The lines of a pane, as they lie in it."""
    return tuple(
        replace(line, box=line.box._replace(left=line.box.left - left, right=line.box.right - left))
        for line in lines
        if left <= (line.box.left + line.box.right) / 2 <= right
    )
