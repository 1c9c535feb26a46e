"""Which exhibits cannot show a fact, whatever their author attached: a bill says nothing of pocket money (facts.yaml, `not_shown_by`)."""

from collections.abc import Iterator

from kameng_docs.case.model import Case
from kameng_docs.case.references import exhibit_of
from kameng_docs.declared import sought
from kameng_docs.law.following import of_kind
from kameng_docs.law.vocabulary import facts

# How the author is told what an exhibit is.
CALLED = {"payment": "这几笔付款的凭据", "talk": "与对方的聊天，里面是自己说的话"}


def cannot_show(case: Case, name: str) -> Iterator[tuple[str, str]]:
    """The exhibits attached to a fact that cannot show it, by the names written there, each with what it is."""
    word, answer = facts().get(name), case.facts.get(name)
    if word is None or answer is None or not word.not_shown_by:
        return
    of = {"payment": _payments(case), "talk": _talks(case)}
    for written in answer.exhibits:
        key = exhibit_of(written, case.exhibits)
        exhibit = case.exhibits.get(key)
        called = f"{key} {exhibit.title}" if exhibit else key
        kind = next((each for each in word.not_shown_by if key in of[each]), "")
        if kind and not any(sought(each).search(called) for each in word.shown_by):
            yield written, CALLED[kind]


def _payments(case: Case) -> frozenset[str]:
    """What shows the orders and that they were paid."""
    return _keys(case, (name for order in case.orders for name in order.exhibits))


def _talks(case: Case) -> frozenset[str]:
    """What shows what was said to the other side, and by it."""
    spoken = {*of_kind("demand"), *of_kind("their_answer"), *of_kind("gives_period")}
    events = (e for e in case.events if e.counterpart or e.their_words or e.my_words)
    said = [name for event in events for name in event.exhibits]
    said += [name for fact in spoken & set(case.facts) for name in case.facts[fact].exhibits]
    return _keys(case, iter(said))


def _keys(case: Case, names: Iterator[str]) -> frozenset[str]:
    return frozenset(exhibit_of(name, case.exhibits) for name in names)
