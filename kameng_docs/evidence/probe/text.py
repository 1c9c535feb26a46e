"""Text, tables of text and mails: read to the end, in the encoding they are in."""

import codecs
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import ACCEPTED, CONTROLS
from kameng_docs.evidence.probe.found import Found, broken, by_chinese_clock

# A chat of many years is a few megabytes.
MOST_BYTES = 20_000_000
MAIL_CLOCK = "邮件头里的发送时间（发件一方的时钟；邮件文件本身可以改动，请保留邮箱里的原件）"
BOMS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NAMES = {"utf-16": " UTF-16（记事本的“Unicode”）", "gb18030": " GBK（记事本的“ANSI”）"}


def decoded(content: bytes) -> tuple[str, str] | None:
    """The text and the encoding it was read by (utf-8-sig, utf-16 or gb18030), or None if it is no text."""
    encodings = [name for mark, name in BOMS if content.startswith(mark)] or ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if any(ord(c) in CONTROLS for c in text) else (text, encoding)
    return None


def probe_text(path: Path, name: str, kind: str) -> Found | Finding:
    """What is found in a TXT, CSV or EML. Raises OSError."""
    size = path.stat().st_size
    if kind == "EML":
        return _mail(path, name)
    if size > MOST_BYTES:
        message = f"“{name}”有 {-(-size // 1_000_000)} MB 文字，超过了 {MOST_BYTES // 1_000_000} MB"
        return Finding("exhibit.too-large", message, "只导出与本案有关的那些天的聊天记录")
    read = decoded(path.read_bytes())
    if read is None:
        return broken(name, ACCEPTED[kind].word, "里有读不成字的内容")
    text, encoding = read
    if not text.strip("\ufeff \t\r\n\x1a\u3000"):
        return Finding("exhibit.empty", f"“{name}”里只有空白，没有一个字", "重新保存或导出这份文件")
    notes = () if encoding == "utf-8-sig" else (_encoded(name, encoding),)
    return Found(ACCEPTED[kind].family, notes=notes)


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
    taken = _sent_at(raw.get("date", ""))
    return Found("mail", taken_at=taken, taken_from=MAIL_CLOCK if taken else "")


def _sent_at(written: str) -> datetime | None:
    try:
        return by_chinese_clock(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
