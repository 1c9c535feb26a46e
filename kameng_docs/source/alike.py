"""Which of some words is spelt most like another: one measure for whatever asks 是不是想写…."""

from collections.abc import Iterable

# Two words of which less than this is the same are two words.
LEAST = 0.5


def likeness(one: str, other: str) -> float:
    """How much of two words stands in the same place: 0 nothing, 1 all. 价格 and 格式 share a character and are not alike."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other)


def most_alike(word: str, words: Iterable[str], least: float = LEAST, most: int = 1) -> list[str]:
    """Up to `most` of the `words` that are at least so alike, the most alike first; a word may be the other one shortened."""
    from rapidfuzz.distance import Indel

    ranked = sorted(
        ((Indel.normalized_similarity(word, each), each) for each in words), key=lambda pair: -pair[0]
    )
    return [each for how_much, each in ranked[:most] if how_much >= least]
