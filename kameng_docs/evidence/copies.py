"""Copies of exhibits for other eyes: without what a camera wrote into them, or with parts painted over."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.jpeg import stripped_jpeg
from kameng_docs.evidence.kinds import ACCEPTED, is_a, kind_of
from kameng_docs.evidence.pictures import BROKEN, TooManyPixelsError, opened_picture, orientation_of
from kameng_docs.evidence.png import stripped_png
from kameng_docs.evidence.probe.found import broken

if TYPE_CHECKING:
    from PIL import Image

Box = tuple[int, int, int, int]
# A photo of a phone is saved anew at a quality where print shows no difference.
JPEG_QUALITY = 95
# EXIF orientation → what Pillow has to do (names of Image.Transpose).
TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


def stripped(path: Path, kind: str, page: int = 0, *, profile: bool = True) -> bytes:
    """A JPEG or PNG of the picture without time, place, device, words and small pictures; the original is only read.

    It is as it is stored, still to be turned by `ExhibitFile.turned`. The data of a JPEG or PNG stay byte for byte,
    unless what stands around them is damaged. Others are saved anew: HEIC as JPEG, the rest as PNG; of a TIFF the
    `page` (from 0), of a GIF the first frame. `kind` is a picture's name in kinds.ACCEPTED. For a file that intake
    took in; one that is broken raises what `opened_picture` and decoding raise. Without `profile` nothing stands
    beside the pixels of a JPEG at all: a colour profile is a file of somebody's with words in it.
    """
    if kind in {"JPEG", "PNG"}:
        try:
            content = path.read_bytes()
            return stripped_jpeg(content, profile=profile) if kind == "JPEG" else stripped_png(content)
        except ValueError:
            # Decoders forgive more than we do: what they can show is saved anew.
            pass
    with opened_picture(path, kind) as image:
        image.seek(page)
        image.load()
        return _saved_anew(image, kind, profile=profile)


def masked(path: Path, boxes: Iterable[Box]) -> bytes | Finding:
    """A PNG of the picture as it is shown, the boxes' pixels replaced by black, and nothing beside the pixels.

    A box is left, top, width and height in pixels of the picture as shown. One that is empty or not wholly within
    the picture is a finding: it was measured on another picture, and what it should hide would stay. What is
    transparent becomes white, for colours may hide under it. Raises OSError if the file cannot be opened.
    """
    kind = kind_of(path)
    if kind not in ACCEPTED or ACCEPTED[kind].family != "image":
        message = f"“{path.name}”{is_a(kind)}，打码只能用在图片上"
        return Finding("exhibit.bad-box", message, "先截屏成图片，再打码")
    shown = shown_picture(path, kind)
    if isinstance(shown, Finding):
        return shown
    boxes = tuple(boxes)
    for box in boxes:
        if fault := _outside(path.name, box, shown.size):
            return fault
    return _png(painted(shown, boxes))


def painted(shown: "Image.Image", boxes: Iterable[Box]) -> "Image.Image":
    """The picture with the boxes' pixels black and nothing beside the pixels; the boxes lie within it."""
    from PIL import Image

    clean = Image.frombytes("RGB", shown.size, shown.tobytes())
    for left, top, width, height in boxes:
        clean.paste((0, 0, 0), (left, top, left + width, top + height))
    return clean


def shown_picture(path: Path, kind: str) -> "Image.Image | Finding":
    """The picture as it is shown, or why it cannot be; `kind` is of the family image. Raises OSError as `masked`."""
    with path.open("rb") as file:
        try:
            with opened_picture(file, kind) as image:
                return as_shown(image)
        except (*BROKEN, TooManyPixelsError, ImportError):
            return _unreadable(path, kind)


def _outside(name: str, box: Box, size: tuple[int, int]) -> Finding | None:
    left, top, width, height = box
    if width <= 0 or height <= 0:
        why = "是空的，宽和高都要大于 0"
    elif left < 0 or top < 0 or left + width > size[0] or top + height > size[1]:
        why = f"超出了图片，图片宽 {size[0]}、高 {size[1]} 像素"
    else:
        return None
    message = f"“{name}”的打码框 {list(box)} {why}"
    return Finding("exhibit.bad-box", message, "按图片的原始大小量：[左, 上, 宽, 高]，左上角是 [0, 0]")


def _unreadable(path: Path, kind: str) -> Finding:
    from kameng_docs.evidence.probe import probe

    found = probe(path, path.name, kind)
    return found if isinstance(found, Finding) else broken(path.name, ACCEPTED[kind].word, "解不开")


def _saved_anew(image: "Image.Image", kind: str, *, profile: bool) -> bytes:
    if kind not in {"HEIC", "JPEG"} or image.mode not in {"RGB", "L", "CMYK"}:
        return _png(image if image.mode in {"1", "L", "LA", "P", "RGB", "RGBA"} else _in_colour(image))
    content = BytesIO()
    colours = image.info.get("icc_profile") if profile else None
    image.info = {}
    image.save(content, "JPEG", quality=JPEG_QUALITY, subsampling=0, icc_profile=colours, exif=b"")
    return content.getvalue()


def as_shown(image: "Image.Image") -> "Image.Image":
    """An opened picture as it is shown: turned, in plain colours, on white."""
    from PIL import Image

    # Decoding a HEIC turns it; its orientation is then 1.
    image.load()
    turned = orientation_of(image.getexif())
    plain = _in_colour(image)
    if turned in TURNS:
        plain = plain.transpose(Image.Transpose[TURNS[turned]])
    return plain


def _in_colour(image: "Image.Image") -> "Image.Image":
    from PIL import Image

    if image.mode.startswith("I;16") or image.mode == "I":
        # 16 bits a pixel: Pillow would cut off, not scale.
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if image.has_transparency_data:
        pane = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), pane).convert("RGB")
    return image.convert("RGB")


def _png(image: "Image.Image") -> bytes:
    content = BytesIO()
    image.info = {}
    image.save(content, "PNG", icc_profile=None, exif=b"")
    return content.getvalue()
