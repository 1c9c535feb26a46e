"""Signs that are so small that the reader takes one for another and trusts itself all the same."""

from collections.abc import Iterable
from dataclasses import replace

from kameng_docs.reading.pictures.page import Page
from kameng_docs.reading.proposals import Place, Proposal, Words

# Heights of a line in pixels. Below the first Chinese signs were read wrongly with a trust of 0.94 to 0.98, in pictures
# whose letters and digits were all right; below the second nothing is sure.
WORDS, CODES = 14, 11
_DOUBT = "图里的字太小（图可能被缩小过），容易认错，请对着原图看"
_ADVICE = "这张图里的字太小，容易认错：手机里有没有缩小过的原图，换上再读一次"


def small(page: Page, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The same, those in small signs doubted."""
    return tuple(
        replace(each, doubts=(*each.doubts, _DOUBT)) if _is_small(page, each.at, each.value) else each
        for each in proposals
    )


def small_words(page: Page, words: Iterable[Words]) -> tuple[Words, ...]:
    """The same, those in small signs doubted."""
    return tuple(
        replace(each, doubts=(*each.doubts, _DOUBT)) if _is_small(page, (each.place,), each.words) else each
        for each in words
    )


def advice(page: Page) -> tuple[str, ...]:
    """What helps where most of the signs of a picture are small."""
    return (_ADVICE,) if page.lines and page.sign < WORDS else ()


def _is_small(page: Page, at: tuple[Place, ...], text: str) -> bool:
    """Whether every place of a text has a line that is too low for its signs."""
    least = CODES if text.isascii() else WORDS
    return all(min(_heights(page, place), default=least) < least for place in at)


def _heights(page: Page, place: Place) -> list[int]:
    box = place.box
    if box is None:
        return []
    return [
        line.box.height
        for line in page.lines
        if box.top <= line.box.middle <= box.bottom
        and line.box.left < box.right
        and line.box.right > box.left
    ]
