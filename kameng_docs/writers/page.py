"""A document as one page of HTML, which the page style lays out."""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import pairwise

from kameng_docs.blocks import (
    Addressee,
    Block,
    Document,
    Form,
    Heading,
    Items,
    Paragraph,
    Signature,
    Table,
    leads_in,
)
from kameng_docs.writers.formpage import form_parts
from kameng_docs.writers.htmltext import of_runs, of_text
from kameng_docs.writers.lettering import column_shares, gap, sums_of


def html_page(document: Document, made_on: date, fresh_at: int | None = None) -> str:
    """The page, whole; block `fresh_at` begins a new sheet. Classes name the blocks; how they look stands in the page style alone."""
    head = (
        '<!DOCTYPE html><html lang="',
        escape(document.language),
        '"><head><meta charset="utf-8"><title>',
        escape(document.title),
        f'</title><meta name="dcterms.created" content="{made_on.isoformat()}">',
        f'<meta name="dcterms.modified" content="{made_on.isoformat()}"></head>',
        "<body>",
        f"<h1>{of_text(document.title)}</h1>",
        f'<p class="subtitle">{of_text(document.subtitle)}</p>' if document.subtitle else "",
    )
    return "".join((*head, *_body(document, fresh_at), "</body></html>"))


def _body(document: Document, fresh_at: int | None) -> Iterator[str]:
    for at, (block, after) in enumerate(pairwise((*document.blocks, None))):
        if block is not None:
            parts = _parts(block, leading=leads_in(block, after))
            yield from ('<div class="fresh">', *parts, "</div>") if at == fresh_at else parts


def _parts(block: Block, *, leading: bool) -> Iterator[str]:
    match block:
        case Heading(runs=runs, level=level):
            yield f"<h{level + 1}>{of_runs(runs)}</h{level + 1}>"
        case Paragraph(runs=runs, flush=flush):
            names = [name for name, holds in (("flush", flush), ("leading", leading)) if holds]
            of_class = f' class="{" ".join(names)}"' if names else ""
            yield f"<p{of_class}>{of_runs(runs)}</p>"
        case Items(items=items):
            for number, (label, runs) in enumerate(items, 1):
                last = " last" if number == len(items) > 1 else ""
                yield f'<p class="item{last}">{of_text(label + gap(label))}{of_runs(runs)}</p>'
        case Table():
            yield from _table(block)
        case Form():
            yield from form_parts(block)
        case Addressee(lines=lines):
            yield from _lines("addressee", lines)
        case Signature(lines=lines):
            yield from _lines("signature", lines)


def _lines(name: str, lines: tuple[str, ...]) -> Iterator[str]:
    yield f'<div class="{name}">'
    yield from (f"<p>{of_text(line)}</p>" for line in lines)
    yield "</div>"


def _table(table: Table) -> Iterator[str]:
    yield "<table><colgroup>"
    yield from (f'<col style="width:{share:.4%}">' for share in column_shares(table))
    yield "</colgroup>"
    if table.head:
        cells = "".join(f'<th scope="col">{of_runs(cell)}</th>' for cell in table.head)
        yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    opened = ['<td class="sum">' if is_sum else "<td>" for is_sum in sums_of(table)]
    for row in table.rows:
        cells = zip(opened or ["<td>"] * len(row), row, strict=True)
        yield "<tr>" + "".join(f"{cell_of}{of_runs(cell)}</td>" for cell_of, cell in cells) + "</tr>"
    yield "</tbody></table>"
