"""What happened before 民法典 was in force is told by the law of then: said once, with what is held and what to do."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.library import load
from kameng_docs.law.naming import named
from kameng_docs.rules.finding import Finding

CODE = "rule.old-law"
SEVERITY = Severity.WARNING
BEFORE = "事情发生在2021年以前"
# What decides which law it is; what is still going on; a right to terminate that was known then.
WHICH, LASTING, ENDING = (
    ("civil-code-time-effect:1.2",),
    ("civil-code-time-effect:1.3", "civil-code-time-effect:20"),
    ("civil-code-time-effect:25",),
)
# Where the law of then was silent, or less favourable.
REASONING = ("civil-code-time-effect:2", "civil-code-time-effect:4")
HELD = "contract-law"


def find(brief: Brief) -> Iterator[Finding]:
    """One finding at 交易, because the oldest order dates the conduct."""
    if brief.facts[BEFORE].state != "是":
        return
    oldest = min(day_of(order.ordered_at) for order in brief.orders)
    on = brief.made_on
    articles = "、".join(load().statutes[HELD].editions[-1].articles)
    yield Finding(
        ("交易",),
        f"{oldest} 的事在民法典施行（2021-01-01）以前，用当时的法律（{named(WHICH, on)}）：本库收有《合同法》第"
        f"{articles}条和《消费者权益保护法》，没有收《民法总则》《民法通则》和《合同法》的其他条，"
        "缺条文的理由不写条号，没有别的条文可引的依据不写",
        "先核对最早的下单时间；再看时效：从知道那天起三年，早就知道、一直没有要过的，对方可以说过了时效，后来才发现的写“发现日”。"
        f"服务、续费、封停持续到2021年以后的，写明到哪天，那以后的用民法典（{named(LASTING, on)}）；"
        f"2021年以前就知道可以解除的，解除权2021年底前后已经消灭（{named(ENDING, on)}）；"
        f"当时的法律没有具体规定、或者民法典对您更有利的，可以请法院参照民法典（{named(REASONING, on)}）。"
        "新旧两段都有的，分成两个案件写；提交前请律师或者拨打 12348 补上缺的条号",
    )
