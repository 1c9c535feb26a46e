"""A case as it stands → the cards of 问几句: what is open now, the most needed first, what can be added, what was answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kameng_docs.custody.journal.edits import ABSENT, data_of
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.asked_child import child_card, guardian_slots
from kameng_docs.desk.asked_facts import Facts, fact_card, facts_of, following_card, several_card
from kameng_docs.desk.asked_values import answered_values, order_cards, other_cards, private_card
from kameng_docs.desk.cards import Card, Slot, Sort
from kameng_docs.desk.judging import Judged, judged
from kameng_docs.desk.kept import Kept
from kameng_docs.desk.known import Known, known_of
from kameng_docs.desk.opened import OpenCase
from kameng_docs.diagnostics import Severity

WHO: tuple[tuple[str, ...], ...] = tuple(
    ("消费者", key)
    for key in ("姓名", "电话", "证件号码", "户籍地址", "现住址", "性别", "出生日期", "民族", "邮箱")
)
EITHER, AGAINST, ASIDE = "几样里的一样", "几样一起", "另外几样"
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


def cards_of(case: OpenCase, kept: Kept, today: date) -> Cards:
    """What is to be asked of a case. It takes a fraction of a second: call it off the event loop."""
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
    answered = [fact_card(each, on, now) for each in found.answered]
    child = child_card(case, on, today)
    still = (*((child,) if child else ()), *_open(on, now, then, found, answered))
    return Cards(
        still,
        tuple(fact_card(each, on, now) for each in found.more),
        (*(each for each in answered if not each.lacks), *(answered_values(on) if on.disputes else ())),
        tuple(_who(case, on)),
        on.proposed,
        on.left,
        0 if still else sum(each.severity is Severity.ERROR for each in case.checked(today).diagnostics),
    )


def _open(
    on: Known, now: Judged | None, then: Judged | None, found: Facts, answered: list[Card]
) -> Iterator[Card]:
    if not on.disputes:
        # Until it is known what went wrong, nobody knows what to ask.
        yield Card("争议", Sort.DISPUTE, DISPUTE, DISPUTE_WHY)
        return
    yield from order_cards(on, now, then)
    if found.following and now is not None:
        yield following_card(found.following, now)
    alone = found.either if len(found.either) == 1 else ()
    yield from (fact_card(each, on, now) for each in (*found.must, *alone))
    if len(found.either) > 1:
        yield several_card(EITHER, found.either, on)
    yield from (each for each in answered if each.lacks)
    yield from other_cards(on, now, then)
    for name, several in ((AGAINST, found.several), (ASIDE, found.beside)):
        if several:
            yield several_card(name, several, on)
    if (card := private_card(on)) is not None:
        yield card


def _who(case: OpenCase, on: Known) -> Iterator[Slot]:
    if not on.data.get(WHO[0][0]):
        return
    for path in WHO:
        value = case.value(path)
        shown = value if isinstance(value, str) and value is not ABSENT else ""
        yield Slot(path, path[-1], shown, on.meaning(path), on.choices(path))
    yield from guardian_slots(case, on)
