"""The internet court to ask about a case that would be filed at an address; data with a date, which only warns."""

from dataclasses import dataclass
from datetime import date

from kameng_docs.declared import Files


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


COURTS = Files("procedure/internet_courts.yaml", InternetCourts)


def internet_court_at(address: str, day: date) -> str:
    """The name of the internet court of the city; empty where there is none or before the rules held."""
    table = internet_courts()
    if day < table.since:
        return ""
    return next((each.court for each in table.courts if each.takes(address)), "")


def internet_courts() -> InternetCourts:
    """The table."""
    return COURTS.only()
