"""联名: a consent speaks of what was bought before it was signed, elects two or nobody, and is taken back after it was given."""

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
    """A day of consent before the last order, another number of representatives than two, and one taken back before it was given."""
    yield from _withdrawn(case)
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


def _withdrawn(case: Case) -> Iterator[Finding]:
    gone = case.joint_withdrawn
    if gone is not None and gone.withdrawn_on < gone.agreed_on:
        yield Finding(
            ("联名撤回", "撤回于"),
            f"“撤回于”写的 {gone.withdrawn_on} 在“同意于” {gone.agreed_on} 以前：还没有同意，撤回不了",
            "两个日期照同意书和撤回的那一天改",
        )


def _elected(joint: Joint, today: date) -> Iterator[Finding]:
    elected = dict.fromkeys(joint.representatives)
    if elected and len(elected) != REPRESENTATIVES:
        yield Finding(
            ("联名", "推选代表"),
            f"“推选代表”写了 {len(elected)} 名：代表要书面推选两名（{named(notes()['joint_representatives'].cites, today)}）",
            "照同意书上写的两名改；没有推选的，删去这一行",
        )
