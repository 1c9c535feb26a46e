"""The clauses that the library holds, so that files of ours cite no other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import Among
from kameng_docs.law.model import Reference
from kameng_docs.law.reading import STATUTES, WrittenEdition, WrittenStatute
from kameng_docs.law.reference import parse


@dataclass(frozen=True)
class Clauses(Collection[str]):
    """Every article, 款 and 项 that an edition names, and `topics`; counted to the article. An unproven number is one, too.

    Of a statute in `unread`, whose file has a slip, and of topics that are None, anything may be cited for now.
    """

    statutes: Mapping[str, WrittenStatute]
    unread: Collection[str]
    topics: Collection[str] | None = ()

    def __contains__(self, ref: object) -> bool:
        """Whether `ref` is a topic, or can be cited in some edition (in the one it names)."""
        reference = parse(ref) if isinstance(ref, str) and ":" in ref else None
        if not isinstance(reference, Reference):
            return self.topics is None or ref in self.topics
        if reference.statute in self.unread:
            return True
        statute = self.statutes.get(reference.statute)
        return statute is not None and any(
            _holds(edition, reference)
            for edition in statute.editions
            if reference.edition in {None, edition.effective}
        )

    def __iter__(self) -> Iterator[str]:
        """Topics, then articles."""
        yield from self.topics or ()
        for statute in self.statutes.values():
            numbers = {number: None for edition in statute.editions for number in edition.numbers()}
            yield from (f"{statute.id}:{number}" for number in numbers)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


def _holds(edition: WrittenEdition, reference: Reference) -> bool:
    if reference.paragraph is None:
        return reference.article in edition.numbers()
    paragraphs = edition.articles.get(reference.article, ())
    if reference.paragraph > len(paragraphs):
        return False
    return (reference.item or 0) <= len(paragraphs[reference.paragraph - 1].items)


def clauses(root: Path, topics: Collection[str] | None = ()) -> Clauses:
    """Those of the files below `root`."""
    right = STATUTES.read(root).values
    return Clauses(right, set(STATUTES.names(root) or ()) - right.keys(), topics)


class _Places:
    """The names that statutes give to others."""

    name = "law list"

    def names(self, root: Path) -> Collection[str]:
        """The clauses below `root`."""
        return clauses(root)


Place = Annotated[str, Among("条文", _Places())]
