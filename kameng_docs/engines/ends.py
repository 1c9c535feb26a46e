"""No lonely end: a paper whose last page holds little, or little beside the signature, is drawn together, or out."""

from collections.abc import Callable, Iterator
from itertools import islice

from kameng_docs.blocks import Addressee, Document, Form, Signature
from kameng_docs.proof.pages import last_page_share
from kameng_docs.writers.carried import Carried, carries
from kameng_docs.writers.rendered import Rendered

# Of the text area of the last page, what must stand there beside the signature, gaps between the lines included: about a
# quarter; with 此致 and the body addressed, which are no text, so much more. What is more than that leaves a hole in the
# page before.
LEAST, LEAST_ADDRESSED = 0.27, 0.34
# The space from line to line, as a part of the layout's own: together first, which may save the page; then apart.
STRETCHES = (0.975, 0.95, 0.925, 0.9, 1.025, 1.05, 1.075)
# How many rows or blocks are carried over to it at most.
CARRIED = 12
WITHIN_A_BOOK = "told"

Render = Callable[[Carried, float], Rendered]


def with_a_full_end(document: Document, look: str, render: Render) -> Rendered:
    """The paper as `render` makes it, drawn together or out, or with more carried over, so that its end is not lonely.

    The fullest of the tries where none is full enough. Of a paper that nobody signs the last page is not to hold a row
    or two of a table alone. One with a fault is taken as it comes, and so are pages of text within a book.
    """
    first = render(Carried(document), 1.0)
    signed = [line for block in document.blocks if isinstance(block, Signature) for line in block.lines]
    if first.faults or look == WITHIN_A_BOOK:
        return first
    least = LEAST_ADDRESSED if any(isinstance(block, Addressee) for block in document.blocks) else LEAST
    best, most = first, last_page_share(first.data, signed)
    for shown, stretch in _tries(document) if most < least else ():
        made = render(shown, stretch)
        share = 0.0 if made.faults else last_page_share(made.data, signed)
        if share > most:
            best, most = made, share
        if most >= least:
            break
    return best


def _tries(document: Document) -> Iterator[tuple[Carried, float]]:
    # The measures of an official form are its own.
    if not any(isinstance(block, Form) for block in document.blocks):
        yield from ((Carried(document), stretch) for stretch in STRETCHES)
    yield from ((shown, 1.0) for shown in islice(carries(document), CARRIED))
