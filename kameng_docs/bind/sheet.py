"""The pages of the book as they are planned: what stands where, in points, before any PDF is made."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

# A4, and within it the frame for what is shown: room for the binding at the left and for the stamps above and below.
A4 = (595.28, 841.89)
LEFT, RIGHT, TOP, BOTTOM = 70.87, 42.52, 62.36, 51.02
GAP = 14.0


class Box(NamedTuple):
    """A rectangle in points, from the lower left corner of the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Picture:
    """A picture, or a slice of one: its file, its size in pixels as shown, the rows that are shown, and where.

    `page` is that of a TIFF. `alt` says which picture it is to those who do not see it.
    """

    file: Path
    page: int
    width: int
    height: int
    top: int
    bottom: int
    turned: int
    box: Box
    alt: str = ""


@dataclass(frozen=True)
class Sheet:
    """One page of the body: the exhibit it belongs to, and pictures, or a page of a PDF file.

    `wide` pages lie on their side. `source` and `index` name the page of a PDF that is shown whole within the frame;
    `told` is one that we made ourselves, of words. `alt` says which page it is to those who do not see it.
    """

    exhibit: str
    wide: bool = False
    pictures: tuple[Picture, ...] = ()
    source: Path | None = None
    index: int = 0
    told: bool = False
    alt: str = ""


def frame(*, wide: bool = False) -> Box:
    """Where on a page exhibits stand."""
    width, height = reversed(A4) if wide else A4
    return Box(LEFT, BOTTOM, width - LEFT - RIGHT, height - TOP - BOTTOM)
