"""What is measured of lines in their column and of text broken over two lines."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise

from typeset.findings import Finding, finding
from typeset.lines import CLOSING, Block, Column, Line, broken_by_hand

SHORT = 8.0  # points
EVEN = 0.05  # em
WHOLE = {
    "evidence": re.compile(r"证据\d+(?:-\d+)*|(?<=[、至和])\d+-\d+(?![\d-])"),
    "sum": re.compile(r"[¥￥]?\d[\d,]*(?:\.\d+)?(?:万|亿)?元|[¥￥]\d[\d,]*(?:\.\d+)?"),
    "code": re.compile(r"(?<![A-Za-z0-9/])(?=[A-Za-z-]*\d)[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*(?![A-Za-z0-9])"),
    "unit": re.compile(
        r"\d{4}年|\d{1,2}月\d{1,2}日|\d+(?:日|月|年|个月|天|小时|分钟|条|款|项|页|份|件|次|期|张|号|倍|[%％])|第\d+"
    ),
}


def in_column(blocks: tuple[Block, ...], column: Column) -> Iterator[Finding]:
    """Findings of running text: `full`, `short`, `indented`, `sticking`, `outside`, `single`, `uneven`."""
    body = [block for block in blocks if block.body]
    for block in body:
        for line, following in pairwise(block.lines):
            if not broken_by_hand(line, following, column):
                yield finding("full", line, line.text[-8:])
                if line.short_of(column.right) > SHORT:
                    yield finding("short", line, f"{line.short_of(column.right):.0f} pt: {line.text[-8:]}")
            if following.opens and column.left + 0.1 * line.size < following.left < column.left + line.size:
                yield finding("indented", following, following.text[:6])
        for line in block.lines:
            yield from _beyond(line, column)
        if len(block.lines) > 1 and len(block.lines[-1].text.strip().strip("".join(CLOSING))) == 1:
            yield finding("single", block.lines[-1], block.lines[-1].text)
    yield from _uneven([block.lines[0] for block in body if block.lines[0].opens], column)


def _beyond(line: Line, column: Column) -> Iterator[Finding]:
    last = line.glyphs[-1]
    if last.sign in CLOSING and last.right_ink > column.right + 0.05 * line.size:
        yield finding("sticking", line, line.text[-6:])
    elif last.right_ink > column.right + 0.3 * line.size:
        yield finding("outside", line, line.text[-6:])


def _uneven(firsts: list[Line], column: Column) -> Iterator[Finding]:
    """First lines with an opening mark, where it does not stand as deep as in most of the paper's paragraphs."""
    depths = [round((line.left - column.left) / line.size, 1) for line in firsts]
    usual = Counter(depths).most_common(1)
    for depth, line in zip(depths, firsts, strict=True):
        # Other kinds of block are indented by whole ems.
        if abs((depth - usual[0][0] + 0.5) % 1 - 0.5) > EVEN:
            yield finding("uneven", line, f"{depth} em: {line.text[:6]}")


def broken_words(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Findings `evidence`, `sum`, `code` and `unit`: what should stay in one line and does not, of all blocks alike."""
    for block in blocks:
        if len(block.lines) < 2:  # noqa: PLR2004
            continue
        text = "".join(line.text for line in block.lines)
        ends = list(accumulate(len(line.text) for line in block.lines))[:-1]
        told: set[int] = set()
        for kind, pattern in WHOLE.items():
            for match in pattern.finditer(text):
                for end, (line, _) in zip(ends, pairwise(block.lines), strict=True):
                    if match.start() < end < match.end() and end not in told:
                        told.add(end)
                        yield finding(kind, line, f"{text[match.start() : end]}|{text[end : match.end()]}")
