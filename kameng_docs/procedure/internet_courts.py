"""The internet court to ask about a case that would be filed at an address; data with a date, which only warns."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("internet_courts.yaml")


@dataclass(frozen=True)
class InternetCourt:
    """A court, and how an address shows that it lies in its city."""

    court: str
    marks: tuple[str, ...]
    begins: str

    def takes(self, address: str) -> bool:
        """Whether the address names the city: a road called 北京东路 elsewhere does not."""
        return address.startswith(self.begins) or any(mark in address for mark in self.marks)


@dataclass(frozen=True)
class InternetCourts:
    """All of them, the day from which the present rules hold, and how they are known."""

    courts: tuple[InternetCourt, ...]
    since: date
    source: str
    verified: str
    checked_on: date


def internet_court_at(address: str, day: date) -> str:
    """The name of the internet court of the city; empty where there is none or before the rules held."""
    table = internet_courts()
    if day < table.since:
        return ""
    return next((each.court for each in table.courts if each.takes(address)), "")


@cache
def internet_courts() -> InternetCourts:
    """The table. Raises ValueError where it is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    found = InternetCourts(
        courts=tuple(_court(entry) for entry in record.several("courts")),
        since=record.day("since"),
        source=record.text("source"),
        verified=record.text("verified"),
        checked_on=record.day("checked_on"),
    )
    record.close()
    return found


def _court(entry: object) -> InternetCourt:
    record = Record(entry, f"{FILE.name}: court")
    found = InternetCourt(record.text("court"), tuple(record.several("marks")), record.text("begins"))
    record.close()
    return found
