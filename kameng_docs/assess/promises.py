"""What was promised before the order, the platform's own rules, the other side's terms, what was agreed on for a breach."""

from collections.abc import Iterator

from kameng_docs.assess.known import NO, YES
from kameng_docs.brief import PenaltyInfo, PromiseInfo, TermInfo
from kameng_docs.case.model import Case
from kameng_docs.case.story import PlatformRule
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.fact_names import CHILD
from kameng_docs.law.said import (
    bars_children,
    describes_goods,
    favours_buyer,
    keeps_the_money,
    leaves_it_to_guardian,
    said_on_air,
    sets_condition,
)
from kameng_docs.law.tone import without_verdicts

AFTER_SALES = "售后"


def promises_of(case: Case) -> Iterator[PromiseInfo]:
    """What was promised before the order, first what was not kept."""
    for promise in sorted(case.promises, key=lambda each: not each.broken):
        if promise.seen_before_order == YES:
            yield PromiseInfo(
                promise.words,
                promise.where,
                promise.exhibits,
                Said(without_verdicts(promise.broken or "")),
                describes=describes_goods(promise.words, promise.about),
                about=Ours(promise.about or ""),
                says=Ours("中说明" if said_on_air(promise.where) else "写明"),
            )


def rules_of(case: Case, about: set[str]) -> Iterator[PromiseInfo]:
    """The platform's rules on these subjects: 售后 is told in papers, 管辖 and 履行地 only to the author."""
    for rule in case.platform_rules:
        if rule.about in about and (rule.about != AFTER_SALES or may_be_told(rule)):
            yield PromiseInfo(
                rule.words,
                _where(rule),
                rule.exhibits,
                open=rule.about == AFTER_SALES and not may_be_relied_on(rule),
                met=Said((rule.met_how or "").rstrip("。；")) if rule.met == YES else Said(""),
            )
    if AFTER_SALES in about:
        yield from _that_bar_children(case)


def _that_bar_children(case: Case) -> Iterator[PromiseInfo]:
    """Where a child paid: the rules by which no child may, told behind those that give something back and not relied on for that."""
    child = case.facts.get(CHILD)
    for rule in case.platform_rules if child is not None and child.answer == YES else ():
        if rule.about not in {"管辖", "履行地"} and bars_children(rule.words) and not _is_told(rule):
            yield PromiseInfo(rule.words, _where(rule), rule.exhibits, open=True)


def _is_told(rule: PlatformRule) -> bool:
    return rule.about == AFTER_SALES and may_be_told(rule)


def _where(rule: PlatformRule) -> Said:
    return Said(f"《{rule.title}》{rule.article or ''}")


def may_be_told(rule: PlatformRule) -> bool:
    """A rule that takes from the buyer, or whose condition was not met, is none of ours to plead."""
    return favours_buyer(rule.words) and not (rule.met == NO and sets_condition(rule.words))


def may_be_relied_on(rule: PlatformRule) -> bool:
    """One that sets a condition, only where its author said that it was met."""
    return may_be_told(rule) and (rule.met == YES or not sets_condition(rule.words))


def rules_against_a_child(case: Case) -> Iterator[TermInfo]:
    """Where a child paid: the platform's rules by which its guardian bears it, or nothing is paid back.

    To any other buyer a rule is a term of the other side's only where its author copies it into 对方的条款.
    """
    child = case.facts.get(CHILD)
    copied = {term.words for term in case.their_terms}
    if child is None or child.answer != YES:
        return
    for rule in case.platform_rules:
        about = (
            "监护人承担"
            if leaves_it_to_guardian(rule.words)
            else "概不退"
            if keeps_the_money(rule.words)
            else ""
        )
        if about and rule.words not in copied:
            yield TermInfo(rule.words, _where(rule), Ours(about), exhibits=rule.exhibits)


def terms_of(case: Case) -> Iterator[TermInfo]:
    """The other side's terms, as they were copied: argued against, never pleaded as a promise."""
    yield from rules_against_a_child(case)
    for term in case.their_terms:
        yield TermInfo(
            term.words,
            term.where,
            Ours(term.about),
            Ours(term.shown_how),
            Said(term.my_reading or ""),
            Said(term.their_reading or ""),
            term.exhibits,
        )


def penalty_of(case: Case) -> PenaltyInfo | None:
    """What was agreed on for a breach."""
    agreed = case.penalty
    if agreed is None:
        return None
    return PenaltyInfo(agreed.words, agreed.amount, Said(agreed.worked_out or ""), agreed.exhibits)
