"""What holds a chat in parts: the MHT of QQ and a mail with a forwarded chat. Read by the library of mail, in any encoding.

A part whose header says the wrong thing is read as what it is: QQ writes `7bit` above UTF-8.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from kameng_docs.evidence.chat import content as chat_bytes
from kameng_docs.evidence.chat.lines import Unreadable

_TELLS = re.compile(rb"^(?:MIME-Version|Content-Type)[ \t]*:", re.IGNORECASE | re.MULTILINE)
LOOKED_AT = 16_384
# More pictures than any chat has; the library of mail takes long over very many parts.
MOST_PARTS = 4_000
_FAULTS = (LookupError, ValueError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Parcel:
    """The text of what is in it, whether that is a page, whether all is a letter to somebody, and the names of the pictures
    and files beside it.
    """

    text: str
    is_page: bool
    is_letter: bool
    encoding: str
    attached: tuple[str, ...]


def opened(content: bytes) -> Parcel | None:
    """What is in a mail or an MHT; None for what is neither, or has no text in it."""
    head = content[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not re.match(rb"[A-Za-z][A-Za-z0-9-]{1,40}:", head) or not _TELLS.search(
        head.split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    ):
        return None
    if content.count(b"\n--") > MOST_PARTS:
        return None
    try:
        message = message_from_bytes(_mended(content), policy=default)
        return _opened(message)
    except _FAULTS:
        return None


def _opened(message: EmailMessage) -> Parcel | None:
    page = plain = None
    attached = list[str]()
    for part in message.walk():
        if part.is_multipart():
            continue
        kind, name = part.get_content_type(), part.get_filename() or part.get("Content-Location") or ""
        if kind == "text/html" and page is None:
            page = _text(part)
        elif kind == "text/plain" and plain is None and not part.get_filename():
            plain = _text(part)
        else:
            attached.append(str(name).strip() or f"（无名，{kind}）")
    chosen = plain if plain is not None and plain[0].strip() else page
    if chosen is None:
        return None
    is_letter = message.get_content_type() != "multipart/related" and message.get("From") is not None
    return Parcel(chosen[0], chosen is page, is_letter, chosen[1], tuple(attached))


def _text(part: EmailMessage) -> tuple[str, str] | None:
    """The words of a part and what they are written in: as its header says, else as they are."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return None
    charset = str(part.get_content_charset() or "").lower()
    if charset not in {"", "us-ascii", "ascii", "utf-8"}:
        try:
            return raw.decode("gb18030" if charset.startswith("gb") else charset), charset.upper()
        except (LookupError, UnicodeDecodeError):
            pass
    found = chat_bytes.decoded(raw)
    return None if isinstance(found, Unreadable) else found


def _mended(content: bytes) -> bytes:
    """The header of QQ leaves out a semicolon before the line with `type`, behind which no boundary would be found."""
    end = content.find(b"\r\n\r\n") if b"\r\n\r\n" in content[:LOOKED_AT] else content.find(b"\n\n")
    if end < 0 or end > LOOKED_AT:
        return content
    head = re.sub(rb"([^;\s])[ \t]*(\r?\n[ \t]+(?:type|charset|boundary)=)", rb"\1;\2", content[:end])
    return head.lstrip(b"\xef\xbb\xbf \t\r\n") + content[end:]
