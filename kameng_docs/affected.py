"""Who uses a clause: the grounds and rebuttals that cite it, and the cases whose papers would print it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.grounds import grounds, rebuttals
from kameng_docs.law.library import Library
from kameng_docs.law.reference import parse, written
from kameng_docs.pipeline import Workshop, check


@dataclass(frozen=True)
class Use:
    """One place that cites the clause. `kind` is ground, rebuttal or case; `ref` is how it is cited there."""

    kind: str
    name: str
    title: str
    ref: str


def understood(library: Library, ref: str) -> tuple[str, ...] | Diagnostic:
    """What `ref` stands for: `civil-code:563` itself, a whole statute (`civil-code`), or every reference of a topic.

    Faults: law.bad-reference, law.unknown-topic.
    """
    if ref in library.statutes:
        return (ref,)
    if ref in library.topics:
        return (ref, *(written(reference) for _, reference in library.topics[ref].references))
    if ":" not in ref:
        return Diagnostic(
            "law.unknown-topic",
            f"法律库里没有“{ref}”",
            "写成 civil-code:563，或法律、主题的名称，见 law list",
        )
    parsed = parse(ref)
    return parsed if isinstance(parsed, Diagnostic) else (written(parsed),)


def touches(cited: str, ref: str) -> bool:
    """Whether a citation is of `ref` or of a part of it; the edition is left aside."""
    cited, ref = cited.partition("@")[0], ref.partition("@")[0]
    return cited == ref or cited.startswith((f"{ref}.", f"{ref}:"))


def uses_in_library(refs: tuple[str, ...]) -> Iterator[Use]:
    """Grounds and rebuttals that cite any of `refs`."""
    for kind, entries in (("ground", grounds()), ("rebuttal", rebuttals())):
        for id_, entry in entries.items():
            for cited in entry.cites:
                if any(touches(cited.ref, ref) for ref in refs):
                    yield Use(kind, id_, entry.title, cited.ref)


def uses_in_cases(shop: Workshop, files: list[Path], refs: tuple[str, ...], made_on: date) -> Iterator[Use]:
    """Cases that cite any of `refs` as on that day; a case with an error cites nothing."""
    for file in files:
        brief = check(shop, file, made_on).brief
        for cited in dict.fromkeys(_cited_in(brief) if brief else ()):
            if any(touches(cited, ref) for ref in refs):
                yield Use("case", file.stem, brief.title if brief else "", cited)


def _cited_in(brief: Brief) -> Iterator[str]:
    parts = [ground.citations for ground in brief.grounds] + [each.citations for each in brief.rebuttals]
    for citation in (*(c for citations in parts for c in citations), *brief.notes.values()):
        yield from filter(None, (citation.ref, citation.topic))
