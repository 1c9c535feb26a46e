"""Nothing that has happened lies after the day of making."""

from collections.abc import Iterator
from datetime import date, datetime

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.source import Path

CODE = "rule.in-the-future"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Moments of orders, events, facts and steps that are later than `today`."""
    for i, order in enumerate(case.orders):
        for key, moment in order.moments():
            yield from _later(("交易", i, key), moment, today)
    for i, event in enumerate(case.events):
        yield from _later(("经过", i, "时间"), event.at, today)
    for i, step in enumerate(case.progress):
        yield from _later(("进度", i, "提交"), step.submitted_at, today)
    for name, answer in case.facts.items():
        # The hour a page promised may well lie ahead.
        if name != "页面写明了到账时间" and answer.at:
            yield from _later(("事实", name, "时间"), answer.at, today)


def _later(path: Path, moment: datetime | date, today: date) -> Iterator[Finding]:
    if day_of(moment) > today:
        yield Finding(
            path, f"“{path[-1]}”写的 {day_of(moment)} 在今天（{today}）之后", "核对年月日；多半是年份写错了"
        )
