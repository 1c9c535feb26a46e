"""Which facts a case still has to be asked, and each as a card."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields

from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.confirming.sorting import FACTS
from kameng_docs.desk.questions.bubbles import PROOFS, QUOTED, bubbles_of
from kameng_docs.desk.questions.cards import Card, Row, Slot, Sort, offers_in
from kameng_docs.desk.questions.judging import ANSWER, Judged, answer_of, entries, entry_of
from kameng_docs.desk.questions.known import Known
from kameng_docs.law.following import YES, excluding
from kameng_docs.law.grounds import PARTS, grounds
from kameng_docs.law.vocabulary import facts
from kameng_docs.starting.questions import ALSO, Question, bearing, question_and_advice, roots
from kameng_docs.starting.tree import Leaf
from kameng_docs.starting.wanted import called, said_of_numbers, written_how

FOLLOWS = "从您核对过的能看出来，对吗？"
READ = "读到的话说的可能就是这件事，照实答"
BESIDE = "判断要多少、怎样写要用到，照实答"
# A question that others have taken the place of; it is understood where it was answered, and not asked any more.
FORMER = "从前的问法"
NO_WORDS = "就这样，不用再写"


@dataclass(frozen=True)
class Facts:
    """The facts of a case by what is to be done with them, in the order in which they are asked.

    `must` is what some request waits for, `either` what it waits for one of, `following` what can be seen from the rest already and stands in the file without its
    answer, `several` what would speak against something, `beside` what changes how much is asked or how it is told, `more` what can only add.
    """

    must: tuple[Question, ...] = ()
    either: tuple[Question, ...] = ()
    following: tuple[Question, ...] = ()
    several: tuple[Question, ...] = ()
    beside: tuple[Question, ...] = ()
    more: tuple[Question, ...] = ()
    answered: tuple[Question, ...] = ()

    @property
    def every(self) -> Iterator[Question]:
        """All of them."""
        return (question for each in fields(self) for question in getattr(self, each.name))

    def without(self, names: Collection[str]) -> "Facts":
        """The same but for those of these names."""
        kept = {
            each.name: tuple(one for one in getattr(self, each.name) if one.name not in names)
            for each in fields(self)
        }
        return Facts(**kept)


def facts_of(on: Known, now: Judged | None, then: Judged | None) -> Facts:
    """Sort the facts of the case; `then` is how it would be judged if what is asked were so."""
    known = {each.name: each for each in on.questions}
    more = [name for name in _waiting(now, then) if name not in known]
    there = (*entries(on.data), *sorted(on.events))
    written = [name for name in dict.fromkeys(there) if name in facts() and name not in {*known, *more}]
    beside = [name for name in _beside(now, then) if name not in {*known, *more, *written}]
    further = [name for name in now.further if name not in {*known, *more, *written, *beside}] if now else []
    every = [
        *on.questions,
        *(_question(name, now, then) for name in (*more, *written)),
        *(Question(name, facts()[name].ask, BESIDE) for name in beside),
        *(Question(name, facts()[name].ask, ALSO) for name in further if not facts()[name].derived),
    ]
    out = {other for name in entries(on.data) if answer_of(on.data, name) == YES for other in excluding(name)}
    kept: dict[str, list[Question]] = {each.name: [] for each in fields(Facts)}
    for each in every:
        if place := _place(each, on, now, then, out):
            kept[place].append(each)
    return Facts(**{key: tuple(each) for key, each in kept.items()})


def _place(each: Question, on: Known, now: Judged | None, then: Judged | None, out: set[str]) -> str:
    """Where a question belongs; empty where it is not asked at all."""
    name = each.name
    # A key with nothing behind it asks for nothing; one that holds words, or is spoken of elsewhere, must be answered.
    stands = any(entry_of(on.data, name).values()) or name in on.events
    if answer_of(on.data, name):
        return "answered"
    if now is not None and now.states.get(name):
        return "following" if stands else ""
    former = each.ask.startswith(FORMER)
    if ((name in out or former or _idle(name, on)) and not stands) or name in on.soon:
        return ""
    return _if_open(each, on, now, then, stands=stands)


def _idle(name: str, on: Known) -> bool:
    """Whether it cannot be of what was bought, or does not matter beside what was answered."""
    word = facts()[name]
    other = bool(on.goods) and on.goods <= set(word.not_of)
    return other or any(answer_of(on.data, each) == YES for each in word.idle_with)


def _if_open(each: Question, on: Known, now: Judged | None, then: Judged | None, *, stands: bool) -> str:
    """The same for one that nothing settles yet."""
    if not stands and (each.adds_only or each.why == BESIDE):
        return "more" if each.adds_only else "beside"
    if each.may_stay_open and not stands:
        return "several" if _alive(each.name, now, then) else ""
    waits = now is None or each.name in _waiting(now, then)
    if not (stands or waits or on.general(each)):
        return ""
    return "either" if each.one_of_several and not stands else "must"


def _beside(now: Judged | None, then: Judged | None) -> list[str]:
    """The facts of what is only looked at where its author speaks of it, beside a ground that stands or may stand yet."""
    alive = frozenset().union(*(each.alive for each in (now, then) if each))
    of = [
        each for each in grounds().values() if each.optional and not each.disputes and set(each.needs) & alive
    ]
    named = dict.fromkeys(name for each in of for need in each.requires for name in need.any_of)
    return [name for name in named if not facts()[name].derived]


def _alive(name: str, now: Judged | None, then: Judged | None) -> bool:
    """Whether a ground that the fact would speak against stands, or may stand yet."""
    if now is None:
        return True
    of = {id_ for id_, ground in grounds().items() if name in ground.excludes}
    return bool(of & (now.alive | (then.alive if then else frozenset())))


def _waiting(now: Judged | None, then: Judged | None) -> list[str]:
    """The facts that some ground waits for and that an author can answer; of those worked out, what they are worked out from."""
    found: dict[str, None] = {}
    states = now.states if now else {}
    for name in dict.fromkeys(name for each in (now, then) if each for name in each.waiting):
        if not facts()[name].derived:
            found[name] = None
            continue
        own = [each for each in roots(name) if not facts()[each].derived]
        # One of them may be enough; who said of one that it is not so is not asked for all the others.
        if own and not any(states.get(each) for each in own):
            found[own[0]] = None
    return list(found)


def _question(name: str, now: Judged | None, then: Judged | None) -> Question:
    """A fact that no ground of the case's disputes names by itself."""
    titles = [
        title
        for each in (now, then)
        if each
        for waits, own in each.waiting.items()
        if name == waits or name in roots(waits)
        for title in own
    ]
    named = "、".join(f"“{title.split('：')[-1]}”" for title in dict.fromkeys(titles))
    return Question(name, facts()[name].ask, f"判断能不能这样主张要用到，照实答（{named}）" if named else "")


