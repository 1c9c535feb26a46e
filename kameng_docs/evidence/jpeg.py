"""JPEG by its segments: what a camera wrote beside the picture, found and left out without decoding."""

import re
from collections.abc import Iterator

from kameng_docs.evidence.quiet import quiet

START, END, SCAN = 0xD8, 0xD9, 0xDA
APP0, APP1, APP2, APP14, APP15, COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
# After a scan's head come its data; the next marker is an FF that is neither escaped nor a restart.
NEXT = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
EXIF, XMP, ICC, JFIF = b"Exif\0\0", b"http://ns.adobe.com/", b"ICC_PROFILE\0", b"JFIF\0"
JFIF_HEAD = 14
GPS_FOLDER, LATITUDE, LONGITUDE = 0x8825, 2, 4


def parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The marker and the bytes of every part of the first picture, in order, up to its end and no further.

    What a phone appends (a second picture, a film) is not there. Raises ValueError if the file ends too early.
    """
    at = 2
    if content[:2] != bytes((0xFF, START)):
        raise ValueError("not a JPEG")
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(content) or content[at] != 0xFF:  # noqa: PLR2004
            raise ValueError("a marker is missing")
        marker = content[at + 1]
        if marker == END:
            yield marker, content[at : at + 2]
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if end < at + 4 or end > len(content):
            raise ValueError("a segment is cut off")
        if marker == SCAN:
            following = NEXT.search(content, end)
            if following is None:
                raise ValueError("the picture has no end")
            end = following.start()
        yield marker, content[at:end]
        at = end


def stripped_jpeg(content: bytes, *, profile: bool = True) -> bytes:
    """The same picture, its data byte for byte, with nothing beside it but what its colours need.

    Kept of the applications' segments are JFIF without its small picture, the colour profile if wanted, and Adobe's
    note on colours. Raises ValueError if the file ends too early.
    """
    kept = [bytes((0xFF, START))]
    for marker, part in parts(content):
        body = part[4:]
        if marker == APP0 and body.startswith(JFIF):
            kept.append(b"\xff\xe0\0\x10" + body[: JFIF_HEAD - 2].ljust(JFIF_HEAD - 2, b"\0") + b"\0\0")
        elif (
            not (APP0 <= marker <= APP15 or marker == COMMENT)
            or (profile and marker == APP2 and body.startswith(ICC))
            or (marker == APP14 and body.startswith(b"Adobe"))
        ):
            kept.append(part)
    return b"".join(kept)


def has_place(content: bytes) -> bool:
    """Whether the picture says where it was taken. A file that ends too early says what stands before its end."""
    try:
        for marker, part in parts(content):
            if marker == SCAN:
                return False
            body = part[4:]
            if marker == APP1 and (
                (body.startswith(EXIF) and place_in_exif(body[len(EXIF) :]))
                or (body.startswith(XMP) and place_in_xmp(body))
            ):
                return True
    except ValueError:
        pass
    return False


def place_in_exif(block: bytes) -> bool:
    """Whether an EXIF block holds a latitude or a longitude. A phone that was not allowed to tell writes neither."""
    from PIL import Image

    exif = Image.Exif()
    try:
        with quiet("PIL"):
            exif.load(block)
            folder = exif.get_ifd(GPS_FOLDER)
    except (SyntaxError, ValueError, TypeError, LookupError, OSError):
        return False
    return bool({LATITUDE, LONGITUDE} & set(folder))


def place_in_xmp(block: bytes) -> bool:
    """Whether an XMP block holds a latitude."""
    return b"GPSLatitude" in block
