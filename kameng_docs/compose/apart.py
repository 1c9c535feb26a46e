"""A wording of no single case → its document: papers of several cases, and what is told of how they go together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kameng_docs.blocks import Document
from kameng_docs.compose.assembled import assembled
from kameng_docs.compose.citing import Citer
from kameng_docs.compose.filters import PLAIN_FILTERS
from kameng_docs.compose.wordings import Wordings
from kameng_docs.diagnostics import Diagnostic


@dataclass
class Apart:
    """Tells a wording that knows no brief: nothing of a case stands in it but what it is handed by name."""

    citer: Citer

    def printed(self, _value: Any, text: str) -> str:
        """As it is: nobody asks what a sentence of it rests on."""
        return text

    @cached_property
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """Those that know nothing of a case, and the law."""
        return PLAIN_FILTERS | {"cited": self.citer.cite, "quoted": self.citer.quote}


def composed_apart(
    template: str, names: Mapping[str, Any], folders: tuple[Path, ...], citer: Citer
) -> tuple[Document | None, list[Diagnostic]]:
    """The document of the wording `template`, which may print these names alone, or what is wrong with the wording."""
    made, faults = Wordings(folders).render_apart(template, Apart(citer), names)
    if made is None:
        return None, faults
    document = assembled(made, template, citer)
    return (None, [document]) if isinstance(document, Diagnostic) else (document, faults)
