"""The encodings in which text files are handed in; loads nothing, for whoever wants no more of a file than its text."""

import codecs

from kameng_docs.evidence.kinds import CONTROLS

BOMS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


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
