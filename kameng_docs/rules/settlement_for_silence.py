"""Money is not taken for silence: such a sentence of a settlement is left out of the paper."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.naming import named
from kameng_docs.law.said import authority, silenced
from kameng_docs.rules.finding import Finding

CODE = "rule.settlement-for-silence"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Sentences of 和解.其他约定 that promise a post, a review or a report away (practice.md §4.2)."""
    other = case.settlement.other if case.settlement else None
    for sentence in silenced(other or ""):
        yield Finding(
            ("和解", "其他约定"),
            f"“{sentence}”是拿删帖、改评价或者不举报换钱，这一句没有印进和解确认书",
            "删去这一句；约定钱到账以后撤回投诉就够了，确认书里已经写明。"
            f"以公开、举报来换钱，有可能被说成敲诈勒索（{named(authority(), today)}）",
        )
