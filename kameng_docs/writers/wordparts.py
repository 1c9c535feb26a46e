"""Paragraphs and tables of a DOCX, written straight into its tree.

python-docx finds each part of a part anew, by its name and its place among its neighbours; a form has a thousand of them,
which are all made in the order in which they stand.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kameng_docs.blocks import Runs
from kameng_docs.writers.wordstyles import WordStyles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

STRONG = "Strong"
# A tab, and each line break, is an element between pieces of text.
SIGNS = re.compile(r"([\t\r\n])")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL, TYPE, WIDTH = f"{W}val", f"{W}type", f"{W}w"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LOOK = {
    "firstColumn": "1", "firstRow": "1", "lastColumn": "0", "lastRow": "0", "noHBand": "0", "noVBand": "1", "val": "04A0",
}  # fmt: skip


class WordParts:
    """The body of one document, as it grows. Styles are named as Word shows them; widths are twentieths of a point."""

    def __init__(self, word: "WordDocument", styles: WordStyles) -> None:
        from lxml.etree import SubElement

        self._body, self._styles = word.element.body, styles.ids
        # What tells of the last section stands behind all that is said.
        self._end: Any = self._body.find(f"{W}sectPr")
        self._within = SubElement

    def paragraph(self, style: str, runs: Runs) -> Any:
        """A new last paragraph of the body."""
        return self._at_the_end(self.line(self._body, style, runs))

    def line(self, within: Any, style: str, runs: Runs, *, stays: bool = False) -> Any:
        """A new last paragraph of a cell; one that `stays` stands on the page of what follows it."""
        made = self._within(within, f"{W}p")
        properties = self._within(made, f"{W}pPr")
        if known := self._styles[style]:
            self._within(properties, f"{W}pStyle").set(VAL, known)
        if stays:
            self._within(properties, f"{W}keepNext")
        for run in runs:
            if run.text:
                self._run(made, run.text, strong=run.strong)
        return made

    def table(self, style: str, widths: Sequence[int]) -> Any:
        """A new table at the end of the body, its columns as wide as that, without rows."""
        table = self._within(self._body, f"{W}tbl")
        properties = self._within(table, f"{W}tblPr")
        if known := self._styles[style]:
            self._within(properties, f"{W}tblStyle").set(VAL, known)
        self._measured(properties, "tblW", "auto", 0)
        self._within(properties, f"{W}tblLayout").set(TYPE, "fixed")
        look = self._within(properties, f"{W}tblLook")
        for name, value in LOOK.items():
            look.set(f"{W}{name}", value)
        grid = self._within(table, f"{W}tblGrid")
        for width in widths:
            self._within(grid, f"{W}gridCol").set(WIDTH, str(width))
        return self._at_the_end(table)

    def row(self, table: Any, marks: Iterable[str] = ()) -> Any:
        """A new last row, without cells. `marks` are `cantSplit`, `tblHeader`."""
        row = self._within(table, f"{W}tr")
        properties = self._within(row, f"{W}trPr") if marks else None
        for mark in marks:
            self._within(properties, f"{W}{mark}")
        return row

    def cell(self, row: Any, width: int, span: int = 1) -> Any:
        """A new last cell over so many columns, without the paragraph that Word wants in each."""
        cell = self._within(row, f"{W}tc")
        properties = self._within(cell, f"{W}tcPr")
        self._measured(properties, "tcW", "dxa", width)
        if span > 1:
            self._within(properties, f"{W}gridSpan").set(VAL, str(span))
        return cell

    def _run(self, paragraph: Any, text: str, *, strong: bool) -> None:
        run = self._within(paragraph, f"{W}r")
        if strong and (known := self._styles[STRONG]):
            self._within(self._within(run, f"{W}rPr"), f"{W}rStyle").set(VAL, known)
        for piece in SIGNS.split(text):
            if piece in {"\t", "\r", "\n"}:
                self._within(run, f"{W}tab" if piece == "\t" else f"{W}br")
            elif piece:
                told = self._within(run, f"{W}t")
                told.text = piece
                if piece != piece.strip():
                    told.set(SPACE, "preserve")

    def _measured(self, properties: Any, name: str, kind: str, width: int) -> None:
        made = self._within(properties, f"{W}{name}")
        made.set(TYPE, kind)
        made.set(WIDTH, str(width))

    def _at_the_end(self, made: Any) -> Any:
        if self._end is not None:
            self._end.addprevious(made)
        return made


def style_of(paragraph: Any) -> str | None:
    """What the paragraph tells of its style; nothing where it is of the default one."""
    told = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if told is None else told.get(VAL)


def keep_with_next(paragraph: Any) -> None:
    """Let the paragraph stand on the page of what follows it."""
    from lxml.etree import SubElement

    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = SubElement(paragraph, f"{W}pPr")
        paragraph.insert(0, properties)
    if (kept := properties.find(f"{W}keepNext")) is None:
        kept = SubElement(properties, f"{W}keepNext")
        # Behind the style, before all else.
        properties.insert(1 if properties.find(f"{W}pStyle") is not None else 0, kept)
    # Without a value it holds.
    kept.attrib.clear()


def join_list(paragraph: Any, number: int) -> None:
    """Make a paragraph of which nothing but its style is told a member of the list of this number, on its first level."""
    from lxml.etree import SubElement

    numbers = SubElement(paragraph.find(f"{W}pPr"), f"{W}numPr")
    SubElement(numbers, f"{W}ilvl").set(VAL, "0")
    SubElement(numbers, f"{W}numId").set(VAL, str(number))
