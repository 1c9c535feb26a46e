"""Who buys in order to sell is no consumer: two channels are closed, and the consumer's law does not help."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.naming import named
from kameng_docs.rules.finding import Finding

CODE = "rule.not-a-consumer"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """买来做什么 is 拿去卖 (消保法 第二条, 投诉举报处理办法 第十六条; channels.md §8.2 G10)."""
    if case.bought_for == "拿去卖":
        law = named(["consumer-law:2", "complaint.refusal"], today)
        yield Finding(
            ("买来做什么",),
            "拿去卖的不是生活消费：12315投诉、消费者协会不受理，文书里也不用消费者权益保护法",
            f"走平台工单、支付投诉、催告函和法院，按合同要求退款（法律：{law}）；写错了的，如实改正",
        )
