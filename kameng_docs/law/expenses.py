"""Which expenses are not claimed, and why."""

from functools import cache
from pathlib import Path

from kameng_docs.record import Record, entries_of

FILE = Path(__file__).with_name("expenses.yaml")


def why_not_claimed(what: str) -> str:
    """The reason why an expense of that name is not claimed; empty if it may be."""
    return next((why for word, why in _words() if word in what), "")


@cache
def _words() -> tuple[tuple[str, str], ...]:
    found = []
    for entry in entries_of(FILE):
        record = Record(entry, FILE.name)
        words, why = record.several("words"), record.text("why")
        record.close()
        found += [(word, why) for word in words]
    return tuple(found)
