"""The guard's own search of a finished paper. It shares the table with the masking, and not a line of how to look.

It reads the paper line by line into one stream of signs with a flag for each, and asks of every secret whether the
stream holds it. What is no secret (days, sums, what the reader may see) is flagged; what is flagged all over is let pass.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kameng_docs.spelling.parts import stretches
from kameng_docs.spelling.table import RUN, data, innocent, run_together, sign

# In the stream: a gap of whatever is nothing, the end of a line of the paper.
GAP, END = "-", "\n"
FREE, INNOCENT, DAY, SEEN = ".", "i", "d", "s"
PIECE = 4


@dataclass(frozen=True)
class Wanted:
    """A secret the guard asks for. `coded`: letters alone may be a part of it."""

    text: str
    coded: bool = True


@dataclass(frozen=True)
class _Stream:
    """Signs, gaps, stops and ends of lines of the paper, and for each how it is flagged."""

    signs: str
    flags: str

    def without(self, dropped: str) -> "_Stream":
        kept = [found.span() for found in re.finditer(f"[^{dropped}]+", self.signs)]
        return _Stream(*("".join(row[start:end] for start, end in kept) for row in (self.signs, self.flags)))

    def free(self, start: int, end: int, flags: str) -> bool:
        """Whether not all of that stretch is flagged so."""
        return not set(self.flags[start:end]) <= set(flags)


def standing(paper: Sequence[str], hidden: Sequence[Wanted], seen: Iterable[str]) -> list[int]:
    """Which of the hidden stand in the paper, whose lines are given in reading order.

    A secret of eight signs and more is found across lines; a run of eight of its signs within one; a shorter one where
    it stands by itself; one that is told in two places where both its halves stand by themselves.
    """
    if not hidden:
        return []
    spaced = _read(paper)
    solid = _solid(spaced.signs)
    for signs in map(_signs, seen):
        if signs in solid:
            spaced = _with_seen(spaced, signs)
    lines = spaced.without(GAP)
    let_pass = _let_pass(lines)
    eights = _eights_of(let_pass)
    alone = set(re.findall(rf"(?<![0-9a-z])[0-9a-z]{{{PIECE},}}(?![0-9a-z])", let_pass))
    return [
        i
        for i, secret in enumerate(hidden)
        if (_signs(secret.text) in solid and _is_whole(secret.text, spaced, lines))
        or any(eight in eights and _tells(eight, secret) for eight in _eights_in(secret.text))
        or _in_two(_signs(secret.text), alone)
    ]


def _is_whole(secret: str, spaced: _Stream, lines: _Stream) -> bool:
    """Whether the secret as a whole stands in the paper; `lines` is `spaced` without its gaps."""
    whole = lines.without(END)
    return any(_stands(signs, spaced, whole) for signs in {_signs(secret), _with_stops(secret)})


def _read(paper: Sequence[str]) -> _Stream:
    lines = [_read_line(line) for line in paper]
    return _Stream("".join(signs for signs, _ in lines), "".join(flags for _, flags in lines))


def _solid(signs: str) -> str:
    """The signs alone, run together over gaps, stops and ends of lines. What does not stand in these is nowhere in the paper,
    however it is parted there: a search that costs next to nothing goes before those that look at what stands between.
    """
    for apart in (GAP, END, *data().stops):
        signs = signs.replace(apart, "")
    return signs


class _Reading(dict[int, str]):
    """For `str.translate`: what each character is in the stream, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character, same = chr(code), data().one_and_the_same
        is_stop = character in data().stops
        read = character if is_stop else "".join(same.get(s, s) for s in sign(character)) or GAP
        self[code] = read
        return read


@cache
def _reading() -> _Reading:
    return _Reading()


# The papers of a case say many lines in the same words.
@lru_cache(maxsize=4096)
def _read_line(line: str) -> tuple[str, str]:
    """The signs of one line and their flags, its end included."""
    text = line.replace(data().taken_away, "！！！！")
    flags = [FREE] * len(text)
    # What is both is no part of a secret rather than a day.
    for pattern, flag in ((run_together(), DAY), (innocent(), INNOCENT)):
        for found in pattern.finditer(text):
            flags[found.start() : found.end()] = flag * len(found[0])
    signs = text.translate(_reading())
    if len(signs) > len(text):
        # Some are read as several signs: ⑩.
        flags = [flag * len(_reading()[ord(c)]) for c, flag in zip(text, flags, strict=True)]
    return signs + END, "".join((*flags, FREE))


@lru_cache(maxsize=4096)
def _signs(text: str) -> str:
    same, stops = data().one_and_the_same, data().stops
    return "".join(same.get(s, s) for character in text if character not in stops for s in sign(character))


@lru_cache(maxsize=4096)
def _with_stops(text: str) -> str:
    """The signs of a secret and the stops within it."""
    return _read([text]).without(GAP + END).signs.strip(data().stops)


def _with_seen(stream: _Stream, signs: str) -> _Stream:
    if len(signs) < PIECE:
        return stream
    flags = list(stream.flags)
    for found in re.finditer(_gapped(signs), stream.signs):
        flags[found.start() : found.end()] = SEEN * len(found[0])
    return _Stream(stream.signs, "".join(flags))


