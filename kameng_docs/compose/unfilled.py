"""Blanks that whoever changed a wording left for later. What an author writes in his case is never one: people say 退个xx."""

import re

from kameng_docs.diagnostics import Diagnostic, Scope

PLACEHOLDER = re.compile(r"\{\{|\}\}|待补充|待填|TODO|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|×{2,}")
AROUND = 12


def unfilled(markdown: str) -> list[Diagnostic]:
    """The fault of a rendered wording in which a blank is left; `markdown` holds tokens where values of the case stand."""
    found = PLACEHOLDER.search(markdown)
    if not found:
        return []
    around = markdown[max(0, found.start() - AROUND) : found.end() + AROUND]
    quoted = " ".join(re.sub("[\ue000-\uf8ff]+", "…", around).split())
    return [
        Diagnostic(
            "document.placeholder",
            f"这份文书的模板里有没填的地方：“…{quoted}…”",
            "在自己的模板里写上内容，或者删掉那一行",
            scope=Scope.DOCUMENT,
        )
    ]
