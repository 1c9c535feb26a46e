"""A printed form as a reader sees it: its rules, found in pictures of the pages, and the words in each cell."""

import re
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from PIL import Image
from tools import need

DPI = 200
MM = 25.4 / DPI
POINT = 25.4 / 72
# Grey enough to be a hairline, and longer than any stroke of a letter and any line to write on.
ACROSS = re.compile(rb"[\x00-\xd0]{%d,}" % round(39 / MM))
UPRIGHT = re.compile(rb"[\x00-\xd0]{%d,}" % round(8 / MM))
COLUMNS = 3


@dataclass(frozen=True)
class Page:
    """Rules in millimetres from the upper left corner, and the words of each row: label and content, or all of it."""

    across: tuple[float, ...]
    upright: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def pages_of_form(pdf: bytes) -> list[Page]:
    """Every page that has a grid."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "form.pdf")
        path.write_bytes(pdf)
        _run(need("pdftoppm"), "-r", str(DPI), "-gray", path, Path(folder, "page"))
        pictures = [Image.open(file) for file in sorted(Path(folder).glob("page*"))]
        text = _run(need("pdftotext"), "-bbox", path, "-").decode()
    words = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>|xmlns=\"[^\"]*\"", "", text))  # noqa: S314
    made = [_page(picture, page) for picture, page in zip(pictures, words.iter("page"), strict=True)]
    return [page for page in made if page.across]


def _run(*command: object) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout


def _page(picture: Image.Image, words: ET.Element) -> Page:
    across = _ruled(picture, ACROSS)
    upright = _ruled(picture.transpose(Image.Transpose.TRANSPOSE), UPRIGHT)
    if len(upright) < COLUMNS:
        return Page((), (), ())
    rows = tuple(
        _cells(words, top, bottom, upright[1] if _divided(picture, upright[1], top, bottom) else None)
        for top, bottom in pairwise(across)
    )
    return Page(across, upright, rows)


def _ruled(picture: Image.Image, rule: re.Pattern[bytes]) -> tuple[float, ...]:
    """Where a rule runs through rows of pixels; neighbouring rows are one rule."""
    width, height = picture.size
    data = picture.tobytes()
    groups: list[list[int]] = []
    for y in range(height):
        if not rule.search(data, y * width, (y + 1) * width):
            continue
        if groups and y - groups[-1][-1] <= 2:
            groups[-1].append(y)
        else:
            groups.append([y])
    return tuple(round((group[0] + group[-1] + 1) / 2 * MM, 2) for group in groups)


def _divided(picture: Image.Image, at: float, top: float, bottom: float) -> bool:
    """Whether the rule between the columns runs from the top of the row to its bottom."""
    column, rows = round(at / MM), range(round(top / MM) + 3, round(bottom / MM) - 3)
    return all(min(picture.getpixel((x, y)) for x in range(column - 2, column + 3)) < 0xD0 for y in rows)


def _cells(words: ET.Element, top: float, bottom: float, divider: float | None) -> tuple[str, ...]:
    """The words of a row without blanks. A word belongs where its middle lies."""
    inside = []
    for word in words.iter("word"):
        left, right, upper, lower = (
            float(word.get(key, "0")) * POINT for key in ("xMin", "xMax", "yMin", "yMax")
        )
        if top < (upper + lower) / 2 < bottom:
            inside.append(
                (round(upper / POINT), left, (left + right) / 2, "".join((word.text or "").split()))
            )
    inside.sort()
    if divider is None:
        return ("".join(text for *_, text in inside),)
    label = "".join(text for *_, middle, text in inside if middle < divider)
    return label, "".join(text for *_, middle, text in inside if middle >= divider)
