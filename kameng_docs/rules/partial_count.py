"""How many pieces fail must fit the one order that it is about."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import PARTLY
from kameng_docs.rules.finding import Finding

CODE = "rule.partial-count"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """A count that is missing, larger than the order, or given for several orders."""
    answer = case.facts.get(PARTLY)
    if answer is None or answer.answer != "是":
        return
    if answer.count is None:
        yield Finding(
            ("事实", PARTLY),
            "没有写坏了几件，算不出应退多少",
            "加上 数量，例如 {回答: 是, 数量: 3}",
            key=True,
        )
    elif len(case.orders) > 1:
        yield Finding(
            ("事实", PARTLY, "数量"), "有几笔订单时，看不出是哪一笔坏了几件", "只把坏的那笔订单写进“交易”"
        )
    elif answer.count >= case.orders[0].quantity:
        yield Finding(
            ("事实", PARTLY, "数量"),
            f"坏了 {answer.count} 件，而这一单买了 {case.orders[0].quantity} 件",
            "全部坏了就不写这个事实；否则核对 交易.数量",
        )
