"""Screenshots of one chat that overlap, their words told once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kameng_docs.reading.proposals import Words

# What two readings of the same words share at least, in a hundred.
SAME = 88
# One message alone is an overlap where it has so many signs: “好的” is said more than once.
TELLING = 8
_NOTHING_SAID = re.compile(r"[\W_]+")


def joined(each: Sequence[tuple[Words, ...]]) -> tuple[Words, ...]:
    """The words of several screenshots, in their order, what two of them show told once.

    Where nothing overlaps they stand one after the other.
    """
    whole: tuple[Words, ...] = ()
    for words in each:
        shared, turned = _shared(whole, words), _shared(words, whole)
        first, second = (words, whole) if turned > shared else (whole, words)
        whole = _meeting(first, second, max(shared, turned))
    return whole


def _meeting(first: tuple[Words, ...], second: tuple[Words, ...], shared: int) -> tuple[Words, ...]:
    if not shared:
        return first + second
    both = tuple(_better(a, b) for a, b in zip(first[-shared:], second[:shared], strict=True))
    return first[:-shared] + both + second[shared:]


def _shared(first: tuple[Words, ...], second: tuple[Words, ...]) -> int:
    """How many messages at the end of the first are those at the beginning of the second."""
    for count in range(min(len(first), len(second)), 0, -1):
        pairs = list(zip(first[-count:], second[:count], strict=True))
        if all(_same(a, b) for a, b in pairs) and (count > 1 or len(_plain(pairs[0][0])) >= TELLING):
            return count
    return 0


def _same(one: Words, other: Words) -> bool:
    from rapidfuzz import fuzz

    if one.side != other.side:
        return False
    if one.at and other.at and one.at != other.at:
        return False
    mine, yours = _plain(one), _plain(other)
    if not mine or not yours:
        return mine == yours
    cut = len(mine) != len(yours) and any(word.doubts for word in (one, other))
    if cut and min(len(mine), len(yours)) >= TELLING // 2 and (mine.endswith(yours) or yours.endswith(mine)):
        return True
    return fuzz.ratio(mine, yours) >= SAME


def _better(one: Words, other: Words) -> Words:
    """Of two readings the longer one, with the moment of either."""
    best, rest = (other, one) if len(_plain(other)) > len(_plain(one)) else (one, other)
    if best.at or not rest.at:
        return best
    return replace(best, at=rest.at, doubts=rest.doubts)


def _plain(words: Words) -> str:
    return _NOTHING_SAID.sub("", words.words).casefold()
