"""Goods that are against the law speak against whoever bought them, too."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.naming import named
from kameng_docs.law.said import listed, risky_words
from kameng_docs.rules.finding import Finding

CODE = "rule.risky-goods"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """商品 with such a word, while 自查 has not answered whether it is that (channels.md §8.2 G11)."""
    if listed().asks in case.self_check:
        return
    for i, order in enumerate(case.orders):
        words = risky_words(order.goods)
        if words:
            law = named(listed().authority, today)
            yield Finding(
                ("交易", i, "商品"),
                f"“{'”“'.join(words)}”一类的商品可能本身违法或者违反游戏规则，投诉、报案会连带说到您自己",
                f"先在“自查”里回答“{listed().asks}”，并咨询律师或拨打 12348（法律：{law}）",
            )
