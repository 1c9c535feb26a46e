"""What a bubble answers to: small text in the bubble, or on a plate of its own right under it. Nobody says it anew."""

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


def quotes_of(ground: Ground, plates: tuple[Plate, ...], bars: Bars) -> tuple[Plate, ...]:
    """The plates among bubbles that are quotations."""
    return tuple(
        plate
        for plate in plates
        if plate.high < SMALLER * bars.body and _answered(ground, plate, plates, bars)
    )


def _answered(ground: Ground, plate: Plate, plates: tuple[Plate, ...], bars: Bars) -> bool:
    others = [other for other in plates if other is not plate]
    if any(_inside(plate, other) for other in others):
        return True
    named = any(sign in plate.lines[0].text for sign in "：:")
    return named and _alone(ground, plate.box) and any(_under(plate, other, bars.body) for other in others)


def _inside(plate: Plate, other: Plate) -> bool:
    return shared(plate.box, other.box) > _INSIDE and plate.box.height < other.box.height


def _under(plate: Plate, other: Plate, body: float) -> bool:
    near = -0.1 * body <= plate.box.top - other.box.bottom <= UNDER * body
    edges = min(abs(plate.box.left - other.box.left), abs(plate.box.right - other.box.right))
    return near and edges < body and not alike(plate.colour, other.colour)


def _alone(ground: Ground, box: Box) -> bool:
    """Whether no speaker's picture begins beside a plate, as one does beside every bubble."""
    rows = box.top + box.height // 2, box.bottom
    left, right = Box(0, rows[0], box.left, rows[1]), Box(box.right, rows[0], ground.width, rows[1])
    return max(ground.covered(left), ground.covered(right)) < 0.05  # noqa: PLR2004


def quoted_by(plate: Plate, quotes: tuple[Plate, ...], bubbles: tuple[Plate, ...]) -> tuple[str, ...]:
    """What a bubble quotes, as it is told to the author."""
    found = [quote for quote in quotes if _belongs(plate, quote, bubbles)]
    return tuple(f"这一条引用了：{text_of(quote.lines, quote.inner.right)}" for quote in found)


def _belongs(plate: Plate, quote: Plate, bubbles: tuple[Plate, ...]) -> bool:
    """Whether a quotation is a bubble's: it lies in one, or it is under the lowest one above it."""
    around = [other for other in bubbles if _inside(quote, other)]
    if around:
        return plate in around
    above = [other for other in bubbles if other.box.middle < quote.box.middle]
    return bool(above) and max(above, key=lambda other: other.box.bottom) == plate
