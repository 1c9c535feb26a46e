"""Why the parser stopped, in the words of someone who fills in a form, and the draft mended so that it can go on."""

from collections.abc import Callable
from dataclasses import dataclass

import yaml

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source import flaws
from kameng_docs.source.draft import Draft
from kameng_docs.source.events import Events, begins, ends, last_node, stopped
from kameng_docs.source.shapes import Slip, block_text_lines, colon_slip, indent_slip

MOST = 100
"""How many slips are told at once; who made more has made the same one again and again."""


@dataclass(frozen=True)
class Explanation:
    """What accounts for the parser's error. `mended` is None when reading cannot go on.

    `visible` tells that the slips are seen in the lines themselves, whatever the parser says; what is
    concluded from its complaint alone may be the consequence of an earlier mend.
    """

    diagnostics: list[Diagnostic]
    mended: Draft | None = None
    visible: bool = False
    sure: bool = True


def explained(events: Events, draft: Draft) -> Explanation:
    """Why the parser stopped; nothing if it did not."""
    error = events.error
    if error is None:
        return Explanation([])
    if not _in_quotes(error):
        slips = _slips_near(events, error, draft)
        if slips:
            return _explanation(slips, visible=True)
    found = flaws.flaw(events, error, draft)
    return _explanation([found], visible=False) if isinstance(found, Slip) else Explanation([found])


def _explanation(slips: list[Slip], *, visible: bool) -> Explanation:
    diagnostics = [slip.diagnostic for slip in slips]
    return Explanation(diagnostics, slips[-1].mended, visible, all(slip.sure for slip in slips))


def _in_quotes(error: yaml.MarkedYAMLError) -> bool:
    return "quoted scalar" in (error.context or "")


def _slips_near(events: Events, error: yaml.MarkedYAMLError, draft: Draft) -> list[Slip]:
    """What is visibly wrong in the lines between what was understood last and where the parser stopped.

    Colons first: a line indented with odd blanks is often a key like others once its neighbours are mended.
    """
    text_lines = block_text_lines(draft)
    lines = [line for line in _region(events, error, draft) if line not in text_lines]
    return _swept(draft, lines, colon_slip) or _swept(draft, lines, indent_slip)


def _swept(draft: Draft, lines: list[int], look: Callable[[Draft, int], Slip | None]) -> list[Slip]:
    """What `look` sees in each of the lines, each slip mended upon those before."""
    slips: list[Slip] = []
    for line in lines:
        slip = look(slips[-1].mended if slips else draft, line)
        if slip:
            slips.append(slip)
        if len(slips) >= MOST:
            break
    return slips


def _region(events: Events, error: yaml.MarkedYAMLError, draft: Draft) -> range:
    _, (stop, _) = stopped(error)
    first = 0
    last = last_node(events)
    if last:
        glued = isinstance(last, yaml.ScalarEvent) and not last.style
        first, _ = begins(last) if glued else ends(last)
    return range(min(first, stop), min(stop + 1, len(draft.lines)))
