"""What the shop said on which day → what is said back now, the newest first; what time has answered is not answered any more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kameng_docs.brief import Brief, Moment
from kameng_docs.case.part import instant_of
from kameng_docs.law.fact_names import REFUSED
from kameng_docs.law.grounds import UNWILLING, answers_to, excuses_in, rebuttals

NEVER = -1
"""The place of what nobody dated."""
REFUSED_SINCE = "后来对方已经明确不答应了，回后来的那一句"
REASONED = "对方在别处说了理由，对着那一条回"


@dataclass(frozen=True)
class Excuse:
    """What the shop said, and what is said back; `reply` is empty where nothing fits here, and `why` tells why.

    `fails` tells in which case the reply is not to be given, or is never right. `id` names it among the rebuttals; `place`
    is that of its newest saying on the timeline.
    """

    heard: str
    reply: str
    why: str
    fails: str
    id: str = ""
    place: int = NEVER


def excuses_of(brief: Brief) -> tuple[Excuse, ...]:
    """Those of a case, the newest that was said first; those that nobody dated keep their order behind."""
    said = list(_said(brief))
    found = [_newest(each, said) for each in _every(brief)]
    refused = max((each.place for each in found if not rebuttals()[each.id].puts_off), default=NEVER)
    reasoned = any(rebuttals()[each.id].kind != UNWILLING for each in found)
    now = [_now(each, refused, reasoned=reasoned) for each in found]
    return tuple(sorted(now, key=lambda each: -each.place))


def _every(brief: Brief) -> Iterator[Excuse]:
    """Each with its reply, or why it has none; of one saying that is answered only the answers."""
    answered = [
        Excuse(each.heard, each.reply, "", each.fails, each.id) for each in brief.rebuttals if each.reply
    ]
    heard = {each.heard for each in answered}
    yield from answered
    yield from (
        Excuse(each.heard, "", each.why, each.fails, each.id)
        for each in brief.unanswered
        if each.heard not in heard
    )


def _said(brief: Brief) -> Iterator[tuple[str, frozenset[str]]]:
    """What they said, told as it happened or as what came of a step, in the order of the days; and which excuses are heard in it."""
    said: list[tuple[Moment, str, str]] = []
    for event in brief.events:
        fact = brief.facts.get(event.fact) if event.fact else None
        theirs = event.their_words or (fact.words if fact and fact.name == REFUSED else "")
        # What the author tells is no excuse; what was heard in it once is found there again.
        said.append((event.at, theirs or event.what, theirs))
    said += [(step.replied_at, step.outcome, step.outcome) for step in brief.steps if step.replied_at]
    for _, text, theirs in sorted(said, key=lambda each: instant_of(each[0])):
        yield text, frozenset(word.id for excuse in excuses_in(theirs) for word in answers_to(excuse))


def _newest(excuse: Excuse, said: list[tuple[str, frozenset[str]]]) -> Excuse:
    """As it was said last: who makes the same excuse twice is answered in his last words."""
    for place in range(len(said) - 1, NEVER, -1):
        text, heard = said[place]
        if excuse.heard in text or excuse.id in heard:
            return replace(excuse, heard=excuse.heard if excuse.heard in text else text, place=place)
    return excuse


def _now(excuse: Excuse, refused: int, *, reasoned: bool) -> Excuse:
    """Without its reply where what was said elsewhere, or since, makes that pointless."""
    word = rebuttals()[excuse.id]
    if word.puts_off and refused > excuse.place:
        return replace(excuse, reply="", why=REFUSED_SINCE)
    if word.otherwise and reasoned:
        return replace(excuse, reply="", why=REASONED)
    return excuse
