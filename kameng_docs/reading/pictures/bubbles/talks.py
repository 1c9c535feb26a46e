"""Whether a picture looks like a talk, whatever is said in it: bubbles of two sides, or names with times over words."""

from kameng_docs.reading.pictures.bubbles.bars import bars_of
from kameng_docs.reading.pictures.bubbles.moments import moment_in, name_and_moment
from kameng_docs.reading.pictures.bubbles.plates import Plate, Surfaces
from kameng_docs.reading.pictures.bubbles.sides import pictured, side_of
from kameng_docs.reading.pictures.bubbles.vocabulary import is_mark
from kameng_docs.reading.proposals import Side

# So many bubbles make a talk; and of all lines between the bars so large a part is said in them.
BUBBLES, SAID = 3, 0.4
# Left edges of the bubbles of one side, and right ones of the other, differ by less, in parts of the width.
EDGE = 0.02
LONGEST_NAME = 16


def talks(surfaces: Surfaces) -> bool:
    """Whether the picture is a chat by its looks alone."""
    ground, bars = surfaces.ground, bars_of(surfaces)
    between = [
        line
        for line in (*surfaces.loose, *(line for plate in surfaces.plates for line in plate.lines))
        if not bars.holds(line) and not is_mark(line.text) and not moment_in(line.text)
    ]
    heads = [line for line in surfaces.loose if not bars.holds(line) and _is_head(line.text)]
    if len(heads) >= BUBBLES:
        return True
    sided = [
        (plate, side)
        for plate in surfaces.plates
        if plate.tight and not any(map(bars.holds, plate.lines)) and (side := side_of(ground, plate.box))
    ]
    mine = _aligned([plate for plate, side in sided if side is Side.ME], right=True, edge=EDGE * ground.width)
    others = _aligned(
        [plate for plate, side in sided if side is not Side.ME], right=False, edge=EDGE * ground.width
    )
    bubbles = [*mine, *others]
    # Bubbles of the page's own colour are seen by the speaker's picture beside their words.
    bare = [line for line in surfaces.loose if len(mine) > 1 and pictured(ground, line.box) is Side.OTHER]
    said = sum(len(plate.lines) for plate in bubbles) + len(bare)
    if len(bubbles) < BUBBLES or said < SAID * len(between):
        return False
    # Of one side alone also the pictures of the speaker have to be there.
    return bool(mine and (others or bare)) or all(pictured(ground, plate.box) for plate in bubbles)


def _is_head(text: str) -> bool:
    name, moment = name_and_moment(text)
    return (
        bool(moment.said)
        and name != text
        and 0 < len(name) <= LONGEST_NAME
        and ":" not in name
        and "：" not in name
    )


def _aligned(plates: list[Plate], *, right: bool, edge: float) -> list[Plate]:
    """The most of some plates that share an edge."""
    sets = [
        [plate for plate in plates if abs(_edge(plate, right=right) - _edge(first, right=right)) <= edge]
        for first in plates
    ]
    return max(sets, key=len, default=[])


def _edge(plate: Plate, *, right: bool) -> int:
    return plate.box.right if right else plate.box.left
