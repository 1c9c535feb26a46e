"""What was promised before the order, the platform's own rules, the other side's terms, what was agreed on for a breach."""

from collections.abc import Iterator

from kameng_docs.assess.known import YES
from kameng_docs.brief import PenaltyInfo, PromiseInfo, TermInfo
from kameng_docs.case.model import Case
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.said import describes_goods, favours_buyer, said_on_air
from kameng_docs.law.tone import without_verdicts


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
    """The platform's rules on these subjects: 售后 is told in papers, 管辖 and 履行地 only to the author.

    A rule on 售后 that takes from the buyer is none of ours to plead.
    """
    for rule in case.platform_rules:
        if rule.about in about and (rule.about != "售后" or favours_buyer(rule.words)):
            yield PromiseInfo(rule.words, Said(f"《{rule.title}》{rule.article or ''}"), rule.exhibits)


def terms_of(case: Case) -> Iterator[TermInfo]:
    """The other side's terms, as they were copied: argued against, never pleaded as a promise."""
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
