"""No lonely end: a paper whose last page holds the signature and little else is drawn together, or out."""

from collections.abc import Callable, Iterator
from itertools import islice

from kameng_docs.blocks import Document, Form, Signature
from kameng_docs.proof.pages import last_page_share
from kameng_docs.writers.carried import Carried, carries
from kameng_docs.writers.rendered import Rendered

# Of the text area of the last page, what must stand there beside the signature.
LEAST = 0.25
# The space from line to line, as a part of the layout's own: together first, which may save the page; then apart.
STRETCHES = (0.975, 0.95, 0.925, 0.9, 1.025, 1.05, 1.075)
# How many rows or blocks are carried over to it at most.
CARRIED = 12

Render = Callable[[Carried, float], Rendered]


def with_a_full_end(document: Document, render: Render) -> Rendered:
    """The paper as `render` makes it, drawn together or out, or with more carried over, so that its end is not lonely.

    The fullest of the tries where none is full enough. A paper without a signature, or with a fault, is taken as it comes.
    """
    first = render(Carried(document), 1.0)
    signed = [line for block in document.blocks if isinstance(block, Signature) for line in block.lines]
    if not signed or first.faults:
        return first
    best, most = first, last_page_share(first.data, signed)
    for shown, stretch in _tries(document) if most < LEAST else ():
        made = render(shown, stretch)
        share = 0.0 if made.faults else last_page_share(made.data, signed)
        if share > most:
            best, most = made, share
        if most >= LEAST:
            break
    return best


def _tries(document: Document) -> Iterator[tuple[Carried, float]]:
    # The measures of an official form are its own.
    if not any(isinstance(block, Form) for block in document.blocks):
        yield from ((Carried(document), stretch) for stretch in STRETCHES)
    yield from ((shown, 1.0) for shown in islice(carries(document), CARRIED))
