"""What cannot be shown as a picture, told as text: recordings, films, chats, letters, rows of bills.

Whoever reads chats and bills is imported where there is one: most books have neither.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.bind.material import Material
from kameng_docs.blocks import Block, Document, Paragraph, Run, Runs, Table
from kameng_docs.brief import SpokenInfo
from kameng_docs.evidence import ExhibitFile, decoded

if TYPE_CHECKING:
    from email.message import EmailMessage

KIND = {"audio": "录音", "video": "录像"}


def recording(material: Material, file: ExhibitFile) -> Document:
    """The page of a recording or a film: how long it is, its hash, and what is said in it."""
    return Document(title="", blocks=tuple(_recording(material, file)))


def _recording(material: Material, file: ExhibitFile) -> Iterator[Block]:
    word = KIND[file.family]
    yield _line(f"{word}：{file.name}")
    yield _line(f"时长：{_length(file.seconds)}")
    if file.taken_at:
        yield _line(f"形成时间：{file.taken_at:%Y-%m-%d %H:%M}（{file.taken_from}）")
    yield _line(f"原始文件的 SHA-256：{file.sha256}")
    if material.frames and file.family == "video":
        yield _line(f"下面印出的画面在：{'、'.join(clock(each) for each in material.frames)}")
    if material.transcript:
        yield _line("文字稿（由提交人整理，以原始文件为准）：")
        yield spoken(material.transcript)
    elif file.family == "audio":
        yield _line("文字稿：没有附。")


def unread(name: str) -> Document:
    """The page in place of a file that could not be taken in."""
    return Document(title="", blocks=(_line(f"“{name}”读不了，本册没有装入，原件另行提交。"),))


def words_of(
    path: Path, file: ExhibitFile, picks: tuple[str, ...] = (), talks: tuple[str, ...] = ()
) -> Document:
    """A letter, the conversations of a chat that `talks` names, or of a bill the payments that `picks` mean."""
    if file.family == "bill":
        return bill(path, file, picks)
    return mail(path, file) if file.family == "mail" else chat(path, file, talks)


def bill(path: Path, file: ExhibitFile, picks: tuple[str, ...]) -> Document:
    """The chosen payments of a bill as a table. Of one that cannot be read any more nothing is told but that."""
    from kameng_docs.evidence.bill import NoBill, read
    from kameng_docs.evidence.bill.picks import chosen
    from kameng_docs.evidence.bill.table import rows_table

    found = read(path.read_bytes(), file.name)
    if isinstance(found, NoBill):
        return unread(file.name)
    return Document(title="", blocks=rows_table(found, chosen(found, picks), file.name, file.sha256))


def chat(path: Path, file: ExhibitFile, talks: tuple[str, ...] = ()) -> Document:
    """A chat as a numbered table, of several conversations those that are wanted; what cannot be read as one, as it is."""
    from kameng_docs.evidence.chat import Transcript, only, read, table_of

    content = path.read_bytes()
    found = read(content)
    if isinstance(found, Transcript):
        shown = only(found, talks)
        notes = tuple(_line(f"（{note}）") for note in shown.notes)
        return Document(title="", blocks=(*table_of(shown, f"聊天记录：{file.name}"), *notes))
    text = decoded(content)
    return Document(title="", blocks=(_line(f"文字：{file.name}"), _line(text[0] if text else "")))


def mail(path: Path, file: ExhibitFile) -> Document:
    """A letter: who wrote to whom, when, what about, its text, and the names of what was attached. A chat that was forwarded
    in it is a numbered table.
    """
    from email import message_from_bytes
    from email.policy import default

    from kameng_docs.evidence.chat import Transcript, read, table_of

    content = path.read_bytes()
    message = message_from_bytes(content, policy=default)
    heads = (("发件人", "From"), ("收件人", "To"), ("时间", "Date"), ("主题", "Subject"))
    blocks: list[Block] = [_line(f"邮件：{file.name}")]
    blocks += [_line(f"{word}：{message.get(name, '')}") for word, name in heads]
    forwarded = read(content)
    if isinstance(forwarded, Transcript):
        blocks += table_of(forwarded, "转发的聊天记录")
    else:
        blocks.append(_line(_body(message)))
    if attached := [part.get_filename() or "（无名）" for part in message.iter_attachments()]:
        blocks.append(_line(f"附件：{'、'.join(attached)}"))
    return Document(title="", blocks=tuple(blocks))


def _body(message: "EmailMessage") -> str:
    """The plain text; of a letter in HTML alone, its words."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    text = str(part.get_content())
    return text.strip() if part.get_content_subtype() == "plain" else _words(text)


def _words(html: str) -> str:
    from lxml.html import document_fromstring

    page = document_fromstring(html)
    for unseen in page.xpath("//script|//style|//head"):
        unseen.drop_tree()
    return "\n".join(line.strip() for line in page.itertext() if line.strip())


def spoken(lines: tuple[SpokenInfo, ...]) -> Table:
    """Who said what, when, as a table."""
    head = tuple(_cell(word) for word in ("时间", "谁", "说"))
    rows = tuple((_cell(clock(line.at)), _cell(line.who), _cell(line.words)) for line in lines)
    return Table(head, rows, (1.2, 1.2, 7))


def clock(seconds: Decimal) -> str:
    """00:35, 1:02:03 or 00:35.5."""
    whole, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(whole), 60)
    tail = f"{rest:06.3f}".rstrip("0").rstrip(".") if rest % 1 else f"{int(rest):02d}"
    return (f"{hours}:" if hours else "") + f"{minutes:02d}:{tail}"


def _length(seconds: Decimal | None) -> str:
    return "不明" if seconds is None else clock(seconds)


def _line(text: str) -> Paragraph:
    return Paragraph(_cell(text), flush=True)


def _cell(text: str) -> Runs:
    return (Run(text),)
