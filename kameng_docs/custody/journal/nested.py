"""Values of any depth → YAML: on one line in brackets and braces, or as lines of a block, as an author would type them."""

import re
from collections.abc import Iterator, Mapping

from kameng_docs.custody.journal.scalars import written

Tree = str | tuple["Tree", ...] | Mapping[str, "Tree"]
"""What may stand at a place of a case file; a case file knows texts, lists and keys, and no other kinds."""

# Lines that a block of text gives back as they are: no tab, no blank at an end, no blank before the first.
_LINES = re.compile(r"[^\s#](?:[^\t\n]*[^\s])?(?:\n+[^\t\n]*[^\s\n])+")
# A number of pixels, a row: nothing of it is lost where another program takes it for a number.
MEASURE = re.compile(r"0|[1-9][0-9]{0,4}")
STEP = 2


def inline(value: Tree) -> str:
    """The value on one line, good in block and flow alike; several measures in a row are numbers, as a box has them."""
    if isinstance(value, str):
        return written(value)
    if isinstance(value, tuple):
        measures = len(value) > 1 and all(isinstance(each, str) and MEASURE.fullmatch(each) for each in value)
        return "[" + ", ".join(str(each) if measures else inline(each) for each in value) + "]"
    return "{" + ", ".join(f"{written(key)}: {inline(each)}" for key, each in value.items()) + "}"


def behind_key(value: Tree, column: int) -> str:
    """What stands behind the colon of a key at `column`: on its line, or in deeper lines below it; no break at the end."""
    if isinstance(value, str) and _LINES.fullmatch(value):
        blank = " " * (column + STEP)
        return " |-\n" + "\n".join(blank + line if line else "" for line in value.split("\n"))
    if fits(value):
        return f" {inline(value)}"
    return "\n" + "\n".join(_members(value, column + STEP))


def behind_dash(value: Tree, column: int, gap: int = STEP) -> str:
    """What stands behind a dash at `column`, beginning with a blank; `gap` is from the dash to what is written."""
    inner = column + gap
    if isinstance(value, Mapping) and value and not fits(value):
        return " " * (gap - 1) + "\n".join(_members(value, inner)).lstrip(" ")
    if isinstance(value, str) and _LINES.fullmatch(value):
        return " " * (gap - 1) + behind_key(value, column).lstrip(" ")
    return " " * (gap - 1) + inline(value)


def fits(value: Tree) -> bool:
    """Whether it reads well on one line: a text, a few words, nothing."""
    if isinstance(value, str):
        return True
    if isinstance(value, tuple):
        return all(isinstance(each, str) and "\n" not in each for each in value)
    return not value


def _members(value: Tree, column: int) -> Iterator[str]:
    blank = " " * column
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield f"{blank}{written(key)}:{behind_key(each, column)}"
    else:
        for each in value:
            yield f"{blank}-{behind_dash(each, column)}"
