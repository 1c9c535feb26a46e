"""Names above bubbles: small lines at one of their edges."""

import re

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles.bare import goes_on
from kameng_docs.reading.pictures.bubbles.bars import centred
from kameng_docs.reading.pictures.bubbles.colours import Ground
from kameng_docs.reading.pictures.bubbles.moments import NEVER, Moment, name_and_moment
from kameng_docs.reading.proposals import Box

# How far above its bubble a name stands, in heights of its line; and how far from its edge, in parts of the width.
ABOVE, EDGE = 1.9, 0.06
LONGEST = 20
# Nobody is called so: it is a sentence.
_SENTENCE = re.compile(r"[，。！？；,!?;]")
Names = list[tuple[Line, Box]]


def names_in(ground: Ground, loose: list[Line], below: list[Box], body: float) -> tuple[Names, list[Line]]:
    """Each name with the bubble below it, and the lines that are none; `body` is how high the lines of bubbles are."""
    names = []
    for line in loose:
        bubbles = [box for box in below if _over(ground, line.box, box)]
        second = any(goes_on(other, line) for other in loose if other.box.top < line.box.top)
        if bubbles and line.box.height < body and not second and _may_name(line.text):
            names.append((line, min(bubbles, key=lambda box: box.top)))
    named = [line for line, _ in names]
    return names, [line for line in loose if line not in named]


def _may_name(text: str) -> bool:
    return len(name_and_moment(text)[0]) <= LONGEST and not _SENTENCE.search(text)


def _over(ground: Ground, line: Box, bubble: Box) -> bool:
    gap = bubble.top - line.bottom
    if not -0.3 * line.height <= gap < (ABOVE - 0.3) * line.height:
        return False
    edge = EDGE * ground.width
    # What stands in the middle is a notice or a time, unless the bubble begins where it does.
    if centred(line, ground) and not centred(bubble, ground) and line.left - bubble.left > edge:
        return False
    return min(abs(bubble.left - line.left), abs(bubble.right - line.right)) < edge


def name_of(box: Box, names: Names) -> tuple[str, Moment]:
    """The name above a bubble, and the moment beside it; empty where there is none."""
    above = sorted((line for line, bubble in names if bubble == box), key=lambda line: line.box.left)
    return name_and_moment(" ".join(line.text for line in above)) if above else ("", NEVER)
