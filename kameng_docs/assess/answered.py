"""Whether the seller answered, or the platform: 对方的原话是不退 asks for either, and papers must not mix them up."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kameng_docs.assess.known import NO, YES
from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.case.story import Event
from kameng_docs.case.whose import Ours
from kameng_docs.law.fact_names import ASKED, MEDIATES, TOLD
from kameng_docs.law.following import of_kind
from kameng_docs.law.said import speaks_as_platform

PLATFORM = "platform"


def by_whom(case: Case, facts: Mapping[str, FactInfo]) -> dict[str, FactInfo]:
    """The facts, those that tell an answer of the platform, or what it was told, marked so.

    Known from 对方 of the event that tells the fact or has its words, else from the words themselves. Where the site sells
    itself there is nothing to tell apart.
    """
    if case.platform is None or facts[MEDIATES].state == NO:
        return dict(facts)
    named = dict.fromkeys((*of_kind("their_answer"), ASKED, TOLD))
    return {
        name: replace(fact, by=Ours(PLATFORM))
        if name in named and fact.state == YES and _of_platform(case, fact)
        else fact
        for name, fact in facts.items()
    }


def _of_platform(case: Case, fact: FactInfo) -> bool:
    who = [event.counterpart for event in _telling(case, fact) if event.counterpart]
    site = case.platform.name if case.platform else ""
    named = any("平台" in each or each == site for each in who)
    if who and not (named or set(who) == {"客服"}):
        return False
    if named:
        return not any(word in each for each in who for word in ("商家", "卖家", "店"))
    return bool(fact.words) and fact.name in of_kind("their_answer") and speaks_as_platform(fact.words)


def _telling(case: Case, fact: FactInfo) -> Iterator[Event]:
    for event in case.events:
        if event.fact == str(fact.name) or (fact.words and event.their_words == fact.words):
            yield event
