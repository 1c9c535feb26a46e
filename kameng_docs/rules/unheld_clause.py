"""A clause that this library does not hold may be right: the author is asked to look it up, and it stays."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.named_clauses import doubtful_clauses

CODE = "rule.unheld-clause"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Clauses in the author's own words of which nobody here can tell whether they exist."""
    for each in doubtful_clauses(case, today):
        if not each.fault.certain and not each.others:
            yield Finding(each.path, each.fault.message, each.fault.hint, words=each.fault.clause.words)
