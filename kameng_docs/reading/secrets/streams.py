"""Lines that were read → streams of signs, those of lines that go on in the next joined to one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.secrets.wanted import read_as
from kameng_docs.spelling.table import innocent, run_together

# A line goes on in one that begins so many of its heights below its end, or above.
BELOW, ABOVE = 1.2, 0.6
# Beginnings of lines so many heights apart are one margin.
MARGIN = 2
# A day and an hour said in words, which are no run of figures where texts are searched; here signs are all there is.
SAID = re.compile(
    r"(?:(?:19|20)?\d\d年)?\d{1,2}月(?:\d{1,2}[日号])?(?:\s*\d{1,2}[:：点时]\d{0,2}(?:[:：分]\d{0,2})?)?"
)
# A key may be broken over so many lines.
MOST_LINES = 5


class Place(NamedTuple):
    """A character of a text: the line's number, and the character's within it, from 0."""

    line: int
    at: int


@dataclass(frozen=True)
class Stream:
    """Lines in the order in which one goes on in the other.

    `one_text`: it is one line, what stands in a row, or lines each as wide as what follows it, as text is broken.
    """

    lines: tuple[int, ...]
    text: str
    places: tuple[Place, ...]
    one_text: bool = False

    @cached_property
    def _mapped(self) -> tuple[str, tuple[int, ...]]:
        signs = [(s, i) for i, c in enumerate(self.text) for s in read_as(c)]
        return "".join(s for s, _ in signs), tuple(i for _, i in signs)

    @property
    def signs(self) -> str:
        """All signs as they may have been read."""
        return self._mapped[0]

    @property
    def at(self) -> tuple[int, ...]:
        """Which character of the text each sign is of."""
        return self._mapped[1]

    @cached_property
    def innocent(self) -> frozenset[int]:
        """The characters of days, hours, sums and articles: of each line by itself."""
        ends = [i for i in range(1, len(self.places)) if self.places[i].line != self.places[i - 1].line]
        return frozenset(
            i
            for start, end in pairwise((0, *ends, len(self.text)))
            for pattern in (innocent(), run_together(), SAID)
            for found in pattern.finditer(self.text[start:end])
            for i in range(start + found.start(), start + found.end())
        )


def streams(lines: Sequence[Line]) -> Iterator[Stream]:
    """Every line by itself, then with what it may go on in."""
    below = {i: _below(lines, i) for i in range(len(lines))}
    beside = {i: _right(lines, i) for i in range(len(lines))}
    for i in range(len(lines)):
        yield _stream(lines, (i,), "")
        row: tuple[int, ...] = (i,)
        while (right := beside[row[-1]]) is not None and len(row) < MOST_LINES:
            row = (*row, right)
            yield _stream(lines, row, " ")
        if (right := beside[i]) is not None and (after := below[right][:1]):
            yield _stream(lines, (i, right, *after), "")
        path: tuple[int, ...] = (i,)
        for j in below[i]:
            yield _stream(lines, (i, j), "")
        while below[path[-1]] and len(path) < MOST_LINES:
            path = (*path, below[path[-1]][0])
            if len(path) > 2:  # noqa: PLR2004 — two were yielded above
                yield _stream(lines, path, "")


def _stream(lines: Sequence[Line], path: tuple[int, ...], between: str) -> Stream:
    text, places = "", list[Place]()
    for number in path:
        if text and between:
            text += between
            places.append(Place(number, 0))
        text += lines[number].text
        places += [Place(number, i) for i in range(len(lines[number].text))]
    boxes = [lines[i].box for i in path]
    one_text = bool(between) or all(a.right >= b.right - MARGIN * a.height for a, b in pairwise(boxes))
    return Stream(path, text, tuple(places), one_text)


def _right(lines: Sequence[Line], i: int) -> int | None:
    """The next line in the same row."""
    own = lines[i].box
    row = [
        (other.box.left, j)
        for j, other in enumerate(lines)
        if j != i
        and other.box.left >= own.right - own.height / 2
        and min(own.bottom, other.box.bottom) - max(own.top, other.box.top)
        > min(own.height, other.box.height) / 2
    ]
    return min(row)[1] if row else None


def _below(lines: Sequence[Line], i: int) -> list[int]:
    """Lines that may go on what this one begins, the nearest first."""
    own = lines[i].box
    near = []
    for j, line in enumerate(lines):
        other = line.box
        height = min(own.height, other.height)
        gap = other.top - own.bottom
        shared = min(own.right, other.right) > max(own.left, other.left)
        margin = abs(own.left - other.left) <= MARGIN * height
        if j != i and other.middle > own.middle and -ABOVE <= gap / height <= BELOW and (shared or margin):
            near.append((other.middle, abs(own.left - other.left), j))
    return [j for _, _, j in sorted(near)[:3]]
