"""PNG by its chunks: what was written beside the picture, found and left out without decoding."""

import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What a picture needs to be shown in its colours and its size; all else (words, times, EXIF, further frames) goes.
NEEDED = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"sBIT",
        b"pHYs",
    )
)

_PIXELS = {b"IHDR", b"IDAT", b"IEND"}


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name and the bytes of each chunk up to the end of the picture and no further.

    Raises ValueError if a chunk is damaged or the file ends too early.
    """
    at = len(SIGNATURE)
    if not content.startswith(SIGNATURE):
        raise ValueError("not a PNG")
    while True:
        name = content[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(content[at : at + 4])
        if len(name) < 4 or end > len(content):  # noqa: PLR2004
            raise ValueError("a chunk is cut off")
        if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end]):
            raise ValueError("a chunk is damaged")
        yield name, content[at:end]
        if name == b"IEND":
            return
        at = end


def stripped_png(content: bytes) -> bytes:
    """The same picture, its data byte for byte, with nothing beside it. Raises ValueError as `chunks` does."""
    return SIGNATURE + b"".join(chunk for name, chunk in chunks(content) if name in NEEDED)


def nothing_but_pixels(content: bytes) -> bool:
    """Whether nothing stands beside the pixels: no colours of a profile, no words, nothing behind the end."""
    try:
        parts = list(chunks(content))
    except ValueError:
        return False
    return {name for name, _ in parts} == _PIXELS and len(content) == len(SIGNATURE) + sum(
        len(chunk) for _, chunk in parts
    )


def exif_of_png(content: bytes) -> bytes:
    """The EXIF block, empty if there is none. Raises ValueError as `chunks` does."""
    return next((chunk[8:-4] for name, chunk in chunks(content) if name == b"eXIf"), b"")
