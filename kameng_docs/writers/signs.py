"""What stands in print for a sign that cannot be printed: its kind in brackets, so that nobody takes it for nothing."""

import re
import unicodedata
from collections.abc import Collection

EMOJI = "［表情］"
# Little pictures, and what only changes the one before: skins, the wish for colour, a key's frame.
PICTURES = "\U0001f000-\U0001faff\U0001fc00-\U0001fcff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
PICTURE = re.compile(f"[{PICTURES}]")
CHANGES = "\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
FLAG = "[\U0001f1e6-\U0001f1ff]"


def named(sign: str) -> str:
    """［表情］ of a little picture and of private signs, which phones use for pictures; of others what they are."""
    category = unicodedata.category(sign)
    if PICTURE.fullmatch(sign) or category == "Co" or re.fullmatch(f"[{CHANGES}]", sign):
        return EMOJI
    kind = "字" if category in {"Lo", "Ll", "Lu", "Lt", "Lm", "Cn"} else "符号"
    return f"［{kind} U+{ord(sign):04X}］"


def with_names(text: str, missing: Collection[str]) -> str:
    """`text` with each of the signs that are `missing` named. Several that make one picture are one ［表情］."""
    if not missing:
        return text
    one = f"(?:{FLAG}{FLAG}|[{re.escape(''.join(sorted(missing)))}])"
    whole = re.compile(f"{one}[{CHANGES}]*(?:\u200d[{PICTURES}][{CHANGES}]*)*")

    def name(found: re.Match[str]) -> str:
        return named(found[0][0]) if any(c in missing for c in found[0]) else found[0]

    return whole.sub(name, text)


def note_on(sign: str) -> str:
    """What is to be said of a sign that no font of this machine has."""
    return f"电脑上没有一种字体有“{sign}”（U+{ord(sign):04X}），PDF 里写成“{named(sign)}”"
