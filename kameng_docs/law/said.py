"""What words mean that somebody else chose: a rule or a statement, a description or a promise, silence that is sold, an expense, goods."""

from collections.abc import Mapping
from dataclasses import dataclass

from kameng_docs.case.story import DESCRIPTIONS, UNDERTAKINGS
from kameng_docs.declared import Files, Sought, sought
from kameng_docs.law.mistakes import Expression, plain
from kameng_docs.law.topics import Clause
from kameng_docs.law.vocabulary import FactName, QuestionName
from kameng_docs.wording import folded

# Where a promise was made: on air.
ON_AIR = sought("直播|主播")
CLAUSES = sought(r"[、,;.!?。！？，；\n]")


@dataclass(frozen=True)
class _Refusal:
    names_a_rule: Sought
    disputes_the_facts: Sought


@dataclass(frozen=True)
class _Promise:
    undertakes: Sought


@dataclass(frozen=True)
class _Rule:
    gives: Sought
    forbids_the_shop: Sought
    takes: Sought
    refuses_the_user: Sought
    bars_children: Sought
    on_guardian: Sought
    conditions: Sought
    of_the_shop: Sought


@dataclass(frozen=True)
class _Platform:
    speaks: Sought


@dataclass(frozen=True)
class _Offer:
    of_proof: Sought


@dataclass(frozen=True)
class _Learnt:
    only_then: Sought
    next_day: Sought


@dataclass(frozen=True)
class _Apart:
    words: tuple[str, ...]


@dataclass(frozen=True)
class Expressions:
    """What is looked for in a refusal, a promise, a rule, an answer, and the author's own words."""

    refusal: _Refusal
    promise: _Promise
    rule: _Rule
    platform: _Platform
    offer: _Offer
    learnt: _Learnt
    apart: _Apart


SAID = Files("law/said.yaml", Expressions)


def disputes_the_facts(refusal: str) -> bool:
    """Whether a refusal only says that the facts are otherwise. That is no standard term, and none is void."""
    disputes = SAID.only().refusal.disputes_the_facts
    return bool(disputes.search(folded(refusal))) and not names_a_rule(refusal)


def names_a_rule(refusal: str) -> bool:
    """Whether a refusal names a rule, so that it is one by its words."""
    return bool(SAID.only().refusal.names_a_rule.search(folded(refusal)))


def describes_goods(promise: str, about: str | None = None) -> bool:
    """Whether a promise describes what was sold (民法典 第六百一十五条), and is not of compensation or service alone.

    `about` is its 种类, where the author wrote it: that goes first.
    """
    if about in UNDERTAKINGS or about in DESCRIPTIONS:
        return about in DESCRIPTIONS
    undertakes = SAID.only().promise.undertakes
    clauses = [folded(clause) for clause in CLAUSES.split(promise)]
    return any(clause and not undertakes.search(clause) for clause in clauses)


def said_on_air(where: str) -> bool:
    """Whether a promise was made in a live room, by 在哪里看到."""
    return ON_AIR.search(where) is not None


def favours_buyer(rule: str) -> bool:
    """Whether a platform's rule gives the buyer something and takes nothing away, so that it may be pleaded as a term."""
    known = SAID.only().rule
    left = known.forbids_the_shop.sub("", folded(rule))
    gives = bool(known.gives.search(folded(rule)))
    return gives and not (known.takes.search(left) or known.refuses_the_user.search(left))


def bars_children(rule: str) -> bool:
    """Whether a rule keeps children from paying, and leaves nothing of it to their guardians."""
    told = SAID.only().rule.bars_children.search(folded(rule)) is not None
    return told and not (leaves_it_to_guardian(rule) or keeps_the_money(rule))


def leaves_it_to_guardian(rule: str) -> bool:
    """Whether a rule says that what a child does is for its guardian to bear."""
    return bool(SAID.only().rule.on_guardian.search(folded(rule)))


def keeps_the_money(rule: str) -> bool:
    """Whether a rule says that nothing is paid back or exchanged."""
    return any("退" in hit[0] or "返" in hit[0] for hit in SAID.only().rule.takes.finditer(folded(rule)))


def sets_condition(rule: str) -> bool:
    """Whether a platform's rule asks something of the buyer first, so that it may be relied on only by whoever did it."""
    known = SAID.only().rule
    clauses = [folded(clause) for clause in CLAUSES.split(rule)]
    hits = ((clause, known.conditions.search(clause)) for clause in clauses)
    return any(
        hit and (hit.group() == "凭" or not known.of_the_shop.search(clause[: hit.start()]))
        for clause, hit in hits
    )


