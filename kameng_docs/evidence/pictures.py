"""Pictures opened by the one decoder of their kind, within a limit of pixels, first frame only."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kameng_docs.evidence.quiet import quiet

if TYPE_CHECKING:
    from PIL import Image

# Three times a scan of A2 at 300 dpi. Pillow by itself refuses a little above, at 178 million.
MOST_PIXELS = 170_000_000
# What Pillow and its decoders raise at a broken file. They are many, for each format has code of its own.
BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, ArithmeticError, AttributeError, RuntimeError,
    MemoryError, struct.error, zlib.error,
)  # fmt: skip
DECODERS = {"JPEG": "JPEG", "PNG": "PNG", "WebP": "WEBP", "GIF": "GIF", "TIFF": "TIFF", "HEIC": "HEIF"}
ORIENTATION = 0x0112
# From this orientation on, width and height change places.
SIDEWAYS = 5


class TooManyPixelsError(Exception):
    """A picture of more than MOST_PIXELS. It is told as a finding by whoever opens the picture."""


@contextmanager
def opened_picture(source: Path | BinaryIO, kind: str) -> Iterator["Image.Image"]:
    """The picture, not yet decoded; `kind` is its name in kinds.ACCEPTED.

    Raises one of BROKEN, TooManyPixelsError, or ImportError where pillow-heif is missing.
    """
    from PIL import Image, ImageFile

    if kind == "HEIC":
        import pillow_heif

        pillow_heif.register_heif_opener()
    # WeasyPrint, once it is imported, tells Pillow for the whole process to let cut-off pictures pass.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    # Pillow warns of large pictures at half its limit, and of odd metadata; the limit here is our own.
    with quiet("PIL"):
        try:
            with Image.open(source, formats=(DECODERS[kind],)) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise TooManyPixelsError
                yield image
        except Image.DecompressionBombError as error:
            raise TooManyPixelsError from error
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def orientation_of(exif: "Image.Exif") -> int:
    """How the picture is to be turned before it is shown: EXIF's 1 (not at all) to 8."""
    turned = exif.get(ORIENTATION, 1)
    return turned if isinstance(turned, int) and 1 <= turned <= 8 else 1  # noqa: PLR2004
