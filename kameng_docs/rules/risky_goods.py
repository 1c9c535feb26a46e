"""Goods that are against the law speak against whoever bought them, too."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.naming import named
from kameng_docs.law.private_answers import answers_of
from kameng_docs.law.said import listed, risky_words
from kameng_docs.rules.finding import Finding

CODE = "rule.risky-goods"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """商品 with such a word, while 自查 has not answered whether it is that (channels.md §8.2 G11)."""
    answers = answers_of(case)
    for i, order in enumerate(case.orders):
        for kind, words in risky_words(order.goods).items():
            settled = case.facts.get(kind.unless)
            if kind.asks in answers or (settled is not None and settled.answer == "是"):
                continue
            law = named(listed().authority, today)
            fact = f"；是普通游戏账号的，在“事实”里写“{kind.unless}: 是”" if kind.unless else ""
            yield Finding(
                ("交易", i, "商品"),
                f"“{'”“'.join(words)}”一类的商品可能本身违法或者违反游戏规则，投诉、报案会连带说到您自己",
                f"先在“自查”里回答“{kind.asks}”，并咨询律师或拨打 12348（法律：{law}）{fact}",
            )