def speaks_as_platform(answer: str) -> bool:
    """Whether an answer is that of a platform, which speaks of the shop as somebody else."""
    return bool(SAID.only().platform.speaks.search(folded(answer)))


_PARTS = sought("(?<=[，,；;。])")


def without_offers(words: str) -> str:
    """The author's description without the clauses that only offer a proof: 排班表可以开 is nothing that happened.

    Where nothing else is said, it stays as it is.
    """
    parts = _PARTS.split(words)
    kept = [part for part in parts if not SAID.only().offer.of_proof.search(folded(part).strip("，,；;。"))]
    return "".join(kept).rstrip("，,；;") if kept and len(kept) < len(parts) else words


def learnt_only_then(words: str) -> bool:
    """Whether the author says that he learnt of it, and that this was the first he knew."""
    return bool(SAID.only().learnt.only_then.search(folded(words)))


def on_the_next_day(words: str) -> bool:
    """Whether words speak of the day after another."""
    return bool(SAID.only().learnt.next_day.search(folded(words)))


def told_apart() -> tuple[str, ...]:
    """The words that keep a sentence of the author's out of complaints and letters."""
    return SAID.only().apart.words


# Where a term may end; a line break ends one too.
SENTENCE = sought(r"(?<=[。；;！!\n])")
CLAUSE = sought(r"[，,、]")


@dataclass(frozen=True)
class _Words:
    sells: tuple[Sought, ...]
    innocent: tuple[Sought, ...]
    authority: tuple[Clause, ...]


SILENCE = Files("law/silence.yaml", _Words)


def silenced(text: str) -> tuple[str, ...]:
    """The sentences of `text` that sell silence, as they stand there."""
    return tuple(each.strip().rstrip("。；;") for each in SENTENCE.split(text) if _sells(each))


def without_silence(text: str) -> str:
    """`text` without the sentences that sell silence."""
    return "".join(each for each in SENTENCE.split(text) if not _sells(each)).strip()


def authority() -> tuple[str, ...]:
    """The clauses that a warning names."""
    return _words().authority


def _sells(sentence: str) -> bool:
    """Clause by clause: a harmless one does not make another harmless."""
    words = _words()
    return any(
        any(each.search(clause) for each in words.sells)
        and not any(each.search(clause) for each in words.innocent)
        for clause in map(folded, CLAUSE.split(sentence))
    )


def _words() -> _Words:
    return SILENCE.only()


@dataclass(frozen=True)
class _Reason:
    words: tuple[str, ...]
    why: str


EXPENSES = Files("law/expenses.yaml", tuple[_Reason, ...])


def why_not_claimed(what: str) -> str:
    """The reason why an expense of that name is not claimed; empty if it may be."""
    return next((each.why for each in EXPENSES.only() for word in each.words if word in what), "")


@dataclass(frozen=True)
class RiskyKind:
    """Words, the private question about them, and a fact that settles it."""

    words: tuple[Expression, ...]
    asks: QuestionName
    unless: FactName = ""


@dataclass(frozen=True)
class RiskyGoods:
    """The whole file; the keys are explained there."""

    kinds: tuple[RiskyKind, ...]
    innocent: tuple[str, ...]
    authority: tuple[Clause, ...]


RISKY_GOODS = Files("law/risky_goods.yaml", RiskyGoods)


def risky_words(text: str) -> Mapping[RiskyKind, tuple[str, ...]]:
    """What in the name of goods stands in the file, in any spelling, by its kind."""
    goods = plain(text)
    for phrase in listed().innocent:
        goods = goods.replace(phrase, "")
    found = {
        kind: tuple(hit.group() for word in kind.words for hit in [sought(word).search(goods)] if hit)
        for kind in listed().kinds
    }
    return {kind: words for kind, words in found.items() if words}


@dataclass(frozen=True)
class _Gambling:
    words: tuple[Expression, ...]
    innocent: tuple[str, ...]
    authority: tuple[Clause, ...]


GAMBLING = Files("law/gambling.yaml", _Gambling)


def gambling_words(text: str) -> tuple[str, ...]:
    """What in a text tells of a game of chance, in any spelling."""
    told = plain(text)
    for phrase in GAMBLING.only().innocent:
        told = told.replace(phrase, "")
    return tuple(
        found.group() for word in GAMBLING.only().words for found in [sought(word).search(told)] if found
    )


def listed() -> RiskyGoods:
    """The file, read once."""
    return RISKY_GOODS.only()