@lru_cache(maxsize=4096)
def _gapped(signs: str) -> str:
    """The pattern of signs with gaps between them."""
    return f"{GAP}*".join(map(re.escape, signs))


def _stands(signs: str, spaced: _Stream, whole: _Stream) -> bool:
    if not signs:
        return False
    if len(signs) >= RUN:
        places = (m.start() for m in re.finditer(f"(?={re.escape(signs)})", whole.signs))
        return any(whole.free(at, at + len(signs), INNOCENT) for at in places) or _parted_by_stops(
            signs, spaced
        )
    gapped = _gapped(signs)
    if not signs.isascii():
        patterns = [gapped]
    elif signs.isdigit():
        patterns = [rf"(?<![0-9]){signs}(?![0-9])", rf"(?<![0-9a-z]){gapped}(?![0-9a-z])"]
    else:
        patterns = [re.escape(signs)] if len(signs) >= PIECE else []
        patterns.append(rf"(?<![0-9a-z]){gapped}(?![0-9a-z])")
    found = (each for pattern in patterns for each in re.finditer(pattern, spaced.signs))
    return any(
        spaced.free(*each.span(), INNOCENT + GAP) and spaced.free(*each.span(), SEEN) for each in found
    )


def _parted_by_stops(signs: str, spaced: _Stream) -> bool:
    """Whether one and the same mark parts its groups, twice at least: then it ends no sentence."""
    for stop in data().stops:
        if spaced.signs.count(stop) > 1 and signs in spaced.signs.replace(stop, ""):
            for found in re.finditer(f"{re.escape(stop)}*".join(map(re.escape, signs)), spaced.signs):
                if found[0].count(stop) > 1:
                    return True
    return False


def _let_pass(stream: _Stream) -> str:
    """The signs, a break in place of each that is flagged."""
    signs = list(stream.signs)
    for found in re.finditer(f"[^{FREE}]+", stream.flags):
        signs[found.start() : found.end()] = END * len(found[0])
    return "".join(signs)


def _eights_of(signs: str) -> set[str]:
    rows = re.findall(rf"[0-9a-z]{{{RUN},}}", signs)
    return {row[i : i + RUN] for row in rows for i in range(len(row) - RUN + 1)}


@lru_cache(maxsize=4096)
def _eights_in(secret: str) -> tuple[str, ...]:
    return tuple(stretch[i : i + RUN] for stretch in stretches(secret) for i in range(len(stretch) - RUN + 1))


def _tells(eight: str, secret: Wanted) -> bool:
    return len(set(eight)) > 1 and (secret.coded or any(map(str.isdigit, eight)))


def _in_two(signs: str, alone: set[str]) -> bool:
    if len(signs) < RUN or not signs.isascii():
        return False
    return any(signs[:i] in alone and signs[i:] in alone for i in range(PIECE, len(signs) - PIECE + 1))


# What nobody declared. In the line as it is read here a Chinese word is 字, and what is no secret, or stops, is 止.
G = "[^0-9a-z字止]{0,3}"
MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
LOOKS = {
    "phone": rf"(?<![0-9])1[3-9][0-9]{G}[0-9]{{4}}{G}[0-9]{{4}}(?![0-9])",
    "id_number": rf"(?<![0-9])[0-9]{{6}}{G}(?:19|20)[0-9]{{2}}{MONTH_DAY}{G}[0-9]{{3}}[0-9x](?![0-9])",
    "bank_card": rf"(?<![0-9])[3-9][0-9]{{3}}(?:{G}[0-9]{{4}}){{3}}(?:{G}[0-9]{{1,3}})?(?![0-9])",
    "email": r"(?<![a-z0-9._+\-])[a-z0-9._+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+",
    # In one piece; the letters of a number of an order, of a firm or of a thing take fewer turns with its figures.
    "card_key": r"(?<![0-9a-z])(?=[0-9a-z]{12,40}(?![0-9a-z]))(?![0-9]{8})[0-9]*(?:[a-z]+[0-9]+){3,}(?![0-9a-z]*[gtm]b(?![0-9a-z]))",
}


def strangers_standing(paper: Sequence[str]) -> set[str]:
    """Which kinds of numbers and addresses of somebody, by their looks alone, stand in the paper."""
    kinds = set[str]()
    for line in paper:
        text = run_together().sub("止", innocent().sub("止", line.replace(data().taken_away, "止")))
        if not re.search(r"[@＠﹫]|\d\D{0,3}\d|[一二三四五六七八九〇零]{3}", text):
            continue
        read = "".join(_plainly(character) for character in text)
        kinds |= {kind for kind, looks in LOOKS.items() if kind not in kinds and re.search(looks, read)}
    return kinds


def _plainly(character: str) -> str:
    if character in data().stops or character == "止":
        return "止"
    signs = sign(character)
    if signs:
        return signs if signs.isascii() else "字"
    return {"＠": "@", "﹫": "@", "．": "."}.get(character, character)
