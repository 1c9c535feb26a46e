"""A reply as it was received → its rows, each with its place: text, a mail, a letter in PDF, a picture."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.evidence.chat.content import decoded
from kameng_docs.evidence.chat.lines import Unreadable
from kameng_docs.evidence.kinds import ACCEPTED, FOREIGN, kind_of
from kameng_docs.evidence.probe.found import by_chinese_clock
from kameng_docs.reading import ocr
from kameng_docs.reading.proposals import Place

if TYPE_CHECKING:
    import pypdfium2

# A reply has a few pages; what is longer is something else, and nothing is gained by looking at it.
MOST_BYTES, MOST_SIGNS, MOST_PAGES, MOST_DRAWN = 50_000_000, 60_000, 60, 6
# A page is drawn at so many times its 72 points to the inch, where it holds no text.
DRAWN_AT = 2.5
TOO_LONG = f"太长了（超过 {MOST_SIGNS // 10_000} 万字），不像一份答复：只留答复的那一段，另存成 TXT 再读"


@dataclass(frozen=True)
class Row:
    """One line of what was received."""

    text: str
    place: Place


@dataclass(frozen=True)
class Received:
    """`rows` in the order of reading; `wrapped`: lines are broken where the page ends, not where a thought does. `sent_at` is the
    moment that the head of a mail tells, as a case file takes it; `unread` says what was not read and what helps.
    """

    rows: tuple[Row, ...]
    wrapped: bool = False
    sent_at: str = ""
    unread: tuple[str, ...] = ()


def received(path: Path, name: str) -> Received:
    """What stands in a file, which is called `name`. Raises OSError."""
    if path.stat().st_size > MOST_BYTES:
        return Received((), unread=(f"{name} 太大（超过 {MOST_BYTES // 1_000_000} MB），没有读",))
    kind = kind_of(path)
    family = ACCEPTED[kind].family if kind in ACCEPTED else ""
    if family == "image":
        return _picture(path, name)
    if kind == "PDF":
        return _letter(path, name)
    if kind == "EML":
        return _mail(path.read_bytes(), name)
    if kind in {"TXT", "TEXT", "CSV", "MARKUP"}:
        return of_bytes(path.read_bytes(), name)
    word, advice = (FOREIGN[kind].word, FOREIGN[kind].advice) if kind in FOREIGN else ("录音、录像", "")
    told = f"{name} 是{word}，这里读不了" + (f"：{advice}" if advice else "：把答复的话写成文字再读")
    return Received((), unread=(told,))


def of_bytes(content: bytes, name: str) -> Received:
    """Pasted text, or that of a file."""
    text = decoded(content)
    if isinstance(text, Unreadable):
        return Received((), unread=(f"{name}：{text.message}。{text.hint}",))
    return of_text(text[0], name)


def of_text(text: str, name: str) -> Received:
    """The rows of a text."""
    if len(text) > MOST_SIGNS:
        return Received((), unread=(f"{name} {TOO_LONG}",))
    return Received(tuple(Row(row, Place(name, i)) for i, row in enumerate(text.split("\n"), 1)))


def _picture(path: Path, name: str) -> Received:
    if not ocr.available():
        return Received((), unread=(f"{name}：{ocr.WITHOUT}。也可以把图里的字打出来，用 - 粘贴",))
    try:
        lines = ocr.lines_in(path)
    except (ValueError, OSError, SyntaxError) as error:
        return Received((), unread=(f"{name} 打不开（{error}）：重新截一次图",))
    if not lines:
        return Received((), unread=(f"{name} 里没有认出字：截清楚一点，或者把字打出来",))
    return Received(tuple(Row(line.text, Place(name, box=line.box)) for line in lines), wrapped=True)


def _letter(path: Path, name: str) -> Received:
    import pypdfium2 as pdfium

    try:
        with pdfium.PdfDocument(path) as pdf:
            pages = [pdf[i].get_textpage().get_text_range() for i in range(min(len(pdf), MOST_PAGES))]
            unread = [f"{name} 只读了前 {MOST_PAGES} 页"] if len(pdf) > MOST_PAGES else []
            if not any(page.strip() for page in pages):
                return _drawn(pdf, name)
    except pdfium.PdfiumError:
        told = f"{name} 打不开：有打开密码的，输入密码打开以后“打印”成一份没有密码的；下载坏了的，重新下载"
        return Received((), unread=(told,))
    if sum(map(len, pages)) > MOST_SIGNS:
        return Received((), unread=(f"{name} {TOO_LONG}",))
    rows = [
        Row(row, Place(name, i, page=number))
        for number, page in enumerate(pages, 1)
        for i, row in enumerate(re.split(r"\r\n|\r|\n", page), 1)
    ]
    return Received(tuple(rows), wrapped=True, unread=tuple(unread))


def _drawn(pdf: "pypdfium2.PdfDocument", name: str) -> Received:
    """A letter that was scanned: its pages are pictures."""
    if not ocr.available():
        told = f"{name} 是扫描的，里面没有文字。{ocr.WITHOUT}"
        return Received((), unread=(told,))
    rows = list[Row]()
    for number in range(min(len(pdf), MOST_DRAWN)):
        page = pdf[number]
        scale = min(DRAWN_AT, 3000 / max(page.get_size()))
        with page.render(scale=scale).to_pil() as image:
            found = ocr.lines_of(image)
        rows += [Row(line.text, Place(name, box=line.box, page=number + 1)) for line in found]
    unread = [f"{name} 是扫描的，只读了前 {MOST_DRAWN} 页"] if len(pdf) > MOST_DRAWN else []
    return Received(tuple(rows), wrapped=True, unread=tuple(unread))


def _mail(content: bytes, name: str) -> Received:
    message = message_from_bytes(content, policy=default)
    try:
        body = message.get_body(("plain", "html"))
        words = str(body.get_content()) if body is not None else ""
        if body is not None and body.get_content_type() == "text/html":
            words = plain_of(words)
        attached = [str(part.get_filename() or "（无名）") for part in message.iter_attachments()]
        heads = [
            f"{word}:{message[key]}"
            for key, word in (("from", "发件人"), ("subject", "主题"))
            if message[key]
        ]
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return Received((), unread=(f"{name} 这封邮件拆不开：在邮箱里打开，把正文复制成 TXT 再读",))
    read = of_text("\n".join([*heads, "", words.replace("\r\n", "\n")]), name)
    unread = tuple(f"附件“{each}”没有读：另存出来，再读一次" for each in attached)
    return Received(read.rows, sent_at=_sent_at(message), unread=(*read.unread, *unread))


def _sent_at(message: EmailMessage) -> str:
    try:
        moment = by_chinese_clock(parsedate_to_datetime(str(message["date"])))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


class _Words(HTMLParser):
    """The words of a page, a row for each of its paragraphs."""

    _ENDS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table"})
    _UNSEEN = frozenset({"style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        """A new row, or the beginning of what nobody sees."""
        if tag in self._UNSEEN and not self._unseen:
            self._unseen = tag
        if tag in self._ENDS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of a row, or of what nobody sees; where that has no end, the page goes on at the next body."""
        if tag == self._unseen:
            self._unseen = ""
        if tag in self._ENDS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words; their own line breaks are blanks."""
        if not self._unseen:
            self.parts.append(data.replace("\n", " "))


def plain_of(page: str) -> str:
    """The words of a mail in HTML."""
    words = _Words()
    words.feed(page[: 20 * MOST_SIGNS])
    words.close()
    return "\n".join(row.strip() for row in "".join(words.parts).split("\n"))
