"""A chat that somebody exported or copied, as words with who said them and when."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kameng_docs.case.typed import moment_of
from kameng_docs.evidence.chat import ChatLine, Skipped, Transcript, Unreadable, read
from kameng_docs.reading.proposals import Place, Read, Side, What, Words
from kameng_docs.reading.said import proposals_of

# Under this name exports print the words of their owner; so do people who type a chat off.
OWN = "我"
MANY = 8
_WEEKDAY = re.compile(r"[ ,，]*(?:星期|周)[一二三四五六日天][ ,，]*")
# What stands around a name: the title in a group, the number or the mail behind it, quotation marks.
_AROUND = re.compile(r"^【[^】]{1,20}】|[(（<][^()（）<>]{1,60}[)）>]$|^['‘“\"]|['’”\"]$")


def read_chat(file: Path, me: str = "", talk: str = "") -> Read:
    """The words of a chat. `me` is the name under which its owner speaks, empty where that was not asked yet: who is who is then
    left open, and `speakers` are to choose from, unless the file itself says it. `talk` names one of several conversations.

    Raises OSError.
    """
    found = read(file.read_bytes())
    if isinstance(found, Unreadable):
        return Read(file.name, What.OTHER, unread=(f"{found.message}。{found.hint}",))
    chosen = tuple(line for line in found.lines if not talk or _alike(talk, line.talk))
    sides = _sides(chosen, me)
    words = tuple(_out_of_turn([_words(file.name, line, sides) for line in chosen], chosen))
    unknown = any(each.side is Side.UNKNOWN for each in words)
    speakers = dict(Counter(each.who for each in words if each.side is not Side.SYSTEM)) if unknown else {}
    told = (
        *_talks(found, talk),
        *(_stranger(chosen, me) if unknown else ()),
        *_unread(found.skipped),
        *found.notes,
    )
    one_of_several = next((line.talk for line in chosen), "") if talk and len(found.talks) > 1 else ""
    return Read(file.name, What.CHAT, proposals_of(words), words, told, speakers, one_of_several)


def own_name(who: str) -> str:
    """A speaker's name without what exports put around it: 【管理员】小王(100000001) is 小王."""
    plain = who.strip()
    while (shorter := _AROUND.sub("", plain).strip()) and shorter != plain:
        plain = shorter
    return plain


def _alike(name: str, written: str) -> bool:
    return bool(name.strip()) and (name.strip() == written.strip() or own_name(name) == own_name(written))


def _is_owner(who: str) -> bool:
    """Whether the name says that its bearer owns the chat: 我, 我(wxid_1), 李某某(我)."""
    return own_name(who) == OWN or who.strip().endswith(("(我)", "（我）"))


def _sides(lines: tuple[ChatLine, ...], me: str) -> dict[int, Side]:
    """Who says each line, by its number: as its author told, else as the file does."""
    told = {line.number for line in lines if _alike(me, line.who)}
    by_name = any(_is_owner(line.who) for line in lines if not line.system)
    sides = dict[int, Side]()
    for line in lines:
        if line.system:
            sides[line.number] = Side.SYSTEM
        elif told:
            sides[line.number] = Side.ME if line.number in told else Side.OTHER
        elif line.mine is not None:
            sides[line.number] = Side.ME if line.mine else Side.OTHER
        elif by_name:
            sides[line.number] = Side.ME if _is_owner(line.who) else Side.OTHER
        else:
            sides[line.number] = Side.UNKNOWN
    return sides


def _words(file: str, line: ChatLine, sides: dict[int, Side]) -> Words:
    at, doubts = case_moment(line.at)
    if line.beside:
        doubts = (*doubts, f"后面一格里还有“{line.beside}”，可能是这句话的下半句：内容里的逗号没有加引号")
    place = Place(file, line.row or None)
    return Words(sides[line.number], line.who, line.words, at, place, line.number, doubts)


def _out_of_turn(words: list[Words], lines: tuple[ChatLine, ...]) -> Iterator[Words]:
    """Words that stand behind later ones of their conversation are doubted: 9:41 in the evening, or two files in one."""
    last = dict[str, str]()
    for each, line in zip(words, lines, strict=True):
        before = last.get(line.talk, "")
        if each.at and each.at[: len(before)] < before[: len(each.at)]:
            doubt = f"这一句的时间（{line.at}）比它前面的还早，请核对：可能是十二小时制，也可能两段聊天接反了"
            yield replace(each, doubts=(*each.doubts, doubt))
        else:
            last[line.talk] = each.at or before
            yield each


def case_moment(written: str) -> tuple[str, tuple[str, ...]]:
    """A moment as a case file takes it, and what speaks against it: nothing is made up where no day or no year is told."""
    if not written:
        return "", ()
    try:
        moment = moment_of(_WEEKDAY.sub(" ", written).strip())
    except ValueError:
        return "", (f"时间写的是“{written}”，没有这一天或这一刻，请照聊天里的填",)
    if moment is None:
        return "", (f"时间写的是“{written}”，看不出是哪一年哪一天，请照聊天里的填",)
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else f"{moment:%Y-%m-%d}", ()


def _talks(found: Transcript, talk: str) -> tuple[str, ...]:
    """What to say of a file with several conversations."""
    talks = Counter(line.talk for line in found.lines)
    told = "、".join(f"{name or '（没有名字）'}（{times} 条）" for name, times in talks.items())
    if talk and not any(_alike(talk, name) for name in talks):
        return (f"这个文件里没有和“{talk}”的对话。里面有：{told}",)
    if len(talks) > 1 and not talk:
        return (f"这个文件里有 {len(talks)} 段对话：{told}。只要其中一段的，说是和谁的那一段",)
    return ()


def _stranger(lines: tuple[ChatLine, ...], me: str) -> tuple[str, ...]:
    if not me or any(_alike(me, line.who) for line in lines):
        return ()
    names = "、".join(dict.fromkeys(line.who for line in lines if line.who and not line.system))
    return (f"聊天里没有人叫“{me}”。说话的有：{names}",)


def _unread(skipped: tuple[Skipped, ...]) -> tuple[str, ...]:
    """The pieces that were not taken for messages, each with its line, the first few word for word."""
    left = [each for each in skipped if not each.known]
    told = [f"第 {each.row} 行没有认成消息（{each.why}）：{each.text}" for each in left[:MANY]]
    return (*told, f"另有 {len(left) - MANY} 处没有认成消息") if len(left) > MANY else tuple(told)
