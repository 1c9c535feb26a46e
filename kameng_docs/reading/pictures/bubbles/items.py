"""What stands in a chat between its bars, from above to below: words, time lines, notices, pictures."""

from dataclasses import dataclass, replace

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles.bare import bare_of
from kameng_docs.reading.pictures.bubbles.bars import Bars, bars_of, centred
from kameng_docs.reading.pictures.bubbles.colours import Colour, Ground, alike
from kameng_docs.reading.pictures.bubbles.moments import NEVER, Moment, moment_in
from kameng_docs.reading.pictures.bubbles.names import Names, name_of, names_in
from kameng_docs.reading.pictures.bubbles.plates import Plate, Surfaces, shared
from kameng_docs.reading.pictures.bubbles.quotes import SMALLER, owner, quoted, quoted_by, quotes_of
from kameng_docs.reading.pictures.bubbles.sides import side_of, sides_of
from kameng_docs.reading.pictures.bubbles.stills import Still, held, stills_of
from kameng_docs.reading.pictures.bubbles.text import text_of
from kameng_docs.reading.pictures.bubbles.unsure import unsure
from kameng_docs.reading.pictures.bubbles.vocabulary import is_mark
from kameng_docs.reading.proposals import Box, Side

STILL, MUTE = "[图片]", "[没有读出字]"
UNREAD = "这里有一条没有读出字（可能是表情、语音，也可能是字没有认出来），请对着原图补上"
# Where the pictures of speakers end, in parts of the width.
SPEAKERS = 0.14


@dataclass(frozen=True)
class Item:
    """One thing in a chat. A time line has no text; `side` of a notice is the system's."""

    box: Box
    text: str
    side: Side
    name: str = ""
    moment: Moment = NEVER
    doubts: tuple[str, ...] = ()


def items_of(surfaces: Surfaces) -> tuple[Bars, tuple[Item, ...]]:
    """The bars of a picture, and what stands between them."""
    bars, ground = bars_of(surfaces), surfaces.ground
    plates = tuple(left for plate in surfaces.plates if (left := _without(plate, bars)))
    loose = [line for line in surfaces.loose if not bars.holds(line) and not is_mark(line.text)]
    loose = [line for line in loose if not _portrait(line.box, plates, ground)]
    plates = tuple(plate for plate in plates if not _portrait(plate.box, plates, ground))
    stills = stills_of(ground, plates, _talk(ground, bars, plates))
    loose += [line for plate in plates if held(plate, stills) for line in plate.lines]
    told, bubbles = _apart(surfaces, tuple(plate for plate in plates if not held(plate, stills)), bars)
    quotes = quotes_of(ground, bubbles, bars, loose)
    bubbles = tuple(plate for plate in bubbles if plate not in quotes)
    seen, loose = _stills(ground, stills, loose)
    times, loose = _times(loose)
    below = [*(plate.box for plate in bubbles), *(still.box for still in stills)]
    names, loose = names_in(ground, loose, below, bars.body)
    spoken = _spoken(bubbles, quotes, bars, ground)
    bare = [Item(*each) for each in bare_of(ground, tuple(loose))]
    told += [Item(plate.box, quoted(plate), Side.SYSTEM) for plate in quotes if not owner(plate, bubbles)]
    named = [_named(item, names) for item in (*spoken, *seen)]
    return bars, tuple(sorted((*told, *times, *named, *bare), key=lambda item: item.box.top))


def _without(plate: Plate, bars: Bars) -> Plate | None:
    """A plate without the lines of bars and without marks; None where nothing else stands on it."""
    lines = tuple(line for line in plate.lines if not bars.holds(line) and not is_mark(line.text))
    return replace(plate, lines=lines) if lines else None


def _portrait(box: Box, plates: tuple[Plate, ...], ground: Ground) -> bool:
    """Whether what was read is a sign or two in the picture of a speaker: at an edge, with a bubble beside it."""
    edge = SPEAKERS * ground.phone
    outside = box.right < edge or box.left > ground.width - edge
    return outside and any(_apart_in_row(box, other.box) > 0 for other in plates)


