"""Pages of exhibits as they are planned and drawn: legible, whole, upright, within the frame."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import evidence_files as make
import pikepdf
import pytest
from book_support import body, bound, material, raws, screenshot, texts, written
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from kameng_docs.bind.place import LEGIBLE, Shown, sheets_of, text_points
from kameng_docs.bind.press import Press
from kameng_docs.bind.rows import Rows
from kameng_docs.bind.sheet import Box, Picture, Sheet, frame
from kameng_docs.brief import SpokenInfo
from kameng_docs.joining import Claims, Tree

A_FILE = Path("某.png")
NEAR = 1e-6


def shown(width: int, height: int, text: int = 0, pitch: int = 0) -> Shown:
    """A picture of these pixels with lines of text so tall, `pitch` apart."""
    step = pitch or 2 * text
    blank = tuple((top + text, top + step) for top in range(0, height - step, step)) if text else ()
    return Shown(A_FILE, Rows(width, height, blank, text))


def planned(*pictures: Shown) -> list[Sheet]:
    return list(sheets_of("1-1", pictures))


def scale(picture: Picture) -> float:
    return picture.box.width / picture.width


# Planned pages.


def test_two_screenshots_of_a_telephone_stand_side_by_side() -> None:
    phone = shown(1080, 2340, 40)
    first, last = planned(phone, phone, phone)
    left, right = first.pictures
    assert left.box.x + left.box.width < right.box.x
    assert left.box.y + left.box.height == right.box.y + right.box.height
    assert scale(left) * 40 >= LEGIBLE
    (alone,) = last.pictures
    page = frame()
    assert alone.box.x + alone.box.width / 2 == pytest.approx(page.x + page.width / 2)


def test_a_screenshot_too_small_for_half_a_page_gets_the_whole() -> None:
    small = shown(1080, 2000, 28)
    assert [len(sheet.pictures) for sheet in planned(small, small)] == [1, 1]
    assert text_points(small) >= LEGIBLE > 28 * (frame().width - 14) / 2 / 1080


def test_a_long_screenshot_is_cut_into_legible_slices() -> None:
    long = shown(1080, 20000, 40)
    pictures = [picture for sheet in planned(long) for picture in sheet.pictures]
    assert [len(sheet.pictures) for sheet in planned(long)] == [2, 2, 2, 1]
    assert (pictures[0].top, pictures[-1].bottom) == (0, 20000)
    for one, after in pairwise(pictures):
        assert one.top < after.top < one.bottom < after.bottom
    assert min(scale(picture) for picture in pictures) * 40 >= LEGIBLE


def test_a_screen_of_a_computer_lies_on_its_side() -> None:
    (sheet,) = planned(shown(1920, 1080, 20))
    assert sheet.wide
    assert text_points(shown(1920, 1080, 20)) >= LEGIBLE
    assert text_points(shown(3840, 1080, 14)) < LEGIBLE


def test_photos_share_a_page_and_small_ones_are_not_blown_up() -> None:
    (sheet,) = planned(shown(4000, 2600), shown(4000, 2600))
    upper, lower = sheet.pictures
    assert lower.box.y + lower.box.height < upper.box.y
    (icon,) = planned(shown(16, 12))
    assert icon.pictures[0].box.width == pytest.approx(12)


def within(inner: Box, outer: Box) -> bool:
    return (
        outer.x - NEAR <= inner.x
        and inner.x + inner.width <= outer.x + outer.width + NEAR
        and outer.y - NEAR <= inner.y
        and inner.y + inner.height <= outer.y + outer.height + NEAR
    )


def apart(one: Box, other: Box) -> bool:
    return one.x + one.width <= other.x + NEAR or other.y + other.height <= one.y + NEAR


sizes = st.builds(shown, st.integers(1, 5000), st.integers(1, 40000), st.just(0) | st.integers(8, 90))


@settings(deadline=None)
@given(st.lists(sizes, min_size=1, max_size=4))
def test_any_picture_stands_whole_undistorted_and_in_order_within_the_frame(pictures: list[Shown]) -> None:
    pictures = [Shown(Path(f"{i}.png"), each.rows) for i, each in enumerate(pictures)]
    seen: dict[Path, list[Picture]] = {}
    for sheet in sheets_of("1-1", pictures):
        assert 1 <= len(sheet.pictures) <= 2
        for picture in sheet.pictures:
            assert within(picture.box, frame(wide=sheet.wide))
            height = (picture.bottom - picture.top) * scale(picture)
            assert picture.box.height == pytest.approx(height)
            seen.setdefault(picture.file, []).append(picture)
        if len(sheet.pictures) == 2:
            assert apart(sheet.pictures[0].box, sheet.pictures[1].box)
    assert list(seen) == [each.file for each in pictures]
    for each in pictures:
        at = 0
        for picture in seen[each.file]:
            assert picture.top <= at < picture.bottom
            at = picture.bottom
        assert at == each.rows.height


# Drawn pages.


@dataclass(frozen=True)
class Corners:
    """The colours near the corners of what is not white, clockwise from the upper left."""

    colours: tuple[str, ...]
    wide: bool


NAMED = {"red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "grey": (128, 128, 128)}


def corners(image: Image.Image) -> Corners:
    plain = image.convert("RGB")
    box = ImageChops.difference(plain, Image.new("RGB", plain.size, "white")).point(
        lambda value: 255 if value > 60 else 0
    )
    found = box.getbbox()
    assert found
    left, top, right, bottom = found
    inset = 4
    places = (
        (left + inset, top + inset),
        (right - inset, top + inset),
        (right - inset, bottom - inset),
        (left + inset, bottom - inset),
    )
    return Corners(tuple(_nearest(plain.getpixel(place)) for place in places), right - left > bottom - top)


def _nearest(pixel: tuple[int, ...]) -> str:
    distance = {name: sum(abs(a - b) for a, b in zip(pixel, rgb, strict=True)) for name, rgb in NAMED.items()}
    name = min(distance, key=lambda each: distance[each])
    assert distance[name] < 60, pixel
    return name


def without_stamps(page: Image.Image) -> Image.Image:
    """The middle of a page drawn at 72 dpi, without what stands at its head and foot."""
    return page.crop((0, 55, page.width, page.height - 45))


@pytest.mark.parametrize("maker", [make.jpeg, make.png, make.webp, make.heic], ids=lambda m: m.__name__)
def test_pictures_of_every_orientation_are_drawn_upright(maker, tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{turned}.{maker.__name__}", maker(turned=turned)) for turned in range(1, 9)]
    pages = body(bound(*(material(f"1-{i}", path) for i, path in enumerate(paths, 1))))
    assert len(pages) == 8
    for path, page in zip(paths, pages, strict=True):
        with Image.open(path) as picture:
            upright = ImageOps.exif_transpose(picture)
            assert corners(without_stamps(page)) == corners(upright), path.name


def test_lighter_pictures_are_upright_too(tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{turned}.jpg", make.jpeg(turned=turned)) for turned in (3, 6, 7)]
    for path in paths:
        book = bound(material("1-1", path), limit=1)
        with Image.open(path) as picture:
            assert corners(without_stamps(body(book)[0])) == corners(ImageOps.exif_transpose(picture))


def test_slices_of_a_long_picture_show_their_own_rows(tmp_path: Path) -> None:
    """Bands whose red tells how far down they are: what is seen at a place must be what belongs there."""
    image = Image.new("RGB", (400, 6000), "white")
    for top in range(0, 6000, 100):
        image.paste((top // 100 * 4, 0, 255), (20, top + 5, 380, top + 95))
    content = BytesIO()
    image.save(content, "PNG")
    exhibit = material("1-1", written(tmp_path, "长图.png", content.getvalue()))
    pages = body(bound(exhibit), 72)
    reds = [
        page.convert("RGB").getpixel((x, y))[0] // 4
        for page in pages
        for x in (_columns(page))
        for y in range(65, page.height - 55, 6)
        if _blue(page.convert("RGB").getpixel((x, y)))
    ]
    assert reds[0] == 0
    assert max(reds) == 59
    assert set(reds) == set(range(60))
    backward = [(one, after) for one, after in pairwise(reds) if after < one]
    assert all(one - after <= 8 for one, after in backward)


def _columns(page: Image.Image) -> list[int]:
    plain = page.convert("RGB")
    inked = [x for x in range(plain.width) if _blue(plain.getpixel((x, 120)))]
    if not inked:
        return []
    ends = [i for i in range(1, len(inked)) if inked[i] - inked[i - 1] > 5]
    groups = [inked[a:b] for a, b in zip([0, *ends], [*ends, len(inked)], strict=True)]
    return [group[len(group) // 2] for group in groups]


def _blue(pixel: tuple[int, ...]) -> bool:
    return pixel[2] > 200 and pixel[1] < 60


def test_a_jpeg_goes_in_byte_for_byte_and_one_that_tells_a_place_without_its_metadata(tmp_path: Path) -> None:
    plain, placed = make.jpeg(taken=make.TAKEN, comment=b"note"), make.jpeg(gps=True, turned=6)
    book = bound(
        material("1-1", written(tmp_path, "甲.jpg", plain)),
        material("1-2", written(tmp_path, "乙.jpg", placed)),
    )
    found = [raw.data for raw in raws(book.volumes[0].data) if raw.packed == "/DCTDecode"]
    assert plain in found
    (other,) = [data for data in found if data != plain]
    assert other != placed
    assert b"Exif" not in other
    assert make.DEVICE.encode() not in other
    assert scan(other) == scan(placed)
    public = bound(material("1-1", tmp_path / "甲.jpg"), public=True)
    (raw,) = [raw for raw in raws(public.volumes[0].data) if raw.packed == "/DCTDecode"]
    assert make.DEVICE.encode() not in raw.data
    assert b"note" not in raw.data


def scan(jpeg: bytes) -> bytes:
    """What follows the start of scan: the picture itself."""
    return jpeg[jpeg.rindex(b"\xff\xda") :]


def test_a_picture_of_a_phone_with_a_second_one_behind_it_makes_one_page(tmp_path: Path) -> None:
    book = bound(material("1-1", written(tmp_path, "甲.jpg", make.jpeg_of_a_phone())))
    assert len(body(book)) == 1
    assert "GPS" not in str(book.volumes[0].data)
    assert not [raw for raw in raws(book.volumes[0].data) if b"secret" in raw.data or b"Exif" in raw.data]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_of_every_mode_is_drawn_as_it_is(mode: str, tmp_path: Path) -> None:
    path = written(tmp_path, "甲.png", make.png((300, 200), mode=mode))
    (page,) = body(bound(material("1-1", path)))
    with Image.open(path) as picture:
        expected = picture.convert("RGB").getpixel((290, 190))
    left, top, right, bottom = _drawn_box(page)
    got = page.convert("RGB").getpixel((right - 3, bottom - 3))
    assert all(abs(a - b) < 40 for a, b in zip(got, expected, strict=True)), (got, expected)
    assert (right - left) / (bottom - top) == pytest.approx(1.5, abs=0.05)


def _drawn_box(page: Image.Image) -> tuple[int, int, int, int]:
    grey = without_stamps(page).convert("L").point(lambda value: 255 if value < 200 else 0)
    left, top, right, bottom = grey.getbbox() or (0, 0, 0, 0)
    return left, top + 55, right, bottom + 55


def test_what_shines_through_stands_on_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 40, 40))
    content = BytesIO()
    image.save(content, "PNG")
    (page,) = body(bound(material("1-1", written(tmp_path, "甲.png", content.getvalue()))))
    assert page.convert("RGB").getpixel((page.width // 2, 200)) == (255, 255, 255)


def test_every_page_of_a_tiff_is_shown_and_of_a_gif_the_first_frame(tmp_path: Path) -> None:
    pages = body(bound(material("1-1", written(tmp_path, "甲.tiff", make.tiff(3)))))
    assert sum(len(_blobs(page)) for page in pages) == 3
    assert len(body(bound(material("1-1", written(tmp_path, "甲.gif", make.gif(5)))))) == 1


def _blobs(page: Image.Image) -> list[int]:
    """Where something begins, from the top."""
    image = without_stamps(page).convert("L")
    rows = [min(image.crop((0, y, image.width, y + 1)).tobytes()) < 200 for y in range(image.height)]
    # The corners of one specimen lie 20 pixels of it apart at most.
    starts = [y for y in range(1, len(rows)) if rows[y] and not any(rows[max(0, y - 45) : y])]
    return starts if not rows[0] else [0, *starts]


# PDFs page by page.


def test_a_pdf_is_shown_page_by_page_upright_and_never_enlarged(tmp_path: Path) -> None:
    path = written(tmp_path, "账单.pdf", make.pdf(3, photo=make.jpeg()))
    pages = body(bound(material("1-1", path)))
    assert len(pages) == 3
    assert corners(without_stamps(pages[0])).colours == ("red", "green", "blue", "grey")


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_of_a_pdf_is_shown_as_its_readers_show_it(turned: int, tmp_path: Path) -> None:
    source = BytesIO(make.pdf(1, photo=make.jpeg(), size=(120, 80)))
    with pikepdf.open(source) as pdf:
        pdf.pages[0].Rotate = turned
        pdf.save(tmp_path / "账单.pdf")
    (page,) = body(bound(material("1-1", tmp_path / "账单.pdf")))
    got = corners(without_stamps(page))
    upright = make.picture().rotate(-turned, expand=True)
    assert got == corners(upright)


@pytest.mark.parametrize("size", [(30, 20), (200, 4000), (4000, 200), (842, 1191), (595, 842)])
def test_a_pdf_of_an_odd_size_fits_within_the_frame(size: tuple[float, float], tmp_path: Path) -> None:
    path = tmp_path / "账单.pdf"
    with pikepdf.open(BytesIO(make.pdf(1, size=size))) as pdf:
        pdf.pages[0].Contents = pikepdf.Stream(pdf, f"1 0 0 rg 0 0 {size[0]} {size[1]} re f".encode())
        pdf.save(path)
    (page,) = body(bound(material("1-1", path)))
    left, top, right, bottom = (
        without_stamps(page).convert("RGB").getchannel("G").point(lambda v: 255 if v < 128 else 0).getbbox()
    )
    room = frame()
    assert left >= room.x - 1
    assert right <= room.x + room.width + 1
    assert bottom - top <= room.height + 1
    shrink = min(1, room.width / size[0], room.height / size[1])
    assert right - left == pytest.approx(size[0] * shrink, abs=1.5)
    assert bottom - top == pytest.approx(size[1] * shrink, abs=1.5)


# Told pages.


def test_film_frames_are_those_shown_at_their_times(tmp_path: Path) -> None:
    """Ten pictures a second, each greyer by 5: the greyness tells the time."""
    path = make.film(tmp_path / "录屏.mp4", 5)
    times = ("0", "0.3", "1.25", "2", "3.05", "60")
    book = bound(material("1-1", path, frames=times))
    told, *pages = body(book)
    greys = [grey for page in pages for grey in _greys(page)]
    wanted = [int(min(Decimal(time), Decimal("4.9")) * 10) * 5 for time in times]
    assert len(greys) == len(wanted)
    assert all(abs(got - want) <= 3 for got, want in zip(greys, wanted, strict=True)), (greys, wanted)
    text = texts(book.volumes[0].data)[1]
    assert "00:00、00:00.3、00:01.25、00:02、00:03.05、01:00" in text
    assert material("1-1", path).files[0][1].sha256 in text
    assert "时长：00:05" in text
    assert told.size == pages[0].size


def _greys(page: Image.Image) -> list[int]:
    """The grey of what stands in the middle of a page, from the top, one a stretch."""
    image = without_stamps(page).convert("L")
    column = image.crop((image.width // 2, 0, image.width // 2 + 1, image.height)).tobytes()
    found, last, length = [], -1, 0
    for value in (*column, 255):
        if value == last:
            length += 1
            continue
        if length > 20 and last < 253:
            found.append(last)
        last, length = value, 1
    return found


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_film_taken_upright_is_shown_upright(quarter: int, tmp_path: Path) -> None:
    path = make.film(tmp_path / "录像.mp4", 0.5, size=(128, 64))
    content = bytearray(path.read_bytes())
    at = content.index(b"tkhd") + 4 + 40
    one = 1 << 16
    rows = {1: (0, one, 0, -one, 0, 0), 2: (-one, 0, 0, 0, -one, 0), 3: (0, -one, 0, one, 0, 0)}[quarter]
    for i, value in enumerate(rows):
        content[at + 4 * i : at + 4 * i + 4] = value.to_bytes(4, signed=True)
    path.write_bytes(bytes(content))
    _, page = body(bound(material("1-1", path, frames=("0.4",))))
    left, top, right, bottom = _drawn_box(page)
    assert ((right - left) > (bottom - top)) == (quarter == 2)


def test_a_recording_is_told_with_its_transcript(tmp_path: Path) -> None:
    path = written(tmp_path, "通话.wav", make.wav(2))
    said = (SpokenInfo(Decimal(35), "我", "能退吗"), SpokenInfo(Decimal("3661.5"), "客服", "不能😂❌"))
    (page,) = texts(bound(material("1-1", path, transcript=said)).volumes[0].data)[1:]
    for word in ("录音：通话.wav", "00:35我能退吗", "1:01:01.5客服不能［表情U+1F602］［表情U+274C］"):
        assert word in page
    (bare,) = texts(bound(material("1-1", path)).volumes[0].data)[1:]
    assert "文字稿：没有附。" in bare


def test_a_chat_is_a_numbered_table_and_a_letter_its_heads_and_words(tmp_path: Path) -> None:
    chat = written(
        tmp_path, "聊天.csv", make.CHAT.encode() + "2026-10-03 21:42,客服,\ue056好👨‍👩‍👧\n".encode()
    )
    mail = written(tmp_path, "邮件.eml", make.mail())
    talk, letter = texts(bound(material("1-1", chat), material("1-2", mail)).volumes[0].data)[1:]
    assert "1" in talk
    assert "2026-10-0321:40客服虚拟商品一经售出概不退款" in talk
    assert "22026-10-0321:41我第一次兑换就提示已被使用" in talk
    assert "［表情U+1F468］" in talk
    for word in ("发件人：shop@example.invalid", "收件人：me@example.invalid", "主题：退款", "不予退款。"):
        assert word in letter


def test_text_too_small_to_read_is_noted(tmp_path: Path) -> None:
    tiny = written(tmp_path, "小字.jpg", screenshot("tiny", (3000, 1700), 22))
    fine = written(tmp_path, "好.jpg", screenshot("fine"))
    book = bound(material("1-1", tiny), material("1-2", fine))
    (note,) = book.notes
    assert note.message.startswith("“小字.jpg”印出来字太小（约 ")


@pytest.mark.parametrize("height", [14_400, 19_200, 19_201, 60_000])
def test_a_picture_however_tall_is_placed_by_its_own_measure(height: int, tmp_path: Path) -> None:
    """Above 14400 points a PDF page has larger units; a form of one is as large as it says."""
    path = tmp_path / "长.png"
    Image.new("1", (40, height), 1).save(path)
    picture = Picture(path, 0, 40, height, 0, height, 1, Box(0, 0, 1, 1))
    press = Press(Tree(pikepdf.new()), lambda _: path.read_bytes(), Claims())
    form, width, tall = press._made_form(picture)
    left, bottom, right, top = (float(number) for number in form.BBox)
    a, _, _, d, _, _ = (float(number) for number in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    assert ((right - left) * a, (top - bottom) * d) == (pytest.approx(width), pytest.approx(tall))
    assert tall / width == pytest.approx(height / 40, rel=0.01)
