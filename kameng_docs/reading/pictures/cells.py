"""Which lines are the value of which label: right of it, behind its colon, wrapped over lines, or below it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.labels import Mark, marked
from kameng_docs.reading.pictures.page import Page, beside, is_button, over
from kameng_docs.reading.pictures.values import READERS, WRAPPING
from kameng_docs.reading.pictures.words import Form
from kameng_docs.reading.proposals import Box

# The part of a line's height that must stand in the label's row; gaps in heights of a line.
ROW, GAP, BELOW, APART = 0.3, 0.9, 2.0, 1.6
# How far words reach at least that were broken by the page, in parts of it.
FULL = 0.6
# What runs on over a break wherever that comes.
_CODES = frozenset({Form.NUMBER, Form.KEY, Form.PART, Form.LINK, Form.MOMENT})


@dataclass(frozen=True)
class Cell:
    """A label and its value: rows from above to below, each the lines of one row from left to right."""

    mark: Mark
    rows: tuple[tuple[Line, ...], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the value."""
        return tuple(line for row in self.rows for line in row)

    @property
    def texts(self) -> tuple[str, ...]:
        """The value row by row."""
        return tuple("".join(line.text for line in row).strip() for row in self.rows)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where it stands."""
        return tuple(line.box for line in self.lines)


def cells_of(page: Page) -> tuple[Cell, ...]:
    """The labels of a page that have a value, from above to below."""
    marks = marked(page)
    # A line may be the object of several marks; the objects themselves tell them apart, two lines may be equal.
    used = {id(line) for line in page.lines if any(_same(line, mark.line) for mark in marks)}
    free = [line for line in page.lines if id(line) not in used and not is_button(line.text)]
    values: dict[int, list[Line]] = {n: [mark.value] for n, mark in enumerate(marks) if mark.value}
    reach = max((line.box.right for line in page.lines), default=0)
    _right(marks, free, values)
    _wrapped(marks, free, values, reach)
    _below(marks, free, values)
    _wrapped(marks, free, values, reach)
    return tuple(Cell(marks[n], _rows(lines)) for n, lines in sorted(values.items()))


def _same(line: Line, part: Line) -> bool:
    """Whether a label stands in this line."""
    return (
        part.text in line.text
        and beside(line.box, part.box) == 1
        and line.box.left <= part.box.left <= line.box.right
    )


def _take(line: Line, free: list[Line]) -> None:
    free[:] = [other for other in free if other is not line]


def _right(marks: tuple[Mark, ...], free: list[Line], values: dict[int, list[Line]]) -> None:
    for line in sorted(free, key=lambda each: each.box.left):
        owner = _owner(marks, line)
        if owner is None:
            continue
        # Only what stands close to the first piece is of the value: ¥, 45 and .00 in three sizes; a row of its own may be.
        ends = [each.box.right for each in values.get(owner, []) if beside(each.box, line.box)]
        if ends and line.box.left - max(ends) > APART * line.box.height:
            continue
        values.setdefault(owner, []).append(line)
        _take(line, free)


def _owner(marks: tuple[Mark, ...], line: Line) -> int | None:
    """The nearest label left of a line in its row that has no value behind a colon."""
    left = [
        (mark.line.box.right, beside(mark.line.box, line.box), n)
        for n, mark in enumerate(marks)
        if beside(mark.line.box, line.box) >= ROW
        and mark.line.box.right <= line.box.left + line.box.height / 3
    ]
    nearest = max(left, default=None)
    if nearest is None:
        return None
    n = nearest[2]
    # Behind a colon only what belongs to the same run of signs.
    return n if marks[n].value is None else None


def _wrapped(marks: tuple[Mark, ...], free: list[Line], values: dict[int, list[Line]], reach: int) -> None:
    """The next rows of values. Words that end far before the edge of the page (`reach`) were ended by whoever wrote them."""
    for line in list(free):
        for n, lines in values.items():
            ended = marks[n].form not in _CODES and max(each.box.right for each in lines) < FULL * reach
            if (
                not ended
                and marks[n].form in WRAPPING
                and _goes_on(marks[n], lines, line, [each.line for each in marks])
            ):
                lines.append(line)
                _take(line, free)
                break


def _goes_on(mark: Mark, lines: list[Line], line: Line, labels: Iterable[Line]) -> bool:
    """Whether a line is the next row of a value: close below it, in its column, and of its looks."""
    above = max(lines, key=lambda each: each.box.bottom)
    height = above.box.height
    gap = line.box.top - above.box.bottom
    if not -0.4 * height <= gap <= GAP * height or not 0.65 <= line.box.height / height <= 1.5:  # noqa: PLR2004
        return False
    if any(beside(label.box, line.box) >= ROW and label.box.right <= line.box.left for label in labels):
        return False
    first = min(lines, key=lambda each: each.box.top)
    under = abs(first.box.left - line.box.left) < height or abs(above.box.right - line.box.right) < height
    hanging = mark.value is not None and abs(mark.line.box.left - line.box.left) < height
    if not under and not hanging:
        return False
    return _fits_on(mark.form, "".join(each.text for each in lines), line.text)


def _fits_on(form: Form, before: str, text: str) -> bool:
    if form is Form.MOMENT:
        return (
            re.fullmatch(r"\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*", text) is not None
            and re.search(r"[:：]", before) is None
        )
    if form not in _CODES:
        return READERS[form](before + text) is not None
    return text.isascii() and " " not in text.strip() and READERS[form](before + text) is not None


def _below(marks: tuple[Mark, ...], free: list[Line], values: dict[int, list[Line]]) -> None:
    """Cards: a small label, its value under it."""
    for n, mark in enumerate(marks):
        if n in values or mark.form is Form.NONE:
            continue
        under = [line for line in free if _is_under(mark.line.box, line.box, marks)]
        nearest = min(under, key=lambda line: line.box.top, default=None)
        if nearest is not None and READERS[mark.form](nearest.text):
            values[n] = [nearest]
            _take(nearest, free)


def _is_under(label: Box, line: Box, marks: tuple[Mark, ...]) -> bool:
    gap = line.top - label.bottom
    if not -0.4 * label.height <= gap <= BELOW * label.height:
        return False
    if any(label.bottom <= mark.line.box.middle <= line.top and over(mark.line.box, line) for mark in marks):
        return False
    return over(label, line) >= 0.5 or abs(label.left - line.left) < label.height  # noqa: PLR2004


def _rows(lines: list[Line]) -> tuple[tuple[Line, ...], ...]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.box.middle):
        if rows and beside(rows[-1][0].box, line.box) >= 0.5:  # noqa: PLR2004
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(tuple(sorted(row, key=lambda each: each.box.left)) for row in rows)
