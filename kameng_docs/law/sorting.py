"""By which words complaints are sorted out before anybody reads them: sorted_out.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kameng_docs.declared import Files, Filled


@dataclass(frozen=True)
class Pile:
    """Where a complaint goes for one of these words, and what to write instead."""

    pile: str
    words: Annotated[tuple[str, ...], Filled()]
    instead: str


@dataclass(frozen=True)
class _Sorting:
    papers: Annotated[tuple[str, ...], Filled()]
    piles: Annotated[tuple[Pile, ...], Filled()]


SORTING = Files("law/sorted_out.yaml", _Sorting)


def is_sorted(paper: str) -> bool:
    """Whether `channel/paper` goes where complaints are sorted by words."""
    return paper in SORTING.only().papers


def sorted_out(text: str) -> Iterator[tuple[Pile, tuple[str, ...]]]:
    """Each pile on which this text would be laid, with the words that do it."""
    for pile in SORTING.only().piles:
        found = tuple(word for word in pile.words if word in text)
        if found:
            yield pile, found
