"""A paper as it is read on the desk: its blocks, each text as sentences that can be asked what they rest on."""

from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.blocks import (
    Addressee,
    Block,
    Document,
    Form,
    Heading,
    Items,
    Paragraph,
    Runs,
    Signature,
    Table,
    plain,
)
from kameng_docs.compose.origins import sentences

Text = tuple[str, ...]
"""The sentences of one text."""
TITLE, HEADING, BELOW, LINES, ROWS = "title", "heading", "below", "lines", "rows"


@dataclass(frozen=True)
class Shown:
    """One block: rows of texts, one in a row but in tables (`kind` ROWS); the first row of those is its `head`."""

    kind: str
    rows: tuple[tuple[Text, ...], ...]
    head: bool = False


def shown_of(document: Document) -> tuple[Shown, ...]:
    """The blocks in reading order; the pieces of text are those of `blocks.words`."""
    first = [Shown(TITLE, ((_text(document.title),),))] if document.title else []
    second = [Shown(LINES, ((_text(document.subtitle),),))] if document.subtitle else []
    return (*first, *second, *(each for block in document.blocks for each in _of_block(block)))


def _of_block(block: Block) -> Iterator[Shown]:
    match block:
        case Heading():
            yield Shown(HEADING if block.level <= 1 else BELOW, ((_runs(block.runs),),))
        case Paragraph():
            yield Shown(LINES, ((_runs(block.runs),),))
        case Items():
            yield Shown(
                LINES, tuple((_text(f"{label} {plain(runs)}".strip()),) for label, runs in block.items)
            )
        case Table():
            rows = (*([block.head] if block.head else []), *block.rows)
            yield Shown(ROWS, tuple(tuple(map(_runs, row)) for row in rows), head=bool(block.head))
        case Addressee() | Signature():
            yield Shown(LINES, tuple((_text(line),) for line in block.lines))
        case Form():
            yield from _of_form(block)


def _of_form(form: Form) -> Iterator[Shown]:
    if form.notes:
        yield Shown(LINES, tuple((_runs(line),) for line in form.notes))
    for section in form.sections:
        if section.title:
            yield Shown(HEADING, ((_text(section.title),),))
        if section.subtitle:
            yield Shown(LINES, tuple((_text(line),) for line in section.subtitle))
        yield Shown(
            ROWS,
            tuple(
                (
                    _text("".join(row.label)),
                    (*_text(row.hint), *(s for line in row.content for s in _runs(line))),
                )
                for row in section.rows
            ),
        )


def _runs(runs: Runs) -> Text:
    return _text(plain(runs))


def _text(text: str) -> Text:
    return tuple(sentences(text))
