"""What is published: plain values, each of which everybody may read."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Line:
    """So many cases are this. `back`: of so many of them it is written that money came back; None where that is not told."""

    label: str
    cases: int
    back: int | None = None


@dataclass(frozen=True)
class Table:
    """Lines under a title; `parts`: every case stands in one of them, else in any number. `head` is what the lines are."""

    name: str
    title: str
    head: str
    parts: bool
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True)
class Public:
    """All of it. Sums in whole 元; None where they are not told, as `doubled`: cases whose card key stands in another one too.

    `picked` says by what the cases were picked, empty where all are counted; `altogether` is how many there are with those that
    were not. `known` are the cases of which it is written whether money came back, None where that is not told: `known_paid` is
    what was paid in these, `back` what came back.

    `left_out` are the titles of what could not be told of; `not_counted` are cases that could not be counted, None where they are
    few, and `changed` says whether some were counted as they were before their last change.
    """

    day: str
    cases: int
    picked: tuple[str, ...]
    altogether: int
    tables: tuple[Table, ...]
    paid: Decimal | None
    known: int | None
    known_paid: Decimal | None
    back: Decimal | None
    doubled: int | None
    left_out: tuple[str, ...]
    not_counted: int | None
    changed: bool

    def table(self, name: str) -> Table | None:
        """The table of this name, if it is published."""
        return next((table for table in self.tables if table.name == name), None)
