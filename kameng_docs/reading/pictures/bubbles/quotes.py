"""What a bubble answers to: small text in the bubble, or on a plate of its own right under it. Nobody says it anew."""

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.bubbles.bars import Bars
from kameng_docs.reading.pictures.bubbles.colours import Ground, alike
from kameng_docs.reading.pictures.bubbles.plates import Plate, shared
from kameng_docs.reading.pictures.bubbles.text import text_of
from kameng_docs.reading.proposals import Box

# Text that is so much smaller than what is said is a quotation, a name or a notice.
SMALLER = 0.88
# How far under its bubble a quotation stands, in heights of what is said; the next bubble stands further below.
UNDER = 0.65
_INSIDE = 0.9


def quotes_of(ground: Ground, plates: tuple[Plate, ...], bars: Bars, loose: list[Line]) -> tuple[Plate, ...]:
    """The plates among bubbles that are quotations; `loose` are lines without a bubble, which may be quoting too."""
    small = [plate for plate in plates if plate.high < SMALLER * bars.body]
    return tuple(
        plate
        for plate in small
        if any(_inside(plate, other) for other in plates if other is not plate)
        or (_named(plate) and _alone(ground, plate.box) and _has_above(plate, plates, loose, bars.body))
    )


def _named(plate: Plate) -> bool:
    return any(sign in plate.lines[0].text for sign in "：:")


def _has_above(plate: Plate, plates: tuple[Plate, ...], loose: list[Line], body: float) -> bool:
    """Whether something is said right above a plate, at one of its edges and on another ground."""
    bubbles = [other.box for other in plates if other is not plate and not alike(plate.colour, other.colour)]
    # Text without a bubble has no padding either.
    lines = [
        Box(line.box.left - round(body), line.box.top, line.box.right, line.box.bottom + round(body))
        for line in loose
    ]
    return any(_under(plate.box, box, body) for box in (*bubbles, *lines))


def _inside(plate: Plate, other: Plate) -> bool:
    return shared(plate.box, other.box) > _INSIDE and plate.box.height < other.box.height


def _under(box: Box, other: Box, body: float) -> bool:
    near = -0.1 * body <= box.top - other.bottom <= UNDER * body
    return near and min(abs(box.left - other.left), abs(box.right - other.right)) < body


def _alone(ground: Ground, box: Box) -> bool:
    """Whether no speaker's picture begins beside a plate, as one does beside every bubble."""
    rows = box.top + box.height // 2, box.bottom
    left, right = Box(0, rows[0], box.left, rows[1]), Box(box.right, rows[0], ground.width, rows[1])
    return max(ground.covered(left), ground.covered(right)) < 0.05  # noqa: PLR2004


def quoted(quote: Plate) -> str:
    """What a quotation says, as it is told to the author."""
    return f"引用：{text_of(quote.lines, quote.inner.right)}"


def quoted_by(plate: Plate, quotes: tuple[Plate, ...], bubbles: tuple[Plate, ...]) -> tuple[str, ...]:
    """What a bubble quotes."""
    return tuple(f"这一条带着{quoted(quote)}" for quote in quotes if owner(quote, bubbles) == plate)


def owner(quote: Plate, bubbles: tuple[Plate, ...]) -> Plate | None:
    """Whose a quotation is: the bubble in which it lies, or the lowest one right above it."""
    around = [other for other in bubbles if _inside(quote, other)]
    above = [other for other in bubbles if _under(quote.box, other.box, quote.high / SMALLER * 1.3)]
    return next(iter(around), None) or max(above, key=lambda other: other.box.bottom, default=None)
