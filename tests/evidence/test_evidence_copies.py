"""Copies hold the picture and nothing beside it; what is masked is gone."""

import io
import zlib
from pathlib import Path

import evidence_files as specimens
import pytest
from machine_support import tree
from PIL import Image, ImageChops, ImageOps, PngImagePlugin

from kameng_docs.evidence.copies import masked, stripped
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.jpeg import parts, stripped_jpeg
from kameng_docs.evidence.pictures import BROKEN
from kameng_docs.evidence.png import chunks, stripped_png

SECRETS = (
    b"FictionPhone",
    b"GPSLatitude",
    b"secret!!",
    "某某的秘密".encode(),
    b"2026:10:03",
    b"Exif",
    b"Photoshop",
)
BLACK = (0, 0, 0)


def laid(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def seen(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def same(one: Image.Image, other: Image.Image) -> bool:
    return (
        one.size == other.size
        and not ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox()
    )


def without_secrets(content: bytes) -> bool:
    image = seen(content)
    image.load()
    told = {
        key for key in image.info if key not in {"jfif", "jfif_version", "jfif_unit", "jfif_density", "adobe"}
    }
    told -= {"adobe_transform", "icc_profile", "dpi", "gamma", "srgb", "transparency"}
    return not told and not dict(image.getexif()) and not any(secret in content for secret in SECRETS)


def test_jpeg_loses_all_but_the_picture_and_its_colours(tmp_path):
    whole = specimens.jpeg_of_a_phone()
    assert all(secret in whole for secret in SECRETS), "the specimen has what is to go"
    made = stripped(laid(tmp_path, "a.jpg", whole), "JPEG")
    assert (seen(made).format, seen(made).size) == ("JPEG", (120, 80))
    assert without_secrets(made)
    assert seen(made).info["icc_profile"] == seen(whole).info["icc_profile"]
    assert same(seen(made), seen(whole))
    assert made.endswith(b"\xff\xd9")
    assert made.count(b"\xff\xd8\xff") == 1, "the second picture is gone"


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"restart_marker_blocks": 2}, {"optimize": True}])
def test_data_of_a_jpeg_stay_byte_for_byte(how):
    content = io.BytesIO()
    specimens.picture((200, 160)).save(content, "JPEG", **how, exif=specimens.exif(gps=True))
    whole = content.getvalue()
    made = stripped_jpeg(whole)
    data = [part for marker, part in parts(whole) if marker < 0xE0 or marker == 0xDA]
    assert [part for marker, part in parts(made) if marker < 0xE0 or marker == 0xDA] == data
    assert len(made) < len(whole)
    assert stripped_jpeg(made) == made
    assert same(seen(made), seen(whole))


def test_small_picture_in_a_jpeg_goes(tmp_path):
    """JFIF may carry a picture of its own, which shows what a mask would hide."""
    whole = specimens.jpeg()
    small = b"JFIF\0\1\2\0\0\1\0\1\2\2" + b"SMALLPICTURE"
    made = whole[:2] + b"\xff\xe0" + (len(small) + 2).to_bytes(2) + small + whole[20:]
    assert same(seen(made), seen(whole))
    assert b"SMALLPICTURE" not in stripped_jpeg(made)
    assert stripped_jpeg(made)[:20] == b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\2\0\0\1\0\1\0\0"


def test_cmyk_jpeg_keeps_its_colours():
    content = io.BytesIO()
    specimens.picture().convert("CMYK").save(content, "JPEG", exif=specimens.exif(gps=True))
    assert same(seen(stripped_jpeg(content.getvalue())), seen(content.getvalue()))


def test_png_loses_words_times_and_what_is_behind_it(tmp_path):
    words = {"Comment": "某某的秘密", "Author": "FictionPhone"}
    whole = specimens.png(words=words, gps=True, turned=8) + b"secret!!"
    made = stripped(laid(tmp_path, "a.png", whole), "PNG")
    assert (seen(made).format, seen(made).size) == ("PNG", (120, 80))
    assert without_secrets(made)
    assert b"".join(c for n, c in chunks(made) if n == b"IDAT") == b"".join(
        c for n, c in chunks(whole) if n == b"IDAT"
    )
    assert same(seen(made), seen(whole))


