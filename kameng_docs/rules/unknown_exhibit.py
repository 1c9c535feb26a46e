"""An exhibit that is referred to must be listed under 证据."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.nearest import did_you_mean
from kameng_docs.case.references import exhibit_of, exhibit_references
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.unknown-exhibit"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """References to exhibits that do not exist."""
    for path, name in exhibit_references(case):
        if exhibit_of(name, case.exhibits) not in case.exhibits:
            hint = did_you_mean(name, list(case.exhibits)) if case.exhibits else "在“证据”下面写上这份证据"
            yield Finding(path, f"“证据”里没有叫“{name}”的", hint)
