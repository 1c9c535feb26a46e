"""Bytes of a file and what to put in where → bytes, everything else as it was."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

BOM = "\ufeff"
_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Splice:
    """`text` instead of what stands from `start` to `end`: offsets in the text as `plain` gives it."""

    start: int
    end: int
    text: str


def plain(content: bytes) -> str:
    """The text as the reader sees it: UTF-8 without its mark, every line break a line feed."""
    return _BREAK.sub("\n", content.decode("utf-8").removeprefix(BOM))


def spliced(content: bytes, splices: Iterable[Splice]) -> bytes:
    """`content` with the splices, which do not overlap; of two at one place the first given comes first.

    Outside of them every byte stays: mark, line breaks, blanks at line ends, a missing last line break. Line breaks
    that are put in are those of the line before.
    """
    text = content.decode("utf-8")
    mark, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    # Where, in the plain text, a line break was two characters wide.
    wide = [hit.start() - number for number, hit in enumerate(re.finditer("\r\n", text))]
    parts, done = [mark], 0
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        start, end = (at + bisect_left(wide, at) for at in (splice.start, splice.end))
        parts += [text[done:start], splice.text.replace("\n", _break_at(text, start))]
        done = end
    return "".join([*parts, text[done:]]).encode("utf-8")


def _break_at(text: str, offset: int) -> str:
    """The line break before `offset`; the first of the file where none is, a line feed where it has none at all."""
    last = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))
    if last >= 0:
        return "\r\n" if text[: last + 1].endswith("\r\n") else text[last]
    hit = _BREAK.search(text)
    return hit.group() if hit else "\n"
