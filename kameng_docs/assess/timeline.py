"""The timeline: orders, facts, events and earlier steps in the order in which they happened, nothing told twice."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from kameng_docs.assess.exchanges import pieces_of
from kameng_docs.assess.known import YES
from kameng_docs.brief import EventInfo, FactInfo, OtherSum
from kameng_docs.case.model import Case
from kameng_docs.case.orders import oldest_first
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.case.whose import Ours, Said, ours
from kameng_docs.law.fact_names import CHILD, OBJECTED
from kameng_docs.law.following import of_kind
from kameng_docs.law.tone import heated_words

# So many payments are told one by one.
A_FEW = 2
# Keys of an event of which one may ask for another sum than the claim.
SILENT = {"what": "事项", "my_words": "我说"}
# What cannot have happened before the order.
AFTER_ORDER = ("received", "tried")


def timeline_of(
    case: Case, facts: Mapping[str, FactInfo], channels: Mapping[str, str], others: Collection[OtherSum] = ()
) -> tuple[EventInfo, ...]:
    """Every event, oldest first; of two at the same time, the one that stands first in the case file.

    What asks for another sum than the claim is left out.
    """
    silent = {(other.index, str(other.key)) for other in others if other.top == "经过"}
    spoken = list(_told_events(case, facts, channels, silent))
    told = [event for event, _ in spoken]
    named = {event.fact for event in told if event.fact} | {name for _, by_it in spoken for name in by_it}
    # What a parent objects to, he objects to before he asks for it back.
    told += [
        EventInfo(fact.at, Ours("fact"), fact=Ours(name), exhibits=fact.exhibits)
        for name, fact in sorted(facts.items(), key=lambda item: item[0] != OBJECTED)
        if fact.state == YES and fact.told and fact.at and name not in named and not fact.undated
    ]
    told += list(_steps(case, channels))
    minutes = {event.at for event in told if event.fact in of_kind("redemption_notice")}
    many = facts[CHILD].state == YES and len(case.orders) > A_FEW
    orders = [
        event for event in _order_events(case, many=many) if event.kind != "tried" or event.at not in minutes
    ]
    return in_order((*orders, *told))


def in_order(events: Collection[EventInfo]) -> tuple[EventInfo, ...]:
    """The events, oldest first. What arrived, was tried or was done about it on a day of which no hour is known stands behind
    the order of that day: it cannot have been before.
    """
    orders = [event for event in events if event.kind == "ordered"]

    def when(event: EventInfo) -> datetime:
        own = [each for each in orders if each.order == event.order] if event.kind in AFTER_ORDER else orders
        after = (
            event.kind in AFTER_ORDER or event.fact.startswith("我") or event.fact in of_kind("their_answer")
        )
        begun = [each.at for each in own if day_of(each.at) == day_of(event.at)]
        if begun and after and not isinstance(event.at, datetime):
            return min(instant_of(at) for at in begun)
        return instant_of(event.at)

    return tuple(sorted(events, key=when))


def _order_events(case: Case, *, many: bool) -> Iterator[EventInfo]:
    """Of `many` payments of a child the first speaks for all of them: the others stand in a table."""
    shown = tuple(dict.fromkeys(key for order in case.orders for key in order.exhibits)) if many else ()
    # By its place among `Brief.orders`, not in the case file.
    for i, order in enumerate(oldest_first(case.orders)):
        if not (many and i):
            at = order.paid_at or order.ordered_at
            yield EventInfo(at, Ours("ordered"), order=i, exhibits=shown or order.exhibits)
        if order.received_at:
            yield EventInfo(order.received_at, Ours("received"), order=i)
        # Only a refusal is told as what the page showed; what worked first, or in part, is told by its own facts.
        if order.tried_at and order.was_refused:
            yield EventInfo(order.tried_at, Ours("tried"), order=i)


def _told_events(
    case: Case,
    facts: Mapping[str, FactInfo],
    channels: Mapping[str, str],
    silent: Collection[tuple[int, str]],
) -> Iterator[tuple[EventInfo, tuple[str, ...]]]:
    """What is told of the events, each with the facts that its words tell."""
    proved = {name: fact.state == YES and bool(fact.exhibits) for name, fact in facts.items()}
    calm = [
        event.model_copy(update={key: None for key, name in SILENT.items() if (i, name) in silent})
        for i, event in enumerate(case.events)
        if not any(heated_words(text or "", proved) for text in (event.what, event.my_words))
    ]
    for piece in pieces_of(calm, facts):
        event, fact = piece.event, facts.get(piece.fact)
        # A fact that is reasoned with but has no words of ours (facts.yaml, `told`) cannot make a line by itself.
        told = fact is not None and bool(fact.told)
        if not told and not (piece.what or piece.their_words or piece.my_words):
            continue
        # Where the fact quotes them they are not quoted again.
        quoted = told and not event.fact
        shown = event.exhibits or (fact.exhibits if fact else ())
        beside = (fact.exhibits if fact and not event.fact else ()) + tuple(
            key for name in piece.told for key in facts[name].exhibits
        )
        yield (
            EventInfo(
                at=piece.at,
                kind=Ours("fact" if told else "event"),
                what=Said(piece.what),
                counterpart=Said(event.counterpart or ""),
                their_words=Said(piece.their_words),
                my_words=Said("" if quoted else piece.my_words),
                fact=Ours(piece.fact if told else ""),
                exhibits=tuple(dict.fromkeys((*shown, *beside))),
                not_in=ours(channels[name] for name in event.not_in),
                followed=piece.followed,
            ),
            piece.told,
        )


def _steps(case: Case, channels: Mapping[str, str]) -> Iterator[EventInfo]:
    """What was sent through other channels. What is told of it stands in `Brief.steps`, by the same index."""
    for i, step in enumerate(case.progress):
        yield EventInfo(
            at=step.submitted_at,
            kind=Ours("step"),
            what=Said(channels[step.channel]),
            order=i,
            exhibits=step.exhibits,
        )
