"""Rectangles over a picture, in its own pixels: drawn, typed, moved and made larger, never beyond its edges."""

from collections.abc import Mapping

from kameng_docs.reading.proposals import Box

Size = tuple[int, int]
"""Width and height of a picture as it is shown, in its own pixels."""
LEAST = 4
"""No side of a rectangle is shorter than so many pixels, unless the picture is."""
PART = 200
"""One press of a key moves by this part of the picture's longer side."""
ARROWS: Mapping[str, tuple[int, int]] = {
    "ArrowLeft": (-1, 0),
    "ArrowRight": (1, 0),
    "ArrowUp": (0, -1),
    "ArrowDown": (0, 1),
}


def cut(box: Box, size: Size) -> Box | None:
    """What of a rectangle lies within the picture, its corners in any order; None where hardly anything does."""
    left, right = sorted((box.left, box.right))
    top, bottom = sorted((box.top, box.bottom))
    within = Box(max(left, 0), max(top, 0), min(right, size[0]), min(bottom, size[1]))
    if within.width < min(LEAST, size[0]) or within.height < min(LEAST, size[1]):
        return None
    return within


def slid(box: Box, size: Size) -> Box:
    """The rectangle as large as it is, pushed back to where it lies within the picture; cut only if it is larger."""
    left = min(max(box.left, 0), max(size[0] - box.width, 0))
    top = min(max(box.top, 0), max(size[1] - box.height, 0))
    return Box(left, top, min(left + box.width, size[0]), min(top + box.height, size[1]))


def by_key(box: Box, key: str, size: Size, *, resize: bool) -> Box:
    """The rectangle after an arrow key: moved, or its right or lower edge moved where it is to `resize`."""
    across, down = ARROWS[key]
    step = max(max(size) // PART, 1)
    across, down = across * step, down * step
    if not resize:
        return slid(Box(box.left + across, box.top + down, box.right + across, box.bottom + down), size)
    right = min(max(box.right + across, box.left + LEAST), size[0])
    bottom = min(max(box.bottom + down, box.top + LEAST), size[1])
    return Box(box.left, box.top, right, bottom)


def middle(size: Size) -> Box:
    """Where one begins that is added without drawing it: in the middle, a third wide and a twentieth high."""
    wide, high = max(size[0] // 3, LEAST), max(size[1] // 20, LEAST)
    left, top = (size[0] - wide) // 2, (size[1] - high) // 2
    return slid(Box(left, top, left + wide, top + high), size)


def placed(box: Box, size: Size) -> str:
    """As CSS has it over the picture, whatever size that is shown in."""
    left, top = box.left / size[0], box.top / size[1]
    return f"left:{left:.4%};top:{top:.4%};width:{box.width / size[0]:.4%};height:{box.height / size[1]:.4%}"
