"""An exhibit that nothing refers to proves nothing."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.references import exhibit_of, exhibit_references
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.unused-exhibit"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Exhibits that are listed and never used."""
    used = {exhibit_of(name, case.exhibits) for _, name in exhibit_references(case)}
    for name in case.exhibits:
        if name not in used:
            yield Finding(
                ("证据", name),
                f"证据“{name}”没有证明任何一件事",
                "在它证明的事实、承诺或经过后面写上 证据: [" + name + "]",
                key=True,
            )
