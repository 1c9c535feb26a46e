"""What happened before 民法典 was in force is told by the law of then: said once, with what is held and what to do."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import BEFORE_THE_CODE
from kameng_docs.law.library import load
from kameng_docs.law.naming import named
from kameng_docs.law.notes import notes
from kameng_docs.rules.finding import Finding

CODE = "rule.old-law"
SEVERITY = Severity.WARNING
# Notes of law/notes/old-law.yaml: what decides which law it is, and what else there is to know of it.
WHICH, OTHERS = "old_law_which", ("old_law_lasting", "old_law_ending", "old_law_reasoning")
HELD = "contract-law"


def find(brief: Brief) -> Iterator[Finding]:
    """One finding at 交易, because the oldest order dates the conduct."""
    if brief.facts[BEFORE_THE_CODE].state != "是":
        return
    oldest = min(day_of(order.ordered_at) for order in brief.orders)
    articles = "、".join(load().statutes[HELD].editions[-1].articles)
    more = "；".join(_told(note, brief) for note in OTHERS)
    yield Finding(
        ("交易",),
        f"{oldest} 的事：{_told(WHICH, brief)}。本库收有《合同法》第{articles}条和《消费者权益保护法》，"
        "没有收《民法总则》《民法通则》和《合同法》的其他条：缺条文的理由不写条号，没有别的条文可引的依据不写",
        "先核对最早的下单时间；再看时效：从知道那天起三年，早就知道、一直没有要过的，对方可以说过了时效，后来才发现的写“发现日”。"
        f"{more}。新旧两段都有的，分成两个案件写；提交前请律师或者拨打 12348 补上缺的条号",
    )


def _told(note: str, brief: Brief) -> str:
    return f"{notes()[note].says}（{named(notes()[note].cites, brief.made_on)}）"
