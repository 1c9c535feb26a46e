"""The pictures of exhibits: as bytes that a PDF takes in unchanged, and upright for looking at."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.evidence import ExhibitFile, opened_picture, stripped

if TYPE_CHECKING:
    from PIL.Image import Image

# Only where a single page is over the limit of a file: the longer side in pixels, one after the other until it is
# within, and the quality of JPEG.
LIGHTER_SIDES, LIGHTER_QUALITY = (2000, 1400, 1000), 85


def encoded(path: Path, file: ExhibitFile, page: int = 0, *, public: bool, lighter: int = 0) -> bytes:
    """The bytes that go into the book: a JPEG as it lies there, anything else without loss (HEIC as JPEG).

    A picture that tells where it was taken, and every picture of the public edition, goes in without its metadata.
    `page` is that of a TIFF. They are still to be turned by `file.turned`, but for those that `lighter` limits to so
    many pixels a side.
    """
    if lighter:
        return _lighter(path, file, page, lighter)
    if file.kind == "JPEG" and not public and not file.gps:
        return path.read_bytes()
    plain = stripped(path, file.kind, page, profile=not public)
    return plain if file.kind in {"JPEG", "HEIC"} else _opaque(plain)


@contextmanager
def upright(path: Path, file: ExhibitFile, page: int = 0, *, grey: bool = False) -> Iterator["Image"]:
    """The picture as it is shown, without transparency.

    `grey` is for who looks at brightness alone: of a JPEG the colours, two thirds of the work, are then not decoded.
    """
    from PIL import ImageOps

    with opened_picture(path, file.kind) as picture:
        picture.seek(page)
        if grey:
            picture.draft("L", None)
        # In place: a picture that stands upright, as nearly all do, would be copied.
        ImageOps.exif_transpose(picture, in_place=True)
        yield _flattened(picture)


def _flattened(picture: "Image") -> "Image":
    """On white where it is transparent, in grey or in red, green and blue."""
    from PIL import Image

    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    return picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")


def _opaque(png: bytes) -> bytes:
    """The PNG itself; on white if it lets the ground shine through, which paper has no means for."""
    from PIL import Image

    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        if not picture.has_transparency_data and picture.mode in {"1", "L", "P", "RGB"}:
            return png
        flat = _flattened(picture)
        written = BytesIO()
        Image.frombytes(flat.mode, flat.size, flat.tobytes()).save(written, "PNG")
    return written.getvalue()


def _lighter(path: Path, file: ExhibitFile, page: int, side: int) -> bytes:
    """Smaller, as JPEG, and already upright if the original was turned."""
    with upright(path, file, page) as picture:
        smaller = picture.copy()
    smaller.thumbnail((side, side))
    written = BytesIO()
    smaller.save(written, "JPEG", quality=LIGHTER_QUALITY)
    return written.getvalue()
