"""Any file that its owner has → what it says: a bill, a chat, a picture or a text, by its content and never by its name."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from kameng_docs.evidence.bill import Bill
from kameng_docs.evidence.chat import Transcript
from kameng_docs.evidence.chat import read as transcript_of
from kameng_docs.evidence.chat.content import decoded
from kameng_docs.evidence.kinds import ACCEPTED, FOREIGN, is_a, kind_of
from kameng_docs.evidence.refusals import foreign, unreadable
from kameng_docs.reading.bills import bill_in, chosen, read_bill
from kameng_docs.reading.chats import read_chat
from kameng_docs.reading.proposals import Read, What
from kameng_docs.reading.story import read_story

# What a bill may be.
TABLES = frozenset({"CSV", "TXT", "TEXT", "XLSX"})
# A text that somebody wrote: it has sentences, and lines of words and not of columns.
PROSE = frozenset({"TXT", "TEXT", "MARKUP"})
_SENTENCE = re.compile("[一-鿿][，。！？；,.!?]")
# A story is some pages; what is larger is a log.
LONGEST = 200_000


def read_file(
    path: Path,
    *,
    me: str = "",
    picks: tuple[str, ...] = (),
    today: date | None = None,
    what: What | None = None,
) -> Read:
    """What a file says; what it is and why nothing of it was read, where nothing was. Nothing is raised but KeyboardInterrupt.

    `me` is the name under which its owner speaks in a chat, `picks` choose the payments of a bill, `today` is the day from
    which a story counts, `what` the kind of a picture where its owner told it.
    """
    try:
        kind = kind_of(path)
        if kind in ACCEPTED and ACCEPTED[kind].family == "image":
            from kameng_docs.reading.pictures import read_picture

            return read_picture(path, me, picks, what)
        return _of_words(path, kind, me, picks, today)
    except OSError as error:
        found = unreadable(path.name, error)
        return Read(path.name, What.OTHER, unread=(f"{found.message}：{found.hint}",))


def _of_words(path: Path, kind: str, me: str, picks: tuple[str, ...], today: date | None) -> Read:
    if kind in TABLES and (bill := read_bill(path, picks)).what is What.BILL:
        return bill
    talks = kind in {*PROSE, "XLSX"} or (kind in ACCEPTED and ACCEPTED[kind].family in {"chat", "mail"})
    chat = _chat(path, me, picks) if talks else None
    if chat is not None and chat.what is What.CHAT:
        return chat
    if kind in PROSE and (text := _prose(path)):
        return read_story(text, path.name, today)
    if chat is not None and kind in {"CSV", "TXT"}:
        return chat
    return Read(path.name, What.OTHER, unread=(_told(path.name, kind),))


def is_in(path: Path, pick: str) -> bool:
    """Whether a bill has a payment that is meant, or a chat a conversation of this name."""
    try:
        kind = kind_of(path)
        if kind in TABLES and isinstance(bill := bill_in(path), Bill):
            return bool(chosen(bill, (pick,)).payments)
        if kind in {*PROSE, "XLSX"} or (kind in ACCEPTED and ACCEPTED[kind].family in {"chat", "mail"}):
            found = transcript_of(path.read_bytes())
            return isinstance(found, Transcript) and pick in found.talks
    except OSError:
        return False
    return False


def _chat(path: Path, me: str, picks: tuple[str, ...]) -> Read:
    """A chat; of several conversations in one file the one that a pick names, and none where none does."""
    found = transcript_of(path.read_bytes())
    names = found.talks if isinstance(found, Transcript) else ()
    if len(names) < 2:  # noqa: PLR2004
        return read_chat(path, me)
    chosen = [name for name in names if name and name in picks]
    if len(chosen) == 1:
        return read_chat(path, me, chosen[0])
    read = read_chat(path, me)
    told = f"这个文件里有 {len(names)} 段对话：{'、'.join(name or '没有名字的' for name in names)}。用 --pick 写明是和谁的那一段，才写进案件"
    return replace(read, proposals=(), words=(), speakers={}, unread=(told,))


def text_in(path: Path) -> str | None:
    """The text of a file in UTF-8, UTF-16 or GBK; None for what is no text or is too long. Raises OSError."""
    if path.stat().st_size > LONGEST * 4:
        return None
    found = decoded(path.read_bytes())
    return found[0] if isinstance(found, tuple) and len(found[0]) <= LONGEST else None


def _prose(path: Path) -> str:
    """The text of a file that somebody wrote as a story; empty where it is no such."""
    text = text_in(path) or ""
    return text if _SENTENCE.search(text) and "\t" not in text else ""


def _told(name: str, kind: str) -> str:
    if kind in ACCEPTED:
        return f"{is_a(kind)}，里面的内容没有读，只作为证据放进来：证明什么由您写"
    found = foreign(name, kind)
    return f"{found.message.removeprefix(f'“{name}”')}。{found.hint}" if kind in FOREIGN else found.message
