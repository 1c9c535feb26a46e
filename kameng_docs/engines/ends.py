"""No lonely end: a paper whose last page holds the signature and little else is drawn together, or out."""

from collections.abc import Callable

from kameng_docs.blocks import Document, Signature
from kameng_docs.proof.pages import last_page_share
from kameng_docs.writers.rendered import Rendered

# Of the text area of the last page, what must stand there beside the signature.
LEAST = 0.25
# The space from line to line, as a part of the layout's own: together first, which may save the page; then apart.
STRETCHES = (0.975, 0.95, 0.925, 0.9, 1.025, 1.05, 1.075, 1.1)


def with_a_full_end(document: Document, render: Callable[[float], Rendered]) -> Rendered:
    """The paper as `render` makes it at the first of the stretches that leaves no lonely end; else the fullest of them.

    A paper without a signature, or with a fault, is taken as it comes.
    """
    first = render(1.0)
    signed = [line for block in document.blocks if isinstance(block, Signature) for line in block.lines]
    if not signed or first.faults:
        return first
    best, most = first, last_page_share(first.data, signed)
    for stretch in STRETCHES if most < LEAST else ():
        made = render(stretch)
        share = 0.0 if made.faults else last_page_share(made.data, signed)
        if share > most:
            best, most = made, share
        if most >= LEAST:
            break
    return best
