"""Places in lines → bars over a picture: padded, to the line's edge where the secret begins or ends it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets.found import Hit, hits, runs
from kameng_docs.reading.secrets.streams import Stream, streams
from kameng_docs.reading.secrets.wanted import Wanted

# How far a bar reaches beyond what was read, by the height of the line: boxes of signs are a guess of the reader.
BESIDE, OVER = 0.4, 0.15
# Fewer signs of a line than these, left beside a bar, are covered with it.
CRUMBS = 2
# What belongs to a key or a link though it is neither letter nor digit.
JOINTS = "-–—_/.=?&%+~#@:*"
WORD = re.compile(rf"[0-9A-Za-z{re.escape(JOINTS)}]+")


@dataclass(frozen=True)
class Bar:
    """A rectangle to be painted, and what stands below it: the secret's name, never its text."""

    name: str
    box: Box


def bars(lines: Sequence[Line], wanted: Sequence[Wanted], pad: float = 1.0) -> tuple[Bar, ...]:
    """What covers everything wanted in these lines. `pad` widens the margins; the picture's own edge is not looked at."""
    marked: dict[int, dict[int, str]] = {}
    for stream in streams(lines):
        for hit in hits(stream, wanted):
            _mark(marked, lines, stream, hit)
    return tuple(bar for i, signs in sorted(marked.items()) for bar in _over(lines[i], signs, pad))


def legible(lines: Sequence[Line], wanted: Sequence[Wanted], pad: float = 1.0) -> tuple[Bar, ...]:
    """Where five signs in a row of a secret can be read, or the whole of a shorter one."""
    marked: dict[int, dict[int, str]] = {}
    for stream in streams(lines):
        for hit in runs(stream, wanted):
            _mark(marked, lines, stream, hit)
    return tuple(bar for i, signs in sorted(marked.items()) for bar in _over(lines[i], signs, pad))


def _mark(marked: dict[int, dict[int, str]], lines: Sequence[Line], stream: Stream, hit: Hit) -> None:
    """The characters of the hit, and with them the words they are of: what reading dropped stands there still."""
    for number in dict.fromkeys(stream.places[i].line for i in range(hit.start, hit.end)):
        text = lines[number].text
        of_line = [p.at for p in stream.places[hit.start : hit.end] if p.line == number]
        start, end = (0, len(text)) if hit.unsure else (min(of_line), max(of_line) + 1)
        for word in WORD.finditer(text):
            if word.start() < end and start < word.end():
                start, end = min(start, word.start()), max(end, word.end())
        for at in range(start, end):
            marked.setdefault(number, {}).setdefault(at, hit.name)


def _over(line: Line, marked: dict[int, str], pad: float) -> Iterator[Bar]:
    """One bar for each stretch of marked characters of a line."""
    kept = [i for i, c in enumerate(line.text) if not c.isspace()]
    if len(kept) != len(line.signs):
        # Which box is of which character is not known.
        yield Bar(next(iter(marked.values())), _padded(line, line.box, pad))
        return
    covered = [i in marked for i in kept]
    crumbs = [line.text[i].isascii() or not line.text[i].isalpha() for i in kept]
    for first, behind in _stretches(covered, crumbs):
        box = line.signs[first].box
        for sign in line.signs[first + 1 : behind]:
            box = box.around(sign.box)
        left = line.box.left if first == 0 else box.left
        right = line.box.right if behind == len(kept) else box.right
        tall = Box(left, min(box.top, line.box.top), right, max(box.bottom, line.box.bottom))
        yield Bar(next(marked[i] for i in kept[first:behind] if i in marked), _padded(line, tall, pad))


def _stretches(covered: Sequence[bool], crumbs: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """From where to where a line is covered, with a few signs between, before or behind that are no words."""

    def few(first: int, behind: int) -> bool:
        return behind - first <= CRUMBS and all(crumbs[first:behind])

    spans = list[tuple[int, int]]()
    for i, each in enumerate(covered):
        if each and spans and few(spans[-1][1], i):
            spans[-1] = spans[-1][0], i + 1
        elif each:
            spans.append((i, i + 1))
    for first, behind in spans:
        yield 0 if few(0, first) else first, len(covered) if few(behind, len(covered)) else behind


def _padded(line: Line, box: Box, pad: float) -> Box:
    beside, over = round(line.box.height * BESIDE * pad), round(line.box.height * OVER * pad)
    return Box(box.left - beside, box.top - over, box.right + beside, box.bottom + over)
