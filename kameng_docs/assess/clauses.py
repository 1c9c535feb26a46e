"""The clauses of a ground or an answer, each as it stood on the day that decides."""

from dataclasses import replace
from datetime import date

from kameng_docs.assess.known import YES
from kameng_docs.assess.setting import Setting
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.grounds import Cited
from kameng_docs.law.model import Citation


def cite_all(cites: tuple[Cited, ...], on: Setting) -> list[Citation | Diagnostic]:
    """Each clause as it stood on the date that decides, leaving out those whose fact does not stand."""
    found: list[Citation | Diagnostic] = []
    for cited in cites:
        if all(on.facts[name].state == YES for name in cited.when):
            made = [_for_readers(on.cite(cited.ref, cited.purpose, day), cited) for day in _days(cited, on)]
            found += _editions(made, cited, on)
    return found


def _for_readers(made: Citation | Diagnostic, cited: Cited) -> Citation | Diagnostic:
    return replace(made, readers=cited.readers) if cited.readers and isinstance(made, Citation) else made


def _editions(found: list[Citation | Diagnostic], cited: Cited, on: Setting) -> list[Citation | Diagnostic]:
    """Each edition once, oldest first; one that was not in force on the first day says since when it is cited."""
    if not cited.each_day:
        return found
    editions: dict[tuple[str, date], Citation] = {}
    for each in found:
        if isinstance(each, Citation):
            late = each.edition > on.conduct_on
            editions.setdefault((each.ref, each.edition), replace(each, since=each.edition) if late else each)
    return [*editions.values()] or found[:1]


def _days(cited: Cited, on: Setting) -> tuple[date, ...]:
    """The days whose law is cited: the first, each on which something was charged, that of a fact, or, of what reaches back, today."""
    if cited.reaches_back:
        return (on.filing_on,)
    if cited.day_of:
        happened = [on.facts[name].at for name in cited.day_of if on.facts[name].state == YES]
        return (max([on.conduct_on, *(day_of(at) for at in happened[:1] if at)]),)
    return on.conduct_days if cited.each_day else on.conduct_days[:1]
