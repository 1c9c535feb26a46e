"""Entries of many cases → those that can be counted. Of each only its marks are kept, on the disk."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.ledger import TEMPORARY
from kameng_docs.registry.reading import Entry, State
from kameng_docs.registry.rows import row_of
from kameng_docs.registry.shared import Marks, Shared
from kameng_docs.registry.summary import Summary


class Gathering:
    """Entries go through it one after the other. To be closed.

    `wanted` says which cases are counted. `seen` counts all of them. Of those that were wanted `apart` counts what cannot be counted, by what keeps it away, and
    `changed` what is counted as it was before its last change. `others` are those that could be counted and were not wanted.
    """

    def __init__(self, today: str, wanted: Wanted) -> None:
        """`today` as 2026-11-22."""
        self.seen = self.changed = self.others = 0
        self.apart: Counter[State] = Counter()
        self._today, self.wanted = today, wanted
        self.database = sqlite3.connect(TEMPORARY)
        self.database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._marks = Marks(self.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.database.close()

    def countable(self, entries: Iterable[Entry]) -> Iterator[tuple[str, Summary]]:
        """The name and the summary of each that is wanted and can be counted."""
        for entry in entries:
            self.seen += 1
            summary = entry.summary
            wanted = self.wanted.takes(entry, row_of(entry, self._today))
            if summary is not None:
                self._marks.take(entry.case, summary.marks, wanted=wanted)
            lacks = _lacks(entry)
            if lacks:
                self.apart[lacks] += wanted
            elif summary is not None:
                self.others += not wanted
                self.changed += wanted and entry.state is State.CHANGED
                if wanted:
                    yield entry.case, summary

    def shared(self) -> list[Shared]:
        """The same number or key in several cases."""
        return self._marks.shared()


def _lacks(entry: Entry) -> State | None:
    """What keeps a case from being counted. Of one that was never made names are known, and nothing that has to be worked out."""
    if entry.summary is None or entry.state is State.UNMADE:
        return State.UNMADE
    return State.WRONG if entry.state is State.WRONG or entry.summary.errors else None
