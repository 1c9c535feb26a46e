"""What is wrong: the disputes that papers tell of, the half sentence that opens them, what the page showed."""

from collections.abc import Mapping

from kameng_docs.assess.known import YES
from kameng_docs.brief import ClaimInfo, FactInfo, GroundInfo
from kameng_docs.case.model import Case
from kameng_docs.law.following import notices
from kameng_docs.law.grounds import grounds
from kameng_docs.law.vocabulary import disputes
from kameng_docs.wording import enumeration, inner_quotes


def fault_of(carried: tuple[str, ...], claims: list[ClaimInfo]) -> str:
    """The half sentence of the first ground of the claim, if it has one of its own; else that of a dispute it is for.

    So nothing is said that this ground does not require (tests/law/test_asserts.py). Empty where nothing is claimed.
    """
    carrying = [grounds()[id_] for id_ in (claims[0].grounds if claims else ())]
    first = next((ground for ground in carrying if ground.disputes or ground.fault), None)
    if first is None or first.fault:
        return first.fault if first else ""
    own = [name for name in carried if name in first.disputes]
    return disputes()[(own or first.disputes)[0]].fault


def carried_by(case: Case, standing: list[GroundInfo], claims: list[ClaimInfo]) -> tuple[str, ...]:
    """The disputes that a ground carries, first that of the claim itself: papers tell of no other.

    Where the author chose none that carries the claim, it is the one that its ground is for. Where there is no claim
    there is no paper; the author's own order then stands.
    """
    if not claims:
        return case.disputes
    named = [name for id_ in claims[0].grounds for name in grounds()[id_].disputes]
    leading = [name for name in case.disputes if name in named] or named[:1]
    others = {name for info in standing for name in grounds()[info.id].disputes if info.supports}
    carried = dict.fromkeys((*leading, *(name for name in case.disputes if name in others)))
    return tuple(carried) or case.disputes


def shown_by(case: Case, facts: Mapping[str, FactInfo]) -> str:
    """The notices on the redemption page: in quotes if their words are known, else of what kind one was."""
    told = [facts[name].words for name in notices() if facts[name].state == YES and facts[name].words]
    told += [order.shown for order in case.orders if order.shown]
    if told:
        return enumeration([f"“{inner_quotes(words)}”" for words in dict.fromkeys(told)])
    kinds = [order.redemption for order in case.orders if order.was_refused and order.redemption]
    if kinds:
        return kinds[0].removeprefix("提示")
    return next((kind for name, kind in notices().items() if facts[name].state == YES), "")
