"""The plates that text stands on (bubbles, cards, bars, fields), and the lines on the bare page."""

from dataclasses import dataclass, replace

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles.colours import Colour, Ground, near
from kameng_docs.reading.proposals import Box

# A plate that reaches over so much of the width is a bar of the app, not a bubble.
BAND = 0.97
# The edge between a bubble and its text, in heights of a line.
LEAST_EDGE, MOST_EDGE = 0.1, 2.2


@dataclass(frozen=True)
class Plate:
    """A coloured surface and the lines on it."""

    box: Box
    colour: Colour
    lines: tuple[Line, ...]

    @property
    def high(self) -> int:
        """The height of its largest line, in pixels."""
        return max(line.box.height for line in self.lines)

    @property
    def inner(self) -> Box:
        """The smallest rectangle around its text."""
        whole = self.lines[0].box
        for line in self.lines[1:]:
            whole = whole.around(line.box)
        return whole

    @property
    def tight(self) -> bool:
        """Whether its text fills it but for an even edge, as text fills a bubble."""
        box, inner = self.box, self.inner
        around = (
            inner.left - box.left,
            inner.top - box.top,
            box.right - inner.right,
            box.bottom - inner.bottom,
        )
        # Recognition draws its boxes wide: one side of a small bubble may have no edge left.
        thin = sum(edge < LEAST_EDGE * self.high for edge in around)
        return thin <= 1 and max(around) <= MOST_EDGE * self.high


@dataclass(frozen=True)
class Surfaces:
    """What a picture is made of: plates, and lines on the page itself."""

    ground: Ground
    plates: tuple[Plate, ...]
    loose: tuple[Line, ...]

    def band(self, plate: Plate) -> bool:
        """Whether a plate is a bar across the page."""
        return plate.box.width >= BAND * self.ground.width


def surfaces_of(ground: Ground, lines: tuple[Line, ...]) -> Surfaces:
    """The plates of a picture with their lines, from above to below."""
    plates: list[Plate] = []
    loose: list[Line] = []
    for line in lines:
        colour = ground.behind(line.box)
        if ground.on_page(colour):
            loose.append(line)
            continue
        plate = Plate(ground.plate(line.box, colour), colour, (line,))
        same = next((each for each in plates if _one(each, plate)), None)
        if same is None:
            plates.append(plate)
        else:
            plates[plates.index(same)] = replace(
                same, box=same.box.around(plate.box), lines=(*same.lines, line)
            )
    return Surfaces(ground, tuple(sorted(plates, key=lambda plate: plate.box.top)), tuple(loose))


def _one(one: Plate, other: Plate) -> bool:
    """Whether two finds are one plate: of one colour, most of the smaller one in the other."""
    return near(one.colour, other.colour) and shared(one.box, other.box) > 0.5  # noqa: PLR2004


def shared(one: Box, other: Box) -> float:
    """The part of the smaller box that lies in the other, 0 to 1."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / max(1, min(one.width * one.height, other.width * other.height))
