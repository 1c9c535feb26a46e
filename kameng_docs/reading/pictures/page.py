"""The lines of one picture as its reader sees them: without the phone's own bar and ornaments, with what lies where."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from kameng_docs.case.typed import half_width
from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.words import words
from kameng_docs.reading.proposals import Box, Place

# The part of the width from above in which a phone shows its clock, its net and its battery.
BAR = 0.13
_STATUS = re.compile(
    r"\d{1,2}[:：.]\d{2}|(?:[2-6]G|LTE|HD|WIFI|VPN|5GA?)?\W*\d{0,3}%?\W*|\d+(?:\.\d+)?[KM]B?/s|中国(?:移动|电信|联通|广电)|[上下]午\d{1,2}[:：]\d{2}",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<half>[上下]午)?(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d)")
_ORNAMENT = re.compile(
    r"[<>〈〉《》＜＞くVvXx×✕…⋯·・•|｜\-—_→←↑↓?？!！○●◯□■△▽◇☆★。.,，:：;；'\"^~`@#&*+=©®（）()]{1,3}"
)
_BETWEEN_WORDS = re.compile(r"(?<=[\u3400-\u9fff，。；：、]) +(?=[\u3400-\u9fff])")


def plain(text: str) -> str:
    """`text` with half-width signs, and no blanks between Chinese signs."""
    return _BETWEEN_WORDS.sub("", half_width(text))


def prose(text: str) -> str:
    """`text` as it stands, but for blanks between Chinese signs."""
    return _BETWEEN_WORDS.sub("", text.strip())


def is_button(text: str) -> bool:
    """Whether a line is the face of a button."""
    return plain(text).strip(" >›<[]【】()") in words().buttons


@dataclass(frozen=True)
class Page:
    """The lines of a picture `size` (width, height) wide and high, from above to below."""

    file: str
    size: tuple[int, int]
    lines: tuple[Line, ...]

    @cached_property
    def sign(self) -> float:
        """The usual height of a line, in pixels."""
        return median(line.box.height for line in self.lines) if self.lines else 1.0

    def at(self, *boxes: Box) -> Place:
        """The place that holds all these boxes."""
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.around(box)
        return Place(self.file, box=whole)

    @cached_property
    def text(self) -> str:
        """Every line under the other, blanks between Chinese signs left out."""
        return "\n".join(plain(line.text) for line in self.lines)


def page_of(file: str, size: tuple[int, int], lines: tuple[Line, ...]) -> Page:
    """The page without the phone's bar and lone ornaments."""
    kept = [line for line in lines if not _ornament(line) and not _status(line, size[0])]
    return Page(file, size, tuple(sorted(kept, key=lambda line: (line.box.top, line.box.left))))


def _status(line: Line, width: int) -> bool:
    return line.box.bottom < BAR * width and _STATUS.fullmatch(half_width(line.text)) is not None


def clock_of(size: tuple[int, int], lines: tuple[Line, ...]) -> str:
    """The clock in the bar of a telephone as 21:05; empty where none stands there, or two."""
    width, height = size
    if width >= height:
        return ""
    bar = (_CLOCK.fullmatch(half_width(line.text)) for line in lines if line.box.bottom < BAR * width)
    shown = {_hour(found) for found in bar if found} - {""}
    return shown.pop() if len(shown) == 1 else ""


def _hour(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "下午" else 0)
    return f"{hour:02}:{found['minute']}" if hour < 24 else ""  # noqa: PLR2004


def _ornament(line: Line) -> bool:
    return _ORNAMENT.fullmatch(line.text.strip()) is not None


def part_of(line: Line, start: int, end: int) -> Line:
    """The signs of a line from `start` to `end`, with their own rectangle where the signs are told one by one."""
    # Blanks have no rectangle.
    inked = [place for place, sign in enumerate(line.text) if not sign.isspace()]
    known = [sign for sign in line.signs if not sign.text.isspace()]
    told = len(known) == len(inked) and all(len(sign.text) == 1 for sign in known)
    signs = (
        tuple(sign for place, sign in zip(inked, known, strict=False) if start <= place < end) if told else ()
    )
    if not signs:
        return replace(line, text=line.text[start:end], signs=())
    left, right = min(sign.box.left for sign in signs), max(sign.box.right for sign in signs)
    # A sign is often told narrower than it is drawn; the line's own edge is the safer one where it is the value's.
    left = line.box.left if inked[0] >= start else left
    right = line.box.right if inked[-1] < end else right
    return replace(
        line, text=line.text[start:end], signs=signs, box=line.box._replace(left=left, right=right)
    )


def beside(one: Box, other: Box) -> float:
    """How far two boxes stand in one row: the part of the lower one's height that both share, 0 to 1."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, shared / max(1, min(one.height, other.height)))


def over(one: Box, other: Box) -> float:
    """How far two boxes stand in one column: the part of the narrower one's width that both share, 0 to 1."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return max(0.0, shared / max(1, min(one.width, other.width)))
