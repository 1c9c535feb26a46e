"""What was said in an event, piece by piece, as it was said: each sentence once, an answer behind what it answers.

An author tells the same sentence twice: in “经过”, and as 原话 of a fact. The piece that quotes it is told as the fact. A fact that
says what its author said at that minute is told by his own words there, where they say it (facts.yaml, `said_as`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kameng_docs.assess.known import YES
from kameng_docs.brief import FactInfo, Moment
from kameng_docs.case.part import day_of
from kameng_docs.case.story import Event
from kameng_docs.law.following import of_kind
from kameng_docs.law.vocabulary import facts as vocabulary
from kameng_docs.wording import folded

# Where the words of a fact stand in what is told of it.
QUOTED = ("{words}", "{said}")


@dataclass(frozen=True)
class Piece:
    """A part of `event`: what happened, what its author said, what was answered. `fact` is told in it; `told` are facts that its
    words tell, which have no line of their own. `followed`: an answer to words whose minute is that of the event; its own is not known.
    """

    at: Moment
    event: Event
    what: str = ""
    my_words: str = ""
    their_words: str = ""
    fact: str = ""
    told: tuple[str, ...] = ()
    followed: bool = False


def pieces_of(events: Iterable[Event], facts: Mapping[str, FactInfo]) -> tuple[Piece, ...]:
    """Every event in its pieces; one in which no fact is told stays whole."""
    every = list(events)
    taken: set[str] = {event.fact for event in every if event.fact}
    found: list[Piece] = []
    for event in every:
        own = list(_pieces(event, facts, {*taken, *_told_beside(event, every)}))
        taken.update(name for piece in own for name in (piece.fact, *piece.told))
        found += own
    return tuple(found)


def _told_beside(event: Event, every: Iterable[Event]) -> set[str]:
    """Facts that other words of its author's of the very same minute tell: they are not told behind these."""
    beside = [each.my_words for each in every if each is not event and each.at == event.at and each.my_words]
    return {
        name
        for name, word in vocabulary().items()
        if any(map(word.tells_it, beside)) and not word.tells_it(event.my_words or "")
    }


def _pieces(event: Event, facts: Mapping[str, FactInfo], taken: Collection[str]) -> Iterator[Piece]:
    whole = Piece(event.at, event, event.what or "", event.my_words or "", event.their_words or "")
    if event.fact:
        yield replace(whole, fact=event.fact)
        return
    free = {name: fact for name, fact in facts.items() if fact.state == YES and name not in taken}
    mine = _mine(whole, free) if whole.my_words else ()
    theirs = _theirs(whole, free) if whole.their_words else replace(whole, their_words="")
    if not (theirs.fact or any(piece.fact for piece in mine)):
        told = (*(name for piece in mine for name in piece.told), *theirs.told)
        yield replace(whole, told=tuple(dict.fromkeys(told)))
        return
    if whole.what:
        yield replace(whole, my_words="", their_words="")
    yield from mine
    if whole.their_words:
        yield replace(theirs, followed=bool(whole.my_words) and all(piece.at == whole.at for piece in mine))


def _mine(whole: Piece, free: Mapping[str, FactInfo]) -> tuple[Piece, ...]:
    """What the author said, as the fact that quotes it, and behind it what he did by these words and they do not say."""
    said = replace(whole, what="", their_words="")
    minute = {
        name: fact
        for name, fact in free.items()
        if vocabulary()[name].said_as and fact.at == whole.at and not fact.words and fact.told
    }
    by_words = [name for name in minute if vocabulary()[name].tells_it(whole.my_words)]
    quoting = [name for name, fact in free.items() if _own(name, fact) and _same(fact, whole, whole.my_words)]
    if quoting:
        fact = free[quoting[0]]
        said = replace(said, fact=quoting[0], at=_said_at(fact, whole), told=(*quoting[1:], *by_words))
    else:
        said = replace(said, told=tuple(by_words))
    if not whole.their_words:
        return (said,)
    done = [replace(said, my_words="", fact=name, told=()) for name in minute if name not in by_words]
    return (said, *done)


def _theirs(whole: Piece, free: Mapping[str, FactInfo]) -> Piece:
    """What they said, as the fact that quotes it; one that quotes a part of it, or nothing at that minute, is told by it."""
    answered = replace(whole, what="", my_words="")
    answers = [name for name in of_kind("their_answer") if name in free and free[name].told]
    same = [name for name in answers if _same(free[name], whole, whole.their_words)]
    part = [name for name in answers if name not in same and _within(free[name], whole)]
    return replace(answered, fact=same[0] if same else "", told=(*same[1:], *part))


def _own(name: str, fact: FactInfo) -> bool:
    """Whether a fact quotes its author."""
    return bool(vocabulary()[name].said_as) or (
        name.startswith("我") and any(each in fact.told for each in QUOTED)
    )


def _same(fact: FactInfo, whole: Piece, words: str) -> bool:
    """Whether a fact that is told quotes these words, of that day or of no day."""
    of_day = fact.at is None or day_of(fact.at) == day_of(whole.at)
    return bool(fact.told and fact.words) and of_day and _plain(fact.words) == _plain(words)


def _within(fact: FactInfo, whole: Piece) -> bool:
    return fact.at == whole.at and _plain(fact.words) in _plain(whole.their_words)


def _plain(words: str) -> str:
    return folded(words).rstrip("。.!！;；")


def _said_at(fact: FactInfo, whole: Piece) -> Moment:
    """When it was said: an event that tells the answer too may stand at the hour of the answer."""
    earlier = isinstance(fact.at, datetime) and isinstance(whole.at, datetime) and fact.at < whole.at
    return fact.at if fact.at and earlier and whole.their_words else whole.at
