"""Payments that are not a child's of this case: a grown-up's own, and what went to a streamer past the platform."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.orders import to_streamer
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import CHILD
from kameng_docs.rules.finding import Finding

CODE = "rule.others-payments"
SEVERITY = Severity.ERROR

# Asked for here alone: which payments are a grown-up's own.
ADULTS = "付款里有大人自己花的"


def find(case: Case, today: date) -> Iterator[Finding]:
    """kinds-1.md A2, A4: every payment that is asked back is the child's own, and of one that took the money."""
    answer = case.facts.get(ADULTS)
    if answer is not None and answer.answer == "是":
        if not answer.words or answer.count is None:
            yield Finding(
                ("事实", ADULTS),
                "有大人自己付的，没有写是哪几笔：一并要求退，就是拿大人花的钱说成孩子花的",
                "数量填几笔，原话写是哪几笔，再把那几笔从“交易”里删去",
                key=True,
            )
        for i, order in enumerate(case.orders):
            if answer.words and order.order_id and order.order_id in answer.words:
                yield Finding(
                    ("交易", i),
                    f"“{ADULTS}”说这一笔（{order.order_id}）是大人付的，这里还在要求退",
                    "从“交易”里删去这一笔；其实是孩子付的，改那个事实",
                )
    child = case.facts.get(CHILD)
    if child is None or child.answer != "是":
        return
    past_platform = [to_streamer(order) for order in case.orders]
    if any(past_platform) and not all(past_platform):
        yield Finding(
            ("交易", past_platform.index(True)),
            "直接转给主播本人的钱，平台没有收，不能与充进平台的写在一案里",
            "另写一个案件：“卖家”写主播，只写直接转给他的那几笔；这里删去，“另外直接转账给主播”答 是",
        )
