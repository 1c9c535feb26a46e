"""Questions that belong together → cards of a few lines each, so that one answer does not cost a card."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kameng_docs.desk.confirming.sorting import FACTS
from kameng_docs.desk.questions.asked_facts import fact_card
from kameng_docs.desk.questions.asked_values import WHICH, at
from kameng_docs.desk.questions.bubbles import told_in_chats
from kameng_docs.desk.questions.cards import Card, Row, Sort
from kameng_docs.desk.questions.judging import Judged
from kameng_docs.desk.questions.known import Known
from kameng_docs.law.grounds import Requirement, grounds
from kameng_docs.starting.questions import Question, bearing, roots

T = TypeVar("T")
LINES = 6
"""More lines invite an answer without reading them."""
LACKING, LACKING_WHY = "答了“是”的这几样，再补一补", "写上原话、时间，指明证据，文书里才说得实"
ABOUT_SAID = "您和对方说过的"
EITHER = "几样里的一样"
_PARTS = "一二三四五六七八九"


@dataclass(frozen=True)
class Apart:
    """Facts in the order of their cards: `first` those on which others hang, `rest` what happened, `said` what was said.
    With `split` each of the last on which something is claimed has a card of its own.
    """

    first: tuple[Question, ...]
    rest: tuple[Question, ...]
    said: tuple[Question, ...]
    split: bool


def apart(
    must: Sequence[Question], known: Collection[str], judges: Sequence[Judged], *, chats: bool
) -> Apart:
    """The facts that some request waits for by how they are asked; `known` are all that are asked or answered.

    A fact hangs on another where every ground that waits for it needs that other as well, and not the other way round: a 否
    to the other closes it. What was said and is claimed on has a card of its own where there are `chats`, whose lines stand
    beside it; what is only dated by it is asked together.
    """
    alive = frozenset().union(*(each.alive for each in judges))
    of = {name: _grounds(name) & alive for name in (*known, *(each.name for each in must))}
    every = tuple(of.values())
    tops = [name for name, own in of.items() if not any(own < other for other in every)]
    heads = {name for name in tops if any(other and other < of[name] for other in every)}
    said = [each for each in must if told_in_chats(each.name) and each.name not in heads]
    first = [each for each in must if each.name in heads]
    rest = [each for each in must if each not in said and each not in first]
    return Apart(tuple(first), tuple(rest), tuple(said), split=chats)


def _grounds(name: str) -> frozenset[str]:
    """The grounds that need a fact, or what is worked out from it."""
    return frozenset(id_ for id_, ground in grounds().items() if name in _needed(ground.requires))


def _needed(requires: Sequence[Requirement]) -> set[str]:
    named = {name for need in requires for name in (*need.any_of, need.not_yes) if name}
    return named | {root for name in named for root in roots(name)}


def subject(found: Sequence[Question], on: Known) -> str:
    """What several facts are about: the title of the ground that needs all of them, else the disputes that ask them."""
    of = [_grounds(each.name) for each in found]
    common = frozenset.intersection(*of) if len(of) > 1 else frozenset()
    own = [grounds()[id_] for id_ in common if set(grounds()[id_].disputes) & set(on.disputes)]
    if own:
        return min(own, key=lambda each: (each.order, each.id)).title.split("：")[-1]
    asking = frozenset().union(*(grounds()[id_].disputes for each in of for id_ in each))
    return "、".join(name for name in on.disputes if name in asking) or "这件事"


def either_cards(found: Sequence[Question], on: Known, holes: Collection[str]) -> Iterator[Card]:
    """Facts of which one may do."""
    about = subject(found, on)
    about = f"{about}的几种情形" if about in on.disputes else f"“{about}”"
    yield from together(EITHER, about, found, on, holes)


def several_cards(
    name: str, about: str, found: Sequence[Question], on: Known, holes: Collection[str]
) -> Iterator[Card]:
    """Facts of which most are not so, a few on each card; `about` is what they are told to be about."""
    for part, place, of in _parts(found):
        bears = dict.fromkeys(kind for each in part for kind in bearing(each.name, on.disputes))
        yield Card(
            _numbered(name, place, of),
            Sort.SEVERAL,
            f"{_numbered(about, place, of)}：{WHICH}",
            part[0].why.partition("（")[0],
            tuple(bears),
            rows=tuple(_row(each, on, holes) for each in part),
        )


def split(card: Card) -> Iterator[Card]:
    """A card of many lines as several of a few."""
    for part, place, of in _parts(card.rows):
        title, mark, rest = card.title.partition("：")
        yield replace(
            card,
            name=_numbered(card.name, place, of),
            title=f"{_numbered(title, place, of)}{mark}{rest}",
            rows=tuple(part),
        )


def _parts(found: Sequence[T]) -> Iterator[tuple[Sequence[T], int, int]]:
    """Parts of nearly the same length, none longer than LINES, each with its place and how many there are."""
    of = -(-len(found) // LINES)
    for place in range(of):
        yield found[len(found) * place // of : len(found) * (place + 1) // of], place, of


def _numbered(text: str, place: int, of: int) -> str:
    return f"{text}（{_PARTS[place]}）" if of > 1 else text


def _row(each: Question, on: Known, holes: Collection[str]) -> Row:
    card = fact_card(each, on, holes)
    return Row((FACTS, each.name), card.title, card.answer, card)


def fact_cards(of: Apart, on: Known, holes: Collection[str]) -> Iterator[Card]:
    """The cards of these facts in their order."""
    yield from (fact_card(each, on, holes) for each in of.first)
    yield from together("要先知道的", subject(of.rest, on), of.rest, on, holes)
    alone = [each for each in of.said if of.split and not on.general(each)]
    yield from (fact_card(each, on, holes) for each in alone)
    yield from together("说过的", ABOUT_SAID, [each for each in of.said if each not in alone], on, holes)


def together(
    name: str, about: str, found: Sequence[Question], on: Known, holes: Collection[str]
) -> Iterator[Card]:
    """One alone on its own card; of several a few on each."""
    if len(found) == 1:
        yield fact_card(found[0], on, holes)
    else:
        yield from several_cards(name, about, found, on, holes)


def lacking_card(found: Sequence[Question], on: Known, holes: Collection[str]) -> Card:
    """Answers that want more than 是, all on one card."""
    rows = tuple(_row(each, on, holes) for each in found)
    return Card("还差的", Sort.SEVERAL, LACKING, LACKING_WHY, rows=rows)


def again(hand: Card, known: Mapping[str, Question], on: Known, holes: Collection[str]) -> Card:
    """The card in hand with what its rows hold now: it stays until its author is done with it, answered rows and all."""
    rows = []
    for row in hand.rows:
        if row.of is not None:
            rows.append(_row(known.get(row.of.name) or Question(row.of.name, row.ask, row.of.why), on, holes))
        else:
            rows.append(replace(row, answer=str(at(on.data, row.path) or "")))
    return replace(hand, rows=tuple(rows))
