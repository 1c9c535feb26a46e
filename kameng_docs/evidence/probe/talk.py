"""Chats: how much is said in them, which of their lines were not taken for messages, what lies beside the words."""

from collections.abc import Iterator
from pathlib import Path

from kameng_docs.evidence.chat import Unreadable
from kameng_docs.evidence.chat import read as read_chat
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import ACCEPTED
from kameng_docs.evidence.probe.found import Found, broken

# Characters that a book can print; three hundred pages.
MOST_CHARACTERS = 200_000
LEFT = "附件也要用的，从邮箱或者原来的软件里另存出来，放进证据"


def probe_talk(path: Path, name: str) -> Found | Finding:
    """A chat in a page, an MHT or JSON: measured by what is said in it, for pictures may be written there as letters."""
    content = path.read_bytes()
    found = read_chat(content)
    if isinstance(found, Unreadable):
        return broken(name, ACCEPTED["TALK"].word, found.message)
    length = sum(len(each.words) for each in found.lines) + sum(len(each.text) for each in found.skipped)
    if length > MOST_CHARACTERS:
        return too_long(name, length)
    left = tuple(Finding("exhibit.left-out", f"“{name}”{note}", LEFT) for note in found.notes)
    return Found("chat", notes=(*unread_lines(name, content), *left))


def too_long(name: str, length: int) -> Finding:
    """More words than a book can print."""
    message = f"“{name}”有 {length // 10_000} 万字，印出来有几百页，最多 {MOST_CHARACTERS // 10_000} 万字"
    return Finding("exhibit.too-long", message, "只留与本案有关的那几天，另存一份放进来；原来的整份也留着")


def unread_lines(name: str, content: bytes) -> Iterator[Finding]:
    """Lines of a chat that were not taken for messages. The book prints them all the same, below the messages."""
    found = read_chat(content)
    rows = [] if isinstance(found, Unreadable) else [each.row for each in found.skipped if not each.known]
    if rows:
        told = "、".join(map(str, rows[:8])) + ("……" if len(rows) > 8 else "")  # noqa: PLR2004
        yield Finding(
            "exhibit.unread-lines",
            f"“{name}”里有 {len(rows)} 行没有认成消息（第 {told} 行），证据册里照原文列在消息后面",
            "内容里有逗号的，那一格两边加双引号，或者从原来的软件重新导出；看看证据册里的字全不全",
        )
