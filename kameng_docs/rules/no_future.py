"""Nothing that has happened lies after the day of making."""

from collections.abc import Iterator
from datetime import date, datetime

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Refunded
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import THE_DAY, TIME_PROMISED
from kameng_docs.rules.finding import Finding
from kameng_docs.source import Path

CODE = "rule.in-the-future"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Moments of the claimant, orders, events, facts, steps, exhibits and the consent to a joint complaint that are later than `today`."""
    for path, moment in _moments(case):
        if moment is not None and day_of(moment) > today:
            message = f"“{path[-1]}”写的 {day_of(moment)} 在今天（{today}）之后"
            yield Finding(path, message, "核对年月日；多半是年份写错了")


def _moments(case: Case) -> Iterator[tuple[Path, datetime | date | None]]:
    yield ("消费者", "出生日期"), case.claimant.born_on
    yield ("发现日",), case.discovered_on
    for i, order in enumerate(case.orders):
        yield from ((("交易", i, key), moment) for key, moment in order.moments())
        if isinstance(order.refunded, Refunded):
            yield ("交易", i, "已退回", "日期"), order.refunded.on
    for i, event in enumerate(case.events):
        yield ("经过", i, "时间"), event.at
    if case.joint is not None:
        yield ("联名", "同意于"), case.joint.agreed_on
    if case.joint_withdrawn is not None:
        yield ("联名撤回", "撤回于"), case.joint_withdrawn.withdrawn_on
    for i, step in enumerate(case.progress):
        yield ("进度", i, "提交"), step.submitted_at
        yield ("进度", i, "答复时间"), step.replied_at
        yield ("进度", i, "材料收齐"), step.complete_on
    for name, answer in case.facts.items():
        # The hour a page promised may well lie ahead, and so may the day of a show or a journey.
        if name not in {TIME_PROMISED, THE_DAY}:
            yield ("事实", name, "时间"), answer.at
    for name, exhibit in case.exhibits.items():
        yield ("证据", name, "形成时间"), exhibit.formed_at
