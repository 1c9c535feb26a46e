"""Pictures: opened, measured, decoded where that is cheap, time and place read."""

import re
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.jpeg import GPS_FOLDER, LATITUDE, LONGITUDE, place_in_xmp
from kameng_docs.evidence.jpeg import parts as jpeg_parts
from kameng_docs.evidence.kinds import ACCEPTED
from kameng_docs.evidence.pictures import (
    BROKEN,
    MOST_PIXELS,
    SIDEWAYS,
    TooManyPixelsError,
    opened_picture,
    orientation_of,
)
from kameng_docs.evidence.png import chunks as png_chunks
from kameng_docs.evidence.png import exif_of_png
from kameng_docs.evidence.probe.found import Found, broken, by_chinese_clock

if TYPE_CHECKING:
    from PIL import Image

# Up to here a picture is decoded to see that it is whole; above, one that is made of parts is walked through.
CHEAP = 30_000_000
# A side of a picture: a capture of two hundred screens. What is longer is no capture of anything.
LONGEST_SIDE = 200_000
# With fewer pixels a side nothing can be seen in it.
FEWEST_PIXELS = 16
WALKED = {"JPEG": jpeg_parts, "PNG": png_chunks}
TAIL = 65_536
ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}

EXIF_FOLDER, COMMENT, CHANGED = 0x8769, 0x9286, 0x0132
# The tag of a time, the tag of its zone, and what that time is called.
TIMES = ((0x9003, 0x9011, "拍摄时间"), (0x9004, 0x9012, "数字化时间"))
ZONE_OF_CHANGE = 0x9010
EXIF_TIME = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)[ T](\d\d):(\d\d):(\d\d)", re.ASCII)
EXIF_ZONE = re.compile(r"[+-]\d\d:\d\d", re.ASCII)


def probe_image(path: Path, name: str, kind: str) -> Found | Finding:
    """What is found in a picture. Raises OSError if it cannot be opened."""
    word = ACCEPTED[kind].word
    with path.open("rb") as file:
        if kind == "PNG" and (missing := _png_without_size(file.read(33))):
            return broken(name, word, missing)
        file.seek(0)
        try:
            with opened_picture(file, kind) as image:
                if max(image.size) > LONGEST_SIDE:
                    return _bomb(name)
                return _looked_at(image, file, kind, name)
        except TooManyPixelsError:
            return _bomb(name)
        except ImportError:
            return _no_decoder(name)
        except BROKEN:
            return broken(name, word, "没有结尾，像是没有传完" if _cut_off(file, kind) else "解不开")


def _png_without_size(head: bytes) -> str:
    if head[12:16] != b"IHDR" or len(head) < 33:  # noqa: PLR2004
        return "的开头不全"
    return "" if int.from_bytes(head[16:20]) and int.from_bytes(head[20:24]) else "的宽或高是 0"


def _bomb(name: str) -> Finding:
    message = f"“{name}”解开后超过 {MOST_PIXELS // 10_000} 万像素，不像照片或截屏，没有解开"
    return Finding("exhibit.bomb", message, "重新截屏或拍照；很长的截图分成几张")


def _no_decoder(name: str) -> Finding:
    return Finding(
        "exhibit.no-decoder",
        f"“{name}”是 HEIC 照片，这台电脑上没有读它的 pillow-heif",
        "运行 make setup；还不行就在手机上把照片转成 JPEG 放进来，原来的也留着",
    )


def _cut_off(file: BinaryIO, kind: str) -> bool:
    """Whether the mark that ends a picture of this kind is missing."""
    mark = ENDS.get(kind, b"")
    size = file.seek(0, 2)
    file.seek(-min(TAIL, size), 2)
    return mark not in file.read()


def _looked_at(image: "Image.Image", file: BinaryIO, kind: str, name: str) -> Found:
    """What the picture says of itself. Raises one of BROKEN if it is not whole."""
    size = width, height = image.size
    exif = _exif(image, file, kind)
    turned = orientation_of(exif)
    taken, source = _taken(exif)
    found = Found(
        family="image",
        pixels=(height, width) if turned >= SIDEWAYS else size,
        pages=getattr(image, "n_frames", 1) if kind == "TIFF" else None,
        taken_at=taken,
        taken_from=source,
        gps=_has_place(image, exif),
        turned=turned,
        notes=tuple(_odd(name, size, 1 if kind == "TIFF" else getattr(image, "n_frames", 1))),
    )
    _read_to_its_end(image, file, kind)
    return found


def _odd(name: str, size: tuple[int, int], frames: int) -> Iterator[Finding]:
    """What of a picture the book cannot show."""
    if min(size) < FEWEST_PIXELS:
        message = f"“{name}”只有 {size[0]}×{size[1]} 像素，印出来什么也看不见"
        yield Finding("exhibit.tiny", message, "找到原来的图片放进来；网页上的缩略图点开再另存")
    if frames > 1:
        message = f"“{name}”是动图，有 {frames} 幅画面，证据册里只印第一幅"
        yield Finding("exhibit.left-out", message, "要用的画面逐幅截屏，放进证据；动图原件也留着")


def _exif(image: "Image.Image", file: BinaryIO, kind: str) -> "Image.Exif":
    """Pillow decodes the whole of a PNG to look for what may stand behind its picture; a large one is walked instead."""
    if kind != "PNG" or image.width * image.height <= CHEAP:
        return image.getexif()
    from PIL import Image as Pillow

    exif = Pillow.Exif()
    exif.load(exif_of_png(_content(file)))
    return exif


def _read_to_its_end(image: "Image.Image", file: BinaryIO, kind: str) -> None:
    if image.width * image.height > CHEAP and kind in WALKED:
        deque(WALKED[kind](_content(file)), maxlen=0)
        return
    if kind == "JPEG":
        # An eighth of the size reads every byte and saves most of the arithmetic.
        image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _has_place(image: "Image.Image", exif: "Image.Exif") -> bool:
    texts = (image.info.get(key) for key in ("xmp", "XML:com.adobe.xmp", "Raw profile type xmp"))
    described = b"".join(text.encode() if isinstance(text, str) else text for text in texts if text)
    return bool({LATITUDE, LONGITUDE} & set(exif.get_ifd(GPS_FOLDER))) or place_in_xmp(described)


def _taken(exif: "Image.Exif") -> tuple[datetime | None, str]:
    """When the picture was taken and how far to trust that. Some programs write Exif's tags into the first folder."""
    inner = exif.get_ifd(EXIF_FOLDER)
    comment = inner.get(COMMENT, b"")
    screen = b"Screenshot" in comment if isinstance(comment, bytes) else "Screenshot" in str(comment)
    whose = "截屏" if screen else "照片"
    for folder in (inner, exif):
        for tag, zone, called in TIMES:
            if moment := _moment(folder.get(tag), folder.get(zone)):
                return moment, f"{whose}的{'时间' if screen else called}（手机或相机的时钟，可以改动）"
    if moment := _moment(exif.get(CHANGED), inner.get(ZONE_OF_CHANGE)):
        return moment, f"{whose}最后改动的时间（手机或相机的时钟，可以改动；不一定是拍摄的时间）"
    return None, ""


def _moment(written: object, zone: object) -> datetime | None:
    found = EXIF_TIME.match(str(written or "").strip())
    if not found:
        return None
    year, month, day, *clock = found.groups()
    offset = str(zone or "").strip().replace("Z", "+00:00")
    text = f"{year}-{month}-{day}T{':'.join(clock)}{offset if EXIF_ZONE.fullmatch(offset) else ''}"
    try:
        return by_chinese_clock(datetime.fromisoformat(text))
    except ValueError:
        return None
