"""Which facts stand: what the author stated, and what follows from the other keys of the case file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from kameng_docs.assess.derived import DERIVED
from kameng_docs.assess.derived_prices import OF_THE_GOODS
from kameng_docs.assess.known import NO, UNKNOWN, YES, Known
from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, in_dispute
from kameng_docs.case.whose import Ours, Ref, Said, ours
from kameng_docs.law.fact_names import ONLY_THE_PRICE, RUN_BY_A_PERSON
from kameng_docs.law.following import excluding, following, presumed
from kameng_docs.law.said import without_offers
from kameng_docs.law.showing import cannot_show
from kameng_docs.law.tone import without_verdicts
from kameng_docs.law.vocabulary import facts


def fact_states(case: Case, today: date) -> dict[str, FactInfo]:
    """Every fact of the vocabulary with its state. What is stated outweighs what is worked out."""
    found = dict(_unanswered())
    # Of several orders the first one's notice is told as the fact; the others have lines of their own.
    said = {name: answer.answer for name, answer in case.facts.items()}
    for order in reversed(in_dispute(case.orders)):
        for name in _told_by(order, said):
            found[name] = replace(found[name], state=YES, at=order.tried_at, words=order.shown or Said(""))
    for name, answer in case.facts.items():
        earlier = found[name]
        found[name] = replace(
            earlier,
            state=Ours(answer.answer),
            at=answer.at or earlier.at,
            words=_words(name, answer.words) or earlier.words,
            told=Ours(facts()[name].told_of(answer.words or "")),
            count=answer.count,
            total=answer.total,
            amount=answer.amount,
            until=answer.until,
            stated=True,
            exhibits=tuple(dict.fromkeys((*_showing(case, name, answer.exhibits), *earlier.exhibits))),
        )
    _withdraw(found)
    _deny(found)
    operator = case.platform.known_operator if case.platform else None
    # 电子商务法 第九条第二款: a platform is a 法人 or 非法人组织, which a 个体工商户 is not.
    if operator and operator.kind in {"个人", "个体工商户"} and not found[RUN_BY_A_PERSON].stated:
        found[RUN_BY_A_PERSON] = replace(found[RUN_BY_A_PERSON], state=YES)
    for name, work_out in DERIVED.items():
        state, exhibits = work_out(Known(case, today, found))
        found[name] = replace(
            found[name], state=Ours(state), exhibits=tuple(map(Ref, dict.fromkeys(exhibits)))
        )
    if found[ONLY_THE_PRICE].state == YES:
        # Ticked by mistake: no paper says that what was delivered is of no use where nobody complains of it.
        found |= {name: replace(found[name], told=Ours("")) for name in OF_THE_GOODS}
    return found


@cache
def _unanswered() -> Mapping[str, FactInfo]:
    """Every fact, as long as nothing is known of it."""
    return {
        name: FactInfo(
            Ours(name),
            UNKNOWN,
            Ours(word.told),
            undated=word.undated,
            derived=word.derived,
            described=word.described,
            beside=ours(word.beside),
        )
        for name, word in facts().items()
    }


def _showing(case: Case, name: str, exhibits: tuple[str, ...]) -> Iterator[Ref]:
    """Those that can show it: no paper names another beside it."""
    unfit = {written for written, _ in cannot_show(case, name)}
    return (Ref(each) for each in exhibits if each not in unfit)


def _words(name: str, words: str | None) -> Said:
    """原话; of what the author described himself, without verdicts and without what he only offers to show."""
    return Said(without_offers(without_verdicts(words or "")) if facts()[name].described else words or "")


def _told_by(order: Order, said: Mapping[str, str]) -> Iterator[str]:
    """What its result makes 是, and what the result of a first try at a known time lets one presume."""
    result = order.redemption or ""
    yield from following(result, said)
    if order.tried_at:
        yield from presumed(result)


def _withdraw(found: dict[str, FactInfo]) -> None:
    """What was only presumed gives way to a fact that excludes it; it is open again, not 否."""
    for name, word in facts().items():
        excluded = any(found[other].state == YES for other in excluding(name))
        if word.presumed_from and excluded and not found[name].stated:
            found[name] = replace(found[name], state=UNKNOWN)


def _deny(found: dict[str, FactInfo]) -> None:
    """A fact that follows only where another is so answered is 否 where that one is answered the other way.

    Whether the page announced the limit decides what a refusal for the region means (practice.md §3.3, A4).
    """
    for name, word in facts().items():
        for other, answer in word.follows_if.items():
            if found[other].state in {YES, NO} and found[other].state != answer:
                found[name] = replace(found[name], state=NO)
