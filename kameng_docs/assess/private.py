"""自查: what private answers take away. What they were is never told, only what follows (practice.md §3.2)."""

from collections.abc import Mapping
from dataclasses import replace

from kameng_docs.assess.decide import ASK_A_LAWYER
from kameng_docs.assess.states import YES
from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.law.vocabulary import private_questions


def lost_marks(case: Case, facts: Mapping[str, FactInfo]) -> Mapping[str, str]:
    """Marks that grounds rest on and that 自查, or what the shop already did, took away; each with the reason."""
    lost: dict[str, str] = {}
    if all(order.reshipped == YES for order in case.orders):
        lost["unpaid"] = "卖家已补发；补发的仍有问题时，请把“已补发”改为 否 并写明经过"
    recorded = any(order.refunded_amount for order in case.orders)
    for name, answer in case.self_check.items():
        question = private_questions()[name]
        proved = bool(question.unless_fact) and _proved(facts[question.unless_fact])
        if answer == YES and not proved and not (question.unless_refund_recorded and recorded):
            lost.update(dict.fromkeys(question.excludes, ASK_A_LAWYER))
    return lost


def without_untrue(case: Case, facts: Mapping[str, FactInfo]) -> Mapping[str, FactInfo]:
    """The facts, those untold that would say the contrary of 自查 (practice.md §3.2)."""
    untold = {
        fact
        for name, answer in case.self_check.items()
        if answer == YES
        for fact in private_questions()[name].silences
    }
    return {name: replace(fact, told="") if name in untold else fact for name, fact in facts.items()}


def withheld_channels(case: Case) -> tuple[str, ...]:
    """The channels that a private answer closes."""
    return tuple(
        dict.fromkeys(
            slug
            for name, answer in case.self_check.items()
            if answer == YES
            for slug in private_questions()[name].withholds
        )
    )


def _proved(fact: FactInfo) -> bool:
    return fact.state == YES and bool(fact.exhibits)