BESIDE = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"hIST", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"prVt")
SHOWN = (b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs")


def with_chunk(name: bytes, content: bytes) -> bytes:
    """A PNG with one chunk more, before its picture."""
    whole = specimens.png()
    at = whole.index(b"IDAT") - 4
    return whole[:at] + specimens.png_chunk(name, content) + whole[at:]


@pytest.mark.parametrize("name", BESIDE, ids=bytes.decode)
def test_every_kind_of_word_time_and_frame_beside_a_png_goes(name):
    assert stripped_png(with_chunk(name, b"Comment\0secret!!")) == specimens.png()


@pytest.mark.parametrize("name", SHOWN, ids=bytes.decode)
def test_what_a_png_is_shown_with_stays(name):
    whole = with_chunk(name, b"\0" * 6)
    assert stripped_png(whole) == whole


def test_a_chunk_whose_sum_is_wrong_is_not_copied():
    whole = specimens.png()
    at = whole.index(b"IDAT") + 9
    damaged = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    with pytest.raises(ValueError, match="a chunk is damaged"):
        stripped_png(damaged)


def test_plain_words_that_a_program_wrote_into_a_png_go(tmp_path):
    # As Pillow, GIMP and screenshot programs write them: tEXt, and zTXt where they are long.
    texts, content = PngImagePlugin.PngInfo(), io.BytesIO()
    texts.add_text("Software", "FictionPhone")
    texts.add_text("Comment", "FictionPhone" * 9, zip=True)
    specimens.picture().save(content, "PNG", pnginfo=texts)
    assert {b"tEXt", b"zTXt"} <= {name for name, _ in chunks(content.getvalue())}
    made = stripped(laid(tmp_path, "a.png", content.getvalue()), "PNG")
    assert seen(made).info == {}
    assert {name for name, _ in chunks(made)} == {b"IHDR", b"IDAT", b"IEND"}


def test_moving_png_keeps_its_first_picture_only(tmp_path):
    content = io.BytesIO()
    specimens.picture().save(
        content, "PNG", save_all=True, append_images=[Image.new("RGB", (120, 80), "black")]
    )
    made = stripped_png(content.getvalue())
    assert getattr(seen(made), "n_frames", 1) == 1
    assert same(seen(made), specimens.picture())


def test_palette_and_transparency_of_a_png_stay(tmp_path):
    image = specimens.picture(mode="P")
    content = io.BytesIO()
    image.save(content, "PNG", transparency=0)
    made = seen(stripped_png(content.getvalue()))
    assert made.info["transparency"] == 0
    assert same(made, seen(content.getvalue()))


@pytest.mark.parametrize(
    ("kind", "content", "into"),
    [
        ("WebP", specimens.webp(gps=True, turned=6), "PNG"),
        ("HEIC", specimens.heic(gps=True), "JPEG"),
        ("GIF", specimens.gif(3), "PNG"),
        ("TIFF", specimens.tiff(2, gps=True), "PNG"),
    ],
    ids=["webp", "heic", "gif", "tiff"],
)
def test_other_kinds_are_saved_anew(tmp_path, kind, content, into):
    path = laid(tmp_path, "a", content)
    made = stripped(path, kind)
    assert seen(made).format == into
    assert without_secrets(made)
    # Turning is left to whoever shows it.
    assert seen(made).size == seen(content).size
    if into == "PNG":
        assert same(seen(made), seen(content))


def test_page_of_a_tiff(tmp_path):
    content = io.BytesIO()
    other = Image.new("CMYK", (30, 20), (255, 0, 0, 0))
    specimens.picture().save(content, "TIFF", save_all=True, append_images=[other])
    path = laid(tmp_path, "a.tif", content.getvalue())
    assert seen(stripped(path, "TIFF", 0)).size == (120, 80)
    made = seen(stripped(path, "TIFF", 1))
    assert made.size == (30, 20)
    assert made.convert("RGB").getpixel((3, 3)) == (0, 255, 255)
    with pytest.raises(EOFError):
        stripped(path, "TIFF", 2)


def test_heic_is_not_turned_twice(tmp_path):
    """A HEIC says by itself how it is turned, and decoding it turns it; its EXIF no longer counts."""
    path = laid(tmp_path, "a.heic", specimens.heic(turned=6))
    made = stripped(path, "HEIC")
    shown = masked(path, [])
    assert isinstance(shown, bytes)
    assert seen(made).size == seen(shown).size
    nearly = ImageChops.difference(seen(made).convert("RGB"), seen(shown))
    assert max(high for _, high in nearly.getextrema()) < 40


def test_originals_are_only_read(tmp_path):
    laid(tmp_path, "a.jpg", specimens.jpeg_of_a_phone())
    laid(tmp_path, "b.png", specimens.png())
    before = tree(tmp_path)
    stripped(tmp_path / "a.jpg", "JPEG")
    masked(tmp_path / "b.png", [(0, 0, 5, 5)])
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.jpg", specimens.jpeg()[:-300], "JPEG"),
        ("a.png", specimens.png()[:150], "PNG"),
        ("a.gif", b"GIF89a", "GIF"),
    ],
)
def test_broken_picture_is_told(tmp_path, name, content, kind):
    path = laid(tmp_path, name, content)
    told = masked(path, [(0, 0, 1, 1)])
    assert isinstance(told, Finding)
    assert told.code == "exhibit.corrupt"
    assert name in told.message
    with pytest.raises(BROKEN):
        stripped(path, kind)


