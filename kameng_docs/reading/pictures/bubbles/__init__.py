"""A chat as a screenshot shows it: who said what, and when. Whose a bubble is, is a proposal like everything else here."""

from typing import TYPE_CHECKING

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles.colours import ground_of
from kameng_docs.reading.pictures.bubbles.items import Item, items_of
from kameng_docs.reading.pictures.bubbles.moments import NEVER, Moment
from kameng_docs.reading.pictures.bubbles.overlap import joined
from kameng_docs.reading.pictures.bubbles.panes import pane_of, within
from kameng_docs.reading.pictures.bubbles.plates import Surfaces, surfaces_of
from kameng_docs.reading.pictures.bubbles.talks import talks
from kameng_docs.reading.pictures.bubbles.vocabulary import is_group
from kameng_docs.reading.proposals import Place, Side, Words

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["is_talk", "joined", "words_of"]


def words_of(image: "Image.Image", lines: tuple[Line, ...], file: str) -> tuple[Words, ...]:
    """What was said in a screenshot, from above to below; `lines` are what was recognised in it, `file` is its name.

    Notices of the app are there too, as the system's. A time line gives its moment to all words up to the next one, and its
    day, doubted, to a bare clock below it. Of a wide screen it is the pane of the talk alone.
    """
    surfaces, left = _surfaces(image, lines)
    if surfaces is None:
        return ()
    bars, items = items_of(surfaces)
    now = NEVER
    found = []
    for item in items:
        if not item.text:
            now = item.moment.below(now)
            continue
        box = item.box._replace(left=item.box.left + left, right=item.box.right + left)
        moment = item.moment.below(now) if item.moment.said else now
        found.append(_words(item, moment, bars.title, Place(file, box=box)))
    return tuple(found)


def is_talk(image: "Image.Image", lines: tuple[Line, ...]) -> bool:
    """Whether a picture looks like a chat, whatever is said in it."""
    surfaces, _ = _surfaces(image, lines)
    return surfaces is not None and talks(surfaces)


def _surfaces(image: "Image.Image", lines: tuple[Line, ...]) -> tuple[Surfaces | None, int]:
    """What the pane of the talk is made of, and where it begins; None where nothing stands in it."""
    left, right = pane_of(image)
    inside = within(lines, left, right)
    if not inside:
        return None, left
    pane = image.crop((left, 0, right, image.height)) if right - left < image.width else image
    return surfaces_of(ground_of(pane), inside), left


def _words(item: Item, moment: Moment, title: str, place: Place) -> Words:
    return Words(
        side=item.side,
        who=_who(item, title),
        words=item.text,
        at=moment.at,
        place=place,
        doubts=(*item.doubts, *moment.doubts),
    )


def _who(item: Item, title: str) -> str:
    """The name above a bubble; else, of the other side in a chat of two, the title of the chat."""
    if item.name or item.side == Side.SYSTEM:
        return item.name
    if item.side == Side.ME:
        return "我"
    return "" if is_group(title) else title
