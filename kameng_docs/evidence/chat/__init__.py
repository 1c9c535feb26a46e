"""A chat as numbered lines, so that one can be cited (客服聊天#12) and all printed as a table.

Words, names and times stay as they were found. Nothing is lost: what is no message of its own belongs to the message
before, and what belongs nowhere is reported.
"""

import re
from dataclasses import replace

from kameng_docs.evidence.chat import content as chat_bytes
from kameng_docs.evidence.chat import parcel as chat_parcel
from kameng_docs.evidence.chat import records as chat_json
from kameng_docs.evidence.chat import saved_page as chat_page
from kameng_docs.evidence.chat import table as chat_csv
from kameng_docs.evidence.chat import text as chat_text
from kameng_docs.evidence.chat import workbook as chat_book
from kameng_docs.evidence.chat.forwarded import has_preface
from kameng_docs.evidence.chat.lines import ChatLine, Found, Skipped, Transcript, Unreadable
from kameng_docs.evidence.chat.page import lines_of
from kameng_docs.evidence.chat.printed import only, table_of

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
A_LETTER = Unreadable(
    "letter",
    "这是一封邮件，里面没有转发的聊天记录",
    "邮件照样可以作证据；是对方的答复的，用 kameng-docs log read 记进“进度”",
)
NO_CHAT_BOOK = Unreadable(
    "no-message",
    "这份表格（或者压缩包）里认不出聊天",
    "表头写 时间,谁,内容，下面一行一条；或者从导出的软件里另选 TXT 或 CSV",
)
A_BILL = Unreadable(
    "bill", "这是支付账单，不是聊天记录", "账单的每一笔在“交易”里写；要作证据的，写“账单里哪几笔”，只印那几笔"
)
# The line that names the columns of a bill; the lines above it look like those of a chat.
IS_BILL = re.compile(
    r"^[^\n]{0,200}交易(?:创建|付款)?时间[ \t]*[,，\t][^\n]{0,400}(?:金额|收/支)", re.MULTILINE
)
LOOKED_AT = 8_192


def read(content: bytes) -> Transcript | Unreadable:
    """The chat in a file's bytes, by what stands there and not by its name: CSV with named columns, text that was copied or
    exported, JSON, a page, the MHT of QQ, a mail with a forwarded chat (docs/取证.md).
    """
    if len(content) > MAX_SIZE:
        return Unreadable(
            "too-large", "这份聊天记录太大（超过 20 MB）", "只留与本案有关的一段，原文件照样保存"
        )
    if content.startswith(chat_book.MARK):
        rows = chat_book.read(content)
        return NO_CHAT_BOOK if rows is None else _numbered(rows, "UTF-8")
    parcel = chat_parcel.opened(content)
    return _of_bytes(content) if parcel is None else _of_parcel(parcel)


def _of_bytes(content: bytes) -> Transcript | Unreadable:
    decoded = chat_bytes.decoded(content)
    if isinstance(decoded, Unreadable):
        return decoded
    text, encoding = decoded
    if not text.strip():
        return Unreadable("empty", "这份聊天记录里没有内容", "重新导出或者粘贴")
    if IS_BILL.search(text[:LOOKED_AT]):
        return A_BILL
    found = _of_text(text)
    return found if isinstance(found, Unreadable) else _numbered(found, encoding)


def _of_text(text: str) -> Found | Unreadable:
    if chat_page.is_page(text):
        return chat_page.read(text)
    return chat_json.read(text) or chat_csv.read(text) or chat_text.read(text)


def _of_parcel(parcel: chat_parcel.Parcel) -> Transcript | Unreadable:
    """What is in an MHT or a mail. A letter is a chat only if it says that one was forwarded; its lines are no lines of the file."""
    text = "\n".join(line for line, _, _ in lines_of(parcel.text)) if parcel.is_page else parcel.text
    if parcel.is_letter and not has_preface(text):
        return A_LETTER
    of_page = parcel.is_page and not parcel.is_letter
    found = chat_page.read(parcel.text) if of_page else chat_text.read(text.replace("\r\n", "\n"))
    if isinstance(found, Unreadable):
        return found
    messages, skipped = found
    placeless = [each._replace(row=0) for each in messages], [replace(each, row=0) for each in skipped]
    return _numbered(placeless, parcel.encoding, _beside(parcel))


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
