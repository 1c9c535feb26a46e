"""联名: a consent speaks of what was bought before it was signed, and elects two or nobody."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.joint import Joint
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.naming import named
from kameng_docs.law.notes import notes
from kameng_docs.rules.finding import Finding

CODE = "rule.joint-consent"
SEVERITY = Severity.ERROR
REPRESENTATIVES = 2


def find(case: Case, today: date) -> Iterator[Finding]:
    """A day of consent before the last order, and another number of representatives than two."""
    if case.joint is None:
        return
    last = max(day_of(order.ordered_at) for order in case.orders)
    if case.joint.agreed_on < last:
        yield Finding(
            ("联名", "同意于"),
            f"“同意于”写的 {case.joint.agreed_on} 在最后一笔下单（{last}）以前：那时还没有这件争议，同意不了",
            "照同意书上签的日期改；是签了以后又买的，重新签一份",
        )
    yield from _elected(case.joint, today)


def _elected(joint: Joint, today: date) -> Iterator[Finding]:
    elected = dict.fromkeys(joint.representatives)
    if elected and len(elected) != REPRESENTATIVES:
        yield Finding(
            ("联名", "推选代表"),
            f"“推选代表”写了 {len(elected)} 名：代表要书面推选两名（{named(notes()['joint_representatives'].cites, today)}）",
            "照同意书上写的两名改；没有推选的，删去这一行",
        )
