"""Whether a case file would take what is about to be written: the faults of form that were not in it before."""

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.pipeline import case_of

# What is missing beside it is asked for by itself (问几句).
_MISSING = frozenset({"case.missing-key"})


def fresh(case: OpenCase, before: bytes, after: bytes) -> list[Diagnostic]:
    """What would be wrong with the text `after` and was not with `before`."""
    known = {_told(each) for each in _wrong(case, before)}
    found = [each for each in _wrong(case, after) if _told(each) not in known]
    return [each for each in found if each.code not in _MISSING]


def _told(found: Diagnostic) -> tuple[str, str]:
    return found.code, found.message


def _wrong(case: OpenCase, content: bytes) -> list[Diagnostic]:
    _, _, found, _ = case_of(case.shop, case.file, content)
    return [each for each in found if each.severity is Severity.ERROR]
