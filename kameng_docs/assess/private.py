"""自查: what private answers take away. What they were is never told, only what follows (practice.md §3.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kameng_docs.assess.known import YES
from kameng_docs.assess.setting import Lost
from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.case.whose import Ours
from kameng_docs.law.private_answers import answers_of
from kameng_docs.law.vocabulary import PrivateQuestion, private_questions

# The same for every question: which of them was answered is not to be read from it (practice.md §3.2).
BY_SELF_CHECK = Lost(
    "按您在“自查”里的回答，这一项不能写进任何文书；请先咨询律师，或拨打 12348 法律援助热线",
    "回答写错了的，照实改正；钱已经退过的，写进“交易”的“已退回”；官方告知过首次兑换时间的，写进“事实”并附上答复；"
    "谈妥过的写进“和解”；都不是的，补别的事实也没有用，先问律师或 12348。没有列在这里的依据和渠道不受影响，照常可走",
)
SHIPPED_AGAIN = Lost(
    "卖家已补发，原来那份不能再要求",
    "补发的仍有问题时，把“已补发”改为 否 并写明经过；补发的能用，就没有剩下的可要",
)


def lost_marks(case: Case, facts: Mapping[str, FactInfo]) -> Mapping[str, Lost]:
    """Marks that grounds rest on and that 自查, or what the shop already did, took away; each with the reason."""
    lost: dict[str, Lost] = {}
    if all(order.reshipped == YES for order in case.orders):
        lost["unpaid"] = SHIPPED_AGAIN
    settled = any(order.refunded_amount for order in case.orders) or case.settlement is not None
    for question in _confirmed(case, facts):
        proved = bool(question.unless_fact) and _proved(facts[question.unless_fact])
        if not proved and not (question.unless_settled and settled):
            lost.update(dict.fromkeys(question.excludes, BY_SELF_CHECK))
    return lost


def without_untrue(case: Case, facts: Mapping[str, FactInfo]) -> Mapping[str, FactInfo]:
    """The facts, those untold that would say the contrary of 自查 (practice.md §3.2)."""
    untold = {fact for question in _confirmed(case, facts) for fact in question.silences}
    return {name: replace(fact, told=Ours("")) if name in untold else fact for name, fact in facts.items()}


def withheld_channels(case: Case, facts: Mapping[str, FactInfo]) -> tuple[str, ...]:
    """The channels that a private answer closes."""
    return tuple(dict.fromkeys(slug for each in _confirmed(case, facts) for slug in each.withholds))


def _confirmed(case: Case, facts: Mapping[str, FactInfo]) -> Iterator[PrivateQuestion]:
    """The questions to which the answer is 是, in private or by a fact that says the same openly."""
    answers = answers_of(case)
    for name, question in private_questions().items():
        said = bool(question.by_fact) and facts[question.by_fact].state == YES
        if said or answers.get(name) == YES:
            yield question


def _proved(fact: FactInfo) -> bool:
    return fact.state == YES and bool(fact.exhibits)
