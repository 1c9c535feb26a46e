"""A chat in HTML: that which QQ keeps in its MHT, a row of a table for each message, and pages of other programs as text."""

import re
from collections import Counter
from dataclasses import replace

from kameng_docs.evidence.chat import text as chat_text
from kameng_docs.evidence.chat.lines import Found, Message, Skipped, Unreadable
from kameng_docs.evidence.chat.notices import is_notice
from kameng_docs.evidence.chat.page import SideOfPage, lines_of
from kameng_docs.evidence.chat.talks import HEAD_OF_TALK

_PAGE = re.compile(
    r"\s*(?:<!doctype html|<html|<head|<body|<table|<\?xml[^>]*>\s*<(?:!doctype )?html)", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:(?:上午|下午|凌晨|早上|中午|晚上) ?)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp][Mm])?"
)
_NAME_AND_CLOCK = re.compile(rf"(?P<who>\S.*?)[ \t]*(?P<at>{_CLOCK.pattern})")
_DAY = re.compile(r"日期[:：] ?(?P<day>[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)")
_HEAD = re.compile(r"消息(?:记录.{0,60}|分组[:：].*|对象[:：] ?(?P<talk>.*))")
BEFORE = "在第一条消息之前"
NO_TALK = Unreadable(
    "no-message",
    "这个网页里认不出聊天",
    "是聊天的，从导出的软件里另选 TXT 或 CSV；是订单、规则的，在浏览器里打印成 PDF，或者截长图",
)

Row = list[tuple[str, SideOfPage]]


def is_page(text: str) -> bool:
    """Whether a text is a page."""
    return _PAGE.match(text.lstrip("\ufeff")) is not None


def read(html: str) -> Found | Unreadable:
    """Messages and what is none."""
    lines = lines_of(html)
    return _of_rows(lines) or _of_lines(lines)


def _of_rows(lines: list[tuple[str, int, SideOfPage]]) -> Found | None:
    """A table of QQ; None where no row of it tells a day and none a conversation."""
    rows: dict[int, list[str]] = {}
    for i, (line, of_row, _) in enumerate(lines):
        rows.setdefault(of_row or -i - 1, []).append(line)
    of_table = [row[0] for number, row in rows.items() if number > 0 and len(row) == 1]
    if not any(_DAY.fullmatch(line) or _HEAD.fullmatch(line) for line in of_table):
        return None
    messages: list[Message] = []
    skipped: list[Skipped] = []
    day = talk = unused = ""
    for row in rows.values():
        if found := _DAY.fullmatch(" ".join(row)):
            if unused:
                skipped.append(Skipped(0, unused, "这一天下面没有消息"))
            day, unused = found["day"], " ".join(row)
        elif head := _HEAD.fullmatch(" ".join(row)):
            talk = head["talk"].strip() if head["talk"] is not None else talk
            skipped.append(Skipped(0, " ".join(row), HEAD_OF_TALK, of_head=True, talk=talk))
        elif message := _of_row(row, day, talk):
            messages.append(message)
            unused = ""
        elif messages:
            messages[-1] = messages[-1]._replace(words="\n".join([messages[-1].words, *row]))
        else:
            skipped.append(Skipped(0, "\n".join(row), BEFORE))
    if unused:
        skipped.append(Skipped(0, unused, "这一天下面没有消息"))
    return (messages, skipped) if messages else None


def _of_row(row: list[str], day: str, talk: str) -> Message | None:
    """Speaker, clock and words of one row: in one line or in three."""
    for i, line in enumerate(row[:3]):
        if i and _CLOCK.fullmatch(line):
            who, at = " ".join(row[:i]), line
        elif not i and (found := _NAME_AND_CLOCK.fullmatch(line)):
            who, at = found["who"], found["at"]
        else:
            continue
        words = "\n".join(row[i + 1 :])
        return Message(f"{day} {at}".strip(), who, words, 0, None, is_notice(who, words), talk)
    return None


def _of_lines(lines: list[tuple[str, int, SideOfPage]]) -> Found | Unreadable:
    """Any other page, read as the text that it shows; a message stands on the side of its first line."""
    shown = [i for i, (_, _, side) in enumerate(lines) if side != "notice"]
    found = chat_text.read("\n".join(lines[i][0] for i in shown))
    if isinstance(found, Unreadable):
        return NO_TALK
    messages, skipped = found
    # Where each stands on the page, for the notices between them.
    placed = [(shown[each.row - 1], each) for each in messages]
    both = {"left", "right"} <= {lines[i][2] for i, _ in placed}
    if not both and not _is_talk(messages):
        return NO_TALK
    placed = [(i, each._replace(row=0, mine=_mine(lines[i][2]) if both else None)) for i, each in placed]
    placed += [
        (i, Message("", "", line, system=True)) for i, (line, _, side) in enumerate(lines) if side == "notice"
    ]
    ordered = [each for _, each in sorted(placed, key=lambda each: each[0])]
    return ordered, [replace(each, row=0) for each in skipped]


def _mine(side: SideOfPage) -> bool | None:
    return None if side not in {"left", "right"} else side == "right"


def _is_talk(messages: list[Message]) -> bool:
    """Whether these are people who speak: any page may have a line that ends in a moment, as an order has."""
    names = Counter(each.who for each in messages if not each.system)
    return len(names) > 1 and len(messages) > len(names)