def fact_card(each: Question, on: Known, holes: Collection[str]) -> Card:
    """A fact with its answer, what its question wants besides, and the lines that may answer it; `holes` are the facts for
    which an exhibit is wanted.
    """
    name, entry = each.name, entry_of(on.data, each.name)
    answer = answer_of(on.data, name)
    lacks = _lacks(each, on, holes) if answer == YES else ()
    title, advice = question_and_advice(each.ask)
    return Card(
        name,
        Sort.FACT,
        title,
        each.why or READ,
        bearing(name, on.disputes),
        "。".join(filter(None, (said_of_numbers(advice), _shown_by(name)))),
        answer,
        tuple(_slots(each, on)),
        bubbles=bubbles_of(name, each.ask, on.spoken, entry, each.wants),
        exhibits=on.exhibits,
        proofs=on.texts(entry.get(PROOFS)),
        lacks=lacks,
        enough=NO_WORDS if lacks else "",
    )


def _shown_by(name: str) -> str:
    """What can show it, of a fact beside which not every exhibit may stand."""
    instead = facts()[name].instead
    return f"证据：{instead}" if instead else ""


def _lacks(each: Question, on: Known, holes: Collection[str]) -> tuple[str, ...]:
    """What its question wants and is not there; and an exhibit, where what is claimed stands on it."""
    if on.enough(each.name):
        return ()
    entry = entry_of(on.data, each.name)
    empty = tuple(called(facts()[each.name].ask, key) for key in each.wants if not entry.get(key))
    bare = each.name in holes and bool(on.exhibits) and not entry.get(PROOFS)
    return (*empty, *((PROOFS,) if bare else ()))


def _slots(each: Question, on: Known) -> Iterator[Slot]:
    entry = entry_of(on.data, each.name)
    keys = dict.fromkeys((*each.wants, *(key for key in PARTS if entry.get(key))))
    read = on.read((FACTS, each.name))
    leaves = [node for node in (read.members if read else ()) if isinstance(node, Leaf)]
    for key in keys:
        path: Path = (FACTS, each.name, key)
        value = str(entry.get(key) or "")
        offers = () if value else offers_in(leaves, key)
        ask = facts()[each.name].ask
        label = called(ask, key)
        # Where the question says what is written there, the model's own word for the key (对方的原话) would mislead.
        meant = on.meaning(path) if label == key or key != QUOTED else ""
        hint = "。".join(filter(None, (written_how(ask, key), meant)))
        yield Slot(path, label, value, hint, (), offers)


def following_card(found: Sequence[Question], now: Judged) -> Card:
    """What can be seen already, to be said so by one press."""
    rows = tuple(
        Row((FACTS, each.name, ANSWER), question_and_advice(each.ask)[0], now.states[each.name])
        for each in found
    )
    return Card(
        "由此可知", Sort.FOLLOWING, FOLLOWS, "您核对过的几项合起来就是这样；不是这样的，逐项改。", rows=rows
    )
