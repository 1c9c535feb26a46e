"""What is measured between the signs of a line: pairs of 标点, the space between Chinese and Western, loose lines."""

from collections.abc import Iterator
from itertools import pairwise

from typeset.findings import Finding, finding
from typeset.lines import CLOSING, NOT_FIRST, NOT_LAST, OPENING, Block, Line
from typeset.read import Glyph

# Two marks on two full ems stand 1 em from sign to sign, squeezed 0.5; a justified line adds a little to either.
UNSQUEEZED = 0.8
# The space is 0.25 em and may be shrunk to half of that.
LEAST_SPACE = 0.1
LOOSE = 0.35
TIGHT = -0.1
# Signs further apart are not neighbours: they stand in two cells, or in two words that a blank parts.
APART = 2.0
# Sizes that differ by less, in points, are one.
SAME = 0.1


def between_signs(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Findings `pair`, `space` (missing) and `spaced` (there), of all blocks alike."""
    for block in blocks:
        for line in block.lines:
            for one, other in pairwise(line.glyphs):
                yield from _of_pair(line, one, other)


def _of_pair(line: Line, one: Glyph, other: Glyph) -> Iterator[Finding]:
    step = (other.x - one.x) / one.size
    marks = OPENING | CLOSING
    if one.sign in marks and other.sign in marks and not (one.sign in OPENING and other.sign in CLOSING):
        if UNSQUEEZED <= step < APART:
            yield finding("pair", line, f"{one.sign}{other.sign}")
        return
    gap = (other.x - one.right) / one.size
    if (
        is_han(one.sign) != is_han(other.sign)
        and (_western(one.sign) or _western(other.sign))
        and gap < APART
    ):
        yield finding("space" if gap < LEAST_SPACE else "spaced", line, f"{one.sign}{other.sign}")


def is_han(sign: str) -> bool:
    """Whether a sign is a Chinese character."""
    return "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf" or sign >= "\U00020000"


def _western(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def stretch(blocks: tuple[Block, ...]) -> Iterator[tuple[float, Line, bool]]:
    """The widest (or tightest) gap between neighbouring Han of each line that another follows, in em, and whether it is
    of running text (else of a cell).
    """
    for block in blocks:
        for line in block.lines[:-1]:
            gaps = [
                (other.x - one.right) / one.size
                for one, other in pairwise(line.glyphs)
                if is_han(one.sign) and is_han(other.sign) and abs(one.size - other.size) < SAME
            ]
            if gaps:
                yield max(gaps, key=abs), line, block.body


def at_edges(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Findings `begins` and `ends` (禁则) of every line that another of its block comes before or follows."""
    for block in blocks:
        for line in block.lines[1:]:
            if line.text.lstrip()[:1] in NOT_FIRST:
                yield finding("begins", line, line.text[:6])
        for line in block.lines[:-1]:
            if line.text.rstrip()[-1:] in NOT_LAST:
                yield finding("ends", line, line.text[-6:])
