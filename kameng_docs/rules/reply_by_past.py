"""A date demanded must lie ahead."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.reply-by-past"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """答复截止 before the day of making: the papers that name it are withheld."""
    reply_by = case.demands.reply_by
    if reply_by and day_of(reply_by) < today:
        yield Finding(
            ("诉求", "答复截止"),
            f"答复截止 {day_of(reply_by)} 已经过去，写着它的文书先不出",
            "改成将来的时间，或删去这一行，程序从今天起算三日",
        )
