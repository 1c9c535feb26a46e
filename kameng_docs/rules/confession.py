"""Who says in his own words that it was otherwise must not sign papers that say it was so."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.orders import in_dispute
from kameng_docs.diagnostics import Severity
from kameng_docs.law.confessions import Confession, confessed
from kameng_docs.law.following import following
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.own_words import own_words

CODE = "rule.confession"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Own words that contradict what the case states (confessions.yaml). What the other side says, quoted, does not."""
    for path, text in own_words(case):
        for confession, words in confessed(text):
            if _contradicts(confession, case):
                yield Finding(
                    path,
                    f"“{words}”：{confession.wrong}；两样都交上去，对方拿这句话就能说您作假，所以先不做文书",
                    f"{confession.instead}。拿不准的，先问律师或者 12348",
                )


def _contradicts(confession: Confession, case: Case) -> bool:
    told = {name for name, answer in case.facts.items() if answer.answer == "是"}
    if not told.isdisjoint(confession.admitted):
        return False
    several = len(case.orders) > 1 or case.orders[0].quantity > 1
    if confession.one_piece and several:
        return False
    said = {name: answer.answer for name, answer in case.facts.items()}
    so = {name for name, answer in said.items() if answer == "是"}
    for order in in_dispute(case.orders):
        so |= {name for name in following(order.redemption or "", said) if said.get(name) != "否"}
    return (
        confession.always
        or not so.isdisjoint(confession.facts)
        or any(said.get(name) == "否" for name in confession.denied)
        or case.bought_for in confession.bought_for
        or (confession.no_refund and not any(order.refunded_amount for order in case.orders))
    )
