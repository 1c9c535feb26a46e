"""A chat as a screenshot shows it: who said what, and when. Whose a bubble is, is a proposal like everything else here."""

from typing import TYPE_CHECKING

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles.colours import ground_of
from kameng_docs.reading.pictures.bubbles.items import Item, items_of
from kameng_docs.reading.pictures.bubbles.moments import NEVER, Moment
from kameng_docs.reading.pictures.bubbles.overlap import joined
from kameng_docs.reading.pictures.bubbles.plates import surfaces_of
from kameng_docs.reading.pictures.bubbles.talks import talks
from kameng_docs.reading.pictures.bubbles.vocabulary import is_group
from kameng_docs.reading.proposals import Place, Side, Words

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["is_talk", "joined", "words_of"]


def words_of(image: "Image.Image", lines: tuple[Line, ...], file: str) -> tuple[Words, ...]:
    """What was said in a screenshot, from above to below; `lines` are what was recognised in it, `file` is its name.

    Notices of the app are there too, as the system's. A time line gives its moment to all words up to the next one.
    """
    if not lines:
        return ()
    bars, items = items_of(surfaces_of(ground_of(image), lines))
    now = NEVER
    found = []
    for item in items:
        if not item.text:
            now = item.moment
            continue
        found.append(_words(item, item.moment if item.moment.said else now, bars.title, file))
    return tuple(found)


def is_talk(image: "Image.Image", lines: tuple[Line, ...]) -> bool:
    """Whether a picture looks like a chat, whatever is said in it."""
    return bool(lines) and talks(surfaces_of(ground_of(image), lines))


def _words(item: Item, moment: Moment, title: str, file: str) -> Words:
    return Words(
        side=item.side,
        who=_who(item, title),
        words=item.text,
        at=moment.at,
        place=Place(file, box=item.box),
        doubts=(*item.doubts, *moment.doubts),
    )


def _who(item: Item, title: str) -> str:
    """The name above a bubble; else, of the other side in a chat of two, the title of the chat."""
    if item.name or item.side == Side.SYSTEM:
        return item.name
    if item.side == Side.ME:
        return "我"
    return "" if is_group(title) else title
