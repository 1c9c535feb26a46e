"""A claim that is three years old is lost as soon as the other side says so (民法典 第一百八十八条、第一百九十二条)."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import LIMITATION_OVER
from kameng_docs.rules.finding import Finding

CODE = "rule.limitation"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """Three years from knowing, or from the last demand that the case file tells of, are over."""
    if brief.facts[LIMITATION_OVER].state == "是":
        yield Finding(
            ("交易",),
            "从知道不能用、或者最近一次要求退款算起已满三年，对方一提出时效抗辩，起诉多半会输",
            "三年内向对方要求过退款、对方答应过退的，把时间写进“事实”或“进度”并附证据；没有的，到此为止也是一种选择",
        )