def _apart(surfaces: Surfaces, plates: tuple[Plate, ...], bars: Bars) -> tuple[list[Item], tuple[Plate, ...]]:
    """Plates that say something for the app (time lines, notices, cards over the width, buttons in a row), and bubbles."""
    ground = surfaces.ground
    told: list[Item] = []
    bubbles: list[Plate] = []
    sided = [plate.colour for plate in plates if side_of(ground, plate.box)]
    for plate in plates:
        wide = plate.box.width > 0.8 * ground.width
        row = any(_side_by_side(plate.box, other.box) for other in plates if other is not plate)
        text = text_of(plate.lines, plate.inner.right)
        if centred(plate.box, ground) and (moment := moment_in(text)):
            told.append(Item(plate.box, "", Side.SYSTEM, moment=moment))
        elif wide or row or _pill(ground, plate, sided, bars.body):
            told.append(Item(plate.box, text, Side.SYSTEM))
        else:
            bubbles.append(plate)
    return told, tuple(bubbles)


def _pill(ground: Ground, plate: Plate, sided: list[Colour], body: float) -> bool:
    """Whether a plate in the middle is a notice: its text is small, or no bubble of either side has its colour."""
    if not centred(plate.box, ground) or side_of(ground, plate.box):
        return False
    return plate.high < SMALLER * body or not any(alike(plate.colour, colour) for colour in sided)


def _side_by_side(one: Box, other: Box) -> bool:
    """Whether two plates stand in a row, as buttons do; no two bubbles do."""
    return _apart_in_row(one, other) > 0.7 * max(one.height, other.height)


def _apart_in_row(one: Box, other: Box) -> int:
    """How many rows two boxes share that do not touch."""
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return down if one.right <= other.left or other.right <= one.left else 0


def _talk(ground: Ground, bars: Bars, bubbles: tuple[Plate, ...]) -> Box:
    """Where bubbles and pictures stand: between the bars, and between the pictures of the speakers."""
    edge = round(SPEAKERS * ground.phone)
    left = min([edge, *(plate.box.left for plate in bubbles)])
    right = max([ground.width - edge, *(plate.box.right for plate in bubbles)])
    return Box(left, bars.top, right, bars.bottom)


def _stills(ground: Ground, stills: tuple[Still, ...], loose: list[Line]) -> tuple[list[Item], list[Line]]:
    """Pictures with what can be read in them, and the lines outside."""
    items = []
    for still, mute in stills:
        inside = [line for line in loose if shared(line.box, still) > 0.5]  # noqa: PLR2004
        loose = [line for line in loose if line not in inside]
        read = " ".join(line.text.strip() for line in inside)
        doubts = (UNREAD,) if mute else (f"这是聊天里的一张图，图里读到：{read}",) if read else ()
        side = side_of(ground, still) or (Side.OTHER if still.left < ground.width - still.right else Side.ME)
        items.append(Item(still, MUTE if mute else STILL, side, doubts=doubts))
    return items, loose


def _times(loose: list[Line]) -> tuple[list[Item], list[Line]]:
    found = [(line, moment_in(line.text)) for line in loose]
    items = [Item(line.box, "", Side.SYSTEM, moment=moment) for line, moment in found if moment]
    return items, [line for line, moment in found if not moment]


def _named(item: Item, names: Names) -> Item:
    name, moment = name_of(item.box, names)
    return replace(item, name=name, moment=moment) if name else item


def _spoken(bubbles: tuple[Plate, ...], quotes: tuple[Plate, ...], bars: Bars, ground: Ground) -> list[Item]:
    sides = sides_of(ground, bubbles)
    items = []
    for number, plate in enumerate(bubbles):
        text = text_of(plate.lines, plate.inner.right)
        doubts = [*quoted_by(plate, quotes, bubbles), *unsure(plate.lines, text)]
        if plate.box.top <= bars.top + 1 or plate.box.bottom >= bars.bottom - 1:
            doubts.append("这一条在图的边上，可能没有截全")
        items.append(Item(plate.box, text, sides[number], doubts=tuple(doubts)))
    return items
