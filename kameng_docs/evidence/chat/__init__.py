"""A chat in text or CSV as numbered lines, so that one can be cited (客服聊天#12) and all printed as a table.

Words, names and times stay as they were found. Nothing is lost: what is no message of its own belongs to the message
before, and what belongs nowhere is reported.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from kameng_docs.blocks import Block, Heading, Run, Table
from kameng_docs.evidence.chat import content as chat_bytes
from kameng_docs.evidence.chat import parcel as chat_parcel
from kameng_docs.evidence.chat import records as chat_json
from kameng_docs.evidence.chat import saved_page as chat_page
from kameng_docs.evidence.chat import table as chat_csv
from kameng_docs.evidence.chat import text as chat_text
from kameng_docs.evidence.chat.forwarded import has_preface
from kameng_docs.evidence.chat.lines import ChatLine, Found, Skipped, Unreadable
from kameng_docs.evidence.chat.page import lines_of

__all__ = [
    "ChatLine",
    "Skipped",
    "Transcript",
    "Unreadable",
    "all_words",
    "line",
    "lines",
    "only",
    "read",
    "table_of",
]

MAX_SIZE = 20 << 20
FEW = 5
OTHERS = "这个文件里另有 {} 条消息属于别的对话，与本案无关，没有印"
A_LETTER = Unreadable(
    "letter",
    "这是一封邮件，里面没有转发的聊天记录",
    "邮件照样可以作证据；是对方的答复的，用 kameng-docs log read 记进“进度”",
)
# The line that names the columns of a bill; the lines above it look like those of a chat.
IS_BILL = re.compile(
    r"^[^\n]{0,200}交易(?:创建|付款)?时间[ \t]*[,，\t][^\n]{0,400}(?:金额|收/支)", re.MULTILINE
)
LOOKED_AT = 8_192
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

    @property
    def talks(self) -> tuple[str, ...]:
        """The conversations, in the order in which they begin; one without a name where the file tells none."""
        return tuple(dict.fromkeys(each.talk for each in self.lines))


def read(content: bytes) -> Transcript | Unreadable:
    """The chat in a file's bytes, by what stands there and not by its name: CSV with named columns, text that was copied or
    exported, JSON, a page, the MHT of QQ, a mail with a forwarded chat (docs/取证.md).
    """
    if len(content) > MAX_SIZE:
        return Unreadable(
            "too-large", "这份聊天记录太大（超过 20 MB）", "只留与本案有关的一段，原文件照样保存"
        )
    parcel = chat_parcel.opened(content)
    if parcel is not None:
        found = _of_parcel(parcel)
        return found if isinstance(found, Unreadable) else _numbered(found, parcel.encoding, _beside(parcel))
    decoded = chat_bytes.decoded(content)
    if isinstance(decoded, Unreadable):
        return decoded
    text, encoding = decoded
    if not text.strip():
        return Unreadable("empty", "这份聊天记录里没有内容", "重新导出或者粘贴")
    if IS_BILL.search(text[:LOOKED_AT]):
        return Unreadable(
            "bill", "这是支付账单，不是聊天记录", "账单的每一笔在“订单”里写；要作证据的，导出 PDF 更好认"
        )
    found = _of_text(text)
    return found if isinstance(found, Unreadable) else _numbered(found, encoding)


def _of_text(text: str) -> Found | Unreadable:
    if chat_page.is_page(text):
        return chat_page.read(text)
    return chat_json.read(text) or chat_csv.read(text) or chat_text.read(text)


def _of_parcel(parcel: chat_parcel.Parcel) -> Found | Unreadable:
    """What is in an MHT or a mail. A letter is a chat only if it says that one was forwarded; its lines are no lines of the file."""
    text = "\n".join(line for line, _, _ in lines_of(parcel.text)) if parcel.is_page else parcel.text
    if parcel.is_letter and not has_preface(text):
        return A_LETTER
    if not parcel.is_letter:
        return chat_page.read(parcel.text) if parcel.is_page else chat_text.read(text)
    found = chat_text.read(text.replace("\r\n", "\n"))
    if isinstance(found, Unreadable):
        return found
    messages, skipped = found
    return [each._replace(row=0) for each in messages], [replace(each, row=0) for each in skipped]


def _beside(parcel: chat_parcel.Parcel) -> tuple[str, ...]:
    if not parcel.attached:
        return ()
    named = "、".join(parcel.attached[:FEW]) + ("等" if len(parcel.attached) > FEW else "")
    return (f"里面还有 {len(parcel.attached)} 个图片或附件（{named}），只留名称，内容没有读",)


def _numbered(found: Found, encoding: str, notes: tuple[str, ...] = ()) -> Transcript:
    messages, skipped = found
    lines = tuple(ChatLine(i, *message) for i, message in enumerate(messages, 1))
    return Transcript(lines, tuple(skipped), encoding, notes)


def all_words(content: bytes) -> str:
    """All that stands in a chat, one message a line; empty for what is none."""
    found = read(content)
    if isinstance(found, Unreadable):
        return ""
    return "\n".join(
        [*(f"{each.who} {each.words}" for each in found.lines), *(each.text for each in found.skipped)]
    )


def line(transcript: Transcript, number: int) -> ChatLine | None:
    """The line of that number."""
    return transcript.lines[number - 1] if 1 <= number <= len(transcript.lines) else None


def lines(transcript: Transcript, first: int, last: int) -> tuple[ChatLine, ...] | None:
    """Lines `first` to `last`; None where not all of them are there."""
    if not 1 <= first <= last <= len(transcript.lines):
        return None
    return transcript.lines[first - 1 : last]


def only(transcript: Transcript, talks: Collection[str]) -> Transcript:
    """Of a chat with several conversations those that are named, with the numbers they have; how much else there is, is noted.

    A chat of one conversation is what it is.
    """
    if not talks or len(transcript.talks) < 2:  # noqa: PLR2004
        return transcript
    wanted = {talk.strip() for talk in talks}
    kept = tuple(each for each in transcript.lines if each.talk in wanted)
    skipped = tuple(each for each in transcript.skipped if each.talk in wanted)
    other = len(transcript.lines) - len(kept)
    return replace(transcript, lines=kept, skipped=skipped, notes=(*transcript.notes, OTHERS.format(other)))


def table_of(transcript: Transcript, title: str) -> tuple[Block, ...]:
    """The chat as a heading and a table, every line with its number; below it every word that is part of no message.

    Several conversations stand one behind the other under their names; their lines keep their numbers.
    """
    blocks: tuple[Block, ...] = (Heading((Run(title),)),)
    talks = transcript.talks
    for talk in talks:
        lines = [each for each in transcript.lines if each.talk == talk]
        body = tuple(_row(str(each.number), each.at, each.who, each.words) for each in lines)
        named = (Heading((Run(f"对话：{talk or '没有名字的'}"),)),) if len(talks) > 1 else ()
        blocks = (*blocks, *named, Table(_row(*HEAD), body, WIDTHS))
    if not transcript.skipped:
        return blocks
    rest = tuple(_row(str(number or ""), text, why) for number, text, why in _by_row(transcript.skipped))
    return (*blocks, Heading((Run(REST),)), Table(_row(*REST_HEAD), rest, REST_WIDTHS))


def _row(*cells: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(cell),) for cell in cells)


def _by_row(skipped: tuple[Skipped, ...]) -> list[tuple[int, str, str]]:
    """What stands in one line of the file and was left for one reason, together."""
    found: dict[tuple[int, str], list[str]] = {}
    for each in skipped:
        found.setdefault((each.row, each.why), []).append(each.text)
    return [(row, " ｜ ".join(texts), why) for (row, why), texts in found.items()]
