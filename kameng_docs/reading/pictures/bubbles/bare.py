"""Words without a bubble: lines on the bare page, which only their edges tell apart."""

import re

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles.bars import centred
from kameng_docs.reading.pictures.bubbles.colours import Ground
from kameng_docs.reading.pictures.bubbles.moments import Moment, name_and_moment
from kameng_docs.reading.pictures.bubbles.sides import pictured
from kameng_docs.reading.pictures.bubbles.text import text_of
from kameng_docs.reading.pictures.bubbles.unsure import unsure
from kameng_docs.reading.proposals import Box, Side

WITHOUT_BUBBLE = "没有看出气泡，谁说的是按它靠左还是靠右猜的"
# How far a bubble's text stands in from the name above it, in heights of a line; and what no name is.
FURTHER_IN, LONGEST_NAME = 0.35, 16
SENTENCE = re.compile("[，。！？；：,!?;:]")
Bare = tuple[Box, str, Side, str, Moment, tuple[str, ...]]


def bare_of(ground: Ground, lines: tuple[Line, ...]) -> list[Bare]:
    """Each block of lines: what is centred is the app's, the rest somebody's, and doubted."""
    found: list[Bare] = []
    name, moment = "", Moment("", "")
    for block in _blocks(lines):
        box = block[0].box
        for line in block[1:]:
            box = box.around(line.box)
        beside = pictured(ground, box)
        if centred(box, ground) and beside is None:
            found.append((box, text_of(block, box.right), Side.SYSTEM, "", Moment("", ""), ()))
            continue
        first, said = name_and_moment(block[0].text)
        if said.said and first:
            # A name with its time, and under it what was said: a chat without bubbles.
            name, moment = first, said
            block = block[1:]  # noqa: PLW2901
            if not block:
                continue
        side = Side.UNKNOWN if name else beside or _side(ground, box)
        above, block = ("", block) if name else _name_above(block)  # noqa: PLW2901
        text = text_of(block, box.right)
        guessed = () if name or beside else (WITHOUT_BUBBLE,)
        found.append((box, text, side, name or above, moment, (*guessed, *unsure(block, text))))
    return _sided(found)


def _name_above(block: tuple[Line, ...]) -> tuple[str, tuple[Line, ...]]:
    """The name over a bubble that has the colour of the page, and what stands in it: further in, and larger."""
    if len(block) == 1:
        return "", block
    name, said = block[0], block[1]
    further_in = said.box.left - name.box.left > FURTHER_IN * said.box.height
    smaller = name.box.height < said.box.height
    if further_in and smaller and len(name.text) <= LONGEST_NAME and not SENTENCE.search(name.text):
        return name.text.strip(), block[1:]
    return "", block


def _sided(found: list[Bare]) -> list[Bare]:
    """Where one of the names is 我, the others are the other side."""
    if not any(name == Side.ME for _, _, _, name, _, _ in found):
        return found
    sides = {True: Side.ME, False: Side.OTHER}
    return [
        (box, text, sides[name == Side.ME] if side is Side.UNKNOWN else side, name, moment, doubts)
        for box, text, side, name, moment, doubts in found
    ]


def _blocks(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """Lines that stand close under one another, at one of their edges or in the middle."""
    blocks: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.box.top, each.box.left)):
        fit = next((block for block in reversed(blocks) if goes_on(block[-1], line)), None)
        if fit is None:
            blocks.append([line])
        else:
            fit.append(line)
    return [tuple(block) for block in blocks]


def goes_on(before: Line, after: Line) -> bool:
    """Whether the second line is the next row of what the first one says."""
    above, below = before.box, after.box
    high = min(above.height, below.height)
    # The box of a sign that stands alone is drawn higher.
    alone = min(len(before.text), len(after.text)) <= 2  # noqa: PLR2004
    alike = max(above.height, below.height) < (1.7 if alone else 1.3) * high
    near = -0.5 * high <= below.top - above.bottom <= 1.1 * high
    edge = min(abs(above.left - below.left), abs(above.right - below.right)) < high
    return alike and near and edge


def _side(ground: Ground, box: Box) -> Side:
    return Side.OTHER if box.left <= ground.width - box.right else Side.ME
