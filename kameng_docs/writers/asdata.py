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
from kameng_docs.writers.lettering import LONGEST, gap, pieces, shares

# A piece: text, whole, long, gap or break; its words; whether it is strong.
Piece = tuple[str, str, bool]
# Characters of a line over the whole width, about, and lines of a row that may break between pages: what is not
# taller than this stays together, what is would leave half a page empty or run out of it.
ACROSS, TALL = 34, 16


def data_of(document: Document) -> dict[str, Any]:
    """Everything a layout needs to know of a document but its look and its day."""
    language, _, region = document.language.partition("-")
    return {
        "name": document.title or "　",
        "lang": language,
        "region": region or "CN",
        "title": _line(document.title),
        "subtitle": _line(document.subtitle),
        "blocks": [part for block, after in _with_next(document.blocks) for part in _parts(block, after)],
    }


def _with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    yield from ((block, after) for block, after in pairwise((*blocks, None)) if block is not None)


def _parts(block: Block, after: Block | None) -> Iterator[dict[str, Any]]:
    # The address and the signature never stand alone: what comes before goes with them.
    ends = isinstance(after, Addressee | Signature)
    match block:
        case Heading(runs=runs, level=level):
            yield {"is": "heading", "level": level, "runs": pieces_of(runs)}
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
    columns = len(table.head or (table.rows[0] if table.rows else ()))
    if not columns:
        return
    parts = shares(table.widths, columns)
    rows = [
        {
            "cells": [pieces_of(cell) for cell in row],
            "tall": any(_lines(cell, share) > TALL for cell, share in zip(row, parts, strict=True)),
        }
        for row in table.rows
    ]
    yield {"is": "table", "shares": parts, "head": [pieces_of(cell) for cell in table.head], "rows": rows}


def _form(form: Form) -> dict[str, Any]:
    sections = [
        {
            "title": _line(section.title),
            "subtitle": [_line(line) for line in section.subtitle],
            "rows": [_row(row) for row in section.rows],
        }
        for section in form.sections
    ]
    return {"is": "form", "notes": [pieces_of(line) for line in form.notes], "sections": sections}


def _row(row: FormRow) -> dict[str, Any]:
    return {
        "label": [_line(line) for line in row.label],
        "content": [pieces_of(line) for line in row.content],
        "hint": _line(row.hint),
        "least": row.least,
        "centred": row.centred,
        "tall": row.tall,
    }


def _lines(runs: Runs, share: float) -> int:
    """How many lines a cell takes, about."""
    text = "".join(run.text for run in runs)
    room = max(2, ACROSS * share - 1)
    return sum(max(1, ceil(_width(line) / room)) for line in text.split("\n"))


def _width(text: str) -> float:
    return sum(1 if east_asian_width(sign) in "WFA" else 0.55 for sign in text)


def _line(text: str) -> list[Piece]:
    return pieces_of((Run(text),)) if text else []


def pieces_of(runs: Runs) -> list[Piece]:
    """The runs in pieces. A `whole` one hides its ends from the engine, which then sets no space to its neighbours."""
    found: list[Piece] = []
    before = ""
    flat = list(_flat(runs))
    for at, (kind, text, strong) in enumerate(flat):
        if kind == "whole" and _parted(before, text):
            found.append(("gap", "", False))
        found.append((kind, text, strong))
        after = flat[at + 1][1] if at + 1 < len(flat) and flat[at + 1][0] == "text" else ""
        if kind == "whole" and _parted(text, after):
            found.append(("gap", "", False))
        before = text
    return found


def _flat(runs: Runs) -> Iterator[Piece]:
    for run in runs:
        for number, line in enumerate(run.text.split("\n")):
            if number:
                yield "break", "", run.strong
            yield from ((kind, text, run.strong) for kind, text in _kinds(pieces(line)))


def _kinds(parts: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, str]]:
    """Pieces that break nowhere by themselves are text: the engine sets them best."""
    kept = ""
    for text, whole in parts:
        if whole and not _unbroken(text):
            kind = "whole"
        elif len(text) > LONGEST and text.isascii():
            kind = "long"
        else:
            kept += text
            continue
        if kept:
            yield "text", kept
        kept = ""
        yield kind, text
    if kept:
        yield "text", kept


def _unbroken(text: str) -> bool:
    """Whether no line may end within it anyway: letters and digits, and the marks within a number."""
    return text.isascii() and not any(sign in "-/?=&_" for sign in text)


def _parted(left: str, right: str) -> bool:
    """Whether a quarter of a space belongs between the two: Han beside Latin."""
    return bool(left and right) and ((_han(left[-1]) and _latin(right[0])) or (_latin(left[-1]) and _han(right[0])))


def _han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U000323af"


def _latin(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign in "#$%&")
