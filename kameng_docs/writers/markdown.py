"""GFM, for the sheets that are read on the screen: still legible in a plain editor."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from kameng_docs.blocks import (
    Addressee,
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    plain,
)
from kameng_docs.writers import escapes
from kameng_docs.writers.characters import settled
from kameng_docs.writers.lettering import gap
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.simple import simplified

LIST_LABEL = re.compile(r"(0|[1-9][0-9]{0,8})\.")
# Blanks at the start of a line make code of it and a blank line ends the paragraph.
IDLE_SPACE = re.compile(r"^\s+|(?<=\n)[ \t\n]+|\s+$")
HARD_BREAK = "  \n"


def render_markdown(document: Document) -> Rendered:
    """The document as GFM in UTF-8, lines ended by a line feed. No text of it can become markup."""
    document, faults = settled(document)
    chunks = [_heading((Run(document.title),), 1), _paragraph((Run(document.subtitle),))]
    before: Block | None = None
    for block in simplified(document.blocks):
        made = [chunk for chunk in _chunks(block, before) if chunk.strip()]
        chunks.extend(made)
        before = block if made else before
    return Rendered(("\n\n".join(chunk for chunk in chunks if chunk) + "\n").encode(), faults)


def _chunks(block: Block, before: Block | None) -> Iterator[str]:
    match block:
        case Heading(runs=runs, level=level):
            yield _heading(runs, level + 1)
        case Paragraph(runs=runs):
            yield _paragraph(runs)
        case Items(items=items):
            yield _items(items, after_list=isinstance(before, Items) and _counted(before))
        case Table():
            yield _table(block)
        case Addressee(lines=lines) | Signature(lines=lines):
            yield _paragraph((Run("\n".join(lines)),))


def _heading(runs: Runs, level: int) -> str:
    return "#" * level + " " + _marked(_unwrapped(runs), escapes.heading_end)


def _paragraph(runs: Runs) -> str:
    return _marked(_unindented(runs), escapes.line_starts).replace("\n", HARD_BREAK)


def _items(items: tuple[tuple[str, Runs], ...], *, after_list: bool) -> str:
    """A Markdown list where a viewer would count as the labels do; typed labels, a paragraph each, elsewhere."""
    # A list right behind a list would run on into it and take over its numbers.
    if not after_list and _counted(Items(items)):
        return "\n".join(_list_item(label, runs) for label, runs in items)
    return "\n\n".join(_paragraph((Run(label + gap(label)), *runs)) for label, runs in items)


def _counted(block: Items) -> bool:
    """Whether a viewer gives a list these very labels: dashes, or numbers without a gap."""
    labels = [label for label, _ in block.items]
    found = [LIST_LABEL.fullmatch(label) for label in labels]
    numbers = [int(number[1]) for number in found if number]
    dashes = set(labels) == {"-"}
    return dashes or (len(numbers) == len(labels) and all(b - a == 1 for a, b in pairwise(numbers)))


def _list_item(label: str, runs: Runs) -> str:
    text = _marked(_unindented(runs), escapes.line_starts)
    return f"{label} " + text.replace("\n", HARD_BREAK + " " * (len(label) + 1))


def _table(table: Table) -> str:
    columns = len(table.head or (table.rows[0] if table.rows else ()))
    if not columns:
        return ""
    rows = (table.head or ((),) * columns, *table.rows)
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * columns, *lines[1:]))


def _cell(runs: Runs) -> str:
    return _marked(runs, escapes.cell).replace("\n", "<br>")


def _marked(runs: Runs, more: Callable[[str], set[int]]) -> str:
    """The runs with a backslash where one is needed, and the strong ones between double asterisks."""
    text = plain(runs)
    strong = _strong_spans(runs)
    places = escapes.inline(text, marked=bool(strong)) | more(text)
    # A backslash right before the writer's own asterisks would take the first of them out of play.
    places.update(start - 1 for start, _ in strong if text[:start].endswith("\\"))
    opens, closes = {start for start, _ in strong}, {end for _, end in strong}
    out = []
    for i, character in enumerate(text):
        mark = "**" * ((i in closes) + (i in opens))
        out.append(mark + ("\\" if i in places else "") + character)
    return "".join(out) + ("**" if len(text) in closes else "")


def _strong_spans(runs: Runs) -> list[tuple[int, int]]:
    """From where to where the text is strong.

    Asterisks are emphasis only where a letter or digit stands within them at both ends: Chinese text has
    no blanks to tell an opening mark from a closing one. Where the words begin or end in a mark of
    punctuation they stay unmarked rather than among stray asterisks.
    """
    spans, start = list[tuple[int, int]](), 0
    for strong, group in groupby((run for run in runs if run.text), key=lambda run: run.strong):
        inner = plain(tuple(group))
        end = start + len(inner)
        if strong and inner[:1].isalnum() and inner[-1:].isalnum() and "\n" not in inner:
            spans.append((start, end))
        start = end
    return spans


def _unwrapped(runs: Runs) -> Runs:
    return tuple(Run(run.text.replace("\n", " "), run.strong) for run in runs)


def _unindented(runs: Runs) -> Runs:
    """Without the blanks around the lines and without blank lines."""
    dropped = {i for found in IDLE_SPACE.finditer(plain(runs)) for i in range(*found.span())}
    kept, start = list[Run](), 0
    for run in runs:
        text = "".join(c for i, c in enumerate(run.text, start) if i not in dropped)
        kept.append(Run(text, run.strong))
        start += len(run.text)
    return tuple(kept)
