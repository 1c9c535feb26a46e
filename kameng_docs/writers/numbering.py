"""Which typed labels of a document run on like the numbers of a list, so that Word may count them itself."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kameng_docs.blocks import Document, Heading, Items, Paragraph, Run, Runs, plain
from kameng_docs.wording import chinese_numeral
from kameng_docs.writers.lettering import gap

CHINESE, DECIMAL, BULLET = "chinese", "decimal", "bullet"
# A block of the document and an item in it, both from 0; blocks without items have the item 0.
At = tuple[int, int]
_LABEL = re.compile(
    "(?P<before>[（(]?)(?P<number>[一二三四五六七八九十]{1,3}|[1-9][0-9]?)(?P<after>[.、）)])(?P<blank> ?)"
)
_PAIRS = {"": ".、)", "（": "）", "(": ")"}
_SIGN = "- "


class Shape(NamedTuple):
    """How the labels of a list look: what stands before and behind the number, and how it is counted.

    A `BULLET` has no number; `before` is its sign. `blank`: a blank stands between the label and the text.
    """

    before: str
    counting: str
    after: str
    blank: bool


class Place(NamedTuple):
    """A paragraph in a list: the list's number in the document (from 0), its look, and the text without the label."""

    list: int
    shape: Shape
    runs: Runs
    strong: bool


class _Told(NamedTuple):
    """A paragraph that begins with a label: where it stands, what it may run on with, and what it says."""

    at: At
    kind: tuple[str, int]
    shape: Shape
    value: int
    runs: Runs
    strong: bool


def places(document: Document) -> Mapping[At, Place]:
    """The paragraphs that Word is to number.

    A list are labels of one look that begin with the first number and run on without a gap: items of one block;
    paragraphs between two headings, whatever else stands between them; headings of one level. A lone one counts only
    among items, where more may be added. Items with `-` are a list with a sign. All else stays typed: what begins
    with a third, skips a number, or has no text behind its label.
    """
    lists = [run for run in _runs(document) if len(run) > 1 or run[0].kind[0] == "items"]
    return {
        told.at: Place(number, told.shape, told.runs, told.strong)
        for number, run in enumerate(sorted(lists, key=lambda run: run[0].at))
        for told in run
    }


def _runs(document: Document) -> Iterator[list[_Told]]:
    """Labels that run on, each run as long as it goes."""
    under_way: dict[tuple[tuple[str, int], Shape], list[_Told]] = {}
    for told in _labels(document):
        key = (told.kind, told.shape)
        before = under_way.pop(key, [])
        if before and told.value == before[-1].value + (told.shape.counting != BULLET):
            under_way[key] = [*before, told]
            continue
        if before:
            yield before
        if told.value == 1:
            under_way[key] = [told]
    yield from under_way.values()


def _labels(document: Document) -> Iterator[_Told]:
    chapter = 0
    for number, block in enumerate(document.blocks):
        match block:
            case Items(items=items):
                lines = [(("items", number), (Run(label + gap(label)), *runs)) for label, runs in items]
            case Heading(runs=runs, level=level):
                chapter += 1
                lines = [(("heading", level), runs)]
            case Paragraph(runs=runs, flush=False):
                lines = [(("paragraph", chapter), runs)]
            case _:
                continue
        for item, (kind, runs) in enumerate(lines):
            told = _told((number, item), kind, runs)
            if told:
                yield told


def _told(at: At, kind: tuple[str, int], runs: Runs) -> _Told | None:
    """What the label says with which the text begins; None where there is none, or nothing behind it."""
    first = next((number for number, run in enumerate(runs) if run.text), len(runs))
    text = runs[first].text if first < len(runs) else ""
    read = _read(text, kind[0])
    if read is None:
        return None
    shape, value, length = read
    rest = (Run(text[length:], runs[first].strong), *runs[first + 1 :])
    if not plain(rest).strip() or plain(rest)[0] in "\n\t":
        return None
    return _Told(at, kind, shape, value, rest, runs[first].strong)


def _read(text: str, kind: str) -> tuple[Shape, int, int] | None:
    """The look of the label at the head of the text, its number and its length with the blank behind it."""
    if kind == "items" and text == _SIGN:
        return Shape(text.strip(), BULLET, "", blank=True), 1, len(text)
    found = _LABEL.match(text)
    if found is None or found["after"] not in _PAIRS[found["before"]]:
        return None
    # 1.5 and (1) of a formula are no labels: behind an ASCII sign there must be a blank.
    if found["after"].isascii() and not found["blank"]:
        return None
    if kind == "items" and found.end() != len(text):
        return None
    counting = DECIMAL if found["number"].isascii() else CHINESE
    value = int(found["number"]) if counting == DECIMAL else _value(found["number"])
    shape = Shape(found["before"], counting, found["after"], blank=bool(found["blank"]))
    return (shape, value, found.end()) if value else None


def _value(number: str) -> int:
    """A Chinese number up to 99 as people write it (十二, 二十); 0 for any other."""
    return next((value for value in range(1, 100) if chinese_numeral(value) == number), 0)
