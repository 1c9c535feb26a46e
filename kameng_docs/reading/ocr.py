"""The optional reader of pictures: lines of text with their rectangles. One picture at a time, no connection.

It is the only module that knows which library recognises (extra `ocr`: rapidocr, models in its wheel).
"""

import importlib.util
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from kameng_docs.reading.proposals import Box
from kameng_docs.reading.strips import PIXELS, SIDE, joined, moved, strips

if TYPE_CHECKING:
    from PIL import Image

WITHOUT = "这台机器没有装读图的部件，图里的字没有读。要读：make ocr，或者 pip install 'kameng-docs[ocr]'（约 110 MB，装好后不联网）"


@dataclass(frozen=True)
class Sign:
    """One character and its rectangle."""

    text: str
    box: Box


@dataclass(frozen=True)
class Line:
    """One line of text in a picture; `score` is the library's own trust, 0 to 1."""

    text: str
    box: Box
    score: float
    signs: tuple[Sign, ...]


def available() -> bool:
    """Whether the extra is installed."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


# With less trust in half of its lines a picture may stand upside down.
GOOD = 0.85
# The least height of what the engine is given, in widths.
LOWEST = 0.4
# What the library trusts less than this is left out, unless somebody asks for it.
TRUSTED = 0.5


def lines_of(image: "Image.Image", least: float = TRUSTED) -> tuple[Line, ...]:
    """The lines of a picture with a score of `least` and more, from above to below and from left to right.

    A very long picture is read strip by strip. A line whose signs could not be placed has none. Raises ImportError where
    the extra is missing.
    """
    parts = strips(image.size)
    if len(parts) == 1:
        return _recognised(image, least)
    read = (
        tuple(moved(line, top) for line in _recognised(image.crop((0, top, image.width, bottom)), least))
        for top, bottom in parts
    )
    return joined(tuple(zip(parts, read, strict=True)), image.height)


def _recognised(image: "Image.Image", least: float) -> tuple[Line, ...]:
    import numpy as np

    small, times = _fitted(image)
    small, down = _with_room(small)
    # The engine takes blue, green, red, as OpenCV has them.
    pixels = np.asarray(small)[:, :, ::-1]
    found = _best(pixels, least)
    if found.boxes is None:
        return ()
    # The library leaves out the signs of a line that has none, so that nobody knows whose the others are.
    placed = found.word_results if len(found.word_results) == len(found.boxes) else [()] * len(found.boxes)
    read = [
        Line(
            text,
            _box(box, times),
            float(score),
            tuple(Sign(sign, _box(where, times)) for sign, _, where in signs),
        )
        for box, text, score, signs in zip(found.boxes, found.txts, found.scores, placed, strict=True)
    ]
    read = [moved(line, -round(down * times)) for line in read]
    return tuple(sorted(read, key=lambda line: (line.box.top, line.box.left)))


def _fitted(image: "Image.Image") -> tuple["Image.Image", float]:
    """The picture, made smaller where the engine would look at more than PIXELS of it, and how many times so."""
    width, height = image.size
    shrunk = min(1.0, SIDE / max(width, height))
    if width * height * shrunk**2 <= PIXELS and max(width, height) <= 2 * SIDE:
        return image, 1.0
    shrunk = min(shrunk, (PIXELS / (width * height)) ** 0.5)
    size = (max(1, round(width * shrunk)), max(1, round(height * shrunk)))
    return image.convert("RGB").resize(size, reducing_gap=2.0), 1 / shrunk


def _with_room(image: "Image.Image") -> tuple["Image.Image", int]:
    """A low picture in the middle of a higher one, and how far down: the engine would enlarge a lone line many times."""
    from PIL import Image

    room = round(image.width * LOWEST) - image.height
    shown = image.convert("RGB")
    if room <= 0:
        return shown, 0
    higher = Image.new("RGB", (image.width, image.height + room), shown.getpixel((0, 0)))
    higher.paste(shown, (0, room // 2))
    return higher, room // 2


def _best(pixels: Any, least: float) -> Any:
    """What the engine reads of lines as they stand; where that is poor, of lines that it turns round as it sees fit.

    It turns some that stand upright, and reads nothing of them.
    """

    def read(turning: bool) -> Any:
        return _engine()(
            pixels, use_cls=turning, return_word_box=True, return_single_char_box=True, text_score=least
        )

    upright = read(False)
    if _trust(upright) >= GOOD:
        return upright
    turned = read(True)
    return turned if _trust(turned) > _trust(upright) else upright


def _trust(found: Any) -> float:
    return median(found.scores) if found.boxes is not None and len(found.scores) else 0.0


@cache
def _engine() -> Callable[..., Any]:
    """Started once a process, about a second."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def _box(corners: Any, times: float) -> Box:
    """The rectangle around the corners in a picture that was made so many times smaller."""
    across, down = [float(x) * times for x, _ in corners], [float(y) * times for _, y in corners]
    return Box(round(min(across)), round(min(down)), round(max(across)), round(max(down)))


def lines_in(file: Path) -> tuple[Line, ...]:
    """The lines of a picture file, turned as it is shown.

    Raises what `evidence.pictures.opened_picture` raises, and ImportError where the extra is missing.
    """
    from PIL import ImageOps

    from kameng_docs.evidence.kinds import kind_of
    from kameng_docs.evidence.pictures import opened_picture

    with opened_picture(file, kind_of(file)) as image:
        return lines_of(ImageOps.exif_transpose(image))
