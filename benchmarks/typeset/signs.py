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
WIDE = 0.5
# Not the ideographic one, which is typed to be as wide as it is.
BLANKS = frozenset(" \u00a0\u202f")
TIGHT = -0.1
# Signs further apart are not neighbours: they stand in two cells, or in two words that a blank parts.
APART = 2.0
# Sizes that differ by less, in points, are one.
SAME = 0.1


def between_signs(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Findings `pair`, `space` (missing), `spaced` (there) and `wide`, of all blocks alike."""
    for place, line in ((block.place, line) for block in blocks for line in block.lines):
        for one, other in pairwise(line.glyphs):
            yield from _of_pair(line, one, other)
        # One that was typed, or stands for the engine's own where no line may end.
        for one, blank, other in zip(line.glyphs, line.glyphs[1:], line.glyphs[2:], strict=False):
            if blank.sign in BLANKS and _meet(one, other):
                yield finding("spaced", line, f"{one.sign} {other.sign}")
        black = [glyph for glyph in line.glyphs if glyph.sign not in BLANKS]
        gaps = [_gap(one, other) for one, other in pairwise(black) if _meet(one, other)]
        widest = max((gap for gap in gaps if gap < APART), default=0.0)
        # Without tags cells beside each other are one line.
        if widest > WIDE and place is not None:
            yield finding("wide", line, f"{widest:.2f} em: {line.text[:10]}")


def _gap(one: Glyph, other: Glyph) -> float:
    return (other.x - one.right) / one.size


def _of_pair(line: Line, one: Glyph, other: Glyph) -> Iterator[Finding]:
    step = (other.x - one.x) / one.size
    marks = OPENING | CLOSING
    if one.sign in marks and other.sign in marks and not (one.sign in OPENING and other.sign in CLOSING):
        if UNSQUEEZED <= step < APART:
            yield finding("pair", line, f"{one.sign}{other.sign}")
        return
    gap = _gap(one, other)
    if (
        is_han(one.sign) != is_han(other.sign)
        and (_western(one.sign) or _western(other.sign))
        and gap < APART
    ):
        yield finding("space" if gap < LEAST_SPACE else "spaced", line, f"{one.sign}{other.sign}")


def _meet(one: Glyph, other: Glyph) -> bool:
    """Whether a Chinese character stands on one side and a letter or digit on the other."""
    return (is_han(one.sign) and _western(other.sign)) or (_western(one.sign) and is_han(other.sign))


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
                _gap(one, other)
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
