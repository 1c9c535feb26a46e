"""The end of a paper carried over to its last page, so that what stands there has company."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kameng_docs.blocks import (
    Addressee,
    Block,
    Document,
    Form,
    FormSection,
    Heading,
    Items,
    Signature,
    Table,
    leads_in,
)


class Carried(NamedTuple):
    """A document and which of its blocks begins a page, if one must."""

    document: Document
    fresh_at: int | None = None


def carries(document: Document) -> Iterator[Carried]:
    """The document with more and more of what stands before its signature on a page with it, row by row and block by block.

    A table goes on there below its head, a list with its next item; a heading goes with what it is of.
    """
    blocks = document.blocks
    signed = max(
        (i for i, block in enumerate(blocks) if isinstance(block, Signature)), default=len(blocks) - 1
    )
    first = next((i for i in range(signed, -1, -1) if not isinstance(blocks[i], Addressee | Signature)), -1)
    for at in range(first, -1, -1):
        block = blocks[at]
        if isinstance(block, Table | Form):
            for rows in range(1, _rows(block)):
                for shown in (*_cut(block, rows), block):
                    halves = _parted(shown, rows)
                    yield Carried(
                        replace(document, blocks=(*blocks[:at], *halves, *blocks[at + 1 :])), at + 1
                    )
        if isinstance(block, Items):
            # Two or more to either page.
            for count in range(2, len(block.items) - 1):
                halves = Items(block.items[:-count]), Items(block.items[-count:])
                yield Carried(replace(document, blocks=(*blocks[:at], *halves, *blocks[at + 1 :])), at + 1)
        if isinstance(block, Heading):
            continue
        head = at
        while head and (isinstance(blocks[head - 1], Heading) or leads_in(blocks[head - 1], blocks[head])):
            head -= 1
        if head:
            yield Carried(document, head)


def _rows(block: Table | Form) -> int:
    return (
        len(block.rows) if isinstance(block, Table) else sum(len(section.rows) for section in block.sections)
    )


def _cut(block: Table | Form, rows: int) -> Iterator[Form]:
    """A form with a row that may break cut in two, the last half of its lines below, then three quarters: carried over whole,
    it would leave most of the page before it empty.
    """
    if isinstance(block, Table):
        return
    left = rows
    for at in range(len(block.sections) - 1, -1, -1):
        section = block.sections[at]
        if left > len(section.rows):
            left -= len(section.rows)
            continue
        row = section.rows[-left]
        lines = len(row.content)
        for below in sorted({lines // 2, lines * 3 // 4}) if row.tall and lines > 1 else ():
            # It has no label of its own, and is no row across the whole form.
            label = ("",) if row.label else ()
            halves = (
                replace(row, content=row.content[:-below], least=0),
                replace(row, label=label, hint="", content=row.content[-below:], least=0),
            )
            cut = replace(
                section, rows=(*section.rows[:-left], *halves, *section.rows[len(section.rows) - left + 1 :])
            )
            yield replace(block, sections=(*block.sections[:at], cut, *block.sections[at + 1 :]))
        return


def _parted(block: Table | Form, rows: int) -> tuple[Block, Block]:
    if isinstance(block, Table):
        return replace(block, rows=block.rows[:-rows]), replace(block, rows=block.rows[-rows:])
    before, after = list[FormSection](), list[FormSection]()
    left = rows
    for section in reversed(block.sections):
        # Of a section that is parted the title stays before; one that goes over whole takes it along.
        count = min(left, len(section.rows))
        left -= count
        stays = len(section.rows) - count
        if stays or not count:
            before.insert(0, replace(section, rows=section.rows[:stays]))
        if count:
            after.insert(0, FormSection("", (), section.rows[stays:]) if stays else section)
    return replace(block, sections=tuple(before)), Form((), tuple(after))
