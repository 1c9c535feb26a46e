"""Excuses that were heard, matched with the answers of the library."""

from collections.abc import Iterator

from kameng_docs.assess.decide import Setting, cite_all
from kameng_docs.assess.states import YES
from kameng_docs.brief import GroundInfo, RebuttalInfo
from kameng_docs.case.model import Case
from kameng_docs.law.grounds import RebuttalWord, rebuttals
from kameng_docs.law.model import Citation
from kameng_docs.wording import folded


def rebuttals_of(case: Case, on: Setting, grounds: list[GroundInfo]) -> list[RebuttalInfo]:
    """For each excuse that was heard and whose answer holds here: the answer, in the order they were heard."""
    standing = {ground.id for ground in grounds}
    found: dict[str, RebuttalInfo] = {}
    for heard in _their_words(case):
        for rebuttal in sorted(rebuttals().values(), key=lambda r: -len(r.requires)):
            if rebuttal.id not in found and _sounds_like(heard, rebuttal) and _holds(rebuttal, on, standing):
                citations = tuple(c for c in cite_all(rebuttal.cites, on) if isinstance(c, Citation))
                found[rebuttal.id] = RebuttalInfo(
                    rebuttal.id, rebuttal.title, heard, rebuttal.answer, citations
                )
    return list(found.values())


def _their_words(case: Case) -> Iterator[str]:
    yield from (event.their_words for event in case.events if event.their_words)
    refused = case.facts.get("对方的原话是不退")
    if refused and refused.answer == YES and refused.words:
        yield refused.words
    yield from (step.outcome for step in case.progress if step.outcome != "未回复")


def _sounds_like(heard: str, rebuttal: RebuttalWord) -> bool:
    plain = folded(heard)
    return any(folded(phrase) in plain for phrase in rebuttal.sounds_like)


def _holds(rebuttal: RebuttalWord, on: Setting, standing: set[str]) -> bool:
    return (
        all(on.facts[name].state == YES for name in rebuttal.requires)
        and not any(on.facts[name].state == YES for name in rebuttal.fails_when)
        and (not rebuttal.needs or bool(standing & set(rebuttal.needs)))
    )
