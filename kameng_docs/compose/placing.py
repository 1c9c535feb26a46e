"""Where in the story a fact is told that has no time of its own: in the line of an event, or behind it."""

from collections.abc import Collection, Iterable, Sequence

from kameng_docs.brief import EventInfo, FactInfo
from kameng_docs.case.part import instant_of
from kameng_docs.law.following import of_kind
from kameng_docs.law.vocabulary import facts

# What is told of every order where it is told one by one; a table of orders tells it of all.
OF_ORDERS = ("ordered", "received", "tried")


def is_done_since(fact: FactInfo) -> bool:
    """Whether it is what the author did about the purchase, or what he was answered: it can only follow what went wrong.

    What speaks of something by itself (`beside`) is told with that.
    """
    told = fact.name.startswith("我") and not fact.undated
    return not fact.beside and (told or _is_said(fact.name) or _is_answer(fact.name))


def behind(done: Iterable[FactInfo], events: Sequence[EventInfo]) -> dict[int, list[FactInfo]]:
    """What was done or answered (`is_done_since`) by the index of the last event that it can only follow; -1 where none is told.

    What was said stands behind what went wrong, but before the first answer of which the time is known, where that leaves room; an
    answer behind the first that was said, and that is what has no time either, if there is such.
    """
    found: dict[int, list[FactInfo]] = {}
    every = list(done)
    answers = [fact for fact in every if _only_answers(fact.name)]
    own = _behind_what_went_wrong(events)
    said = [i for i, event in enumerate(events) if i > own and (_is_said(event.fact) or event.my_words)]
    theirs = own if any(_is_said(fact.name) for fact in every) or not said else said[0]
    for fact in (*(each for each in every if each not in answers), *answers):
        found.setdefault(theirs if fact in answers else own, []).append(fact)
    return found


def place_of(fact: FactInfo, events: Sequence[EventInfo], without: Collection[str]) -> int:
    """The index of the event that a fact speaks of, one that has a line before others; that of the order, or the first, where
    it names none that there is. Events of a kind in `without` have no line.
    """
    with_line = [i for i, event in enumerate(events) if event.kind not in without]
    for names, places in ((fact.beside, with_line), ((*fact.beside, "ordered"), range(len(events)))):
        for name in names:
            for i in places:
                if name in (events[i].kind, events[i].fact):
                    return i
        # What holds since a day, and of which nothing that it speaks of is told, stands behind what was by then.
        if places is with_line and fact.beside and fact.at:
            by_then = [i for i in places if instant_of(events[i].at) <= instant_of(fact.at, end_of_day=True)]
            if by_then:
                return by_then[-1]
    return 0


def _behind_what_went_wrong(events: Sequence[EventInfo]) -> int:
    causes = [i for i, event in enumerate(events) if _is_cause(event)]
    answered = next((i for i, event in enumerate(events) if _is_answer(event.fact)), len(events))
    return max([i for i in causes if i < answered] or causes, default=-1)


def _is_cause(event: EventInfo) -> bool:
    """Whether it is a purchase, its arrival or what was wrong with it."""
    word = facts().get(event.fact)
    return event.kind in OF_ORDERS or (word is not None and bool(word.wrong_since or word.late_since))


def _is_said(name: str) -> bool:
    word = facts().get(name)
    return word is not None and (bool(word.said_as) or name in of_kind("demand"))


def _only_answers(name: str) -> bool:
    return _is_answer(name) and name not in of_kind("demand")


def _is_answer(name: str) -> bool:
    return name in of_kind("their_answer")
