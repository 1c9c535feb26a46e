"""What is composed of a case before anything is printed: words need no pages, but a few of them name pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.pipeline import PaperSet, Sheet, compose_books, compose_papers

# Where each exhibit stands in the book, by its number, as lists print it.
Pages = Mapping[str, str]


class Composed(NamedTuple):
    """The papers of one set, in words. `books` are those among them that are bound, `pages` what the others say of these."""

    books: list[Sheet]
    pages: Pages
    sheets: list[Sheet]
    found: list[Diagnostic]


@dataclass
class Ready:
    """A case composed ahead of its printing, set by set, as if its books had the `pages` that they had last.

    Printing takes it as it is where they have, composes anew where they have not, and leaves in `pages` those that they have.
    """

    sets: tuple[PaperSet, ...]
    composed: tuple[Composed, ...]
    pages: list[Pages] = field(default_factory=list)


def compose_ahead(sets: tuple[PaperSet, ...], pages: list[Pages]) -> Ready:
    """Every set in words; `pages` are those of the books as they were bound last, set by set."""
    known = [*pages, *({} for _ in sets)]
    return Ready(sets, tuple(composed_of(each, known[i]) for i, each in enumerate(sets)))


def composed_of(papers: PaperSet, pages: Pages, only: str = "", books: list[Sheet] | None = None) -> Composed:
    """One set in words, those of the channel `only` alone where one is named; `books` where they are composed already."""
    shop, seen, plan = papers.shop, papers.seen, papers.plan
    if books is None:
        books = compose_books(shop, only, plan, seen)
    more = {"book_pages": pages} if pages else {}
    sheets, found = compose_papers(shop, papers.brief, only, more, plan=plan, seen=seen)
    return Composed(books, pages, sheets, found)
