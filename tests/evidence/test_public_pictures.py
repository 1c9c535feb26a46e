"""公开版: the original under any name is refused, a picture that hides nothing is doubted, a masked one passes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from kameng_docs.evidence.alike import Alike, likeness

Change = Callable[[Image.Image], Image.Image]
SIZE = (540, 1170)
# A line of letters, as wide as an order number.
LINE = (120, 300, 380, 330)


def page() -> Image.Image:
    """A screenshot: a bar above, lines of letters, a coloured picture, an empty foot."""
    image = Image.new("RGB", SIZE, "#f6f6f6")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 60), fill="#d43030")
    for y in range(100, 900, 50):
        for x in range(40, 480, 17):
            draw.line((x, y, x + 9, y + 14), fill="black", width=2)
            draw.line((x, y + 14, x + 9, y), fill="#202020", width=2)
    for i in range(120):
        draw.line((40 + i, 920, 40 + i, 1020), fill=(2 * i, 80, 255 - 2 * i))
    return image


def painted(box: tuple[int, int, int, int], fill: str = "black") -> Change:
    def change(image: Image.Image) -> Image.Image:
        image.paste(fill, box)
        return image

    return change


def blurred(box: tuple[int, int, int, int]) -> Change:
    def change(image: Image.Image) -> Image.Image:
        image.paste(image.crop(box).filter(ImageFilter.GaussianBlur(8)), box)
        return image

    return change


def mosaic(box: tuple[int, int, int, int]) -> Change:
    def change(image: Image.Image) -> Image.Image:
        part = image.crop(box)
        coarse = part.resize((part.width // 12, part.height // 12), Image.Resampling.BOX)
        image.paste(coarse.resize(part.size, Image.Resampling.NEAREST), box)
        return image

    return change


def dotted(image: Image.Image) -> Image.Image:
    for x in range(5):
        image.putpixel((100 + 30 * x, 305), (255, 0, 0))
    return image


HIDES = {
    "黑块": painted(LINE),
    "白块": painted(LINE, "#f6f6f6"),
    "小块": painted((120, 300, 160, 320)),
    "马赛克": mosaic(LINE),
    "模糊": blurred(LINE),
    "遮了又缩小": lambda image: painted(LINE)(image).resize((360, 780)),
    "裁去一半": lambda image: image.crop((0, 0, SIZE[0], 500)),
}
NOTHING: dict[str, Change] = {
    "几个点": dotted,
    "缩小": lambda image: image.resize((360, 780)),
    "去边": lambda image: image.crop((8, 60, SIZE[0] - 8, SIZE[1] - 20)),
    "加边": lambda image: ImageOps.expand(image, 12, "white"),
    "调暗": lambda image: ImageEnhance.Brightness(image).enhance(0.7),
    "反色": ImageOps.invert,
    "灰度": lambda image: image.convert("L"),
    "转向": lambda image: image.rotate(90, expand=True),
    "镜像": ImageOps.mirror,
}


def compared(tmp_path: Path, change: Change, kind: str = "PNG", **more: int) -> Alike | None:
    original, public = tmp_path / "原.png", tmp_path / f"公开.{kind.lower()}"
    page().save(original)
    change(page()).save(public, kind, **more)
    return likeness(original, "PNG", public, kind)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("name", HIDES)
def test_a_picture_that_hides_something_passes(tmp_path, name, kind):
    assert compared(tmp_path, HIDES[name], kind) is Alike.DIFFERENT


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("name", NOTHING)
def test_a_picture_that_hides_nothing_is_doubted(tmp_path, name, kind):
    assert compared(tmp_path, NOTHING[name], kind) is Alike.NEARLY


@pytest.mark.parametrize("quality", [20, 60, 95])
def test_the_same_picture_in_another_encoding_is_doubted(tmp_path, quality):
    assert compared(tmp_path, lambda image: image, "JPEG", quality=quality) is Alike.NEARLY


def test_the_same_pixels_in_another_file_are_the_same(tmp_path):
    assert compared(tmp_path, lambda image: image, compress_level=1) is Alike.SAME


def test_a_box_over_nothing_is_doubted(tmp_path):
    assert compared(tmp_path, painted((0, 1060, 540, 1160))) is Alike.EMPTY


def test_what_cannot_be_decoded_is_not_judged(tmp_path):
    (tmp_path / "坏.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    page().save(tmp_path / "原.png")
    assert likeness(tmp_path / "原.png", "PNG", tmp_path / "坏.png", "PNG") is None
