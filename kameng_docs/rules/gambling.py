"""Money staked in a game of chance is no price, and who reports it reports himself."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.naming import named
from kameng_docs.law.said import GAMBLING, gambling_words
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.own_words import own_words
from kameng_docs.source import Path

CODE = "rule.gambling"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """What was bought, promised or told, with such a word: once for the case, where it stands first."""
    law = named(GAMBLING.only().authority, today)
    for path, text in _told(case):
        words = gambling_words(text)
        if words:
            yield Finding(
                path,
                f"“{'”“'.join(words)}”像是在说赌博：投进去的钱可能被当作赌资收缴，不能当货款要回来，报案、投诉会连带说到您自己"
                f"{f'（{law}）' if law else ''}",
                "交出任何一份文书以前，先咨询律师或拨打 12348；不是赌博的（例如单机游戏的充值），把这个词换成商品页上的名称。被人以“提现要先充值”骗了钱的，可以报案，照实说",
            )
            return


def _told(case: Case) -> Iterator[tuple[Path, str]]:
    for i, order in enumerate(case.orders):
        yield ("交易", i, "商品"), order.goods
    for i, promise in enumerate(case.promises):
        yield ("页面承诺", i, "内容"), promise.words
    for i, event in enumerate(case.events):
        if event.their_words:
            yield ("经过", i, "对方原话"), event.their_words
    for name, answer in case.facts.items():
        if answer.words:
            yield ("事实", name, "原话"), answer.words
    yield from own_words(case)
