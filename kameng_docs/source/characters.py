"""Which characters no text may hold, and which blanks only look like a space."""

import re
import unicodedata

# What XML 1.0 cannot carry, what YAML takes for a line break though no editor shows one (U+0085, U+2028,
# U+2029), and the non-characters. U+FEFF is meaningful at the very beginning only, where it is taken off.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ud800-\udfff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)

# Blanks that an input method or a web page leaves; YAML takes them for letters.
ODD_BLANKS = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u202f\u205f\u2060\u3000"

_NAMES = {"\u3000": "全角空格", "\u00a0": "不换行空格", "\u200b": "零宽空格", "\x00": "空字符 NUL"}


def name_of(character: str) -> str:
    """How a message names a character that cannot be seen: 全角空格（U+3000）."""
    code = f"U+{ord(character):04X}"
    known = _NAMES.get(character, "控制字符" if unicodedata.category(character) == "Cc" else "不可见字符")
    return f"{known}（{code}）"


def clipped(text: str, limit: int = 24) -> str:
    """`text` on one line and short enough to be quoted in a message."""
    line = " ".join(FORBIDDEN.sub("□", text[: 4 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


_COMMENT = re.compile(r"(?:^|\s)#(?=\s).*$")


def clipped_line(text: str) -> str:
    """`clipped`, of a line of the file: without the comment at its end, which is no part of what is wrong."""
    return clipped(_COMMENT.sub("", text).strip())
