"""A QQ export cut into its conversations: each has its own head with 消息分组 and 消息对象, which is nobody's words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.evidence.chat.lines import Skipped

HEAD_OF_TALK = "导出时写在一段对话上面的"
_RULE = re.compile(r"[=＝]{5,}")
# The rule of QQ has 64 signs; people draw shorter ones.
_LONG_RULE = re.compile(r"[=＝]{40,}")
_GROUP = re.compile(r"消息分组[:：][ \t]*(?P<name>.*)")
_WITH = re.compile(r"消息对象[:：][ \t]*(?P<name>.*)")
_TITLE = re.compile(r"消息记录[（(].{0,60}[)）]")


@dataclass(frozen=True)
class Part:
    """One conversation: its name, empty where the file has no heads, its rows, and how many rows of the file lie above."""

    talk: str
    rows: tuple[str, ...]
    above: int


def parts_of(rows: list[str]) -> tuple[list[Part], list[Skipped]]:
    """The conversations of a text, and their heads. A text without heads is one part."""
    heads = list(_heads(rows))
    if not heads:
        return [Part("", tuple(rows), 0)], []
    parts = [Part("", tuple(rows[: heads[0][0]]), 0)] if _any(rows[: heads[0][0]]) else []
    group = ""
    for (start, end), following in zip(heads, [*(head[0] for head in heads[1:]), len(rows)], strict=True):
        group, name = _named(rows[start:end], group)
        parts.append(Part(name, tuple(rows[end:following]), end))
    named = [part for part in parts if part.above]
    skipped = [_skipped(rows, start, end, part.talk) for (start, end), part in zip(heads, named, strict=True)]
    return parts, skipped


def _heads(rows: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines of a head, from and to: within the text between rules, for somebody may write 消息对象:…."""
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and (not rows[end].strip() or _is_of_head(rows[end])):
            end += 1
        lines = [row.strip("\ufeff \t") for row in rows[at:end]]
        named = [i for i, line in enumerate(lines) if _WITH.fullmatch(line) or _GROUP.fullmatch(line)]
        ruled = [i for i, line in enumerate(lines) if _LONG_RULE.fullmatch(line)]
        between = named and ruled and ruled[0] < named[0] and named[-1] < ruled[-1]
        if named and (between or not _any(rows[:at])):
            yield at, end
        at = max(end, at + 1)


def _is_of_head(row: str) -> bool:
    line = row.strip("\ufeff \t")
    return any(form.fullmatch(line) for form in (_RULE, _GROUP, _WITH, _TITLE))


def _named(head: list[str], group: str) -> tuple[str, str]:
    """The group, which holds for the conversations below too, and the name of this one."""
    name = ""
    for row in head:
        line = row.strip("\ufeff \t")
        if found := _GROUP.fullmatch(line):
            group = found["name"].strip()
        elif found := _WITH.fullmatch(line):
            name = found["name"].strip()
    return group, name


def _skipped(rows: list[str], start: int, end: int, talk: str) -> Skipped:
    first = next(i for i in range(start, end) if rows[i].strip("\ufeff \t"))
    text = "\n".join(rows[first:end]).strip("\ufeff\n \t")
    return Skipped(first + 1, text, HEAD_OF_TALK, of_head=True, talk=talk)


def _any(rows: list[str]) -> bool:
    return any(row.strip("\ufeff \t") for row in rows)
