"""经过: what was said, each message an event with its words as they stand; the author's own story beside it as comments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kameng_docs.reading.heard import HEARD, is_excuse
from kameng_docs.reading.pictures.bubbles.moments import CLOCK_ALONE
from kameng_docs.reading.pictures.bubbles.overlap import joined
from kameng_docs.reading.proposals import Kind, Proposal, Read, Side, What, Words
from kameng_docs.reading.said import WITHOUT_WORDS
from kameng_docs.starting.learnt import learnt_later
from kameng_docs.starting.material import Material, Seen
from kameng_docs.starting.saying import marked, places
from kameng_docs.starting.story_days import days_told
from kameng_docs.starting.tree import Item, Leaf, Listing
from kameng_docs.wording import inner_quotes

# A chat with as many messages goes in whole; of a longer one what bears on money, keys and promises.
WHOLE = 40
SERVICE = re.compile("客服|售后|官方|店|商|平台|旗舰|小二")
ASK = "还发生了什么，按时间写：- {时间: 2026-10-03 21:40, 对方: 客服, 对方原话: 一字不改, 证据: [客服聊天]}"
_LETTERS = re.compile(r"[^0-9A-Za-z]")
_SHORTEST_KEY = 6


def events(material: Material, refs: Mapping[str, str]) -> tuple[Listing, tuple[str, ...]]:
    """The events of all chats, and what was left out of them."""
    items: list[Item] = []
    left: list[str] = []
    keys = [*material.standing.keys, *(each.value for each in material.of(Kind.KEY, Kind.PASSWORD))]
    for read in _once(material):
        if read.words:
            own, told = _of_chat(read, keys, refs, numbered=material.seen.get(read.file, Seen()).lines)
            items += own
            left += told
    items += learnt_later(material)
    items.sort(key=lambda item: str(item.value("时间")))
    above = (*_story(material), *material.remarks)
    return Listing("经过", tuple(items), "" if items else ASK, above), tuple(left)


def _once(material: Material) -> list[Read]:
    """The reads; what two screenshots of a chat both show is told by one of them."""
    shots = [each for each in material.reads if each.words and not material.seen.get(each.file, Seen()).lines]
    told = joined([each.words for each in shots])
    if len(shots) < 2:  # noqa: PLR2004
        return list(material.reads)
    own = {each.file: tuple(words for words in told if words.place.file == each.file) for each in shots}
    return [replace(each, words=own[each.file]) if each.file in own else each for each in material.reads]


def _of_chat(
    read: Read, keys: Sequence[str], refs: Mapping[str, str], *, numbered: bool
) -> tuple[list[Item], list[str]]:
    said = [each for each in read.words if each.side in {Side.ME, Side.OTHER}]
    unknown = [each for each in read.words if each.side is Side.UNKNOWN]
    told = []
    if unknown:
        names = "、".join(f"{name}（{count} 条）" for name, count in read.speakers.items())
        who = f"说话的有：{names}。" if names else ""
        told.append(
            f"{read.file} 里有 {len(unknown)} 条消息不知道哪一个是您，没有写进“经过”。{who}加 --me 名字 再运行一次"
        )
    chosen = said if len(said) <= WHOLE else [each for each in said if _matters(each)]
    if len(chosen) < len(said):
        told.append(
            f"{read.file} 有 {len(said)} 条消息，写进“经过”的是与退款、卡密、承诺有关的 {len(chosen)} 条；别的没有写，原文都在文件里"
        )
    bare = [each for each in chosen if is_key(each, keys)]
    if bare:
        told.append(f"{read.file} 里有 {len(bare)} 条消息只是卡密，没有写进“经过”")
    silent = [each for each in chosen if WITHOUT_WORDS.fullmatch(each.words)]
    if silent:
        told.append(f"{read.file} 里有 {len(silent)} 条消息是图片、表情一类，没有字，没有写进“经过”")
    idle = [
        each for each in chosen if each.side is Side.ME and HEARD.only().idle.fullmatch(each.words.strip())
    ]
    if idle:
        told.append(
            f"{read.file} 里有 {len(idle)} 条消息没有讲到这件事（“{inner_quotes(idle[0].words)}”），没有写进“经过”"
        )
    rest = [each for each in chosen if each not in (*bare, *silent, *idle)]
    return [_event(pair, read, refs, numbered=numbered) for pair in _paired(rest)], told


def _matters(words: Words) -> bool:
    return bool(HEARD.only().matters.search(words.words)) or is_excuse(words)


def letters(text: str) -> str:
    """The signs of a key or number in a text, without what breaks it."""
    return _LETTERS.sub("", text)


def is_key(words: Words, keys: Sequence[str]) -> bool:
    """Whether a message is nothing but a key, or a part of one."""
    plain = letters(words.words)
    alone = len(plain) >= _SHORTEST_KEY and len(plain) == len("".join(words.words.split()).replace("-", ""))
    return alone and any(plain in letters(key) for key in keys)


def _paired(said: Sequence[Words]) -> Iterator[tuple[Words | None, Words | None]]:
    """What I said and what was answered in the same minute, as one event; whatever else, by itself."""
    held: Words | None = None
    for each in said:
        answers = held is not None and each.side is Side.OTHER and _clock(each) == _clock(held)
        if held is not None and not answers:
            yield held, None
        if each.side is Side.ME:
            held = each
            continue
        yield (held if answers else None), each
        held = None
    if held is not None:
        yield held, None


def _clock(words: Words) -> tuple[str, ...]:
    """The time line that words stand under: their moment, or as much of it as was written there."""
    return (words.at, *(each for each in words.doubts if each.startswith(CLOCK_ALONE)))


def _event(
    pair: tuple[Words | None, Words | None], read: Read, refs: Mapping[str, str], *, numbered: bool
) -> Item:
    mine, theirs = pair
    both = [each for each in pair if each is not None]
    at = next((each.at for each in both if each.at), "")
    # What two sentences of one minute say alike of their time is said once.
    doubts = list(dict.fromkeys(doubt for each in both for doubt in each.doubts))
    if not at:
        doubts.append("没有读到时间，补上“时间”")
    members = [Leaf("时间", at)]
    if theirs is not None:
        members.append(Leaf("对方", "客服" if SERVICE.search(theirs.who) or not theirs.who else "对方"))
    members += [Leaf("我说", mine.words)] if mine is not None else []
    members += [Leaf("对方原话", theirs.words)] if theirs is not None else []
    members += (
        [Leaf("证据", (cited(both[-1], refs[read.file], numbered=numbered),))] if read.file in refs else []
    )
    note = places(tuple(each.place for each in both))
    return Item(tuple(members), ("对方原话", "我说"), note, marked(doubts), sure=not doubts, flat=True)


def cited(words: Words, name: str, *, numbered: bool) -> str:
    """The exhibit, with the number of the message where a chat has numbers."""
    return f"{name}#{words.line}" if numbered and words.line is not None else name


def _story(material: Material) -> tuple[str, ...]:
    """The author's own words, and what was found in them that may be of use."""
    if not material.story.strip():
        return ()
    head = f"您的自述（{material.story_file}），一个字也没有改，也没有当作事实；照着它把“经过”补全："
    lines = [f"  {line}" for line in material.story.splitlines() if line.strip()]
    found = [each for read in material.reads if read.what is What.STORY for each in read.proposals if each.at]
    moments = [each for each in found if each.kind is Kind.MOMENT]
    days = {id(moments[place]): remark for place, remark in days_told(material, moments).items()}
    told = [
        f"  {each.at[0].told()}“{each.read}”：{days.get(id(each)) or _meaning(each)}"
        for each in found
        if each.kind in {Kind.MOMENT, Kind.SUM, Kind.QUOTED}
    ]
    return (head, *lines, *(("自述里的时间、金额和引语，请核对：", *told) if told else ()))


def _meaning(found: Proposal) -> str:
    """What was read of it, with what speaks against it."""
    return "；".join((found.value or "说不准是哪天", *found.doubts))
