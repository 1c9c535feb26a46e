"""A payment on the very birthday on which the law begins to count otherwise."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import CHILD
from kameng_docs.procedure.ages import ages, full_years
from kameng_docs.rules.finding import Finding

CODE = "rule.birthday-payment"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """民法典 第二百零一条: 开始的当日不计入, so on the day itself the years may not be full yet; courts were not looked up."""
    born, child = case.claimant.born_on, case.facts.get(CHILD)
    if born is None or child is None or child.answer != "是":
        return
    counted = {ages().some_capacity.years, ages().own_labour.years, ages().adult.years}
    for i, order in enumerate(case.orders):
        at = order.paid_at or order.ordered_at
        day = day_of(at)
        years = full_years(born, day)
        if (born.month, born.day) == (day.month, day.day) and years in counted:
            yield Finding(
                ("交易", i, "付款时间" if order.paid_at else "下单时间"),
                f"这一笔正好付在{years}岁生日那天：当天算不算满{years}周岁，有不同看法，这里按满了算",
                "不用改；这一笔数额大的，起诉前问律师或者 12348",
            )
