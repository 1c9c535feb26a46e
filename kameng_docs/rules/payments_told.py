"""A child's payments are listed one by one: where its guardian speaks of more than 交易 has, one of them stands for all."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.told_payments import payments_told
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import CHILD
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import inner_quotes

CODE = "rule.payments-told"
SEVERITY = Severity.WARNING

# What went to a streamer: asked for here alone.
TIPPED = "钱是打赏给主播的"


def find(case: Case, today: date) -> Iterator[Finding]:
    """The author's own words of how often was paid, against the rows of 交易."""
    said = [event.my_words for event in case.events if event.my_words]
    said += [
        answer.words
        for name in (TIPPED, CHILD)
        if (answer := case.facts.get(name)) is not None and answer.answer == "是" and answer.words
    ]
    child = case.facts.get(CHILD)
    if child is None or child.answer != "是":
        return
    count, words = max((payments_told(text) for text in said), default=(0, ""))
    stand = sum(max(1, len(order.charges)) for order in case.orders)
    if count > stand:
        yield Finding(
            ("交易",),
            f"您写过“{inner_quotes(words)}”，“交易”里只有 {stand} 笔：把几笔合成一笔写，日子和数额都成了不真实的，对方一查就对不上",
            "一笔一笔写：每一笔的时间和实付，照账单抄；不属于孩子付的不写",
            key=True,
        )
