"""The days to come of many cases as one list, from what the manifests say: `plan` over several cases, without their files."""

from collections.abc import Iterable
from dataclasses import dataclass

from kameng_docs.plan.by_day import DAY, told
from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.reading import Entry
from kameng_docs.registry.rows import row_of


@dataclass(frozen=True)
class Due:
    """What is due on a day, written 2026-12-03, in a case."""

    day: str
    case: str
    told: str


def due(entries: Iterable[Entry], wanted: Wanted, today: str) -> list[Due]:
    """Every day that is still to come of the cases that are wanted, the nearest first; up to the last day asked for."""
    found: list[tuple[str, str, str]] = []
    for entry in entries:
        if entry.summary is None or not wanted.takes(entry, row_of(entry, today)):
            continue
        for each in entry.summary.days:
            at = each.going_by(today)
            if at and (not wanted.before or at[:DAY] <= wanted.before):
                line = told(
                    at, each.what, on=each.on, safe=each.safe, mine=each.mine, provisional=each.provisional
                )
                # What has an hour comes before what may be done the whole day.
                found.append((at if at[DAY:] else f"{at} 24", entry.case, line))
    return [Due(at[:DAY], case, line) for at, case, line in sorted(found)]
