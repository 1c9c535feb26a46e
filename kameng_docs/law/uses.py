"""Who in the library's own data uses a clause: the grounds, rebuttals, notes and proofs that cite it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.grounds import grounds, rebuttals
from kameng_docs.law.library import Library
from kameng_docs.law.notes import notes
from kameng_docs.law.proofs import proofs
from kameng_docs.law.reference import parse, written


@dataclass(frozen=True)
class Use:
    """One place that cites the clause. `kind` is ground, rebuttal, note, proof or case; `ref` is how it is cited there."""

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


def topics_of(library: Library, ref: str) -> tuple[str, ...]:
    """The topics that point, or once pointed, to `ref`, to a part of it or to what it is a part of; of a topic none."""
    if ref in library.topics:
        return ()
    return tuple(
        topic.name
        for topic in library.topics.values()
        if any(overlaps(written(reference), ref) for _, reference in topic.references)
    )


def overlaps(cited: str, ref: str) -> bool:
    """Whether one of the two is the other or a part of it."""
    return touches(cited, ref) or touches(ref, cited)


def uses_in_library(refs: tuple[str, ...], meets: Callable[[str, str], bool] = touches) -> Iterator[Use]:
    """Grounds, rebuttals, notes and proofs one of whose citations `meets` any of `refs`."""
    for kind, id_, title, cited in _citing():
        if any(meets(cited, ref) for ref in refs):
            yield Use(kind, id_, title, cited)


def _citing() -> Iterator[tuple[str, str, str, str]]:
    """(kind, id, title, reference) of every citation in the library's own data."""
    for kind, entries in (("ground", grounds()), ("rebuttal", rebuttals())):
        for id_, entry in entries.items():
            yield from ((kind, id_, entry.title, cited.ref) for cited in entry.cites)
    for id_, note in notes().items():
        yield from (("note", id_, note.title, ref) for ref in note.cites)
    for name, proof in proofs().items():
        yield from (("proof", name, name, ref) for ref in proof.cites)
