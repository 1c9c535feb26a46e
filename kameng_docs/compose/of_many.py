"""A paper that is about no single case: it has the names that it is given, and names the law of its own day."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from kameng_docs.blocks import Document
from kameng_docs.compose.citing import Citer
from kameng_docs.compose.filters import PLAIN_FILTERS
from kameng_docs.compose.finishing import finished
from kameng_docs.compose.wordings import Wordings
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.model import Citation


class _Plain:
    """Prints values as they are: sums, days, lists, clauses; nothing of any case."""

    def __init__(self, made_on: date) -> None:
        # For the sides of a dispute and for authorities alike: no clause whose words nobody has checked.
        self.citer = Citer(made_on, proven_only=True)

    @cached_property
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        return PLAIN_FILTERS | {"cited": self.citer.cite, "quoted": self._quoted}

    def printed(self, _value: Any, text: str) -> str:
        return text

    def _quoted(self, citation: Citation) -> str:
        """《…》第…条规定：“…”, word for word."""
        words = (citation.lead_in + citation.text).replace("\n", "")
        return f"{self.citer.cite([citation])}规定：“{words}”"


def compose_of_many(
    template: str, names: Mapping[str, Any], folders: tuple[Path, ...], made_on: date
) -> tuple[Document | None, list[Diagnostic]]:
    """The document of the wording `template` with these names, or what is wrong with the wording."""
    printing = _Plain(made_on)
    made, faults = Wordings(folders).render_given(template, printing, names)
    if made is None:
        return None, faults
    document, wrong = finished(template, made, printing.citer)
    return document, wrong or faults
