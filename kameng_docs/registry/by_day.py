"""The days to come of many cases as one list, from what the manifests say: `plan` over several cases, without their files."""

from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.plan.by_day import DAY, told
from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.reading import Entry
from kameng_docs.registry.rows import row_of


@dataclass(frozen=True, order=True)
class Due:
    """What is due in a case. Sorted they stand by day, on one day those first that have an hour."""

    at: str
    case: str
    told: str

    @property
    def day(self) -> str:
        """The day, as 2026-12-03."""
        return self.at[:DAY]


def undated_in(entry: Entry, wanted: Wanted, today: str) -> tuple[str, ...]:
    """What is told of the days of a case that cannot be worked out, if it is wanted."""
    if entry.summary is None or not wanted.takes(entry, row_of(entry, today)):
        return ()
    return entry.summary.undated


def due_in(entry: Entry, wanted: Wanted, today: str) -> Iterator[Due]:
    """Every day that is still to come of a case, if it is wanted, up to the last one asked for."""
    if entry.summary is None or not wanted.takes(entry, row_of(entry, today)):
        return
    for each in entry.summary.days:
        at = each.going_by(today)
        if at and (not wanted.before or at[:DAY] <= wanted.before):
            line = told(
                at, each.what, on=each.on, safe=each.safe, mine=each.mine, provisional=each.provisional
            )
            # The whole day is longer than any hour of it.
            yield Due(at if at[DAY:] else f"{at} 24", entry.case, line)
