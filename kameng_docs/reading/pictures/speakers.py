"""Who of the speakers in a picture of a chat is 我, where nothing but names tells them apart."""

from collections import Counter
from dataclasses import replace

from kameng_docs.reading.proposals import Side, Words


def spoken_by(words: tuple[Words, ...], me: str) -> tuple[Words, ...]:
    """The words with their sides, once it is known under which name 我 speaks; as they are where nobody speaks so."""
    if not any(each.side is Side.UNKNOWN and each.who == me for each in words):
        return words
    sides = {True: Side.ME, False: Side.OTHER}
    return tuple(
        replace(each, side=sides[each.who == me]) if each.side is Side.UNKNOWN else each for each in words
    )


def speakers_of(words: tuple[Words, ...]) -> dict[str, int]:
    """Names among which 我 may be, with how often each speaks; none where the sides are known."""
    return dict(Counter(each.who for each in words if each.side is Side.UNKNOWN and each.who))
