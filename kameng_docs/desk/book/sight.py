"""案件本 worked out for one window: a page of lines, what they come to, what was found. It takes up to a second for a thousand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kameng_docs.build.looking import of_today
from kameng_docs.case.examples import counted_of
from kameng_docs.desk.book.asked import Asked
from kameng_docs.desk.book.fresh import Look, fresh_of
from kameng_docs.desk.desk import Desk
from kameng_docs.plan.by_day import alike
from kameng_docs.registry.by_day import Due, due_in, undated_in
from kameng_docs.registry.ledger import Kind, Ledger, Totals
from kameng_docs.registry.reading import Entry
from kameng_docs.registry.rows import Row
from kameng_docs.registry.shared import Shared

LINES, DAYS = 50, 100
"""So many lines of the table, and of the list by day, stand on a page."""


@dataclass(frozen=True)
class Line:
    """A case of the table, and how it was looked at, where it was."""

    row: Row
    look: Look | None


@dataclass(frozen=True)
class Sight:
    """`older` are cases of which something older is told than stands in their files, whether wanted or not.

    `undated` are sentences about days that cannot be told, each with its cases; `hidden` counts shipped examples that were left out, `pages` how many pages there are; `asked` has the page that is shown.
    """

    asked: Asked
    today: str
    lines: tuple[Line, ...]
    dues: tuple[Due, ...]
    undated: Mapping[str, Sequence[str]]
    pages: int
    totals: Totals
    warnings: tuple[Kind, ...]
    shared: tuple[Shared, ...]
    older: tuple[Path, ...]
    hidden: int


def files_of(desk: Desk, asked: Asked) -> tuple[list[Path], int]:
    """The case files that are told of: a folder's own, or the examples too; and how many were left out."""
    files = [desk.cases / f"{name}.yaml" for name in desk.names()]
    return (files, 0) if asked.examples else counted_of(files)


def ledger_of(desk: Desk, asked: Asked) -> Ledger:
    """The cases that are asked for, sorted and counted. To be closed by the thread that asked."""
    files, _ = files_of(desk, asked)
    today = desk.today()
    ledger = Ledger(today.isoformat(), asked.wanted)
    ledger.take(entry for entry, _ in fresh_of(desk).entries(files, desk.out, today))
    return ledger


def sight_of(desk: Desk, asked: Asked) -> Sight:
    """What is shown of what is asked; off the event loop."""
    reading = _Reading(desk, asked)
    with Ledger(reading.day, asked.wanted) as ledger:
        ledger.take(reading.entries())
        count, most = (len(reading.dues), DAYS) if asked.days else (ledger.totals.cases, LINES)
        pages = max(1, -(-count // most))
        page = min(asked.page, pages)
        shown = slice((page - 1) * most, page * most)
        rows = islice(ledger.rows(asked.by, down=asked.down), 0 if asked.days else shown.stop)
        return Sight(
            replace(asked, page=page),
            reading.day,
            tuple(Line(row, reading.looks.get(row.case)) for row in islice(rows, shown.start, None)),
            tuple(sorted(reading.dues)[shown]),
            alike(reading.undated),
            pages,
            ledger.totals,
            tuple(ledger.warnings()),
            tuple(ledger.shared()),
            tuple(reading.older),
            reading.hidden,
        )


class _Reading:
    """The cases read one after the other, and what is noted of each on the way."""

    def __init__(self, desk: Desk, asked: Asked) -> None:
        self.files, self.hidden = files_of(desk, asked)
        self.today = desk.today()
        self.day = self.today.isoformat()
        self.looks: dict[str, Look] = {}
        self.older: list[Path] = []
        self.dues: list[Due] = []
        self.undated: list[tuple[str, str]] = []
        self._asked = asked
        self._found = fresh_of(desk).entries(self.files, desk.out, self.today)

    def entries(self) -> Iterator[Entry]:
        for entry, look in self._found:
            if look:
                self.looks[entry.case] = look
            elif not of_today(entry, self.today):
                self.older.append(entry.file)
            if self._asked.days:
                self.dues += due_in(entry, self._asked.wanted, self.day)
                told = undated_in(entry, self._asked.wanted, self.day)
                self.undated += ((each, entry.case) for each in told)
            yield entry
