"""No lonely end: a paper whose last page holds little, or little beside the signature, is drawn together, or out."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from kameng_docs.blocks import Addressee, Document, Form, Signature, words
from kameng_docs.proof.pages import LastPage, last_page
from kameng_docs.proof.reading import squeezed
from kameng_docs.writers.carried import Carried, carries
from kameng_docs.writers.rendered import Rendered

# Of the text area of the last page, what must stand there beside the signature, gaps between the lines included: about a
# quarter; with 此致 and the body addressed, which are no text, so much more. What is more than that leaves a hole in the
# page before.
LEAST, LEAST_ADDRESSED = 0.27, 0.34
# The space from line to line, as a part of the layout's own, the mildest first: together, which may save the page; apart.
TOGETHER, APART = (0.975, 0.95, 0.925, 0.9), (1.025, 1.05, 1.075)
# How many rows or blocks are carried over to it at most.
CARRIED = 12
WITHIN_A_BOOK = "told"

Render = Callable[[Carried, float], Rendered]


class _Try(NamedTuple):
    """One layout of a paper, a draft or finished already, and what stands on its last page."""

    made: Rendered
    last: LastPage
    is_finished: bool = False

    @property
    def share(self) -> float:
        return 0.0 if self.made.faults else self.last.share


def with_a_full_end(
    document: Document, look: str, render: Render, finished: Callable[[bytes], bytes] = bytes
) -> Rendered:
    """The paper as `render` makes it, drawn together or out, or with more carried over, so that its end is not lonely.

    The fullest of the tries where none is full enough. Of a paper that nobody signs the last page is not to hold a row
    or two of a table alone. One with a fault is taken as it comes, and so are pages of text within a book. `finished` makes
    of a draft the file without a change of what its pages show.
    """
    draft = render(Carried(document), 1.0)
    if draft.faults:
        return draft

    def whole(made: Rendered) -> Rendered:
        return made._replace(data=finished(made.data))

    if look == WITHIN_A_BOOK:
        return whole(draft)
    signed = [line for block in document.blocks if isinstance(block, Signature) for line in block.lines]
    least = LEAST_ADDRESSED if any(isinstance(block, Addressee) for block in document.blocks) else LEAST

    def tried(shown: Carried, stretch: float) -> _Try:
        made = render(shown, stretch)
        if made.faults:
            return _Try(made, LastPage(0, 0.0))
        # The first that is carried over is taken as a rule. Finished before it is looked at, it is read once: for the proof too.
        if is_carried := shown.fresh_at is not None:
            made = whole(made)
        return _Try(made, last_page(made.data, signed), is_carried)

    best = before = _Try(draft, last_page(draft.data, signed))
    for each in _tries(document, before, least, tried) if before.share < least else ():
        best = max(best, each, key=lambda made: made.share)
        if best.share >= least:
            break
    return best.made if best.is_finished else whole(best.made)


def _tries(
    document: Document, first: _Try, least: float, tried: Callable[[Carried, float], _Try]
) -> Iterator[_Try]:
    """What may be fuller at its end, as long as it is asked for: the mildest change first of those that can help."""
    # The measures of an official form are its own.
    if not any(isinstance(block, Form) for block in document.blocks):
        plain = Carried(document)
        *milder, strongest = TOGETHER
        most = tried(plain, strongest)
        # Where the strongest saves no page, the milder save none, and only leave less on it.
        if most.last.number != first.last.number:
            yield from (tried(plain, stretch) for stretch in milder)
        yield most
        *milder, strongest = APART
        most = tried(plain, strongest)
        if most.last.number != first.last.number:
            yield from (tried(plain, stretch) for stretch in milder)
        elif most.share >= least:
            most = _mildest(most, (tried(plain, stretch) for stretch in reversed(milder)), least)
        yield most
    yield from (
        tried(shown, 1.0)
        for shown in islice(carries(document), CARRIED)
        if not _stood_there(shown, first.last.text)
    )


def _stood_there(shown: Carried, page: str) -> bool:
    """Whether all that would be carried over stood on that page before: below a break it leaves no more there, and what was above
    it needs a page more.
    """
    at = len(page)
    for piece in reversed(list(words(Document("", shown.document.blocks[shown.fresh_at :])))):
        at = page.rfind(squeezed(piece), 0, at)
        if at < 0:
            return False
    return True


def _mildest(most: _Try, milder: Iterator[_Try], least: float) -> _Try:
    """The last full one of those that are milder and milder: on the same page each leaves less than the one before it."""
    for each in milder:
        if each.share < least:
            break
        most = each
    return most
