"""Text to a tree: parse, mend what is explained, parse again, until all that can be told is told."""

from itertools import islice

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source.draft import Draft, draft_of
from kameng_docs.source.events import Events, events_of
from kameng_docs.source.guard import guard
from kameng_docs.source.silent import silent_slips
from kameng_docs.source.slips import MOST, explained
from kameng_docs.source.tree import Node, tree_of

_ROUNDS = 60
_CHARACTERS = 3_000_000
"""How much is parsed at most, so that a large file full of slips does not keep its author waiting."""


def parsed(text: str, shown_as: str) -> tuple[Node | None, Draft, list[Diagnostic]]:
    """The tree of the text, the draft its places belong to, and what is wrong.

    Without any diagnostic the draft is the text itself and the tree all of it. With diagnostics the tree
    is what could be made out, good for finding more faults and for nothing else.
    """
    events, draft, found = _mended(text, shown_as)
    root = tree_of(events.seen)
    found += islice(guard(events, draft), MOST)
    found += islice(silent_slips(root, draft), MOST)
    return root, draft, found


def _mended(text: str, shown_as: str) -> tuple[Events, Draft, list[Diagnostic]]:
    draft = draft_of(text, shown_as)
    found: list[Diagnostic] = []
    sure = True
    events = events_of(draft.text)
    for _ in range(min(_ROUNDS, 1 + _CHARACTERS // max(len(text), 1))):
        why = explained(events, draft)
        # After a mend that was only a guess, a complaint may be of our making.
        if sure or why.visible:
            found += why.diagnostics
        if why.mended is None or len(found) >= MOST:
            break
        sure = sure and why.sure
        draft = why.mended
        events = events_of(draft.text)
    return events, draft, found
