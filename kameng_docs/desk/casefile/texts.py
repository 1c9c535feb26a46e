"""Bytes of a case file ↔ the text that is shown and changed. Lines that stay keep their bytes."""

import difflib

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.journal.splice import Splice, plain, spliced

_BROKEN = "\ufffd"


def text_of(content: bytes) -> str:
    """The text with plain line breaks; of a file that is no UTF-8 what it was probably meant to be."""
    try:
        return plain(content)
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def rewritten(content: bytes, text: str) -> bytes | Refused:
    """The bytes whose text is `text`: line breaks and mark of `content` are kept, and all lines that do not differ."""
    try:
        old = plain(content)
    except UnicodeDecodeError:
        if _BROKEN in text_of(content):
            return Refused("这个文件的编码读不懂，没有写", "用记事本打开它，另存为 UTF-8，再回来改")
        return text.encode("utf-8")
    return spliced(content, _splices(old, text))


def _splices(old: str, new: str) -> list[Splice]:
    before, after = _lines(old), _lines(new)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    changes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        Splice(starts[a], starts[b], "".join(after[c:d])) for tag, a, b, c, d in changes if tag != "equal"
    ]


def _lines(text: str) -> list[str]:
    """With their line feeds; other signs that may break a line elsewhere are none here."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [text.rsplit("\n", maxsplit=1)[-1]]
