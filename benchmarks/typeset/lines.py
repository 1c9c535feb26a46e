"""Glyphs gathered into lines and blocks, and the edges of the column that body text stands in."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from typeset.read import HEADINGS, Glyph, Paper, Place

OPENING = frozenset("（《“‘【〔「『〈〖［｛")
CLOSING = frozenset("，。、；：？！）》”’】〕」』〉〗］｝．")
# May not begin a line (GB/T 15834: stops, closing marks, interpunct, connecting and dividing marks).
NOT_FIRST = CLOSING | frozenset("…·～~%％℃‰/／")
NOT_LAST = OPENING | frozenset("￥¥$№")
# Drawn from the left edge of the field up to its middle; what is behind is blank and counts as nothing at a line's end.
HALF = 0.5
# First of the next line, which did not fit: what no engine breaks, with the marks that must stay with it.
FIRST_UNIT = re.compile(
    r"[“‘（《【〔]*(?:证据|第)?(?:[0-9A-Za-z.,:/_@#%&=?+~*¥￥$-]+[\u4e00-\u9fff]?[\u4e00-\u9fff]?|—+|…+|.)[，。、；：？！）》”’】〕]*"
)


@dataclass(frozen=True)
class Line:
    """One line of one block on one page, its glyphs from left to right."""

    page: int
    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """What stands in it, blanks of its own included."""
        return "".join(glyph.sign for glyph in self.glyphs)

    @property
    def y(self) -> float:
        """Where its baseline is."""
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        """The size of its largest type."""
        return max(glyph.size for glyph in self.glyphs)

    @property
    def left(self) -> float:
        """Where the line begins; the blank half of an opening mark does not count."""
        first = self.glyphs[0]
        return first.x + HALF * first.size if first.sign in OPENING else first.x

    @property
    def opens(self) -> bool:
        """Whether it begins with an opening mark."""
        return self.glyphs[0].sign in OPENING

    def ends(self) -> tuple[float, ...]:
        """Where the line may be said to end: behind its last sign and, if that is a stop or a closing mark, behind its
        black half.
        """
        last = next(
            glyph for glyph in reversed(self.glyphs) if not glyph.sign.isspace() or glyph is self.glyphs[0]
        )
        return (last.right, last.x + HALF * last.size) if last.sign in CLOSING else (last.right,)

    def short_of(self, edge: float) -> float:
        """By how many points the line ends before (or, below 0, behind) the edge, seen in its favour."""
        return min((edge - end for end in self.ends()), key=abs)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or cell: all its lines, over all its pages. `place` is None in a PDF without tags, whose
    lines are blocks of their own, and for what stands on a page beside its text.
    """

    place: Place | None
    lines: tuple[Line, ...]

    @property
    def heading(self) -> bool:
        """Whether it is a title or heading."""
        return self.place is not None and self.place.tag in HEADINGS

    @property
    def body(self) -> bool:
        """Whether it is running text: no heading and no cell."""
        return self.place is not None and self.place.table < 0 and not self.heading

    @cached_property
    def text(self) -> str:
        """What stands in it, blanks of its own included."""
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Column:
    """The column of the body text of a paper and the part of the page that text takes, in points."""

    left: float
    right: float
    top: float
    bottom: float
    outermost: float  # where the leftmost text of all begins, cells too


def blocks_of(paper: Paper) -> tuple[Block, ...]:
    """The blocks in the order of the file; what isn't text (page numbers, repeated heads) is left out of a tagged one."""
    gathered: dict[object, tuple[Place | None, list[Glyph]]] = {}
    for glyph in paper.glyphs:
        place = paper.place(glyph)
        if place is None and paper.tagged:
            continue
        key: object = place.block if place else (glyph.page, round(glyph.y))
        gathered.setdefault(key, (place, []))[1].append(glyph)
    return tuple(Block(place, lines) for place, glyphs in gathered.values() if (lines := _lines(glyphs)))


def _lines(glyphs: list[Glyph]) -> tuple[Line, ...]:
    lines = []
    for page, of_page in groupby(
        sorted(glyphs, key=lambda glyph: (glyph.page, -glyph.y)), lambda glyph: glyph.page
    ):
        row: list[Glyph] = []
        for glyph in of_page:
            if row and row[0].y - glyph.y > glyph.size / 2:
                lines.append((page, row))
                row = []
            row.append(glyph)
        lines.append((page, row))
    ordered = ((page, sorted(row, key=lambda glyph: glyph.x)) for page, row in lines)
    return tuple(
        Line(page, tuple(row)) for page, row in ordered if "".join(each.sign for each in row).strip()
    )


def column_of(blocks: tuple[Block, ...]) -> Column | None:
    """The column of the body text. None where there is none.

    Its left edge is where most lines behind the first of a paragraph begin. Its right edge is the furthest at which several
    lines end or, where none ends flush, the mirror of the left one about a centred title.
    """
    body = [block for block in blocks if block.body]
    lines = [line for block in body for line in block.lines]
    if not lines:
        return None
    followers = [line for block in body for line in block.lines[1:]] or lines
    left = _most([line.left for line in followers])
    every = [line for block in blocks for line in block.lines]
    title = next((block.lines[0] for block in blocks if block.heading), None)
    edges = [min(line.ends()) for line in lines]
    shared = [edge for edge in edges if sum(abs(edge - other) < 1 for other in edges) > 1]
    right = max(shared or edges)
    if title is not None:
        middle = (title.glyphs[0].x + title.glyphs[-1].right) / 2
        mirrored = 2 * middle - left
        # A title that stands at the left edge says nothing of the right one.
        if title.left > left + 2 * title.size and mirrored > right:
            right = mirrored
    return Column(
        left,
        right,
        max(line.y + line.size for line in every),
        min(line.y for line in every),
        min(line.left for line in every),
    )


def _most(values: list[float]) -> float:
    """The smallest of the values around which most others lie."""
    near: dict[int, list[float]] = defaultdict(list)
    for value in values:
        near[round(value)].append(value)
    return min(max((near[key] for key in sorted(near)), key=len))


def broken_by_hand(line: Line, following: Line, column: Column) -> bool:
    """Whether the line ends before its column does although what comes next had room: a line feed of the text."""
    unit = FIRST_UNIT.match(following.text.lstrip())
    signs = following.glyphs[: unit.end()] if unit else following.glyphs[:1]
    width = signs[-1].right - signs[0].x
    return line.short_of(column.right) > width + line.size
