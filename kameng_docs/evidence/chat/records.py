"""A chat in JSON: the first list of messages in it, whose keys are the names of the columns of a table (columns.py).

WeFlow {session, messages}, chatlog [{senderName, isSelf, content}], Telegram {messages: [{from, date, text}]} and their like.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence

from kameng_docs.evidence.chat import columns as known
from kameng_docs.evidence.chat.lines import Found, Message, Skipped, Unreadable
from kameng_docs.evidence.chat.moments import by_beijing_clock
from kameng_docs.evidence.chat.notices import is_notice
from kameng_docs.evidence.chat.table import OWN, STAMP, UNUSED

# Beyond this a value is a picture or a voice written as letters, and not for reading.
LONGEST, DEEPEST = 2_000, 12
_WITHIN = ("text", "msg", "content", "name", "nickname", "displayname", "title")


def read(text: str) -> Found | Unreadable | None:
    """Messages and what is none; None for what is no JSON, or holds no list of messages."""
    start = text.lstrip("\ufeff \t\n")
    if not start.startswith(("{", "[")):
        return None
    whole = _parsed(start)
    found = None if whole is None else _list_in(whole, 0)
    if found is None:
        return None
    items, above = found
    messages: list[Message] = []
    skipped = [Skipped(0, each, "写在消息上面的", of_head=True) for each in _told(above)]
    for item in items:
        message, rest = _message(item)
        messages.append(message)
        skipped += rest
    return messages, skipped


def _parsed(text: str) -> object:
    """What stands there, or in each of its lines: then the lines that are messages, behind what the others tell."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        lines = [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return None
    items = [line for line in lines if isinstance(line, dict)]
    said = [item for item in items if _is_message(item)]
    above = {str(i): item for i, item in enumerate(items) if not _is_message(item)}
    return {**above, "messages": said} if said and len(items) == len(lines) else None


def _list_in(node: object, depth: int) -> tuple[list[Mapping[str, object]], Mapping[str, object]] | None:
    """The list of messages nearest to the top, and what stands beside it."""
    if isinstance(node, list):
        items: list[Mapping[str, object]] = [item for item in node if isinstance(item, dict)]
        return (items, {}) if items and len(items) == len(node) and _is_message(items[0]) else None
    if not isinstance(node, dict) or depth > DEEPEST:
        return None
    for key, value in node.items():
        if (found := _list_in(value, depth + 1)) is not None:
            return found[0], {name: each for name, each in node.items() if name != key} | dict(found[1])
    return None


def _is_message(item: Mapping[str, object]) -> bool:
    keys = {str(key).lower() for key in item}
    spoken = keys & {*known.WORDS, "text_entities"}
    told = keys & {*known.SPEAKERS, *known.ACCOUNTS, *known.TIMES, *known.STAMPS, *known.OWNERS}
    return bool(spoken) and bool(told)


def _message(item: Mapping[str, object]) -> tuple[Message, list[Skipped]]:
    keys = {str(key).lower(): str(key) for key in item}
    used = set[str]()

    def of(names: Sequence[str]) -> str:
        for name in names:
            if name in keys and (value := _plain(item[keys[name]])):
                used.add(keys[name])
                return value
        return ""

    at = of((*known.DAYS, *known.TIMES)) or of(known.STAMPS)
    who = of((*known.SPEAKERS, *known.ACCOUNTS, *known.TALKERS))
    words, talk, kind = of(known.WORDS), _peek(item, keys, known.TALKS), _peek(item, keys, known.KINDS)
    mine = known.yes_or_no(_peek(item, keys, known.OWNERS))
    told = by_beijing_clock(at)
    flagged = known.yes_or_no(_peek(item, keys, known.SYSTEMS)) is True
    system = flagged or is_notice(who, words, kind)
    name = who or (OWN if mine and not system else "")
    rest = [Skipped(0, each, UNUSED, of_column=True, talk=talk) for each in _told(item, used)]
    if told and told != at:
        rest.append(Skipped(0, at, STAMP, of_column=True, talk=talk))
    return Message(told or at, name, words, 0, mine, system, talk), rest


def _peek(item: Mapping[str, object], keys: Mapping[str, str], names: Sequence[str]) -> str:
    """A value that is told beside the messages as well, for it is not printed in them."""
    return next((value for name in names if name in keys and (value := _plain(item[keys[name]]))), "")


def _plain(value: object) -> str:
    """The text of a value: of pieces one behind the other, of a mapping its words or its name."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, str | int | float):
        return str(value).strip()
    if isinstance(value, list):
        return "".join(_piece(each) for each in value).strip()
    if isinstance(value, dict):
        keys = {str(key).lower(): key for key in value}
        return next((found for name in _WITHIN if name in keys and (found := _plain(value[keys[name]]))), "")
    return ""


def _piece(value: object) -> str:
    """A piece of a text that is written in pieces, with the blanks around it."""
    if isinstance(value, dict):
        value = next((value[name] for name in _WITHIN if isinstance(value.get(name), str)), value)
    return value if isinstance(value, str) else _plain(value)


def _told(node: Mapping[str, object], without: Collection[str] = ()) -> Iterator[str]:
    """Whatever else stands there, as 键：值; of what is longer than anybody reads, how long it is."""
    for key, value in node.items():
        if value in (None, "", [], {}):
            continue
        if key in without and not isinstance(value, dict | list):
            continue
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield f"{key}：{shown}" if len(shown) <= LONGEST else f"{key}：（{len(shown)} 个字符，没有印）"
