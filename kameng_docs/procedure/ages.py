"""Ages that decide what somebody may do alone (民法典 第十七条至第二十条)."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from kameng_docs.record import Record, entries_of

FILE = Path(__file__).with_name("ages.yaml")


@cache
def _ages() -> Mapping[str, int]:
    found = {}
    for entry in entries_of(FILE):
        record = Record(entry, FILE.name)
        found[record.text("id")] = int(record.text("years"))
        record.text("source")
        record.close()
    return found


def age(name: str) -> int:
    """The age of that id, in full years."""
    return _ages()[name]


def full_years(born_on: date, on: date) -> int:
    """How old somebody is on a day, in 周岁; who was born on 29 February grows older on 1 March."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def is_minor(born_on: date, on: date) -> bool:
    """Whether somebody born on that day is under age (民法典 第十七条)."""
    return full_years(born_on, on) < age("adult")
