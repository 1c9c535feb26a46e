"""What people say in a chat, a call or a letter, as proposals: refusals, promises, days and sums of the other side, demands of 我.

Nothing is decided here. Which words refuse is known to law/rebuttals/ alone; the rest of the vocabulary is `said.yaml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kameng_docs.declared import EXPRESSION, Files
from kameng_docs.law.grounds import excuses_in
from kameng_docs.law.hearing import spoken
from kameng_docs.reading.proposals import Kind, Proposal, Side, Words
from kameng_docs.reading.said_when import Moment, moments_in, sums_in
from kameng_docs.wording import folded

# How `Proposal.belongs` begins: what the words are, before the name of the excuse or the words themselves.
REFUSED, AGREED, PROMISED, DEMANDED = "拒绝", "答应", "承诺", "要求"
NOT_KNOWN_WHO = "还不知道这句话是谁说的，先说哪一个是您"
CLAUSE = re.compile(r"[^，,。；;！!？?\n]+[？?]?")
# A message that is nothing but a picture, a sticker or a call says nothing.
WITHOUT_WORDS = re.compile(
    r"(\s*[\[【][^\]】]{1,60}[\]】](\s*[0-9]{1,3}[\"″”秒])?)+\s*|!\[[^\]]*\]\([^)]*\)|\s*"
)
SHOWN = 20


@dataclass(frozen=True)
class Vocabulary:
    """The whole file; the keys are explained there."""

    promises: Annotated[str, EXPRESSION]
    denies: Annotated[str, EXPRESSION]
    asks: Annotated[str, EXPRESSION]
    wants: Annotated[str, EXPRESSION]
    urges: Annotated[str, EXPRESSION]
    last_day: Annotated[str, EXPRESSION]
    before_last_day: Annotated[str, EXPRESSION]


VOCABULARY = Files("reading/said.yaml", Vocabulary)


def proposals_of(words: tuple[Words, ...]) -> tuple[Proposal, ...]:
    """What these words would say in a case, in their order: nothing of a notice, and of an unknown speaker only what refuses.

    `Proposal.belongs` is the same for all that one message says, and tells in what sense: 拒绝：虚拟商品概不退款, 答应：…,
    承诺：…, 要求：….
    """
    found = list[Proposal]()
    for each in words:
        if each.side is Side.SYSTEM or WITHOUT_WORDS.fullmatch(each.words):
            continue
        found += _of_me(each) if each.side is Side.ME else _of_others(each)
    return tuple(found)


def promises_in(text: str) -> tuple[str, ...]:
    """The clauses of a text that promise something, as they stand there: 保证百分之百可用, 有问题包退包换."""
    known = VOCABULARY.only()
    return tuple(
        found[0].strip()
        for found in CLAUSE.finditer(text)
        if re.search(known.promises, folded(found[0]))
        and not re.search(known.denies, folded(found[0]))
        and not re.search(known.asks, folded(found[0]))
    )


def refusals_in(text: str) -> tuple[str, ...]:
    """The names of the excuses that are heard in a message, in the order of its words."""
    return tuple(word.title for word in excuses_in(text))


def demands(text: str) -> bool:
    """Whether a buyer's message demands something: a clause says what, one says that it is to be done."""
    known = VOCABULARY.only()
    clauses = [folded(found[0]) for found in CLAUSE.finditer(text)]
    wants = any(re.search(known.wants, each) and not re.search(known.asks, each) for each in clauses)
    return wants and any(re.search(known.urges, each) for each in clauses)


def _of_others(said: Words) -> Iterator[Proposal]:
    excuses = refusals_in(said.words)
    if said.side is Side.UNKNOWN:
        if excuses:
            yield _quoted(said, f"{REFUSED}：{excuses[0]}", (NOT_KNOWN_WHO,))
        return
    if excuses:
        sense = f"{REFUSED}：{excuses[0]}"
        yield _quoted(said, sense)
    elif promises_in(said.words):
        sense = f"{PROMISED}：{_clipped(said.words)}"
        yield Proposal(Kind.PROMISE, said.words, said.words, (said.place,), said.doubts, sense)
    elif spoken(said.words).settles:
        sense = f"{AGREED}：{_clipped(said.words)}"
        yield _quoted(said, sense)
    else:
        sense = ""
    yield from _days_and_sums(said, sense)


def _of_me(said: Words) -> Iterator[Proposal]:
    if demands(said.words):
        sense = f"{DEMANDED}：{_clipped(said.words)}"
        yield _quoted(said, sense)
        yield from _days_and_sums(said, sense)


def _quoted(said: Words, sense: str, doubts: tuple[str, ...] = ()) -> Proposal:
    return Proposal(Kind.QUOTED, said.words, said.words, (said.place,), (*said.doubts, *doubts), sense)


def _days_and_sums(said: Words, sense: str) -> Iterator[Proposal]:
    """Days and sums of a message. With a demand goes only a day that is its last one; the others are told by themselves."""
    for day in moments_in(said.words, said.at):
        mere = said.side is Side.ME and not is_last_day(said.words, day)
        read = said.words[day.start : day.end]
        yield Proposal(Kind.MOMENT, day.value, read, (said.place,), day.doubts, "" if mere else sense)
    for value, read in sums_in(said.words):
        yield Proposal(Kind.SUM, value, read, (said.place,), (), sense)


def is_last_day(text: str, day: Moment) -> bool:
    """Whether a day in a text is told as the last one: 最迟11月23日, 11月23日前, 三天内."""
    known = VOCABULARY.only()
    before, after = folded(text[: day.start]), folded(text[day.end :])
    return text[day.start : day.end].endswith("内") or bool(
        re.search(known.before_last_day, before) or re.search(known.last_day, after)
    )


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
