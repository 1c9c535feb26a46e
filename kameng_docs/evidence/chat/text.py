"""A chat in plain text: a line with speaker and time, the words below it, as WeChat and QQ give it.

Which form a file has is counted, not guessed line by line, so that a message that mentions a time stays a message.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.evidence.chat.lines import Found, Message, Skipped, Unreadable

_DAY = r"(?:[0-9]{4}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?"
_CLOCK = r"(?:(?:上午|下午|凌晨|早上|中午|晚上) ?)?[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?(?: ?[AaPp][Mm])?"
_WORD = r"(?:昨天|前天|今天|星期[一二三四五六日天]|周[一二三四五六日天])"
_FULL = rf"(?:{_DAY}|{_WORD})[ \t]*{_CLOCK}"
_WHO = r"(?P<who>[^\s](?:[^\n]{0,60}\S)?)"

# 张三 2026/10/3 21:32
NAME_FIRST = re.compile(rf"{_WHO}[ \t]+(?P<at>{_FULL})")
# 张三 21:32, below a line with the day or within one day.
NAME_AND_CLOCK = re.compile(rf"{_WHO}[ \t]+(?P<at>{_CLOCK})")
# 2026-10-03 21:32:05 张三
TIME_FIRST = re.compile(rf"(?P<at>{_FULL})[ \t]+{_WHO}")
# 2026-10-03 21:32:05 昵称(QQ号), also <邮箱>.
QQ = re.compile(rf"(?P<at>{_FULL})[ \t]+(?P<who>\S[^\n]{{0,80}}(?:\([0-9]{{5,12}}\)|<[^<>\s]{{1,60}}>))")
# ————— 2026-10-03 —————
DAY_LINE = re.compile(r"[—\-─=＝ \t]*(?P<day>[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)[—\-─=＝ \t]*")
LONGEST_HEAD = 200
# With one of these in it, what stands where a name should is a sentence, unless it stands there more than once.
SENTENCE = re.compile("[，。！？；：,!?;:]")

HINT = (
    "每条消息前面要有一行“张三 2026/10/3 21:32”或“2026-10-03 21:32:05 张三”，下面是他说的话；"
    "也可以做成 CSV，表头写 时间,谁,内容"
)


def read(text: str) -> Found | Unreadable:
    """Messages, and the lines before the first of them."""
    rows = text.split("\n")
    # NAME_AND_CLOCK comes last: it is looser, and right only where no line tells a day with its time.
    full = {form: _heads(rows, form) for form in (QQ, TIME_FIRST, NAME_FIRST)}
    if len(full[QQ]) * 2 > len(full[TIME_FIRST]):
        del full[TIME_FIRST]
    else:
        del full[QQ]
    form = max(full, key=lambda each: len(full[each]))
    heads = full[form] or _heads(rows, NAME_AND_CLOCK)
    days = {} if full[form] else _days(rows)
    messages, skipped = _gathered(list(_pieces(rows, heads, days)))
    return (messages, skipped) if messages else Unreadable("no-message", "这份聊天记录里认不出一条消息", HINT)


def _heads(rows: list[str], form: re.Pattern[str]) -> dict[int, re.Match[str]]:
    """The rows, by their place, that tell in this form who speaks."""
    found = {i: match for i, match in _matches(rows, form) if match}
    if form is QQ:
        return found
    names = Counter(match["who"] for match in found.values())
    return {i: m for i, m in found.items() if not SENTENCE.search(m["who"]) or names[m["who"]] > 1}


def _days(rows: list[str]) -> dict[int, re.Match[str]]:
    return {i: match for i, match in _matches(rows, DAY_LINE) if match}


def _matches(rows: list[str], form: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str] | None]]:
    for i, row in enumerate(rows):
        if len(row) <= LONGEST_HEAD:
            yield i, form.fullmatch(row.strip())


@dataclass(frozen=True)
class _Piece:
    """A head, the day of the line with a day above it, and the rows below; the first piece of a file has no head."""

    row: int
    head: re.Match[str] | None
    day: str
    below: tuple[str, ...]


def _pieces(
    rows: list[str], heads: dict[int, re.Match[str]], days: dict[int, re.Match[str]]
) -> Iterator[_Piece]:
    """The file cut at its heads. A line with a day goes to the heads below it, and into the words where none comes."""
    starts = [-1, *sorted(heads)]
    day = ""
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        within = [i for i in range(start + 1, end) if i in days]
        used = within[-1:] if end < len(rows) else []
        below = tuple(rows[i] for i in range(start + 1, end) if i not in used)
        yield _Piece(start + 1 if start >= 0 else 1, heads.get(start), day, below)
        day = days[used[0]]["day"] if used else day


def _gathered(pieces: list[_Piece]) -> Found:
    """The messages. A head without words is none: its line belongs to the message before."""
    messages: list[Message] = []
    skipped: list[Skipped] = []
    for piece in pieces:
        words = "\n".join(piece.below).strip("\n \t")
        head = f"{piece.day} {piece.head.string}".strip() if piece.head else ""
        if piece.head and words:
            messages.append(
                Message(f"{piece.day} {piece.head['at']}".strip(), piece.head["who"], words, piece.row)
            )
        elif messages and (head or words):
            before = messages[-1]
            messages[-1] = before._replace(
                words="\n".join(part for part in (before.words, head, words) if part)
            )
        elif head or words:
            skipped.append(Skipped(piece.row, head or words, "在第一条消息之前"))
    return messages, skipped
