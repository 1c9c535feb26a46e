"""What was answered to the questions of 自查, also where one was asked under another name before."""

from collections.abc import Iterator, Mapping

from kameng_docs.case.model import Case
from kameng_docs.law.vocabulary import PrivateQuestion, formerly_asked, private_questions

YES = "是"


def answers_of(case: Case) -> Mapping[str, str]:
    """Each question of today with its answer; what has to be asked anew (`unclear_of`) is left out."""
    unclear = {name for name, _ in unclear_of(case)}
    found = {
        formerly_asked()[name].name: answer
        for name, answer in case.self_check.items()
        if name in formerly_asked() and name not in unclear
    }
    return found | {name: answer for name, answer in case.self_check.items() if name in private_questions()}


def unclear_of(case: Case) -> Iterator[tuple[str, PrivateQuestion]]:
    """Old questions answered 是 that asked about more than the one of today, of such goods; and not answered anew."""
    for name, answer in case.self_check.items():
        question = formerly_asked().get(name)
        if question is None or answer != YES or question.name in case.self_check:
            continue
        if any(order.sort in question.formerly_more_for for order in case.orders):
            yield name, question
