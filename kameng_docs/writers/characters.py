"""The characters of a document made fit for every format, before any writer sees them."""

import re
import unicodedata
from functools import lru_cache

from kameng_docs.blocks import Document, mapped, words
from kameng_docs.writers.signs import EMOJI

# They print nothing and come along when text is copied from a web page or a chat: zero-width spaces, the
# soft hyphen, the byte order mark. The direction marks among them could also show an order number reversed.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# XML 1.0 (DOCX) has no place for control characters, surrogates and noncharacters.
UNPRINTABLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
# A private-use character is another picture on every computer: phones and chats keep their little pictures there.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
# A value of ours that was never put back (compose/tokens.py): a bug, and no text of anybody's.
LOST_BEGINS = "\ue000"
LOST = re.compile(f"{LOST_BEGINS}[\ue010-\ue019]+\ue001")
LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
REPLACEMENT = "\ufffd"
CONTEXT = 6
# Signs that `settled_text` leaves as they are, and that nothing behind them changes: most texts are of these alone.
ORDINARY = re.compile("[\n -~·–—‘’“”…\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*")


# A paper's texts are settled for each of its formats, and again for the proof of each.
@lru_cache(maxsize=1024)
def settled_text(text: str) -> str:
    """`text` in NFC, its lines ended by a line feed, without invisible marks.

    What cannot be printed stands as U+FFFD, so that no format drops the text behind it; a private sign as ［表情］. The
    author is told of either where he wrote it (rules/odd_signs.py).
    """
    if ORDINARY.fullmatch(text):
        return text
    visible = INVISIBLE.sub("", LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", PRIVATE.sub(EMOJI, UNPRINTABLE.sub(REPLACEMENT, visible)))


def settled(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The document with `settled_text` everywhere, and a fault for each value of ours that was lost on the way."""
    faults = dict.fromkeys(
        fault for piece in words(document) if LOST_BEGINS in piece for fault in _faults_in(piece)
    )
    return mapped(document, settled_text), tuple(faults)


def _faults_in(text: str) -> list[str]:
    return [
        f"“{settled_text(text[max(0, found.start() - CONTEXT) : found.start()])}”之后少了一处内容，是程序的疏漏，请反馈"
        for found in LOST.finditer(text)
    ]


# Little pictures among the words: fonts for print have none of them. One may be made of several, joined.
_LITTLE = (
    "[\U0001f000-\U0001faff]|[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u2614\u2615\u26a1\u26d4\u2705\u270a\u270b"
    "\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u2b50\u2b55]|[\u2139-\u2bff](?=\ufe0f)"
)
# A figure in a little box.
KEYCAP = re.compile("([0-9#*])\ufe0f?\u20e3")
# What a little picture begins with, or is joined and changed by: where none of them is, there is none.
NOT_ON_PAPER = re.compile("[\u200d\u20e3\u2139-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]")
LITTLE = re.compile(f"({_LITTLE})(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d(?:{_LITTLE}))*")


def printable(text: str) -> str:
    """`text` as paper can show it: each little picture by its number in Unicode, for what it was may matter."""
    text = settled_text(text)
    if not NOT_ON_PAPER.search(text):
        return text
    keys = KEYCAP.sub(r"[\1]", text)
    named = LITTLE.sub(lambda found: f"［表情 U+{ord(found[1]):04X}］", keys)
    return re.sub("[\u200d\ufe0e\ufe0f\U000e0020-\U000e007f]", "", named)
