"""The clauses and topics that files of ours may cite."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import Among, FaultyFiles
from kameng_docs.law.library import Library, load, read
from kameng_docs.law.model import Edition, Reference
from kameng_docs.law.reference import parse
from kameng_docs.resources import PACKAGE


@dataclass(frozen=True)
class Clauses(Collection[str]):
    """Every topic, and every article, 款 and 项 that stands in an edition of the library; counted to the article."""

    library: Library

    def __contains__(self, ref: object) -> bool:
        """Whether `ref` is a topic, or can be cited in some edition (in the one it names)."""
        reference = parse(ref) if isinstance(ref, str) and ":" in ref else None
        if not isinstance(reference, Reference):
            return ref in self.library.topics
        statute = self.library.statutes.get(reference.statute)
        return statute is not None and any(
            _holds(edition, reference)
            for edition in statute.editions
            if reference.edition in {None, edition.effective}
        )

    def __iter__(self) -> Iterator[str]:
        """Topics, then articles."""
        yield from self.library.topics
        for statute in self.library.statutes.values():
            numbers = {number: None for edition in statute.editions for number in edition.articles}
            yield from (f"{statute.id}:{number}" for number in numbers)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


def _holds(edition: Edition, reference: Reference) -> bool:
    article = edition.articles.get(reference.article)
    if article is None or article.doubt:
        return False
    if reference.paragraph is None:
        return True
    if reference.paragraph > len(article.paragraphs):
        return False
    return (reference.item or 0) <= len(article.paragraphs[reference.paragraph - 1].items)


class _Library:
    """The names that the library gives to others."""

    name = "law list"

    def names(self, root: Path) -> Collection[str] | None:
        """The clauses below `root`; None where a file of the library is wrong."""
        try:
            return Clauses(load() if root == PACKAGE else read(root))
        except FaultyFiles:
            return None


Clause = Annotated[str, Among("条文或主题", _Library())]
