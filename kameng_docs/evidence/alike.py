"""How much a picture for the public differs from the original that it should hide something of."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.evidence.copies import as_shown
from kameng_docs.evidence.pictures import BROKEN, TooManyPixelsError, opened_picture

if TYPE_CHECKING:
    from PIL import Image

# Both are looked at in this width: what a reader reads there still shows, what an encoder does to pixels is gone.
WIDTH = 400
# A picture that was scaled is compared in this one: scaling sharpens the edges of letters.
SCALED = 240
# From here on a pixel is another one: JPEG and resizing change less, a black box or a blur over letters more.
OTHER, OTHER_OWN, OTHER_SCALED = 28, 44, 40
SOFT = 1.2
# A box over a few letters covers more than this, whether counted in the width above or in the picture's own.
FEW_SMALL, FEW_OWN = 12, 150
# Edges shorter than this are no letters.
FEW_EDGES, EDGE = 10, 24
# A frame that was cut off or added is at most so wide.
FRAME = 0.15
# Turned pictures are compared where they have the same shape, all but this.
SHAPE = 0.02
# Where more than this changed it is no box, but another light over the whole.
MOST = 0.6


# In a smaller picture nobody reads a letter: there is nothing to compare.
LEAST = 32


class Alike(Enum):
    """What tells the two apart."""

    SAME = "same pixels"
    NEARLY = "a few pixels, size, encoding, light or turn"
    EMPTY = "only where nothing stands"
    DIFFERENT = "something that can hide words"


def likeness(original: Path, kind: str, public: Path, public_kind: str) -> Alike | None:
    """How the picture `public` differs from `original`, as both are shown; None where one cannot be decoded, or is too small to say."""
    try:
        one, other = _shown(original, kind), _shown(public, public_kind)
    except (*BROKEN, TooManyPixelsError, ImportError):
        return None
    if one.size == other.size and one.tobytes() == other.tobytes():
        return Alike.SAME
    return None if min(*one.size, *other.size) < LEAST else _compared(one, other)


def _shown(path: Path, kind: str) -> "Image.Image":
    with opened_picture(path, kind) as image:
        return as_shown(image)


def _compared(one: "Image.Image", other: "Image.Image") -> Alike:
    original, public = one.convert("L"), other.convert("L")
    for whole, seen in _pairs(original, public):
        for plain, shown in _lights(whole, seen):
            scaled = plain.size != shown.size
            # Little pictures are not blown up: a pixel would become many.
            width = min(SCALED if scaled else WIDTH, plain.width, shown.width)
            height = _height(plain, width)
            least = OTHER_SCALED if scaled else OTHER
            if _count(_small(plain, height, width), _small(shown, height, width), least) >= FEW_SMALL:
                continue
            if plain.size == shown.size and _count(plain, shown, OTHER_OWN) >= FEW_OWN:
                # A spot that is lost in the small picture, and enough for letters of a few pixels.
                continue
            return Alike.NEARLY
    return Alike.EMPTY if _only_where_nothing_stands(original, public) else Alike.DIFFERENT


def _only_where_nothing_stands(original: "Image.Image", public: "Image.Image") -> bool:
    """Whether what changed covers no letter, line or picture of the original."""
    from PIL import ImageChops

    scaled = original.size != public.size
    plain = _small(original) if scaled else original
    changed = _changed(plain, _small(public, plain.height) if scaled else public, OTHER)
    if not 0 < _lit(changed) < MOST * changed.width * changed.height:
        return False
    return _lit(ImageChops.multiply(changed, _edges(plain))) < FEW_EDGES


def _pairs(original: "Image.Image", public: "Image.Image") -> Iterator[tuple["Image.Image", "Image.Image"]]:
    """Both as they are; the original turned and mirrored; the larger one without the frame that the other lacks."""
    from PIL import Image

    yield original, public
    for turn in Image.Transpose:
        turned = original.transpose(turn)
        if (
            abs(turned.width * public.height - turned.height * public.width)
            <= SHAPE * turned.width * public.height
        ):
            yield turned, public
    yield from ((cut, public) for cut in _without_frame(original, public))
    yield from ((original, cut) for cut in _without_frame(public, original))


def _without_frame(large: "Image.Image", little: "Image.Image") -> Iterator["Image.Image"]:
    """The larger picture cut to the size of the other, from each side and around the middle."""
    wide, high = large.width - little.width, large.height - little.height
    if (wide, high) == (0, 0) or not (0 <= wide <= FRAME * large.width and 0 <= high <= FRAME * large.height):
        return
    left = _offset(_profile(large, across=True), _profile(little, across=True))
    top = _offset(_profile(large, across=False), _profile(little, across=False))
    yield large.crop((left, top, left + little.width, top + little.height))


def _profile(image: "Image.Image", *, across: bool) -> bytes:
    """How light each column is, or each row."""
    from PIL import Image

    size = (image.width, 1) if across else (1, image.height)
    return image.resize(size, Image.Resampling.BOX).tobytes()


def _offset(long: bytes, short: bytes) -> int:
    """Where the short profile lies in the long one. Every third value is enough to tell."""
    places = range(len(long) - len(short) + 1)
    step = 3
    return min(places, key=lambda at: sum(abs(long[at + i] - short[i]) for i in range(0, len(short), step)))


def _lights(original: "Image.Image", public: "Image.Image") -> Iterator[tuple["Image.Image", "Image.Image"]]:
    """Both as they are, then both in the same light, then one of them reversed."""
    from PIL import ImageStat

    yield original, public
    one, other = ImageStat.Stat(original), ImageStat.Stat(public)
    for gain in (one.stddev[0] / (other.stddev[0] or 1), -one.stddev[0] / (other.stddev[0] or 1)):
        light = [min(255, max(0, round(one.mean[0] + gain * (v - other.mean[0])))) for v in range(256)]
        yield original, public.point(light)


def _count(one: "Image.Image", other: "Image.Image", least: int) -> int:
    return _lit(_changed(one, other, least))


def _changed(one: "Image.Image", other: "Image.Image", least: int) -> "Image.Image":
    """Where the two differ by more than `least`, once what encoders and scaling do to edges is smoothed away."""
    from PIL import ImageChops, ImageFilter

    soft = ImageFilter.GaussianBlur(SOFT)
    return ImageChops.difference(one.filter(soft), other.filter(soft)).point(
        [255 * (value > least) for value in range(256)]
    )


def _height(image: "Image.Image", width: int) -> int:
    return max(1, round(image.height * width / image.width))


def _small(image: "Image.Image", height: int = 0, width: int = WIDTH) -> "Image.Image":
    from PIL import Image

    return image.resize((width, height or _height(image, width)), Image.Resampling.BOX)


def _edges(image: "Image.Image") -> "Image.Image":
    """Where letters, lines and pictures stand, and one pixel around."""
    from PIL import ImageFilter, ImageOps

    found = image.filter(ImageFilter.FIND_EDGES).point(lambda value: 255 * (value > EDGE))
    # The filter leaves the outermost pixels as they were.
    inner = found.crop((1, 1, found.width - 1, found.height - 1))
    found = ImageOps.expand(inner, 1, 0)
    return found.filter(ImageFilter.MaxFilter(3))


def _lit(image: "Image.Image") -> int:
    return image.histogram()[255]
