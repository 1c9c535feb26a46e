"""A document as data for a layout file: which pieces of a text stay whole in a line, which blocks stay together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from kameng_docs.blocks import (
    Addressee,
    Block,
    Document,
    Form,
    FormRow,
    Heading,
    Items,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    leads_in,
)
from kameng_docs.writers.lettering import LAST_ROWS, UPRIGHT, column_shares, gap, sums_of
from kameng_docs.writers.unbroken import Piece, pieces_of, with_blanks

# Characters of a line over the whole width, about, and lines of a row that may break between pages: what is not
# taller than this stays together, what is would leave half a page empty or run out of it.
ACROSS, LYING, TALL = 34, 68, 16


def data_of(document: Document, fresh_at: int | None = None) -> dict[str, Any]:
    """Everything a layout needs to know of a document but its look and its day; block `fresh_at` begins a page."""
    language, _, region = document.language.partition("-")
    given = {
        "name": document.title.strip() or "　",
        "lang": language,
        "region": region or "CN",
        "title": _line(document.title.strip() and document.title),
        "subtitle": _line(document.subtitle),
        "blocks": list(_ranked(_all_parts(document.blocks, fresh_at), 1 if document.title.strip() else 0)),
    }
    # An official form has blanks all over; those of other papers stand at the end of a line, with nothing behind them.
    is_form = any(isinstance(block, Form) for block in document.blocks)
    return {name: _held(value) for name, value in given.items()} if is_form else given


def _held(value: Any) -> Any:
    """Data of a layout, with the blanks in all their texts held."""
    if isinstance(value, dict):
        return {name: _held(each) for name, each in value.items()}
    if isinstance(value, list):
        is_text = bool(value) and isinstance(value[0], tuple)
        return with_blanks(value) if is_text else [_held(each) for each in value]
    return value


def _all_parts(blocks: Sequence[Block], fresh_at: int | None) -> Iterator[dict[str, Any]]:
    for at, (block, after) in enumerate(pairwise((*blocks, None))):
        if at == fresh_at:
            yield {"is": "fresh"}
        if block is not None:
            yield from _parts(block, after)


def _ranked(parts: Iterable[dict[str, Any]], above: int) -> Iterator[dict[str, Any]]:
    """Each head with its rank among the heads, the title's being 1: none is left out, for PDF/UA has no such paper."""
    for part in parts:
        if part["is"] == "heading":
            above = min(part["level"] + 1, above + 1)
            yield part | {"rank": above}
        else:
            yield part


def _parts(block: Block, after: Block | None) -> Iterator[dict[str, Any]]:
    # The address and the signature never stand alone: what comes before goes with them.
    ends = isinstance(after, Addressee | Signature)
    match block:
        case Heading(runs=runs, level=level):
            # A head that says nothing is none: readers would be led to it, and the engine refuses the whole paper.
            is_blank = not "".join(run.text for run in runs).strip()
            head = {"is": "heading", "level": level, "runs": pieces_of(runs)}
            yield _told(runs, held=True) if is_blank else head
        case Paragraph(runs=runs, flush=flush):
            yield _told(runs, held=ends or leads_in(block, after), flush=flush)
        case Items(items=items):
            for number, (label, runs) in enumerate(items, 1):
                # No page begins with the last line of a list.
                held = number == len(items) - 1 or (number == len(items) and ends)
                yield _told((Run(label + gap(label)), *runs), held=held)
        case Table():
            yield from _table(block)
        case Form():
            yield _form(block)
        case Addressee(lines=lines):
            yield {"is": "addressee", "lines": [_line(line) for line in lines]}
        case Signature(lines=lines):
            yield {"is": "signature", "lines": [_line(line) for line in lines]}


def _told(runs: Runs, *, held: bool, flush: bool = False) -> dict[str, Any]:
    return {"is": "line", "flush": flush, "held": held, "runs": pieces_of(runs)}


def _table(table: Table) -> Iterator[dict[str, Any]]:
    if not (table.head or (table.rows and table.rows[0])):
        return
    parts = column_shares(table)
    across = LYING if len(parts) > UPRIGHT else ACROSS
    lines = [
        max(_lines(cell, share * across) for cell, share in zip(row, parts, strict=True))
        for row in table.rows
    ]
    rows = [
        {"cells": [pieces_of(cell) for cell in row], "tall": high > TALL}
        for row, high in zip(table.rows, lines, strict=True)
    ]
    last = lines[-LAST_ROWS:]
    yield {
        "is": "table",
        "shares": parts,
        "sums": list(sums_of(table)),
        "head": [pieces_of(cell) for cell in table.head],
        "rows": rows,
        # So that none of them, nor the sum with one, runs over to a page by itself.
        "together": len(last) if len(lines) > LAST_ROWS and sum(last) <= TALL else 0,
    }


def _form(form: Form) -> dict[str, Any]:
    sections = [
        {
            "title": _line(section.title),
            "subtitle": [_line(line) for line in section.subtitle],
            "rows": [_row(row) for row in section.rows],
        }
        for section in form.sections
    ]
    return {
        "is": "form",
        "notes": [pieces_of(line) for line in form.notes],
        "sections": sections,
    }


def _row(row: FormRow) -> dict[str, Any]:
    return {
        "label": [_line(line) for line in row.label],
        "content": [pieces_of(line) for line in row.content],
        "hint": _line(row.hint),
        "least": row.least,
        "centred": row.centred,
        "tall": row.tall,
    }


def _lines(runs: Runs, wide: float) -> int:
    """How many lines a cell takes, about, that is so many signs wide."""
    text = "".join(run.text for run in runs)
    room = max(2, wide - 1)
    return sum(max(1, ceil(_width(line) / room)) for line in text.split("\n"))


def _width(text: str) -> float:
    return sum(1 if east_asian_width(sign) in "WFA" else 0.55 for sign in text)


def _line(text: str) -> list[Piece]:
    return pieces_of((Run(text),)) if text else []
