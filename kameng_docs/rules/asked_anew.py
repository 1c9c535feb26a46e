"""自查 asks some things more narrowly than before: an old 是 that may have meant the rest is asked anew."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.private_answers import unclear_of
from kameng_docs.rules.finding import Finding

CODE = "rule.asked-anew"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Questions of 自查 that were answered under their old name. What was answered is not repeated."""
    for name, question in unclear_of(case):
        yield Finding(
            ("自查", name),
            "这一问现在问得更窄，原来的回答这次没有算进去",
            f"改成“{question.name}: 是”或者“{question.name}: 否”，照实回答",
            key=True,
        )
