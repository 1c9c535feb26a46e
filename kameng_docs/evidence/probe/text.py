"""Text, tables of text and mails: read to the end, in the encoding they are in."""

from datetime import datetime
from email import message_from_bytes
from email.parser import BytesHeaderParser
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import ACCEPTED
from kameng_docs.evidence.probe.bill import as_bill
from kameng_docs.evidence.probe.encodings import decoded
from kameng_docs.evidence.probe.found import Found, broken, by_chinese_clock
from kameng_docs.evidence.probe.talk import LEFT, MOST_CHARACTERS, probe_talk, too_long, unread_lines

# A chat of many years is a few megabytes.
MOST_BYTES = 20_000_000
MOST_OF_MAIL, MOST_OF_HEADER = 50_000_000, 5_000
MAIL_CLOCK = "邮件头里的发送时间（发件一方的时钟；邮件文件本身可以改动，请保留邮箱里的原件）"
NAMES = {"utf-16": " UTF-16（记事本的“Unicode”）", "gb18030": " GBK（记事本的“ANSI”）"}


def probe_text(path: Path, name: str, kind: str) -> Found | Finding:
    """What is found in a text, a table of text, a mail or an exported chat. Raises OSError."""
    if kind in {"EML", "TALK"}:
        return _mail(path, name) if kind == "EML" else probe_talk(path, name)
    size = path.stat().st_size
    if size > MOST_BYTES:
        message = f"“{name}”有 {-(-size // 1_000_000)} MB 文字，超过了 {MOST_BYTES // 1_000_000} MB"
        return Finding("exhibit.too-large", message, "只导出与本案有关的那些天的聊天记录")
    read = decoded(path.read_bytes())
    if read is None:
        return broken(name, ACCEPTED[kind].word, "里有读不成字的内容")
    text, encoding = read
    if not text.strip("\ufeff \t\r\n\x1a\u3000"):
        return Finding("exhibit.empty", f"“{name}”里只有空白，没有一个字", "重新保存或导出这份文件")
    # A bill may be as long as it likes: chosen rows alone are printed.
    if found := as_bill(path, name) or (too_long(name, len(text)) if len(text) > MOST_CHARACTERS else None):
        return found
    notes = () if encoding == "utf-8-sig" else (_encoded(name, encoding),)
    return Found(ACCEPTED[kind].family, notes=(*notes, *unread_lines(name, path.read_bytes())))


def _encoded(name: str, encoding: str) -> Finding:
    return Finding(
        "exhibit.encoding",
        f"“{name}”不是 UTF-8，按{NAMES[encoding]}读",
        "看看证据册里的字对不对；不对的，另外存一份 UTF-8 的放进来，原来的留着",
    )


def _mail(path: Path, name: str) -> Found | Finding:
    with path.open("rb") as file:
        headers = BytesHeaderParser(policy=default).parse(file)
    # The parser understands a header only when it is asked for; a few broken ones raise what the code tables raise.
    raw = {key.lower(): str(value) for key, value in headers.raw_items()}
    if not {"from", "sender"} & set(raw) or not {"date", "subject", "to", "received"} & set(raw):
        message = f"“{name}”里没有邮件头（发件人、收件人、时间），不像是导出的邮件"
        return Finding(
            "exhibit.no-headers", message, "在邮箱网页里用“导出”或“下载邮件”另存 .eml，不要复制正文"
        )
    if path.stat().st_size > MOST_OF_MAIL:
        size = -(-path.stat().st_size // 1_000_000)
        message = f"“{name}”有 {size} MB，超过了 {MOST_OF_MAIL // 1_000_000} MB"
        return Finding("exhibit.too-large", message, "把附件另存出来，单独放进证据；邮件正文打印成 PDF")
    length, attached = _inside(path)
    if length > MOST_CHARACTERS or max(map(len, raw.values())) > MOST_OF_HEADER:
        return too_long(name, length)
    taken = _sent_at(raw.get("date", ""))
    notes = (_attached(name, attached),) if attached else ()
    return Found("mail", taken_at=taken, taken_from=MAIL_CLOCK if taken else "", notes=notes)


def _inside(path: Path) -> tuple[int, list[str]]:
    """How long the words of a mail are, and what is attached to it. A mail that nobody can take apart has neither."""
    try:
        message = message_from_bytes(path.read_bytes(), policy=default)
        body = message.get_body(("plain", "html"))
        words = str(body.get_content()) if body is not None else ""
        return len(words), [part.get_filename() or "（无名）" for part in message.iter_attachments()]
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return 0, []


def _attached(name: str, attached: list[str]) -> Finding:
    named = "、".join(attached[:5]) + ("等" if len(attached) > 5 else "")  # noqa: PLR2004
    message = f"“{name}”带着 {len(attached)} 个附件（{named}），证据册里只印名称，不印内容"
    return Finding("exhibit.left-out", message, LEFT)


def _sent_at(written: str) -> datetime | None:
    try:
        return by_chinese_clock(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
