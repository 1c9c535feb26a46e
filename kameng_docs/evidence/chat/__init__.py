"""A chat in text or CSV as numbered lines, so that one can be cited (客服聊天#12) and all printed as a table.

Words, names and times stay as they were found. Nothing is lost: what is no message of its own belongs to the message
before, and what belongs nowhere is reported.
"""

from collections import Counter
from dataclasses import dataclass

from kameng_docs.blocks import Block, Heading, Run, Table
from kameng_docs.evidence.chat import content as chat_bytes
from kameng_docs.evidence.chat import table as chat_csv
from kameng_docs.evidence.chat import text as chat_text
from kameng_docs.evidence.chat.lines import ChatLine, Skipped, Unreadable

__all__ = [
    "ChatLine",
    "Skipped",
    "Transcript",
    "Unreadable",
    "line",
    "lines",
    "read",
    "table_of",
]

MAX_SIZE = 20 << 20
HEAD = ("序号", "时间", "发言人", "内容")
WIDTHS = (8.0, 20.0, 16.0, 56.0)
# What is part of no message is printed as well: nothing of a file vanishes.
REST = "文件里其余的字（没有认成消息，照原文列出）"
REST_HEAD = ("行", "原文", "为什么")
REST_WIDTHS = (8.0, 66.0, 26.0)


@dataclass(frozen=True)
class Transcript:
    """A chat. `lines` count from 1; `skipped` is what belongs to no message; `encoding` is UTF-8, UTF-16 or GBK; `notes` are
    sentences for the author on what the file holds besides words.
    """

    lines: tuple[ChatLine, ...]
    skipped: tuple[Skipped, ...] = ()
    encoding: str = "UTF-8"
    notes: tuple[str, ...] = ()

    @property
    def speakers(self) -> dict[str, int]:
        """Who speaks how often: shown to the author, for a sentence taken for a speaker stands out in it."""
        return dict(Counter(each.who for each in self.lines))


def read(content: bytes) -> Transcript | Unreadable:
    """The chat in a file's bytes: CSV with named columns, or text pasted from WeChat or exported by QQ (docs/取证.md)."""
    if len(content) > MAX_SIZE:
        return Unreadable(
            "too-large", "这份聊天记录太大（超过 20 MB）", "只留与本案有关的一段，原文件照样保存"
        )
    decoded = chat_bytes.decoded(content)
    if isinstance(decoded, Unreadable):
        return decoded
    text, encoding = decoded
    if not text.strip():
        return Unreadable("empty", "这份聊天记录里没有内容", "重新导出或者粘贴")
    found = chat_csv.read(text) or chat_text.read(text)
    if isinstance(found, Unreadable):
        return found
    messages, skipped = found
    return Transcript(
        tuple(ChatLine(i, *message) for i, message in enumerate(messages, 1)), tuple(skipped), encoding
    )


def line(transcript: Transcript, number: int) -> ChatLine | None:
    """The line of that number."""
    return transcript.lines[number - 1] if 1 <= number <= len(transcript.lines) else None


def lines(transcript: Transcript, first: int, last: int) -> tuple[ChatLine, ...] | None:
    """Lines `first` to `last`; None where not all of them are there."""
    if not 1 <= first <= last <= len(transcript.lines):
        return None
    return transcript.lines[first - 1 : last]


def table_of(transcript: Transcript, title: str) -> tuple[Block, ...]:
    """The chat as a heading and a table, every line with its number; below it every word that is part of no message."""

    def row(*cells: str) -> tuple[tuple[Run, ...], ...]:
        return tuple((Run(cell),) for cell in cells)

    body = tuple(row(str(each.number), each.at, each.who, each.words) for each in transcript.lines)
    blocks: tuple[Block, ...] = (Heading((Run(title),)), Table(row(*HEAD), body, WIDTHS))
    if not transcript.skipped:
        return blocks
    rest = tuple(row(str(number), text, why) for number, text, why in _by_row(transcript.skipped))
    return (*blocks, Heading((Run(REST),)), Table(row(*REST_HEAD), rest, REST_WIDTHS))


def _by_row(skipped: tuple[Skipped, ...]) -> list[tuple[int, str, str]]:
    """What stands in one line of the file and was left for one reason, together."""
    found: dict[tuple[int, str], list[str]] = {}
    for each in skipped:
        found.setdefault((each.row, each.why), []).append(each.text)
    return [(row, " ｜ ".join(texts), why) for (row, why), texts in found.items()]
