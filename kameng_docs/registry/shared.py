"""The same card key or number in several cases: marks in a database on the disk, which joins them."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kameng_docs.registry.marks import KEYS

TABLE = "CREATE TABLE mark (kind TEXT, mark TEXT, name TEXT, wanted INTEGER)"
IN_SEVERAL = """
    SELECT kind, mark, name FROM mark JOIN (
        SELECT kind, mark FROM mark GROUP BY kind, mark HAVING COUNT(DISTINCT name) > 1 AND MAX(wanted) = 1
    ) USING (kind, mark) ORDER BY kind, mark, name
"""


@dataclass(frozen=True)
class Shared:
    """Cases that have the same number or card key, and under which keys of the case file."""

    cases: tuple[str, ...]
    kinds: tuple[str, ...]


class Marks:
    """The marks of all cases, in `database`, which is not closed here."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute(TABLE)

    def take(self, case: str, marks: Mapping[str, tuple[str, ...]], *, wanted: bool) -> None:
        """Those of one case. What is not wanted is kept too: a key may stand here and in a wanted case."""
        self._database.executemany(
            "INSERT INTO mark VALUES (?, ?, ?, ?)",
            [(kind, mark, case, wanted) for kind in KEYS for mark in marks.get(kind, ())],
        )

    def shared(self) -> list[Shared]:
        """The same number or key in several cases; one finding for the same cases. The number itself is known nowhere."""
        found: dict[tuple[str, ...], dict[str, None]] = {}
        for kind, names in self._together():
            found.setdefault(names, {})[kind] = None
        return [Shared(names, tuple(kinds)) for names, kinds in sorted(found.items())]

    def _together(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        together: dict[tuple[str, str], dict[str, None]] = {}
        for kind, mark, name in self._database.execute(IN_SEVERAL):
            together.setdefault((kind, mark), {})[name] = None
        yield from ((kind, tuple(names)) for (kind, _), names in together.items())
