"""A chat in plain text: a line with speaker and time and the words below or behind it, as phones and exports give it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kameng_docs.evidence.chat import heads as forms
from kameng_docs.evidence.chat.choosing import Head, Heads, form_of
from kameng_docs.evidence.chat.fields import tail_of
from kameng_docs.evidence.chat.forwarded import is_preface
from kameng_docs.evidence.chat.lines import Found, Message, Skipped, Unreadable
from kameng_docs.evidence.chat.notices import is_notice
from kameng_docs.evidence.chat.talks import Part, parts_of

HINT = (
    "每条消息前面要有一行“张三 2026/10/3 21:32”或“2026-10-03 21:32:05 张三”，下面是他说的话；"
    "也可以做成 CSV，表头写 时间,谁,内容"
)
NO_MESSAGE = Unreadable("no-message", "这份聊天记录里认不出一条消息", HINT)


def read(text: str) -> Found | Unreadable:
    """Messages, and the lines that belong to none."""
    parts, skipped = parts_of(text.split("\n"))
    messages: list[Message] = []
    for part in parts:
        found, left = _of_part(part)
        messages += found
        skipped += left
    return (messages, sorted(skipped, key=lambda each: each.row)) if messages else NO_MESSAGE


def _of_part(part: Part) -> Found:
    heads, days = form_of(part)
    if not any(head.rows > 1 for head in heads.values()):
        return _gathered(list(_pieces(part, heads, days)), part)
    # What a program writes of itself above and below its fields is nobody's words.
    end = tail_of(part.rows, max(heads))
    body = Part(part.talk, part.rows[:end], part.above)
    messages, skipped = _gathered(list(_pieces(body, heads, days)), body)
    skipped = [replace(each, of_head=True) for each in skipped]
    skipped += [
        Skipped(part.above + i + 1, part.rows[i].strip(), "消息的编号", of_column=True)
        for i in heads
        if forms.FIELD_NUMBER.fullmatch(part.rows[i].strip())
    ]
    if tail := "\n".join(part.rows[end:]).strip():
        skipped.append(Skipped(part.above + end + 1, tail, "导出时写在最后的", of_head=True))
    return messages, skipped


@dataclass(frozen=True)
class _Piece:
    """A head, the day of the line with a day above it, and the rows below; the first piece of a part has no head."""

    row: int
    head: Head | None
    day: str
    below: tuple[str, ...]


def _pieces(part: Part, heads: Heads, days: dict[int, str]) -> Iterator[_Piece]:
    """The part cut at its heads. A line with a day goes to the heads below it, and into the words where none comes."""
    rows = part.rows
    starts = [-1, *sorted(heads)]
    day = ""
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        taken = heads[start].rows if start in heads else 1
        within = [i for i in range(start + 1, end) if i in days]
        used = within[-1:] if end < len(rows) else []
        below = tuple(rows[i] for i in range(start + taken, end) if i not in used)
        yield _Piece(part.above + max(start, 0) + 1, heads.get(start), day, below)
        day = days[used[0]] if used else day


def _gathered(pieces: list[_Piece], part: Part) -> Found:
    """The messages. A head without words is none: its line belongs to the message before."""
    messages: list[Message] = []
    skipped: list[Skipped] = []
    for piece in pieces:
        head = piece.head
        words = "\n".join(piece.below).strip("\n \t")
        line = f"{piece.day} {head.line}".strip() if head else ""
        if head and (words or head.words is not None):
            messages.append(_message(piece, head, words, part.talk))
        elif messages and (line or words):
            before = messages[-1]
            joined = "\n".join(each for each in (before.words, line, words) if each)
            messages[-1] = before._replace(words=joined)
        elif line or words:
            skipped.append(_before(piece, line or words))
    return messages, skipped


def _message(piece: _Piece, head: Head, below: str, talk: str) -> Message:
    words = "\n".join(each for each in (head.words, below) if each)
    at = f"{piece.day} {head.at}".strip()
    return Message(at, head.who, words, piece.row, system=_is_system(head, words), talk=head.talk or talk)


def _is_system(head: Head, words: str) -> bool:
    return not head.who or is_notice(head.who, words)


def _before(piece: _Piece, text: str) -> Skipped:
    return Skipped(piece.row, text, "在第一条消息之前", of_head=is_preface(text))
