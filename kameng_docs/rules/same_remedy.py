"""A second choice that is the first one is none."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.same-remedy"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """备选要求 equal to 主要要求, which is 退款 where it is not written."""
    if case.demands.instead == case.demands.remedy:
        yield Finding(
            ("诉求", "备选要求"),
            f"备选要求和主要要求都是“{case.demands.remedy}”",
            "备选要求写另外一种（退款、补发、补差价），或者删去这一行",
        )
