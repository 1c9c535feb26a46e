"""A picture → bars after which no secret can be read in it any more, or what still can."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets.bars import Bar, bars, legible
from kameng_docs.reading.secrets.looks import LOOKS, Reader, faintly, looked_at
from kameng_docs.reading.secrets.wanted import Wanted

if TYPE_CHECKING:
    from PIL import Image

# How often bars are added and made wider before it is given up.
TRIES = 4
# Of a bar so much has to lie below those that are there already, or it is one more.
COVERED = 0.95
# Two looks give one place not quite alike.
SAME = 0.5

Painter = Callable[["Image.Image", Iterable[Box]], "Image.Image"]


@dataclass(frozen=True)
class Covered:
    """Bars that were added, and what can be read in spite of them: then the picture is not fit to be shown."""

    bars: tuple[Bar, ...] = ()
    left: tuple[Bar, ...] = ()


def covered(
    image: "Image.Image",
    own: Sequence[Box],
    wanted: Sequence[Wanted],
    paint: Painter,
    read: Reader = faintly,
) -> Covered:
    """Bars beside the author's `own` ones, found by reading, and proved by reading what `paint` makes of both.

    Raises ImportError where the extra is missing.
    """
    found = list[Bar]()
    for lines in looked_at(paint(image, own), LOOKS[:1], read):
        found += uncovered(bars(lines, wanted), [*own, *(bar.box for bar in found)], image.size)
    left: tuple[Bar, ...] = ()
    for pad in range(1, TRIES + 1):
        painted = paint(image, [*own, *(bar.box for bar in found)])
        more, left = list[Bar](), ()
        for lines in looked_at(painted, LOOKS, read):
            more += uncovered(bars(lines, wanted, pad), [*own, *(b.box for b in (*found, *more))], image.size)
            left += legible(lines, wanted)
            more += uncovered(legible(lines, wanted, pad), [], image.size)
        if not left and not more:
            break
        found += more
    return Covered(tuple(found), left)


def still_legible(image: "Image.Image", wanted: Sequence[Wanted], read: Reader = faintly) -> tuple[Bar, ...]:
    """What of the secrets can be read in a picture that was masked, each place once."""
    found = list[Bar]()
    for lines in looked_at(image, LOOKS, read):
        found += uncovered(legible(lines, wanted), [bar.box for bar in found], image.size, SAME)
    return tuple(found)


def uncovered(
    new: Iterable[Bar], known: Sequence[Box], size: tuple[int, int], most: float = COVERED
) -> list[Bar]:
    """Those of the new ones that are not covered by `known` yet, cut to a picture of this `size`.

    From a share of `most` on (0 to 1) a bar counts as covered by another.
    """
    kept = list[Bar]()
    for bar in new:
        box = Box(
            max(bar.box.left, 0),
            max(bar.box.top, 0),
            min(bar.box.right, size[0]),
            min(bar.box.bottom, size[1]),
        )
        there = [*known, *(each.box for each in kept)]
        if box.width > 0 and box.height > 0 and not any(_shared(box, each) > most for each in there):
            kept.append(Bar(bar.name, box))
    return kept


def _shared(box: Box, other: Box) -> float:
    """How much of the first lies within the second, 0 to 1."""
    across = min(box.right, other.right) - max(box.left, other.left)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return max(across, 0) * max(down, 0) / (box.width * box.height)
