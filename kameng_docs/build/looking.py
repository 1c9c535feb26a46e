"""Cases looked at now, where what a manifest says of them is not of today's case file. Nothing is written."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.diagnostics import Severity
from kameng_docs.registry.findings import counted
from kameng_docs.registry.marks import marks_of, secret_of
from kameng_docs.registry.reading import Entry, State
from kameng_docs.registry.summing import summary_of
from kameng_docs.registry.unread import summary_as_far

if TYPE_CHECKING:
    from kameng_docs.pipeline import Checked, Workshop


def of_today(entry: Entry, today: date) -> bool:
    """Whether what is told of a case is of its file as it stands, on that day."""
    return entry.state is State.CURRENT and entry.made_on == today.isoformat()


def looked_at(entries: Iterable[Entry], today: date) -> Iterator[Entry]:
    """The entries as the case files have them on that day; what was made of the same file on the same day stays as it is.

    One takes up to a second.
    """
    from kameng_docs.pipeline import check, open_workshop

    workshop = cache(open_workshop)
    for entry in entries:
        if of_today(entry, today):
            yield entry
            continue
        shop = workshop(entry.file.parent)
        yield entry_of(shop, entry.file, check(shop, entry.file, today), today)


def entry_of(shop: "Workshop", file: Path, checked: "Checked", today: date) -> Entry:
    """What a case that was checked on that day contributes."""
    from kameng_docs.pipeline import plan_of_case

    marks = marks_of(checked.source, secret_of(file.parent)) if checked.source else {}
    if checked.brief is None:
        state, summary = State.WRONG, summary_as_far(checked.source, marks)
    else:
        state, summary = State.READ, summary_of(checked.brief, plan_of_case(shop, checked), marks)
    found = checked.diagnostics
    summary = replace(
        summary, warnings=counted(found, Severity.WARNING), errors=counted(found, Severity.ERROR)
    )
    return Entry(file, state, summary, today.isoformat())
