"""Costs without a receipt, and costs no court awards in such a case, are not claimed."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.said import why_not_claimed
from kameng_docs.rules.finding import Finding

CODE = "rule.expense-without-receipt"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Expenses that have no exhibit, or are of a kind that is not claimed."""
    for i, expense in enumerate(case.demands.expenses):
        reason = why_not_claimed(expense.what)
        if reason:
            yield Finding(
                ("诉求", "开支", i),
                f"“{expense.what}”不写进请求：{reason}",
                "删去这一项；要争取的话先咨询律师",
            )
        elif not expense.exhibits:
            yield Finding(
                ("诉求", "开支", i),
                f"“{expense.what}”没有票据，不写进请求",
                "附上票据并写 证据: […]，或删去这一项",
            )
