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
CLAUSE = re.compile(r"[^，,。；;！!？?\n]+[？?]?")
# A message that is nothing but a picture, a sticker or a call says nothing.
WITHOUT_WORDS = re.compile(
    r"(\s*[\[【][^\]】]{1,60}[\]】](\s*[0-9]{1,3}[\"″”秒])?)+\s*|!\[[^\]]*\]\([^)]*\)|\s*"
)
# What a message repeats of another: WeChat's own form, and those of programs.
QUOTED = re.compile(
    r"^\s*[「『].*?[」』]\s*\n[ \t]*(?:[-—－][ \t]*){3,}\n|\[引用[^\[\]]*\]|\[回复[^\[\]]*\]", re.DOTALL
)
PAID = re.compile("转账|红包|收款")
SHOWN = 20


@dataclass(frozen=True)
class Vocabulary:
    """The whole file; the keys are explained there."""

    promises: Annotated[str, EXPRESSION]
    condition: Annotated[str, EXPRESSION]
    denies: Annotated[str, EXPRESSION]
    asks: Annotated[str, EXPRESSION]
    wants: Annotated[str, EXPRESSION]
    urges: Annotated[str, EXPRESSION]
    last_day: Annotated[str, EXPRESSION]
    before_last_day: Annotated[str, EXPRESSION]


VOCABULARY = Files("reading/said.yaml", Vocabulary)


def own_part(words: str) -> str:
    """A message without what it quotes of somebody else: lines behind >, 「某某：…」 above a rule, [引用 …]."""
    plain = QUOTED.sub("", words)
    rows = [row for row in plain.split("\n") if not row.lstrip().startswith((">", "＞"))]
    return "\n".join(rows).strip() or words


def proposals_of(words: tuple[Words, ...]) -> tuple[Proposal, ...]:
    """What these words would say in a case, in their order: nothing of a notice, nor of anybody who may be 我 or not.

    `Proposal.belongs` is the same for all that one message says, and tells in what sense: 拒绝：虚拟商品概不退款, 答应：…,
    承诺：…, 要求：…, 转账：….
    """
    found = list[Proposal]()
    for each in words:
        if WITHOUT_WORDS.fullmatch(each.words):
            found += _paid(each)
        elif each.side is Side.ME:
            found += _of_me(each)
        elif each.side is Side.OTHER:
            found += _of_others(each)
    return tuple(found)


def promises_in(text: str) -> tuple[str, ...]:
    """The clauses of a text that promise something, as they stand there: 保证百分之百可用, 有问题包退包换."""
    return tuple(found[0].strip() for found in CLAUSE.finditer(text) if _promises(folded(found[0])))


def _promises(clause: str) -> bool:
    known = VOCABULARY.only()
    if re.search(known.asks, clause):
        return False
    undertaken = re.sub(known.condition, "", clause) or clause
    return any(
        re.search(known.promises, each) and not re.search(known.denies, each) for each in (clause, undertaken)
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


def _paid(said: Words) -> Iterator[Proposal]:
    """The sum of a transfer or a red packet, which stands where words would: [转账] ¥45.00."""
    if said.side is not Side.SYSTEM and PAID.search(said.words):
        for value, read in sums_in(said.words):
            yield Proposal(Kind.SUM, value, read, (said.place,), said.doubts, f"转账：{_clipped(said.words)}")


def _of_others(said: Words) -> Iterator[Proposal]:
    own = own_part(said.words)
    excuses = refusals_in(own)
    sense = ""
    if excuses:
        sense = f"{REFUSED}：{excuses[0]}"
        yield _told(Kind.QUOTED, said, own, sense)
    elif promises_in(own):
        sense = f"{PROMISED}：{_clipped(own)}"
        yield _told(Kind.PROMISE, said, own, sense)
    elif spoken(own).settles:
        sense = f"{AGREED}：{_clipped(own)}"
        yield _told(Kind.QUOTED, said, own, sense)
    yield from _days_and_sums(said, own, sense)


def _of_me(said: Words) -> Iterator[Proposal]:
    own = own_part(said.words)
    if demands(own):
        sense = f"{DEMANDED}：{_clipped(own)}"
        yield _told(Kind.QUOTED, said, own, sense)
        yield from _days_and_sums(said, own, sense)


def _told(kind: Kind, said: Words, own: str, sense: str) -> Proposal:
    return Proposal(kind, own, said.words, (said.place,), said.doubts, sense)


def _days_and_sums(said: Words, own: str, sense: str) -> Iterator[Proposal]:
    """Days and sums of a message. With a demand goes only a day that is its last one; the others are told by themselves."""
    for day in moments_in(own, said.at):
        mere = said.side is Side.ME and not is_last_day(own, day)
        read = own[day.start : day.end]
        yield Proposal(Kind.MOMENT, day.value, read, (said.place,), day.doubts, "" if mere else sense)
    for value, read in sums_in(own):
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
