"""Where in the case file stands what a sentence tells, so that it can be changed right beside it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kameng_docs.brief import Brief, GroundInfo
from kameng_docs.brief.texts import changed
from kameng_docs.case.model import PARTY_REFERENCES
from kameng_docs.case.whose import Ours, Said
from kameng_docs.compose.origins import Kind, Origin
from kameng_docs.custody.journal.edits import Edit, data_of, value_at
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.law.vocabulary import facts
from kameng_docs.starting.questions import Question, asked_in

Path = tuple[str | int, ...]
ANSWERS = ("是", "否", "不清楚")
FACTS, ORDERS, EVENTS, PROMISES, SELLERS = "事实", "交易", "经过", "页面承诺", "卖家"
ANSWER = "回答"
# A text that is shorter may stand in a sentence by chance.
LEAST = 4


@dataclass(frozen=True)
class Place:
    """One value that its author wrote: what it is called, where it stands, as what; `choices` where it is one of these."""

    title: str
    path: Path
    text: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stated:
    """What its author wrote of one thing: a fact, an order, a promise, something that happened."""

    title: str
    places: tuple[Place, ...]


def stated_of(case: OpenCase, brief: Brief, origins: Iterable[Origin]) -> Iterator[Stated]:
    """What the case file has of these, the facts that its reasons need among them; of what follows from other answers there
    is nothing.
    """
    data = case.data
    grounds = {each.id: each for each in (*brief.grounds, *brief.leads)}
    found: dict[tuple[Place, ...], Stated] = {}
    for origin in origins:
        for stated in _stated(data, brief, origin, grounds):
            found.setdefault(stated.places, stated)
    yield from found.values()


def _stated(
    data: Mapping[str, Any], brief: Brief, origin: Origin, grounds: Mapping[Ours, GroundInfo]
) -> Iterator[Stated]:
    match origin.kind:
        case Kind.FACT:
            yield from _fact(data, origin.name)
        case Kind.GROUND if ground := grounds.get(Ours(origin.name)):
            for name in ground.facts:
                yield from _fact(data, name)
        case Kind.ORDER:
            yield from _order(data, int(origin.name), brief)
        case Kind.PROMISE:
            yield from _with(data, PROMISES, "页面上的承诺", {brief.promises[int(origin.name)].words})
        case Kind.EVENT:
            events = [each for each in brief.events if each.kind == "event"]
            same = [each for each in events if each.at.isoformat() == origin.name]
            told = {text for each in same for text in (each.what, each.their_words, each.my_words)}
            yield from _with(data, EVENTS, "经过里的一件事", told - {""})


def texts_of(case: OpenCase, brief: Brief) -> tuple[tuple[Path, str], ...]:
    """Every text of the author's own words outside 事实, with its place: of the case, and of the people and firms it names."""
    said: set[str] = set()

    def met(text: str) -> str:
        said.add(text)
        return text

    changed(brief, Said, met)
    # A word that he chose from ours may stand in a sentence by chance.
    return tuple(
        (path, text)
        for path, text in _every(case)
        if len(text) >= LEAST and text in said and path[0] != FACTS
    )


def verbatim(texts: Iterable[tuple[Path, str]], sentence: str, shown: Iterable[Stated] = ()) -> Stated | None:
    """The texts that stand in the sentence sign by sign, without those that are `shown` already: people, numbers, names."""
    known = {place.path for each in shown for place in each.places}
    found = [
        Place("，".join(_steps(path)), path, text)
        for path, text in texts
        if text in sentence and path not in known
    ]
    return Stated("这句话里有您写的这些字", tuple(found)) if found else None


def edits_of(stated: Stated, wanted: Mapping[Path, str], data: Any) -> list[Edit]:
    """The changes that make it what is wanted; an emptied place is taken out."""
    texts = {place: wanted.get(place.path, place.text).strip() for place in stated.places}
    new = {place: text for place, text in texts.items() if text != place.text}
    answer = next((place for place in stated.places if FACTS in place.path and place.choices), None)
    if new and answer and isinstance(value_at(data, answer.path[:-1]), str):
        # A bare answer so far: it gets room where there is more to say.
        more = {str(place.path[-1]): text for place, text in new.items() if place is not answer and text}
        return [Edit(answer.path[:-1], {ANSWER: texts[answer], **more} if more else texts[answer])]
    return [Edit(place.path, text or None) for place, text in new.items()]


