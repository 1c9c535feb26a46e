"""Signs that are so small that the reader takes one for another and trusts itself all the same."""

from collections.abc import Iterable
from dataclasses import replace

from kameng_docs.reading.pictures.page import Page
from kameng_docs.reading.proposals import Place, Proposal, Words

# Heights of a line in pixels. Below the first Chinese signs were read wrongly with a trust of 0.94 to 0.98; where most lines
# of a picture are below the second, one sign in twenty is another. At a third of a phone's size lines are 15 and more high.
WORDS, USUAL = 14, 12.5
_DOUBT = "图里的字太小（图可能被缩小过），容易认错，请对着原图看"
_ADVICE = "这张图被缩小过，一行字只有约 {:.0f} 个像素高，容易读错：手机里有原图的话，换原图再读"


def small(page: Page, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The same, those in small signs doubted; all of them where most signs of the picture are small."""
    return tuple(
        replace(each, doubts=(*each.doubts, _DOUBT)) if _is_small(page, each.at, each.value) else each
        for each in proposals
    )


def small_words(page: Page, words: Iterable[Words]) -> tuple[Words, ...]:
    """The same, those in small signs doubted; all of them where most signs of the picture are small."""
    return tuple(
        replace(each, doubts=(*each.doubts, _DOUBT)) if _is_small(page, (each.place,), each.words) else each
        for each in words
    )


def advice(page: Page) -> tuple[str, ...]:
    """What helps where most signs of a picture are small."""
    return (_ADVICE.format(page.sign),) if _is_reduced(page) else ()


def _is_reduced(page: Page) -> bool:
    return bool(page.lines) and page.sign < USUAL


def _is_small(page: Page, at: tuple[Place, ...], text: str) -> bool:
    """Whether every place of a Chinese text has a line that is too low for its signs, or the whole picture is small."""
    if _is_reduced(page):
        return True
    return not text.isascii() and all(min(_heights(page, place), default=WORDS) < WORDS for place in at)


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
