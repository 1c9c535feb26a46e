"""A claimant under eighteen sues through a guardian (民法典 第十七条、第二十三条)."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.procedure.ages import is_minor
from kameng_docs.rules.finding import Finding

CODE = "rule.minor-claimant"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """消费者.出生日期 less than eighteen years ago."""
    if under_age(case.claimant.born_on, today) and case.claimant.guardian is None:
        yield Finding(
            ("消费者", "出生日期"),
            "消费者未满十八周岁，应由父母等法定代理人起诉，起诉状先不出",
            "请家长与您一起处理，在“消费者”下面写“法定代理人”；工单可以照用",
        )


def under_age(born_on: date | None, today: date) -> bool:
    """Whether somebody born on that day is under eighteen; not if the day is unknown or lies ahead."""
    return born_on is not None and born_on <= today and is_minor(born_on, today)
