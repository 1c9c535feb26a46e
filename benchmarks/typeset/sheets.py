"""What is measured of pages: signatures left alone, headings at the foot, paragraphs and tables over two pages."""

import re
from collections.abc import Iterator
from itertools import groupby

from typeset.findings import Finding, finding
from typeset.lines import Block, Column, Line
from typeset.read import Paper

# A signature stands this many of its own ems to the right of the leftmost text.
INDENTED = 8
# Words of one: who signs, or the day.
SIGNED = re.compile(r"签名|签字|盖章|人：|\d{4}\s?年")
LEAST_TEXT = 0.25
# Lines beside a signature that still leave it alone: the tail of a paragraph.
TAIL = 2


def lonely_end(paper: Paper, blocks: tuple[Block, ...], column: Column | None) -> Iterator[Finding]:
    """Findings `alone` and `meagre` of the last page; what is alone is meagre too. 此致 and what is below it are part of the end, not
    of the text.
    """
    last = [(block, line) for block in blocks for line in block.lines if line.page == paper.pages - 1]
    if paper.pages == 1 or column is None:
        return
    beside = list(last)
    while (
        beside
        and (line := beside[-1][1]).left > column.outermost + INDENTED * line.size
        and beside[-1][0].body
    ):
        beside.pop()
    if not any(SIGNED.search(line.text) for _, line in last[len(beside) :]):
        return
    signature = last[len(beside)][1]
    text = list(beside)
    for index, (_, line) in enumerate(beside):
        if line.text.strip() == "此致":
            text = beside[:index]
    if len(text) <= TAIL:
        yield finding("alone", signature, signature.text[:12])
    taken = column.top - min((line.y for _, line in text), default=column.top)
    if taken < LEAST_TEXT * (column.top - column.bottom):
        yield finding("meagre", signature, f"{taken:.0f} pt of text, {signature.text[:12]}")


def over_pages(paper: Paper, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Findings `foot`, `widow`, `orphan`, `row` and `headless` of a tagged PDF."""
    lowest = {
        page: min(
            (line for block in blocks for line in block.lines if line.page == page),
            key=lambda line: line.y,
            default=None,
        )
        for page in range(paper.pages - 1)
    }
    for block in blocks:
        end = block.lines[-1]
        if block.heading and lowest.get(end.page) is end:
            yield finding("foot", end, end.text[:12])
        shares = [len(list(lines)) for _, lines in groupby(block.lines, lambda line: line.page)]
        if block.body and len(shares) > 1:
            if shares[0] == 1:
                yield finding("orphan", block.lines[0], block.lines[0].text[:12])
            if shares[-1] == 1:
                yield finding("widow", end, end.text[:12])
    yield from _tables(paper, blocks)


def over_rules(paper: Paper, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Findings `crossing`: text that runs out of its cell, over the line at the cell's edge."""
    for line in (line for block in blocks for line in block.lines):
        black = [glyph for glyph in line.glyphs if not glyph.sign.isspace()]
        left, right = black[0].left_ink, black[-1].right_ink
        if any(
            rule.page == line.page
            and left + 1 < rule.x < right - 0.5
            and rule.bottom < line.y + line.size / 3 < rule.top
            for rule in paper.rules
        ):
            yield finding("crossing", line, line.text[-10:])


def _tables(paper: Paper, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    cells = [block for block in blocks if block.place is not None and block.place.table >= 0]
    rows: dict[int, set[int]] = {}
    told = set()
    for cell in cells:
        pages = rows.setdefault(cell.place.row, set())
        pages.update(line.page for line in cell.lines)
        if len(pages) > 1 and cell.place.row >= 0 and cell.place.row not in told:
            told.add(cell.place.row)
            yield finding("row", cell.lines[-1], cell.text[:12])
    tables: dict[int, list[Block]] = {}
    for cell in cells:
        tables.setdefault(cell.place.table, []).append(cell)
    for of_table in tables.values():
        yield from _headless(paper, of_table)


def _headless(paper: Paper, cells: list[Block]) -> Iterator[Finding]:
    """The pages behind the first on which a table with a head row has no such row above its cells."""
    first = min(cell.place.row for cell in cells)
    head = [cell for cell in cells if cell.place.head and cell.place.row == first]
    # A row whose cells are heads and contents alike is a row of a form.
    if not head or any(not cell.place.head and cell.place.row == first for cell in cells):
        return
    begun = min(line.page for cell in cells for line in cell.lines)
    lines: list[Line] = [line for cell in cells if not cell.place.head for line in cell.lines]
    for page in sorted({line.page for line in lines} - {begun}):
        top = max((line for line in lines if line.page == page), key=lambda line: line.y)
        above = "".join(
            glyph.sign for glyph in paper.glyphs if glyph.page == page and glyph.y > top.y - top.size
        )
        if not all(cell.text in above for cell in head):
            yield finding("headless", top, top.text[:12])
