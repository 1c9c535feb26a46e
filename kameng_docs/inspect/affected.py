"""The cases whose papers would print a clause."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kameng_docs.brief import Brief
from kameng_docs.law.uses import Use, touches
from kameng_docs.pipeline import Workshop, check
from kameng_docs.resources import templates_in_use

# How a template asks for a note by its id.
NOTE_ASKED_FOR = re.compile(r"\bbrief\.notes\.(\w+)")


def uses_in_cases(shop: Workshop, files: list[Path], refs: tuple[str, ...], made_on: date) -> Iterator[Use]:
    """Cases that cite any of `refs` as on that day; a case with an error cites nothing."""
    asked_for = _notes_in_templates(shop)
    for file in files:
        brief = check(shop, file, made_on).brief
        for cited in dict.fromkeys(_cited_in(brief, asked_for) if brief else ()):
            if any(touches(cited, ref) for ref in refs):
                yield Use("case", file.stem, brief.title if brief else "", cited)


def _notes_in_templates(shop: Workshop) -> frozenset[str]:
    """The notes that some template prints by name."""
    texts = [
        path.read_text("utf-8")
        for name, path in templates_in_use(shop.folders).items()
        if name.endswith(".j2")
    ]
    return frozenset(name for text in texts for name in NOTE_ASKED_FOR.findall(text))


def _cited_in(brief: Brief, asked_for: frozenset[str]) -> Iterator[str]:
    parts = [each.citations for each in brief.grounds]
    parts += [each.citations for each in brief.rebuttals]
    parts += [each.citations for each in brief.deadlines]
    parts += [each.citations for each in brief.missing_proofs]
    # Told below the papers of the court.
    parts += [each.citations for each in brief.forums]
    parts += [each.citations for each in (*brief.track.rules, *brief.track.doubts)]
    parts += [citations for id_, citations in brief.notes.items() if id_ in asked_for]
    for citation in (citation for citations in parts for citation in citations):
        yield from filter(None, (citation.ref, citation.topic))
