"""Excuses that were heard, matched with the answers of the library."""

from collections.abc import Iterator

from kameng_docs.assess.decide import Setting, cite_all
from kameng_docs.assess.known import YES
from kameng_docs.brief import GroundInfo, RebuttalInfo
from kameng_docs.case.model import Case
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.fact_names import REFUSED
from kameng_docs.law.grounds import RebuttalWord, rebuttals
from kameng_docs.law.model import Citation


def rebuttals_of(case: Case, on: Setting, grounds: list[GroundInfo]) -> list[RebuttalInfo]:
    """For each excuse that was heard and whose answer holds here: the answer, the strongest first."""
    standing: set[str] = {ground.id for ground in grounds}
    found: dict[str, RebuttalInfo] = {}
    for heard, quoted in _their_words(case):
        for rebuttal in excuses_in(heard):
            if rebuttal.id not in found and _holds(rebuttal, on, standing):
                found[rebuttal.id] = _answered(rebuttal, heard, quoted, on)
    return sorted(found.values(), key=lambda each: rebuttals()[each.id].order)


def excuses_in(heard: str) -> list[RebuttalWord]:
    """The excuses that one message contains, in the order of their words; whether the answers hold is not asked.

    One that yields to another is not heard beside it; a refusal that no rule understood is heard where nothing else is.
    """
    placed = {id_: place for id_, word in rebuttals().items() if (place := word.heard_at(heard)) is not None}
    kept = [rebuttals()[id_] for id_ in placed if not placed.keys() & set(rebuttals()[id_].yields_to)]
    said = [word for word in kept if not word.otherwise] or kept
    return sorted(said, key=lambda word: placed[word.id])


def _their_words(case: Case) -> Iterator[tuple[Said, bool]]:
    """What they said, and whether it is their own words."""
    yield from ((event.their_words, True) for event in case.events if event.their_words)
    refused = case.facts.get(REFUSED)
    if refused and refused.answer == YES and refused.words:
        yield refused.words, True
    yield from ((step.outcome, False) for step in case.progress if step.outcome != "未回复")


def _answered(rebuttal: RebuttalWord, heard: Said, quoted: bool, on: Setting) -> RebuttalInfo:
    citations = tuple(c for c in cite_all(rebuttal.cites, on) if isinstance(c, Citation))
    return RebuttalInfo(
        Ours(rebuttal.id),
        Ours(rebuttal.title),
        heard,
        Ours(rebuttal.answer),
        citations,
        Ours(rebuttal.fails),
        quoted,
    )


def _holds(rebuttal: RebuttalWord, on: Setting, standing: set[str]) -> bool:
    return (
        all(on.facts[name].state == YES for name in rebuttal.requires)
        and not any(on.facts[name].state == YES for name in rebuttal.fails_when)
        and not any(mark in on.lost_marks for mark in rebuttal.rests_on)
        and (not rebuttal.needs or bool(standing & set(rebuttal.needs)))
    )
