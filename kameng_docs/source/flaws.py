"""The parser's own complaints, one by one: what each means for the author of a case file."""

from collections.abc import Callable

import yaml

from kameng_docs.source.draft import Draft
from kameng_docs.source.events import Events, stopped
from kameng_docs.source.layout_flaws import (
    after_document,
    collection,
    flow,
    mapping_value,
    missing_colon,
    syntax,
)
from kameng_docs.source.shapes import tab_slip
from kameng_docs.source.value_flaws import (
    Finding,
    alias_flaw,
    anchor_flaw,
    directive_flaw,
    escape,
    list_in_value,
    reserved,
    tag_flaw,
    unclosed_quote,
)


def flaw(events: Events, error: yaml.MarkedYAMLError, draft: Draft) -> Finding:
    """What the complaint means: with a mend if it can be mended, a diagnostic alone if reading ends there."""
    context, problem = error.context or "", error.problem or ""
    begun, (line, column) = stopped(error)
    if "a tab character" in problem:
        return tab_slip(draft, line, max(draft.line(line).find("\t"), 0))
    for part, explain in _BY_CONTEXT.items():
        if part in context or part in problem:
            return explain(draft, *begun)
    if "expected ',' or" in problem:
        return flow(draft, begun, (line, column))
    if "expected key" in problem or "'-' indicator" in problem:
        return collection(events, draft, begun, (line, column))
    if "<document start>" in problem:
        return after_document(events, draft, line, column)
    explain = next((explain for part, explain in _BY_PROBLEM.items() if part in problem), syntax)
    return explain(draft, line, column)


_Explain = Callable[[Draft, int, int], Finding]

_BY_CONTEXT: dict[str, _Explain] = {
    "scanning a quoted scalar": unclosed_quote,
    "a directive": directive_flaw,
    "%TAG directive": directive_flaw,
    "an alias": alias_flaw,
    "an anchor": anchor_flaw,
    "a tag": tag_flaw,
    "undefined tag handle": tag_flaw,
    "a block scalar": reserved,
    "scanning a simple key": missing_colon,
}
"""By what the parser was about; the place is where that began."""

_BY_PROBLEM: dict[str, _Explain] = {
    "escape": escape,
    "hexdecimal": escape,
    "cannot start any token": reserved,
    "expected node content": reserved,
    "mapping keys are not allowed": reserved,
    "block sequence entries": list_in_value,
    "mapping values": mapping_value,
}
"""By the complaint; the place is where it was made."""
