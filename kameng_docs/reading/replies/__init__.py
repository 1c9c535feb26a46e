"""A reply that was received → proposals for the diary: who, when, what, under which number, in whose words.

The words that replies use are data (`vocabulary.yaml`). Nothing is decided here: several values of a kind are a question.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kameng_docs.reading.proposals import Kind, Place, Proposal, Read, What
from kameng_docs.reading.replies.days import CLOSED, ENDINGS, REPLIED, TAKEN_UP, WRITTEN, Dated, days_in
from kameng_docs.reading.replies.excuses import Excuse, excuses_of
from kameng_docs.reading.replies.numbers import numbers_in
from kameng_docs.reading.replies.outcome import gist_of
from kameng_docs.reading.replies.rows import Received, of_bytes, received
from kameng_docs.reading.replies.says import (
    ACCEPTED,
    ANSWERED,
    REFUSED,
    SOLVED,
    SUBMITTED,
    Outcome,
    outcome_of,
)
from kameng_docs.reading.replies.senders import Sent, senders_in
from kameng_docs.reading.replies.sentences import Sheet, sheet_of
from kameng_docs.reading.replies.vocabulary import compiled, official, vocabulary

__all__ = ["PASTED_TEXT", "of_bytes", "read_received", "read_reply", "read_reply_bytes", "received"]

# What pasted text is called where places are told.
PASTED_TEXT = "粘贴的文字"

# Without any of these it is no writing that anybody reads here.
WORDS = re.compile(r"[\u3400-\u9fff]|[A-Za-z]{3}")
DAYS = {REPLIED: Kind.REPLIED_AT, TAKEN_UP: Kind.ACCEPTED_ON, CLOSED: Kind.CLOSED_ON}
BY_LETTER_DAY = "信里没有写是哪天，用的是落款的日期"
# Who only puts off does not refuse: in the names of law/rebuttals/.
DELAYS = "拖延"
SOUNDS_REFUSED = "没有直接写拒绝，听起来是推脱"
PUT_OFF = "只是请您等，还没有答复：这一步照旧等着，答复的日子不变"
AGREED = "达成了协议，钱到账没有，这里没有说"
NO_STATE = "没有读出处理到哪一步：自己选"
JUDGMENT = "这是判决书、裁决书：照原文写进“法院”的“裁判”，不是“进度”里的答复；真要记一步的，用 --state 写明"
PROMISED = "只说会退、同意退，没有说已经退到：到账以后再记“已解决”"


def read_reply(file: Path, today: date, name: str = "") -> Read:
    """What a file that was received says: TXT, a mail, a letter in PDF, a picture. Raises OSError."""
    return read_received(received(file, name or file.name), name or file.name, today)


def read_reply_bytes(content: bytes, today: date, name: str = PASTED_TEXT) -> Read:
    """What pasted text says."""
    return read_received(of_bytes(content, name), name, today)


@dataclass(frozen=True)
class _Parts:
    """All that was made out of one reply, before it is told."""

    sheet: Sheet
    senders: tuple[Sent, ...]
    outcome: Outcome
    days: tuple[Dated, ...]
    excuses: tuple[Excuse, ...]


def read_received(read: Received, name: str, today: date) -> Read:
    """What the rows say that stand in a reply."""
    if not any(WORDS.search(row.text) for row in read.rows):
        unread = read.unread or (f"{name} 里没有一个字认得出来",)
        return Read(name, What.REPLY, unread=unread)
    sheet = sheet_of(read)
    senders = senders_in(sheet)
    slugs = [sent.channel for sent in senders]
    judged = any(compiled(vocabulary().judgment).fullmatch(row) for row in sheet.plain)
    outcome = Outcome((), (), ()) if judged else outcome_of(sheet.sentences, slugs)
    excuses = excuses_of(sheet.sentences, office=official(slugs))
    parts = _Parts(sheet, senders, outcome, days_in(sheet, outcome.all, today), excuses)
    proposals = (*_who(parts), *_what(parts), *_numbers(sheet), *_when(parts, read, name))
    unread = (*read.unread, *_wanted(sheet), *_unclear(proposals, judged=judged))
    return Read(name, What.REPLY, proposals, unread=unread)


def _unclear(proposals: tuple[Proposal, ...], *, judged: bool) -> tuple[str, ...]:
    if any(proposal.kind is Kind.STATE for proposal in proposals):
        return ()
    return (JUDGMENT if judged else NO_STATE,)


def _who(parts: _Parts) -> list[Proposal]:
    return [
        Proposal(Kind.CHANNEL, sent.channel, sent.sign, (sent.place,), sent.doubts) for sent in parts.senders
    ]


def _what(parts: _Parts) -> list[Proposal]:
    """The state with the sentence that it rests on, the gist in their words, and excuses that are among them."""
    found = [
        Proposal(
            Kind.STATE, said.state, said.sentence.quoted, (said.sentence.place,), _soft(said.state, parts)
        )
        for said in parts.outcome.rests
    ]
    states = {proposal.value for proposal in found}
    refusing = [each for each in parts.excuses if DELAYS not in each.title]
    if refusing and states <= {ANSWERED}:
        sentence = refusing[0].sentence
        found.append(Proposal(Kind.STATE, REFUSED, sentence.quoted, (sentence.place,), (SOUNDS_REFUSED,)))
    if parts.excuses and not refusing and not states:
        sentence = parts.excuses[0].sentence
        found.append(Proposal(Kind.STATE, SUBMITTED, sentence.quoted, (sentence.place,), (PUT_OFF,)))
    gist = gist_of(parts.sheet, parts.outcome, parts.excuses)
    if gist:
        found.append(Proposal(Kind.OUTCOME, gist.words, gist.words, gist.places, gist.doubts))
    return found + [
        Proposal(Kind.EXCUSE, each.words, each.title, (each.sentence.place,)) for each in parts.excuses
    ]


def _soft(state: str, parts: _Parts) -> tuple[str, ...]:
    """What speaks against taking words of money for money."""
    words = "".join(said.sentence.text for said in parts.outcome.all if said.state == state)
    if state == ANSWERED and re.search("退款|退还|退回", words):
        return (PROMISED,)
    if (
        state == SOLVED
        and re.search("达成|协议|调解书|调解成功", words)
        and not re.search("已.{0,12}(?:退|到账|履行|付)", words)
    ):
        return (AGREED,)
    return ()


def _numbers(sheet: Sheet) -> list[Proposal]:
    return [
        Proposal(Kind.HANDLED_ID, number.value, number.read, (number.place,), number.doubts, number.kind)
        for number in numbers_in(sheet)
    ]


def _when(parts: _Parts, read: Received, name: str) -> list[Proposal]:
    """The days of 进度. The day of a letter is that of the decision, never that of its arrival."""
    found = [
        Proposal(DAYS[day.role], day.value, day.read, (day.place,), day.doubts)
        for day in parts.days
        if day.role in DAYS
    ]
    if read.sent_at and not _has(found, Kind.REPLIED_AT):
        found.append(Proposal(Kind.REPLIED_AT, read.sent_at, "邮件头里的发送时间", (Place(name),)))
    states = parts.outcome.states
    kind = (
        Kind.ACCEPTED_ON if states == (ACCEPTED,) else Kind.CLOSED_ON if set(states) & set(ENDINGS) else None
    )
    letters = [day for day in parts.days if day.role == WRITTEN]
    if kind and not _has(found, kind):
        found += [
            Proposal(kind, day.value[:10], day.read, (day.place,), (*day.doubts, BY_LETTER_DAY))
            for day in letters
        ]
    return [*found, *(Proposal(Kind.MOMENT, d.value, d.read, (d.place,), d.doubts, WRITTEN) for d in letters)]


def _has(found: list[Proposal], kind: Kind) -> bool:
    return any(proposal.kind is kind for proposal in found)


def _wanted(sheet: Sheet) -> tuple[str, ...]:
    """What the letter wants of the author: told, for it may have a day."""
    wants = compiled(vocabulary().wants)
    return tuple(
        f"信里有期限，或者有要您做的事：“{sentence.quoted}”（{sentence.place.told()}）"
        for sentence in sheet.sentences
        if not sentence.ours and wants.search(sentence.text)
    )[:4]
