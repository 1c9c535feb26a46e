"""A case as it stands → the cards of 问几句: what is open now, the most needed first, what can be added, what was answered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kameng_docs.custody.journal.edits import ABSENT, data_of
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.questions.asked_child import child_card, guardian_slots, of_claimant
from kameng_docs.desk.questions.asked_entries import entry_cards
from kameng_docs.desk.questions.asked_facts import Facts, fact_card, facts_of, following_card
from kameng_docs.desk.questions.asked_payments import payments_card
from kameng_docs.desk.questions.asked_values import answered_values, order_cards, other_cards, private_card
from kameng_docs.desk.questions.cards import Card, Offer, Slot, Sort
from kameng_docs.desk.questions.judging import Judged, judged
from kameng_docs.desk.questions.known import Known, known_of
from kameng_docs.desk.questions.together import (
    again,
    apart,
    either_cards,
    fact_cards,
    lacking_card,
    split,
    together,
)
from kameng_docs.diagnostics import Severity
from kameng_docs.reading.story_people import people_in

WHO: tuple[tuple[str, ...], ...] = tuple(
    ("消费者", key)
    for key in ("姓名", "电话", "证件号码", "户籍地址", "现住址", "性别", "出生日期", "民族", "邮箱")
)
AGAINST, ASIDE = "几样一起", "另外几样"
ABOUT_AGAINST, ABOUT_ASIDE = "和这样主张合不合适有关的", "和要多少、怎样写有关的"
DISPUTE = "出了什么事？"
DISPUTE_WHY = "先知道是哪一种事，才知道该问什么；可以选几项，以后还能改"


@dataclass(frozen=True)
class Cards:
    """`open` is counted; `more` may be left; `who` are the places of the person's record, `left` the names of
    cards on which there was no more to say. `wrong`: how many faults stand in the way of every paper once nothing is open.
    `fault`: the file cannot be read.
    """

    open: tuple[Card, ...] = ()
    more: tuple[Card, ...] = ()
    answered: tuple[Card, ...] = ()
    who: tuple[Slot, ...] = ()
    proposed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    wrong: int = 0
    fault: Refused | None = None


@dataclass(frozen=True)
class Asking:
    """What cards are made of; `then` is how the case would be judged if what is asked were so."""

    on: Known
    now: Judged | None
    then: Judged | None
    found: Facts
    holes: frozenset[str]


def cards_of(case: OpenCase, kept: Kept, today: date, hand: Card | None = None) -> Cards:
    """What is to be asked of a case; `hand` is the card in hand, which stays as it was cut. It takes a fraction of a second:
    call it off the event loop.
    """
    data = data_of(case.text.encode())
    if isinstance(data, Refused):
        return Cards(fault=data)
    on = known_of(case, kept, today)
    now = judged(case, today)
    first = facts_of(on, now, None)
    # What is asked once these are so is asked at once, so that the count does not grow with every answer.
    then = (
        judged(case, today, [*(each.name for each in (*first.must, *first.either)), *on.soon])
        if now
        else None
    )
    found = facts_of(on, now, then)
    # An exhibit that will be wanted is wanted with the answer, and not on a second card.
    judges = tuple(each for each in (now, then) if each)
    holes = frozenset().union(*(each.holes for each in judges))
    asking = Asking(on, now, then, found, holes)
    child = child_card(case, on, today)
    # Before what is asked of one order: of several payments each is one.
    each_paid = payments_card(on, today)
    still = (*filter(None, (child, each_paid)), *_open(asking, hand, paid_once=each_paid is None))
    asked = {str(row.path[1]) for each in still for row in each.rows if row.of} | {
        each.name for each in still
    }
    told = [fact_card(each, on, holes) for each in found.answered if each.name not in asked]
    return Cards(
        still,
        tuple(fact_card(each, on, holes) for each in found.more),
        (*told, *(answered_values(on) if on.disputes else ())),
        tuple(_who(case, on, today)),
        on.proposed,
        on.left,
        0 if still else sum(each.severity is Severity.ERROR for each in case.checked(today).diagnostics),
    )


def _open(asking: Asking, hand: Card | None, *, paid_once: bool) -> Iterator[Card]:
    on, now, then, found, holes = asking.on, asking.now, asking.then, asking.found, asking.holes
    if not on.disputes:
        # Until it is known what went wrong, nobody knows what to ask.
        yield Card("争议", Sort.DISPUTE, DISPUTE, DISPUTE_WHY)
        return
    held = hand.rows if hand and hand.sort is Sort.SEVERAL else ()
    if hand and held:
        yield again(hand, {each.name: each for each in found.every}, on, holes)
        found = found.without({str(row.path[1]) for row in held})
    if paid_once:
        yield from order_cards(on, now, then)
    yield from entry_cards(on)
    if found.following and now is not None:
        yield following_card(found.following, now)
    judges = [each for each in (now, then) if each]
    alone = found.either if len(found.either) == 1 else ()
    known = [each.name for each in found.every]
    yield from fact_cards(apart((*found.must, *alone), known, judges, chats=bool(on.spoken)), on, holes)
    if not alone:
        yield from either_cards(found.either, on, holes)
    yield from _lacking(on, found, holes, hand)
    yield from other_cards(on, now, then)
    yield from together(AGAINST, ABOUT_AGAINST, found.several, on, holes)
    yield from together(ASIDE, ABOUT_ASIDE, found.beside, on, holes)
    if (card := private_card(on, {row.path for row in held})) is not None:
        yield from split(card)


def _lacking(on: Known, found: Facts, holes: Collection[str], hand: Card | None) -> Iterator[Card]:
    """The one in hand by itself; all others together."""
    lacks = [each for each in found.answered if fact_card(each, on, holes).lacks]
    own = [each for each in lacks if len(lacks) == 1 or (hand and hand.name == each.name)]
    yield from (fact_card(each, on, holes) for each in own)
    if rest := [each for each in lacks if each not in own]:
        yield lacking_card(rest, on, holes)


def _who(case: OpenCase, on: Known, today: date) -> Iterator[Slot]:
    """The places of whoever the case is of; where somebody acts for a child, each says whose it is."""
    if not on.data.get(WHO[0][0]):
        return
    whose = of_claimant(case, today)
    heard = people_in(on.kept.found.story, today)
    # Who tells the story tells his own telephone and home: where he acts for a child, it is the guardian's record.
    own = {"电话": heard.phone} | ({} if whose else {"现住址": heard.home})
    for path in WHO:
        value = case.value(path)
        shown = value if isinstance(value, str) and value is not ABSENT else ""
        offers = () if whose else _offered(own.get(path[-1], ""), shown)
        yield Slot(path, f"{whose}{path[-1]}", shown, on.meaning(path), on.choices(path), offers)
    for slot in guardian_slots(case, on):
        told = {"电话": heard.phone, "住址": heard.home}.get(str(slot.path[-1]), "")
        yield replace(slot, offers=_offered(told, slot.value))


def _offered(heard: str, stands: str) -> tuple[Offer, ...]:
    return (Offer(heard, "您讲的时候说的"),) if heard and not stands else ()
