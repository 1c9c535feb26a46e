"""Where secrets stand in one text, for masking: the text is folded, searched, and the places are led back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kameng_docs.spelling.parts import stretches
from kameng_docs.spelling.table import (
    APART,
    RUN,
    data,
    folding,
    innocent,
    is_word,
    parted,
    run_together,
    signs_of,
)

# The shortest half of a secret told in two places, and the shortest secret whose letters may stand within other words.
HALF, WITHIN_WORDS = 4, 4
WORDS = re.compile(r"[^a-z0-9|]+")
CHAIN = re.compile(rf"[a-z0-9]{{{RUN},}}")
TOKEN = re.compile(rf"[a-z0-9]{{{HALF},}}")


@dataclass(frozen=True)
class Hit:
    """`text[start:end]` is the `which`-th secret, in some spelling; not `whole`: a part of it."""

    start: int
    end: int
    which: int
    whole: bool = True


@dataclass(frozen=True)
class Hidden:
    """What is looked for. `coded`: letters alone may be a part of it, for nobody chose them as words."""

    text: str
    coded: bool = True


@dataclass(frozen=True)
class _Sought:
    """What is looked for, by its signs: whole, by eights, by halves; each with the number of its secret."""

    hidden: tuple[Hidden, ...]
    needles: list[tuple[str, int]]
    seen: list[str]
    eights: dict[str, int]
    halves: dict[str, int]


class Finder:
    """Looks for the hidden texts, the longest first, in many texts. What may be `seen` is no part of them.

    Lives as long as one brief is disclosed: what it has folded it keeps.
    """

    def __init__(self, hidden: Sequence[Hidden], seen: Iterable[str] = ()) -> None:
        order = sorted(range(len(hidden)), key=lambda i: -len(signs_of(hidden[i].text)))
        self._sought = _Sought(
            tuple(hidden),
            needles=[(needle, i) for i in order for needle in _spelt(hidden[i].text)],
            seen=[signs_of(text) for text in seen if len(signs_of(text)) >= HALF],
            eights={
                stretch[at : at + RUN]: i
                for i in reversed(order)
                for stretch in stretches(hidden[i].text)
                for at in range(len(stretch) - RUN + 1)
            },
            halves={},
        )
        self._folded: dict[str, str] = {}

    def look_over(self, texts: Iterable[str]) -> bool:
        """Find secrets of which one half stands in one of the texts and the other in another; `hits` has them then."""
        tokens = {token for text in texts for token in TOKEN.findall(WORDS.sub(APART, self._fold(text)))}
        for i, hidden in enumerate(self._sought.hidden):
            signs = signs_of(hidden.text)
            if is_word(signs) or len(signs) < RUN:
                continue
            for cut in range(HALF, len(signs) - HALF + 1):
                if signs[:cut] in tokens and signs[cut:] in tokens:
                    self._sought.halves.update({signs[:cut]: i, signs[cut:]: i})
        return bool(self._sought.halves)

    def hits(self, text: str) -> list[Hit]:
        """The places, from left to right; none lies over another."""
        if not self.holds(text):
            return []
        return _Search(text, self._sought).hits()

    def holds(self, text: str) -> bool:
        """Whether one seems to stand in the text, days and sums not yet looked at: for what is left out to be safe."""
        folded = self._fold(text)
        return self._any_whole(folded) or self._any_part(WORDS.sub(APART, folded))

    def _fold(self, text: str) -> str:
        if text not in self._folded:
            self._folded[text] = parted(text).translate(folding())
        return self._folded[text]

    def _any_whole(self, folded: str) -> bool:
        joined = folded.replace(APART, "") if APART in folded else folded
        return any(needle in joined for needle, _ in self._sought.needles)

    def _any_part(self, chains: str) -> bool:
        if any(half in chains for half in self._sought.halves):
            return True
        return any(
            chain[at : at + RUN] in self._sought.eights
            for chain in CHAIN.findall(chains)
            for at in range(len(chain) - RUN + 1)
        )


class _Search:
    """One text in which something seems to stand."""

    def __init__(self, text: str, sought: _Sought) -> None:
        self._text, self._sought = text, sought
        self._signs, self._at, self._innocent = _mapped(text)
        self._taken = [False] * len(self._at)
        self._of_seen = [False] * len(self._at)
        for each in sought.seen:
            for at in _all(self._signs, each):
                self._of_seen[at : at + len(each)] = [True] * len(each)
        self._found: list[Hit] = []
        self._spans: list[tuple[int, int]] = []

    def hits(self) -> list[Hit]:
        for needle, which in self._sought.needles:
            for at in _all(self._signs, needle):
                if not any(self._taken[at : at + len(needle)]) and self._is_whole(at, needle):
                    self._take(at, at + len(needle), which, whole=True)
            if len(needle) >= RUN and APART not in needle and APART in self._signs:
                self._across_stops(needle, which)
        self._runs()
        self._halved()
        return sorted(self._found, key=lambda hit: hit.start)

    def _take(self, first: int, behind: int, which: int, *, whole: bool) -> None:
        self._taken[first:behind] = [True] * (behind - first)
        self._spans.append((first, behind))
        start, end = self._at[first], self._at[behind - 1] + 1
        if whole:
            start, end = self._with_its_marks(start, end, self._sought.hidden[which].text)
        self._found.append(Hit(start, end, which, whole))

    def _with_its_marks(self, start: int, end: int, secret: str) -> tuple[int, int]:
        """With the marks that the secret itself begins and ends with."""
        before, after = _outer_marks(secret)
        if before and self._text[:start].endswith(before):
            start -= len(before)
        if after and self._text[end:].startswith(after):
            end += len(after)
        return start, end

    def _is_whole(self, at: int, needle: str) -> bool:
        """Whether the signs from `at` are the secret, and no day, sum or part of another word."""
        behind = at + len(needle)
        span = self._at[at:behind]
        if all(self._innocent[i] for i in span):
            return False
        if len(needle) >= RUN or is_word(needle):
            return True
        if all(self._of_seen[at:behind]):
            return False
        together = span[-1] - span[0] < len(needle)
        if together and not needle.isdigit() and len(needle) >= WITHIN_WORDS:
            return True
        # A number within a longer one, or a word within another, is something else.
        joined = [self._touching(at - 1, at), self._touching(behind - 1, behind)]
        alike = str.isdigit if needle.isdigit() and together else str.isascii
        ends = [self._signs[at - 1] if joined[0] else "|", self._signs[behind] if joined[1] else "|"]
        return not any(end != APART and alike(end) for end in ends)

    def _touching(self, one: int, other: int) -> bool:
        """Whether two signs stand side by side with nothing between, in one script."""
        if one < 0 or other >= len(self._at) or APART in (self._signs[one], self._signs[other]):
            return False
        alike = (self._text[self._at[one]] < "\u2e80") == (self._text[self._at[other]] < "\u2e80")
        return alike and self._at[other] - self._at[one] <= 1

    def _across_stops(self, needle: str, which: int) -> None:
        """The secret with one and the same stop between its groups, which then ends no sentence."""
        places = [i for i, sign in enumerate(self._signs) if sign != APART and not self._taken[i]]
        joined = "".join(self._signs[i] for i in places)
        for at in _all(joined, needle):
            mine = [self._at[places[i]] for i in range(at, at + len(needle))]
            gaps = [self._text[a + 1 : b] for a, b in pairwise(mine) if b - a > 1]
            if len(gaps) > 1 and len(set(gaps)) == 1 and set(gaps[0]) <= set(data().stops):
                self._take(places[at], places[at + len(needle) - 1] + 1, which, whole=True)

    def _runs(self) -> None:
        """Eight signs of a secret and more, as many as follow each other."""
        if all(self._taken):
            return
        free = self._signs
        for first, behind in self._spans:
            free = free[:first] + APART * (behind - first) + free[behind:]
        for chain in CHAIN.finditer(WORDS.sub(lambda found: APART * len(found[0]), free)):
            first, whose = -1, 0
            for at in range(chain.start(), chain.end() - RUN + 2):
                which = self._sought.eights.get(free[at : at + RUN]) if at + RUN <= chain.end() else None
                if which is not None and first < 0:
                    first, whose = at, which
                if which is None and first >= 0:
                    if self._is_part(first, at + RUN - 1, whose):
                        self._take(first, at + RUN - 1, whose, whole=False)
                    first = -1

    def _is_part(self, first: int, behind: int, which: int) -> bool:
        signs = self._signs[first:behind]
        if len(set(signs)) == 1 or all(self._of_seen[first:behind]):
            return False
        if not self._sought.hidden[which].coded and not any(sign.isdigit() for sign in signs):
            return False
        start, end = self._at[first], self._at[behind - 1] + 1
        days = [found.span() for found in run_together().finditer(self._text, start, end)]
        outside = [
            at
            for at in self._at[first:behind]
            if not self._innocent[at] and not any(a <= at < b for a, b in days)
        ]
        return len(outside) >= RUN

    def _halved(self) -> None:
        if not self._sought.halves:
            return
        chains = WORDS.sub(lambda found: APART * len(found[0]), self._signs)
        for token in TOKEN.finditer(chains):
            which = self._sought.halves.get(token[0])
            span = range(token.start(), token.end())
            if which is None or any(self._taken[i] for i in span) or all(self._of_seen[i] for i in span):
                continue
            if not any(self._innocent[self._at[i]] for i in span):
                self._take(token.start(), token.end(), which, whole=False)


# Of few texts: those that hold something are asked for again for the next audience.
@lru_cache(256)
def _mapped(text: str) -> tuple[str, tuple[int, ...], tuple[bool, ...]]:
    """The signs of a text, where each stands, and which characters of the text are of a day, a sum or an article."""
    table = folding()
    signs = [table[ord(c)] for c in parted(text)]
    kept = [False] * len(text)
    for found in innocent().finditer(text):
        kept[found.start() : found.end()] = [True] * (found.end() - found.start())
    return "".join(signs), tuple(at for at, each in enumerate(signs) for _ in each), tuple(kept)


@lru_cache(256)
def _outer_marks(secret: str) -> tuple[str, str]:
    """The marks before the first sign of the secret and behind its last."""
    signs = [i for i, c in enumerate(secret) if folding()[ord(c)] not in {"", APART}]
    return (secret[: signs[0]], secret[signs[-1] + 1 :]) if signs else ("", "")


def _spelt(text: str) -> list[str]:
    """The signs of a secret, also with the stops that it holds; of a mail address also with its marks said in words."""
    signs = [text.translate(folding()).strip(APART), signs_of(text)]
    if "@" in text or "＠" in text:
        said = re.sub(r"[@＠]", " at ", text)
        signs += [signs_of(said), signs_of(said.replace(".", " dot ")), signs_of(text.replace(".", " dot "))]
    return [each for each in dict.fromkeys(signs) if each]


def _all(text: str, needle: str) -> list[int]:
    """Where the needle begins, every time."""
    found, at = [], text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + 1)
    return found
