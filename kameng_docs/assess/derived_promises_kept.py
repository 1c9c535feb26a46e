"""Derived facts about what was promised beside the goods and about a cancelled order (assess/derived.py has the table)."""

from collections.abc import Callable

from kameng_docs.assess.known import NO, UNCLEAR, UNKNOWN, YES, Known, Worked
from kameng_docs.assess.sums.promises_kept import BOUGHT_ELSEWHERE, CANCELLED, times_of
from kameng_docs.brief import FactInfo
from kameng_docs.case.part import day_of
from kameng_docs.case.story import UNDERTAKINGS, Promise
from kameng_docs.law.fact_names import DROPPED
from kameng_docs.procedure.punitive import TIMES

# Asked for here alone.
HAPPENED, COUNTERFEIT = "约定的情形已经发生并有凭据", "品牌方书面说不是它的东西"
BROKE = "质保期内坏了不能用"


def undertaken(*kinds: str) -> Callable[[Known], Worked]:
    """Whether a promise of these 种类 was seen before the order and not kept; open where its 实际 is not written."""

    def worked(on: Known) -> Worked:
        found = [p for p in on.case.promises if p.about in kinds]
        broken = [p for p in found if _not_kept(p)]
        if broken:
            return YES, tuple(key for p in broken for key in p.exhibits)
        others = any(p.about in UNDERTAKINGS for p in on.case.promises)
        return (NO if others and not found else UNKNOWN), ()

    return worked


def _not_kept(promise: Promise) -> bool:
    return promise.seen_before_order == YES and bool(promise.broken)


def damages_promised(on: Known) -> Worked:
    """民法典 第五百八十五条第一款. What 约定违约金 holds has a ground of its own: nothing is asked twice."""
    if on.case.penalty and on.case.penalty.amount is not None:
        return NO, ()
    return undertaken("赔偿")(on)


def above_the_law(on: Known) -> Worked:
    """网络消费解释 第十条: a promise of more than 消保法 第五十五条 gives, three times the price."""
    times = [times_of(p.words) for p in on.case.promises if p.about == "赔偿" and _not_kept(p)]
    return (YES if any(each is not None and each > TIMES for each in times) else NO), ()


def case_for_damages(on: Known) -> Worked:
    """What was to be paid for has happened, and somebody else says so; of 假一赔 it is the owner of the brand."""
    happened, false = on.facts[HAPPENED], on.facts[COUNTERFEIT]
    promises = [p.words for p in on.case.promises if p.about == "赔偿" and _not_kept(p)]
    asked = [happened, false] if any("假" in words or "正品" in words for words in promises) else [happened]
    states = [fact.state for fact in asked]
    if NO in states:
        return NO, ()
    if any(state != YES for state in states):
        return (UNCLEAR if UNCLEAR in states else UNKNOWN), ()
    proven = all(fact.exhibits for fact in asked)
    return (YES if proven else UNKNOWN), tuple(key for fact in asked for key in fact.exhibits)


def _within(fact: FactInfo) -> Worked:
    """Whether it happened on a day up to the last that was promised."""
    if fact.state != YES:
        return UNKNOWN, ()
    if fact.at is None or fact.until is None:
        return UNKNOWN, fact.exhibits
    return (YES if day_of(fact.at) <= day_of(fact.until) else NO), fact.exhibits


def dropped_in_time(on: Known) -> Worked:
    """A price guarantee holds for its days alone."""
    return _within(on.facts[DROPPED])


def broke_in_time(on: Known) -> Worked:
    """A warranty holds for its time alone."""
    return _within(on.facts[BROKE])


def bought_afterwards(on: Known) -> Worked:
    """合同编通则解释 第六十条第二款: 替代交易, so it comes after what it stands for."""
    cancelled, bought = on.facts[CANCELLED], on.facts[BOUGHT_ELSEWHERE]
    if cancelled.at is None or bought.at is None:
        return UNKNOWN, ()
    return (YES if day_of(bought.at) >= day_of(cancelled.at) else NO), bought.exhibits