def _fact(data: Mapping[str, Any], name: str) -> Iterator[Stated]:
    for path in _facts_at(data):
        answer = value_at(data, (*path, name))
        if not isinstance(answer, str | dict):
            continue
        whole = answer if isinstance(answer, dict) else {ANSWER: answer}
        places = [Place("您的回答", (*path, name, ANSWER), str(whole.get(ANSWER) or ""), ANSWERS)]
        places += [
            Place(str(key), (*path, name, str(key)), str(value))
            for key, value in whole.items()
            if key != ANSWER and isinstance(value, str | int | float)
        ]
        if name not in facts():
            continue
        question = Question(name, facts()[name].ask, "")
        places += [Place(key, (*path, name, key), "") for key in question.wants if key not in whole]
        yield Stated(asked_in(question.ask), tuple(places))


def _facts_at(data: Mapping[str, Any]) -> Iterator[Path]:
    if isinstance(data.get(FACTS), dict):
        yield (FACTS,)
    sellers = data.get(SELLERS)
    for i, seller in enumerate(sellers if isinstance(sellers, list) else ()):
        if isinstance(seller, dict) and isinstance(seller.get(FACTS), dict):
            yield (SELLERS, i, FACTS)


def _order(data: Mapping[str, Any], at: int, brief: Brief) -> Iterator[Stated]:
    """An order of the brief. Of several sellers it has those of one alone: its number tells which it is in the file."""
    parts = data.get(ORDERS)
    if not isinstance(parts, list):
        return
    number = brief.orders[at].order_id if at < len(brief.orders) else ""
    numbers = [str(part.get("订单号", "")) if isinstance(part, dict) else "" for part in parts]
    at = numbers.index(number) if number and numbers.count(number) == 1 else at
    if at < len(parts) and (places := tuple(_leaves(parts[at], (ORDERS, at)))):
        yield Stated("这笔交易" if len(parts) == 1 else f"这笔交易（第{at + 1}笔）", places)


def _with(data: Mapping[str, Any], key: str, title: str, texts: Collection[str]) -> Iterator[Stated]:
    """The entries of a list that hold one of these texts."""
    parts = data.get(key)
    for i, part in enumerate(parts if isinstance(parts, list) else ()):
        places = tuple(_leaves(part, (key, i)))
        if any(place.text.strip() in texts for place in places):
            yield Stated(title, places)


def _leaves(part: Any, path: Path) -> Iterator[Place]:
    """What stands directly in a part, as text."""
    for key, value in part.items() if isinstance(part, dict) else ():
        if isinstance(value, str | int | float):
            yield Place(str(key), (*path, str(key)), str(value))


def _every(case: OpenCase) -> Iterator[tuple[Path, str]]:
    """Every text of the case and of the people and firms it names."""
    data = case.data
    yield from _texts(data, ())
    for pattern in PARTY_REFERENCES:
        for path in _matching(data, pattern):
            party = data_of(case.text_of(str(value_at(data, path))).encode())
            if not isinstance(party, Refused):
                yield from _texts(party, path)


def _matching(data: Any, pattern: Path) -> Iterator[Path]:
    """The places of a pattern, in which * stands for each entry of a list, that hold a name."""
    found: list[Path] = [()]
    for step in pattern:
        if step == "*":
            found = [
                (*path, i)
                for path in found
                if isinstance(several := value_at(data, path), list)
                for i in range(len(several))
            ]
        else:
            found = [(*path, step) for path in found]
    return (path for path in found if isinstance(value_at(data, path), str))


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, str(key)))
    elif isinstance(value, list):
        for i, each in enumerate(value):
            yield from _texts(each, (*path, i))
    elif isinstance(value, str):
        yield path, value.strip()


def _steps(path: Path) -> Iterator[str]:
    for step in path:
        yield f"第{step + 1}项" if isinstance(step, int) else step