def test_picture_that_only_decoders_forgive_is_saved_anew(tmp_path):
    """Rubbish between two segments, no word of the end: shown by every viewer, so copied all the same."""
    told = specimens.jpeg(gps=True)
    second = 4 + int.from_bytes(told[4:6])
    rubbish = laid(tmp_path, "a.jpg", told[:second] + b"xyz" + told[second:])
    with pytest.raises(ValueError, match="marker"):
        stripped_jpeg(rubbish.read_bytes())
    assert without_secrets(stripped(rubbish, "JPEG"))
    endless = laid(tmp_path, "a.png", specimens.png(words={"Comment": "FictionPhone"})[:-12])
    with pytest.raises(ValueError, match="cut off"):
        stripped_png(endless.read_bytes())
    made = stripped(endless, "PNG")
    assert without_secrets(made)
    assert same(seen(made), specimens.picture())


# Masks

TURNS = range(1, 9)


@pytest.mark.parametrize("turned", TURNS)
def test_mask_lies_where_it_is_seen(tmp_path, turned):
    """The box is measured on the picture as shown: the red corner, wherever turning brought it."""
    content = io.BytesIO()
    told = specimens.exif(turned=turned)
    specimens.picture().save(content, "PNG", exif=told)
    shown = ImageOps.exif_transpose(seen(content.getvalue())).convert("RGB")
    red = shown.point(lambda v: v).split()
    only = ImageChops.subtract(ImageChops.subtract(red[0], red[1]), red[2]).getbbox()
    box = (only[0], only[1], only[2] - only[0], only[3] - only[1])
    made = masked(laid(tmp_path, "a.png", content.getvalue()), [box])
    assert isinstance(made, bytes)
    result = seen(made)
    assert result.size == shown.size
    shown.paste(BLACK, only)
    assert same(result, shown)
    assert (255, 0, 0) not in {colour for _, colour in result.getcolors(10_000)}
    assert set(result.info) == set()


def test_masked_pixels_are_gone_and_nothing_is_beside_them(tmp_path):
    path = laid(tmp_path, "a.jpg", specimens.jpeg_of_a_phone())
    made = masked(path, [(0, 0, 80, 60), (0, 60, 80, 60)])
    assert seen(made).size == (80, 120)
    assert seen(made).getcolors() == [(9600, BLACK)]
    assert without_secrets(made)
    assert {name for name, _ in chunks(made)} == {b"IHDR", b"IDAT", b"IEND"}
    assert (
        zlib.decompress(b"".join(c[8:-4] for n, c in chunks(made) if n == b"IDAT")).strip(b"\0\1\2\3\4")
        == b""
    )


def test_pixels_beside_the_box_stay(tmp_path):
    path = laid(tmp_path, "a.png", specimens.png())
    made = seen(masked(path, [(10, 20, 30, 40)]))
    wanted = specimens.picture()
    wanted.paste(BLACK, (10, 20, 40, 60))
    assert same(made, wanted)


def test_colours_under_transparency_do_not_come_to_light(tmp_path):
    hidden = Image.new("RGBA", (20, 20), (200, 30, 40, 0))
    content = io.BytesIO()
    hidden.save(content, "PNG")
    made = seen(masked(laid(tmp_path, "a.png", content.getvalue()), [(0, 0, 1, 1)]))
    assert made.mode == "RGB"
    assert {colour for _, colour in made.getcolors()} == {BLACK, (255, 255, 255)}


def test_sixteen_bits_are_scaled(tmp_path):
    content = io.BytesIO()
    Image.new("I;16", (8, 8), 0x8000).save(content, "PNG")
    made = seen(masked(laid(tmp_path, "a.png", content.getvalue()), []))
    assert made.getpixel((4, 4)) == (128, 128, 128)


@pytest.mark.parametrize(
    ("box", "words"),
    [
        *(((0, 0, 0, 10), "是空的"), ((0, 0, 10, 0), "是空的"), ((5, 5, -2, 5), "是空的")),
        *(
            ((200, 0, 10, 10), "宽 120、高 80 像素"),
            ((0, 75, 10, 10), "超出了图片"),
            ((-1, 0, 10, 10), "超出了图片"),
        ),
        ((111, 0, 10, 10), "超出了图片"),
    ],
)
def test_box_that_does_not_fit_is_told(tmp_path, box, words):
    path = laid(tmp_path, "a.png", specimens.png())
    told = masked(path, [(0, 0, 5, 5), box])
    assert isinstance(told, Finding)
    assert told.code == "exhibit.bad-box"
    assert words in told.message
    assert str(list(box)) in told.message
    assert isinstance(masked(path, [(0, 0, 120, 80), (110, 70, 10, 10)]), bytes)


def test_only_pictures_are_masked(tmp_path):
    told = masked(laid(tmp_path, "a.pdf", specimens.pdf()), [(0, 0, 5, 5)])
    assert isinstance(told, Finding)
    assert "是 PDF" in told.message
