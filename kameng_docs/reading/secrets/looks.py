"""A picture looked at in several ways, whole and in pieces: what one way hides, another shows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kameng_docs.reading.ocr import Line, Sign, lines_of
from kameng_docs.reading.proposals import Box

if TYPE_CHECKING:
    from PIL import Image

Reader = Callable[["Image.Image"], tuple[Line, ...]]

# The reader makes larger pictures smaller, and does not see small print in them any more.
LARGEST = 2400
# Such a picture is read in pieces of this side too, which share a margin, so that no line is cut in all of them.
PIECE, SHARED = 1800, 300
# What is read so faintly is no text to go by, but may be a secret.
FAINT = 0.3
# A picture of this side and less is also read enlarged.
SMALL, ENLARGED = 1200, 1.5


def _as_it_is(image: "Image.Image") -> "tuple[Image.Image, float]":
    return image, 1.0


def _inverted(image: "Image.Image") -> "tuple[Image.Image, float]":
    from PIL import ImageOps

    return ImageOps.invert(image.convert("L")).convert("RGB"), 1.0


def _stronger(image: "Image.Image") -> "tuple[Image.Image, float]":
    """Grey, all contrast there is, and a small one larger."""
    from PIL import Image, ImageOps

    grey = ImageOps.autocontrast(image.convert("L"), cutoff=2).convert("RGB")
    if max(grey.size) > SMALL:
        return grey, 1.0
    size = (round(grey.width * ENLARGED), round(grey.height * ENLARGED))
    return grey.resize(size, Image.Resampling.LANCZOS), ENLARGED


LOOKS = (_as_it_is, _inverted, _stronger)
"""From a picture to how it is looked at, and how much larger that is."""


def faintly(image: "Image.Image") -> tuple[Line, ...]:
    """The lines of a picture, those that are hardly to be read among them."""
    return lines_of(image, FAINT)


def looked_at(
    image: "Image.Image",
    ways: "tuple[Callable[[Image.Image], tuple[Image.Image, float]], ...]" = LOOKS,
    read: Reader = faintly,
) -> Iterator[tuple[Line, ...]]:
    """What is read in each way, whole and by pieces, in pixels of the picture itself."""
    for way in ways:
        seen, scale = way(image)
        for piece in _pieces(seen.size):
            lines = read(seen.crop(piece))
            yield tuple(_moved(line, piece.left, piece.top, scale) for line in lines)


def _pieces(size: tuple[int, int]) -> list[Box]:
    whole = Box(0, 0, *size)
    if max(size) <= LARGEST:
        return [whole]
    pieces = [
        Box(left, top, min(left + PIECE, size[0]), min(top + PIECE, size[1]))
        for top in _steps(size[1])
        for left in _steps(size[0])
    ]
    return [whole, *pieces]


def _steps(side: int) -> range:
    return range(0, max(side - SHARED, 1), PIECE - SHARED)


def _moved(line: Line, left: int, top: int, scale: float) -> Line:
    def moved(box: Box) -> Box:
        across, down = (box.left + left, box.right + left), (box.top + top, box.bottom + top)
        return Box(*(round(x / scale) for x in (across[0], down[0], across[1], down[1])))

    return replace(line, box=moved(line.box), signs=tuple(Sign(s.text, moved(s.box)) for s in line.signs))
