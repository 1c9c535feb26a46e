"""Pictures read by the recogniser itself: formats, broken files, no connection; without it the rest is told."""

import io
import socket

import pytest
from PIL import Image, ImageDraw, ImageFont

from kameng_docs.reading import ocr
from kameng_docs.reading.pictures import read_picture
from kameng_docs.reading.proposals import Kind, What

FACE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
NUMBER = "XK20261120204417368"
ROWS = (
    ("订单编号", NUMBER),
    ("下单时间", "2026-11-20 20:44:17"),
    ("实付款", "¥45.00"),
    ("支付方式", "支付宝"),
)
needs_reader = pytest.mark.skipif(not ocr.available(), reason="the extra ocr is not installed")


def drawn(size=(720, 900), rows=ROWS, dark=False):
    """An order of four rows, labels at the left, values at the right edge."""
    from fontTools.ttLib import TTCollection  # noqa: F401  the face below is one

    ground, ink = ((20, 20, 20), (235, 235, 235)) if dark else ((255, 255, 255), (30, 30, 30))
    image = Image.new("RGB", size, ground)
    pen, face = ImageDraw.Draw(image), ImageFont.truetype(FACE, 32)
    pen.text((size[0] / 2, 60), "订单详情", ink, face, anchor="ma")
    for n, (label, value) in enumerate(rows):
        pen.text((40, 200 + 90 * n), label, ink, face)
        pen.text((size[0] - 40, 200 + 90 * n), value, ink, face, anchor="ra")
    return image


def saved(folder, image, name, **how):
    file = folder / name
    image.save(file, **how)
    return file


@pytest.fixture
def offline(monkeypatch):
    """Any connection fails the test."""

    def refused(*_, **__):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def expected(found):
    said = {each.kind: each.value for each in found.proposals}
    return (
        found.what,
        said.get(Kind.ORDER_ID),
        said.get(Kind.ORDERED_AT),
        said.get(Kind.PAID),
        said.get(Kind.WAY),
    )


TRUE = (What.ORDER, NUMBER, "2026-11-20 20:44", "45.00", "支付宝")


@pytest.mark.slow
@needs_reader
def test_a_dark_png_is_read_without_a_connection(tmp_path, offline):
    assert expected(read_picture(saved(tmp_path, drawn(dark=True), "订单.png"))) == TRUE


@pytest.mark.slow
@needs_reader
def test_a_heic_that_is_turned_is_read_as_it_is_shown(tmp_path):
    import pillow_heif

    pillow_heif.register_heif_opener()
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = drawn().transpose(Image.Transpose.ROTATE_90)
    jpeg = saved(tmp_path, lying, "订单.jpg", exif=exif, quality=80)
    found = read_picture(jpeg)
    assert expected(found) == TRUE
    (number,) = [each for each in found.proposals if each.kind is Kind.ORDER_ID]
    assert number.at[0].box.right <= 720
    assert expected(read_picture(saved(tmp_path, drawn(), "订单.heic", quality=60))) == TRUE


@pytest.mark.slow
@needs_reader
def test_a_long_webp_is_read_to_its_end_once(tmp_path):
    rows = (*(("其他说明", f"第{n}项已经确认") for n in range(18)), *ROWS)
    found = read_picture(saved(tmp_path, drawn((720, 2300), rows), "长图.webp", quality=80))
    assert expected(found) == TRUE
    assert [each.kind for each in found.proposals].count(Kind.ORDER_ID) == 1


@needs_reader
@pytest.mark.parametrize("name", ["坏.png", "坏.jpg"])
def test_a_picture_that_is_cut_off_is_told(tmp_path, name):
    held = io.BytesIO()
    drawn().save(held, "PNG" if name.endswith("png") else "JPEG")
    file = tmp_path / name
    file.write_bytes(held.getvalue()[: len(held.getvalue()) // 2])
    found = read_picture(file)
    assert (found.what, found.proposals) == (What.OTHER, ())
    assert "打不开" in found.unread[0]


def test_what_is_no_picture_is_told(tmp_path):
    file = tmp_path / "说明.png"
    file.write_text("这是文字", encoding="utf-8")
    assert read_picture(file).unread == ("这不是图片，没有读",)


def test_without_the_extra_it_is_told_what_it_would_add(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    found = read_picture(saved(tmp_path, Image.new("RGB", (40, 40)), "图.png"))
    assert (found.file, found.what, found.proposals, found.unread) == (
        "图.png",
        What.OTHER,
        (),
        (ocr.WITHOUT,),
    )


class Engine:
    """A recogniser that reads what it turns round well, or badly; told how it was asked."""

    def __init__(self, upright, turned):
        self.scores, self.asked = {False: upright, True: turned}, []

    def __call__(self, pixels, *, use_cls, **_):
        self.size = (pixels.shape[1], pixels.shape[0])
        self.asked.append(use_cls)
        scores = self.scores[use_cls]
        return Found([[(0, 0), (9, 0), (9, 9), (0, 9)]] * len(scores), ["甲"] * len(scores), scores)


class Found:
    def __init__(self, boxes, texts, scores):
        self.boxes, self.txts, self.scores = boxes or None, texts, scores
        self.word_results = [()] * len(scores)


@pytest.mark.parametrize(
    ("upright", "turned", "asked", "score"),
    [
        ([0.99, 0.99, 0.4], [0.99] * 3, [False], 0.4),
        ([0.6, 0.6, 0.9], [0.99] * 3, [False, True], 0.99),
        ([0.6, 0.6, 0.6], [0.5] * 3, [False, True], 0.6),
        ([], [], [False, True], None),
    ],
)
def test_lines_are_turned_round_only_where_they_cannot_be_read_as_they_stand(
    monkeypatch, upright, turned, asked, score
):
    engine = Engine(upright, turned)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    read = ocr.lines_of(Image.new("RGB", (40, 40)))
    assert engine.asked == asked
    assert min((line.score for line in read), default=None) == score


def test_a_large_scan_is_read_smaller_and_its_places_are_the_pictures(monkeypatch):
    engine = Engine([0.99], [])
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    (line,) = ocr.lines_of(Image.new("L", (9000, 8100)))
    assert engine.size[0] * engine.size[1] < 2_300_000
    times = 9000 / engine.size[0]
    assert line.box == (0, 0, round(9 * times), round(9 * times))


@pytest.mark.parametrize("size", [(1080, 2400), (1290, 2796), (360, 800)])
def test_a_screenshot_is_given_as_it_is(monkeypatch, size):
    engine = Engine([0.99], [])
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    assert ocr.lines_of(Image.new("RGB", size))[0].box == (0, 0, 9, 9)
    assert engine.size == size


def test_a_lone_line_is_given_with_room_around_it_and_stands_where_it_stood(monkeypatch):
    engine = Engine([0.99], [])
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    (line,) = ocr.lines_of(Image.new("RGB", (1000, 60)))
    assert engine.size == (1000, 400)
    assert line.box == (0, -170, 9, -161)
