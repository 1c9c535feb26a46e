"""A line of a table as wide as a terminal: what matters less is cut first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kameng_docs.wording import display_width

GAP = 2
CUT = "…"


@dataclass(frozen=True)
class Column:
    """A column of `head`, at least `least` signs wide and at most `most`; `share` is its part of what is left over.

    One without a share is as wide as `most`. `right`: numbers end at its right side. `middle`: what is too long is cut in
    the middle, for names that are told apart by their ends.
    """

    head: str
    least: int
    most: int
    share: int = 0
    right: bool = False
    middle: bool = False


def as_needed(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> list[Column]:
    """The columns, none wider than what stands in these rows needs."""
    needed = [display_width(column.head) for column in columns]
    for row in rows:
        needed = [max(most, display_width(cell)) for most, cell in zip(needed, row, strict=True)]
    return [
        replace(column, least=min(column.least, need), most=min(column.most, need))
        if column.share
        else column
        for column, need in zip(columns, needed, strict=True)
    ]


def widths(columns: Sequence[Column], width: int) -> list[int]:
    """How wide each column is in a terminal of that width; 0 for one that has no room: the last ones go first."""
    shown = list(columns)
    while len(shown) > 1 and sum(_least(column) + GAP for column in shown) - GAP > width:
        shown.pop()
    left = width - (sum(_least(column) + GAP for column in shown) - GAP)
    found = [_least(column) for column in shown]
    # Whoever has enough leaves the rest to the others: twice round is as good as needed.
    for _ in range(2):
        open_ = [i for i, column in enumerate(shown) if found[i] < column.most]
        shares = sum(shown[i].share for i in open_)
        given = 0
        for i in open_:
            more = min(shown[i].most - found[i], left * shown[i].share // shares)
            found[i] += more
            given += more
        left -= given
    return [*found, *[0] * (len(columns) - len(shown))]


def line(cells: Sequence[str], columns: Sequence[Column], wide: Sequence[int]) -> str:
    """The cells side by side, each cut and filled to its width."""
    parts = [
        fitted(cell, room, right=column.right, middle=column.middle)
        for cell, column, room in zip(cells, columns, wide, strict=True)
        if room
    ]
    return (" " * GAP).join(parts).rstrip()


def fitted(text: str, room: int, *, right: bool = False, middle: bool = False) -> str:
    """`text` in that many columns of a terminal: filled with blanks, or with … where something was cut."""
    used = display_width(text)
    if used > room:
        text, used = _cut_inside(text, room) if middle else _cut(text, room)
    blank = " " * (room - used)
    return blank + text if right else text + blank


def _cut(text: str, room: int) -> tuple[str, int]:
    """As much of it as there is room for with … behind, and how wide that is."""
    kept, used = "", display_width(CUT)
    for sign in text:
        wide = display_width(sign)
        if used + wide > room:
            break
        kept, used = kept + sign, used + wide
    return kept + CUT, used


def _cut_inside(text: str, room: int) -> tuple[str, int]:
    """Its beginning and its end with … between them, the end as long as the beginning or longer."""
    head, used = _cut(text, (room + display_width(CUT)) // 2)
    end, more = _cut(text[::-1], room - used + display_width(CUT))
    return head + end.removesuffix(CUT)[::-1], used + more - display_width(CUT)


def _least(column: Column) -> int:
    return column.least if column.share else column.most
