"""The papers of a case composed once for all rooms and windows, kept while the case stays as it is."""

from dataclasses import dataclass
from datetime import date
from threading import RLock
from weakref import WeakKeyDictionary

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.pipeline import Checked, PaperSet, Sheet, compose_papers, plan_of_case, sets_of
from kameng_docs.plan import Plan


@dataclass(frozen=True)
class Composition:
    """Every paper that is handed in, with the set it belongs to, and what is to be said of them.

    `plan` is None where the case has an error: then there are no papers.
    """

    checked: Checked
    plan: Plan | None = None
    sets: tuple[PaperSet, ...] = ()
    papers: tuple[tuple[PaperSet, Sheet], ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def composition_of(case: OpenCase, today: date) -> Composition:
    """The papers as the case stands. It takes half a second: call it through `run.io_bound`."""
    checked = case.checked(today)
    with _LOCK:
        kept = _KEPT.get(case)
    if kept and kept.checked is checked:
        return kept
    made = _composed(case, checked)
    with _LOCK:
        _KEPT[case] = made
    return made


def _composed(case: OpenCase, checked: Checked) -> Composition:
    if checked.brief is None:
        return Composition(checked)
    sets = sets_of(case.shop, checked)
    papers: list[tuple[PaperSet, Sheet]] = []
    faults: list[Diagnostic] = []
    for each in sets:
        sheets, found = compose_papers(each.shop, each.brief, plan=each.plan, seen=each.seen)
        papers += ((each, sheet) for sheet in sheets)
        faults += found
    plan = plan_of_case(case.shop, checked, sets)
    return Composition(checked, plan, tuple(sets), tuple(papers), tuple(faults))


_KEPT: WeakKeyDictionary[OpenCase, Composition] = WeakKeyDictionary()
_LOCK = RLock()
