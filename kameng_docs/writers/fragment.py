"""A document as a piece of a page that is read on a screen: blocks as HTML, no frame and no style."""

from collections.abc import Callable, Iterator

from kameng_docs.blocks import Addressee, Block, Document, Heading, Items, Paragraph, Signature, Table, plain
from kameng_docs.writers.characters import settled
from kameng_docs.writers.htmltext import of_runs, of_text
from kameng_docs.writers.lettering import gap
from kameng_docs.writers.simple import simplified

Drawn = Callable[[Paragraph], str]
LOWEST = 6


def fragment(document: Document, top: int, drawn: Drawn | None = None) -> str:
    """The blocks of a document, without its title, as HTML whose highest heading is `<h{top}>`. No text can become markup.

    A paragraph for which `drawn` gives anything but an empty text stands as that gives it, which must be HTML.
    """
    document, _ = settled(document)
    return "".join(
        part for block in simplified(document.blocks) for part in _parts(block, top, drawn or (lambda _: ""))
    )


def _parts(block: Block, top: int, drawn: Drawn) -> Iterator[str]:
    match block:
        case Heading(runs=runs, level=level):
            name = f"h{min(top + level - 1, LOWEST)}"
            yield f"<{name}>{of_runs(runs)}</{name}>"
        case Paragraph(runs=runs):
            if plain(runs).strip():
                yield drawn(block) or f"<p>{of_runs(runs)}</p>"
        case Items(items=items):
            yield '<ul class="items">'
            for label, runs in items:
                dotted = label == "-"
                head = '<li class="dot">' if dotted else f"<li>{of_text(label + gap(label))}"
                yield f"{head}{of_runs(runs)}</li>"
            yield "</ul>"
        case Table():
            yield from _table(block)
        case Addressee(lines=lines) | Signature(lines=lines):
            yield from (f"<p>{of_text(line)}</p>" for line in lines)


def _table(table: Table) -> Iterator[str]:
    """A table; on a narrow screen a row becomes a card, each cell under the name of its column."""
    yield "<table>"
    if table.head:
        cells = "".join(f'<th scope="col">{of_runs(cell)}</th>' for cell in table.head)
        yield f"<thead><tr>{cells}</tr></thead>"
    names = [of_text(plain(cell)).replace("<br>", "") for cell in table.head]
    yield "<tbody>"
    for row in table.rows:
        yield "<tr>"
        for at, cell in enumerate(row):
            named = f' data-name="{names[at]}"' if names else ""
            yield f"<td{named}>{of_runs(cell)}</td>"
        yield "</tr>"
    yield "</tbody></table>"
