"""What may have been read wrongly in a bubble, told to the author."""

import re
from collections.abc import Iterable

from kameng_docs.reading.codes import doubted_signs
from kameng_docs.reading.ocr import Line

# The recogniser trusts nearly every line that it read rightly with more than this.
TRUSTED = 0.93
_CODE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_LONG = 8
# A digit in a word of letters, or the other way round: stil1, 0K.
_MIXED = re.compile(r"[A-Za-z][01]|[01][A-Za-z]")
# In running text the point in the middle is a comma that was printed small.
_POINT = re.compile(r"(?<=[\u3400-\u9fff])[·・](?=[\u3400-\u9fff])")


def unsure(lines: Iterable[Line], text: str) -> tuple[str, ...]:
    """The doubts about what a bubble says: `text`, read from `lines`."""
    return tuple(doubt for doubt in (_blurred(lines), _codes(text), _point(text)) if doubt)


def _blurred(lines: Iterable[Line]) -> str:
    faint = [line.text.strip() for line in lines if line.score < TRUSTED]
    return f"这里看不清，请对着原图核对：{'、'.join(faint)}" if faint else ""


def _codes(text: str) -> str:
    for code in _CODE.findall(text):
        digits = any(sign.isdigit() for sign in code)
        if len(code) >= _LONG and digits and (told := doubted_signs(code)):
            return told
        if len(code) < _LONG and _MIXED.search(code):
            return f"“{code}”里的数字和字母容易认错，请对着原图核对"
    return ""


def _point(text: str) -> str:
    return "“·”在原图里可能是“，”" if _POINT.search(text) else ""
