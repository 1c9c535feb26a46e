"""A table in text (CSV): its bytes as lines."""

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
SEPARATORS = (",", "\t", ";", "|")
# Of a thousand signs so many may be broken: a name cut in the middle, an emoji of a GBK file.
BROKEN_OF_THOUSAND = 5


def decoded(content: bytes) -> tuple[str, str, tuple[int, ...]] | None:
    """The text, what it was written in, and the lines (from 1) in which signs are broken; None for what is no text."""
    for mark, encoding, name in MARKS:
        if content.startswith(mark):
            return _forgiving(content[len(mark) :], encoding, name)
    for encoding, name in (("utf-8", "UTF-8"), ("gb18030", "GBK")):
        try:
            return _plain(content.decode(encoding)), name, ()
        except UnicodeDecodeError:
            continue
    found = [_forgiving(content, *each) for each in (("utf-8", "UTF-8"), ("gb18030", "GBK"))]
    texts = [each for each in found if each is not None]
    return min(texts, key=lambda each: each[0].count("\ufffd")) if texts else None


def _forgiving(content: bytes, encoding: str, name: str) -> tuple[str, str, tuple[int, ...]] | None:
    text = _plain(content.decode(encoding, errors="replace"))
    broken = tuple(i for i, line in enumerate(text.split("\n"), 1) if "\ufffd" in line)
    if text.count("\ufffd") * 1000 > len(text) * BROKEN_OF_THOUSAND + 2000:
        return None
    return text, name, broken


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
