"""What a row of a form cannot hold: it ends with a word, and runs on upon an attached page (另附页)."""

import math
import re
from dataclasses import replace

from kameng_docs.blocks import Block, FormRow, FormSection, Heading, Paragraph, Run, Runs, plain
from kameng_docs.wording import display_width

# Characters of 五号 in a line of the content column, and of a row across the whole form; lines on one page.
COLUMN, ACROSS, PAGE = 32, 43, 36
# Rows of more lines than this may break between pages: the tallest that the official form prints are kept whole.
WHOLE = 11
INDENT = "\u3000\u3000"
CONTINUED, ATTACHED = "（接附页）", "附页"
SENTENCE = re.compile(r"(?<=[。；])")


def fitted(sections: tuple[FormSection, ...]) -> tuple[tuple[FormSection, ...], tuple[Block, ...]]:
    """The sections with no row longer than a page, and the blocks of the attached page; none if all fits."""
    attached: list[Block] = []
    made = []
    for section in sections:
        rows = []
        for row in section.rows:
            kept, rest = _split(row)
            rows.append(replace(kept, tall=_height(kept) > WHOLE))
            if rest:
                name = "".join(row.label) or section.title
                attached.append(Heading((Run(f"续“{name}”"),), level=2))
                attached += [Paragraph(line, flush=True) for line in rest]
        made.append(replace(section, rows=tuple(rows)))
    return tuple(made), (Heading((Run(ATTACHED),)), *attached) if attached else ()


def _split(row: FormRow) -> tuple[FormRow, list[Runs]]:
    """The row as far as it fits on a page, and the lines that do not."""
    if _height(row) <= PAGE:
        return row, []
    width, room = _width(row), PAGE - 1 - bool(row.hint)
    lines, kept = list(row.content), list[Runs]()
    while lines and _needed(lines[0], width) <= room:
        room -= _needed(lines[0], width)
        kept.append(lines.pop(0))
    if lines and not kept:
        first, rest = _parted(lines[0], width * room)
        kept, lines = [first], [rest, *lines[1:]]
    return replace(row, content=(*kept, (Run(INDENT + CONTINUED),))), lines


def _parted(line: Runs, characters: int) -> tuple[Runs, Runs]:
    """A line parted at the last end of a sentence before so many characters; there, where no sentence ends."""
    text, at = plain(line), 0
    for sentence in SENTENCE.split(text):
        if at + len(sentence) > characters:
            break
        at += len(sentence)
    at = at or characters
    return (Run(text[:at]),), (Run(INDENT + text[at:].lstrip()),)


def _height(row: FormRow) -> int:
    lines = sum(_needed(line, _width(row)) for line in row.content) + bool(row.hint)
    return max(lines, row.least, len(row.label))


def _needed(line: Runs, width: int) -> int:
    parts = plain(line).split("\n")
    return sum(max(1, math.ceil(display_width(part) / 2 / width)) for part in parts)


def _width(row: FormRow) -> int:
    return COLUMN if row.label else ACROSS
