"""The lines of one bubble as the one text that somebody typed."""

import re
from itertools import pairwise

from kameng_docs.reading.ocr import Line

_WORD = re.compile(r"[A-Za-z]+$"), re.compile(r"^[A-Za-z]+")
_KEY = re.compile(r"[A-Za-z0-9-]+$"), re.compile(r"^[A-Za-z0-9-]+")
# A line that ends so far before the right edge, in heights of a line, was ended by whoever typed it.
ROOM = 2.2


def text_of(lines: tuple[Line, ...], right: int) -> str:
    """The lines of a bubble, from above to below, joined; `right` is how far its text may reach.

    Nothing stands between lines that were broken by the phone, but for two words in Latin letters.
    """
    rows = _rows(lines)
    whole = _row_text(rows[0])
    for above, below in pairwise(rows):
        text = _row_text(below)
        whole += _between(whole, text, right - max(line.box.right for line in above), above[0]) + text
    return whole


def _rows(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Lines by the row in which they stand: recognition may cut a row into pieces."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.box.top):
        if rows and line.box.middle < rows[-1][0].box.bottom - rows[-1][0].box.height * 0.3:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.left) for row in rows]


def _row_text(row: list[Line]) -> str:
    return " ".join(line.text.strip() for line in row)


def _between(above: str, below: str, room: int, line: Line) -> str:
    if room > ROOM * line.box.height:
        return " "
    if _like_key(above, below):
        return ""
    return " " if _WORD[0].search(above) and _WORD[1].search(below) else ""


def _like_key(above: str, below: str) -> bool:
    """Whether a number or a key runs on: capitals or digits on both sides of the break, one run at least with a digit."""
    before, after = _KEY[0].search(above), _KEY[1].search(below)
    if not before or not after:
        return False
    run = before[0] + after[0]
    return any(sign.isdigit() for sign in run) or (run.isupper() and len(run) > 8)  # noqa: PLR2004
