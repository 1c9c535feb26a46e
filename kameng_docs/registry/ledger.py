"""The entries of many cases, sorted and counted on the disk: a hundred thousand take no more memory than ten."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import TracebackType
from typing import Self

from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.orders import DAY, collated, in_order
from kameng_docs.registry.reading import Entry
from kameng_docs.registry.rows import Row, row_of, sum_of
from kameng_docs.registry.shared import Marks, Shared

# A database without a name is SQLite's own temporary file, which the system removes with the connection.
TEMPORARY = ""
TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE line (day TEXT, name TEXT, told TEXT);
"""


@dataclass(frozen=True)
class Kind:
    """A kind of finding: its code, in how many cases, and how often."""

    code: str
    cases: int
    times: int


@dataclass(frozen=True)
class Totals:
    """How many cases there are, how many of each state, and the sum asked for in 元, as far as it is known.

    `over`, `missing`, `older`: that are over, in which something is missing, that were made on another day; `unasked`: of
    which the sum is not known.
    """

    cases: int = 0
    asked: Decimal = Decimal(0)
    states: Counter[str] = field(default_factory=Counter)
    over: int = 0
    missing: int = 0
    older: int = 0
    unasked: int = 0


class Ledger:
    """Entries go in one after the other; then rows, totals and findings are asked for. To be closed.

    `seen` counts all that went in, `totals` those that were wanted.
    """

    def __init__(self, today: str, wanted: Wanted) -> None:
        """`today` as 2026-11-22; `wanted` says which cases are told of."""
        self.totals = Totals()
        self.seen = 0
        self._today, self._wanted = today, wanted
        self._undated: Counter[str] = Counter()
        self._warnings: Counter[str] = Counter()
        self._with_warning: Counter[str] = Counter()
        self._database = sqlite3.connect(TEMPORARY)
        self._database.executescript(TABLES)
        collated(self._database)
        self._marks = Marks(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._database.close()

    def take(self, entries: Iterable[Entry]) -> None:
        """Take in all of them. What is not wanted is kept only as marks: a key may stand here and in a wanted case."""
        for entry in entries:
            self.seen += 1
            row = row_of(entry, self._today)
            wanted = self._wanted.takes(entry, row)
            marks = entry.summary.marks if entry.summary else {}
            self._marks.take(entry.case, marks, wanted=wanted)
            if wanted:
                self._database.execute("INSERT INTO line VALUES (?, ?, ?)", (row.day, row.case, _kept(row)))
                self._count(entry, row)

    def rows(self, by: str = DAY, *, down: bool = False) -> Iterator[Row]:
        """The cases by the nearest day, or by another of `orders.BY`; those without any at the end."""
        for (told,) in self._database.execute(in_order(by, down=down)):
            yield _row(told)

    def warnings(self) -> list[Kind]:
        """Warnings by kind, what most cases have first."""
        found = [Kind(code, self._with_warning[code], times) for code, times in self._warnings.items()]
        return sorted(found, key=lambda kind: (-kind.cases, -kind.times, kind.code))

    def undated(self) -> list[tuple[str, int]]:
        """Every sentence about days that cannot be told with the number of its cases, what most cases have first."""
        return sorted(self._undated.items(), key=lambda each: (-each[1], each[0]))

    def shared(self) -> list[Shared]:
        """The same number or key in several cases."""
        return self._marks.shared()

    def _count(self, entry: Entry, row: Row) -> None:
        before = self.totals
        before.states[row.state] += 1
        self.totals = replace(
            before,
            cases=before.cases + 1,
            asked=before.asked + (row.asked or 0),
            over=before.over + bool(entry.summary and entry.summary.over),
            missing=before.missing + bool(row.missing),
            older=before.older + (row.made_on not in {"", self._today}),
            unasked=before.unasked + (row.asked is None),
        )
        self._undated.update(row.undated)
        warnings = entry.summary.warnings if entry.summary else {}
        self._warnings.update(warnings)
        self._with_warning.update(warnings.keys())


def _kept(row: Row) -> str:
    asked = None if row.asked is None else str(row.asked)
    return json.dumps({**vars(row), "asked": asked}, ensure_ascii=False)


def _row(told: str) -> Row:
    content = json.loads(told)
    return Row(
        **{
            **content,
            "asked": sum_of(content["asked"] or ""),
            **{name: tuple(content[name]) for name in ("missing", "undated")},
        }
    )
