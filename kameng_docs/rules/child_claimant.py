"""Where a child bought, the child is the claimant and a parent speaks for it (民法典 第二十条、第二十三条)."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import CHILD
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.minor_claimant import under_age

CODE = "rule.child-claimant"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """实际操作的是孩子 answered 是 while 消费者 is not known to be under age (practice.md 1.8 第2点)."""
    answer = case.facts.get(CHILD)
    if answer is None or answer.answer != "是" or under_age(case.claimant.born, today):
        return
    yield Finding(
        ("事实", CHILD),
        "孩子自己下单的，原告是孩子，父母等是法定代理人；“消费者”现在写的不是未成年人，文书先不出",
        "“消费者”写孩子的姓名和出生日期，下面写“法定代理人”：您的姓名、与消费者关系（父亲、母亲或其他监护人）；"
        "其实是您自己付的款，就把这一项改成 否。付款账户是家长的，对方会说是家长自己买的，要有是谁操作的证据",
        key=True,
    )
