"""Where the bars of the app end and begin: the title above, the field for typing below."""

from dataclasses import dataclass
from statistics import median

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles.colours import ALIKE, Ground
from kameng_docs.reading.pictures.bubbles.moments import moment_in, name_and_moment
from kameng_docs.reading.pictures.bubbles.plates import Surfaces
from kameng_docs.reading.pictures.bubbles.vocabulary import is_field, is_seat, is_status
from kameng_docs.reading.proposals import Box

# Parts of the width from above: where the phone's own bar ends, and where a title does.
STATUS, TITLE = 0.13, 0.27
# A bar below is at most so high; what is higher is a panel of pictures, or the end of the talk.
BELOW = 0.3
# How far from the middle of the page what is centred may lie, in parts of the width.
CENTRED = 0.04


@dataclass(frozen=True)
class Bars:
    """`top` and `bottom` bound the talk; `title` is what stands above it, `body` the usual height of its lines."""

    top: int
    bottom: int
    title: str
    body: float
    lines: frozenset[int]

    def holds(self, line: Line) -> bool:
        """Whether a line belongs to a bar."""
        return id(line) in self.lines


def bars_of(surfaces: Surfaces) -> Bars:
    """The bars of a picture. Where their colour is the page's, what stands in them tells them."""
    ground = surfaces.ground
    top, bottom = _coloured(ground)
    talk = [
        plate
        for plate in surfaces.plates
        if not surfaces.band(plate) and _within(plate.box.middle, top, bottom)
    ]
    spoken = sorted(plate.high for plate in talk if not centred(plate.box, ground))
    # Notices and buttons are smaller than what is said, and a word of Latin letters is low: the higher ones tell.
    body = float(spoken[round(0.7 * (len(spoken) - 1))]) if spoken else 0.0
    every = [*surfaces.loose, *(line for plate in surfaces.plates for line in plate.lines)]
    body = body or median(line.box.height for line in every)
    first = min((plate.box.top for plate in talk if _speaks(plate.box, ground)), default=ground.height)
    above = [line for line in every if _above(line, surfaces, body, top=top, first=first)]
    titled = max((line.box.bottom for line in above if not _status(line, ground)), default=0)
    # What stands beside a title (an arrow, three points) belongs to it.
    above += [line for line in surfaces.loose if line not in above and line.box.middle < titled]
    below = [line for line in every if line.box.middle > bottom or _typed(line, ground, talk)]
    title = " ".join(
        line.text.strip()
        for line in above
        if not _status(line, ground) and not is_seat(line.text) and line.box.height >= body * 0.85
    )
    top = max([top, *(line.box.bottom for line in above)])
    bottom = min([bottom, *(line.box.top for line in below)])
    return Bars(top, bottom, title, body, frozenset(id(line) for line in (*above, *below)))


def _coloured(ground: Ground) -> tuple[int, int]:
    """The first and the last row of the talk, where bars of another colour than the page reach to both edges."""
    import numpy as np

    edges = np.concatenate((ground.pixels[:, 1:5], ground.pixels[:, -5:-1]), axis=1).astype(np.int16)
    off = np.abs(edges - np.array(ground.page)).max(axis=2)
    paged = np.flatnonzero((off <= 2 * ALIKE).mean(axis=1) > 0.9)  # noqa: PLR2004
    if not len(paged):
        return 0, ground.height
    first, last = int(paged[0]), int(paged[-1]) + 1
    top = first if first <= TITLE * 1.5 * ground.phone else 0
    return top, last if ground.height - last <= BELOW * ground.phone else ground.height


def _above(line: Line, surfaces: Surfaces, body: float, *, top: int, first: int) -> bool:
    ground = surfaces.ground
    if _status(line, ground) or line.box.middle < top:
        return True
    if line.box.bottom > min(TITLE * ground.phone, first) or top > STATUS * ground.phone:
        return False
    if moment_in(line.text) or name_and_moment(line.text)[1].said or line not in surfaces.loose:
        return False
    # A name above a bubble is smaller than what is said in it, and near to it; a title is neither.
    return line.box.height >= body * 0.85 and first - line.box.bottom > line.box.height * 0.5


def _status(line: Line, ground: Ground) -> bool:
    if line.box.bottom > STATUS * ground.phone or not is_status(line.text):
        return False
    # A picture that was cut may begin with a time line, and that is centred.
    return not (centred(line.box, ground) and moment_in(line.text) and line.box.top > 0.05 * ground.width)


def _typed(line: Line, ground: Ground, talk: list) -> bool:  # type: ignore[type-arg]
    low = ground.height - BELOW * ground.phone
    return (
        line.box.top > low
        and is_field(line.text)
        and not any(plate.box.top > line.box.bottom for plate in talk)
    )


def centred(box: Box, ground: Ground) -> bool:
    """Whether a box lies in the middle of the page."""
    return abs((box.left + box.right) / 2 - ground.width / 2) <= CENTRED * ground.width


def _speaks(box: Box, ground: Ground) -> bool:
    return not centred(box, ground)


def _within(middle: float, top: int, bottom: int) -> bool:
    return top <= middle <= bottom
