"""Signs drawn as a box are found however they are written, though most pages are never taken apart for them."""

import random
from io import BytesIO

import pikepdf
import pytest

from kameng_docs.proof.glyphs import BOXES, boxes_on, may_hold_boxes
from kameng_docs.proof.pdf import unprinted

DRAWN = (
    b"<0000> Tj",
    b"<00410000> Tj",
    b"<00 41 0\n0 00> Tj",
    b"<000> Tj",
    b"<FFff> Tj",
    b"(\0\0) Tj",
    b"(\0A\0\0) Tj",
    rb"(\000\000) Tj",
    rb"(\0\0) Tj",
    rb"(\00\0) Tj",
    rb"(\400\000) Tj",
    b"(\\\0\\\0) Tj",
    b"(\\000\\\n\\000) Tj",
    b"(\\000\\\r\n\0) Tj",
    b"(\0\\\r\\\n\0) Tj",
    b"(\xff\xff) Tj",
    rb"(\377\377) Tj",
    b"(\\777\\\n\xff) Tj",
    rb"[(\001A) -20 (\000\000)] TJ",
    b"[(AB) -20 <0000>] TJ",
    b"(\0\0) '",
    b'1 2 (\0\0) "',
)
OTHERS = (
    rb"(\000\001) Tj",
    rb"(\000A\000B) Tj",
    rb"(A\0001) Tj",
    rb"(\000\\\000A) Tj",
    b"<41000042> Tj",
    b"(\0A\0B) Tj",
    b"<00410042> Tj",
    b"[<0041> -20 <0042>] TJ",
    b"(<) Tj 0 0 m <</A 0>> BDC 0000 0 l",
)


def page_with(*contents: bytes, form: bytes = b"") -> pikepdf.Pdf:
    """A PDF of one page with a font of two bytes a sign; its content in parts, and a form that it may draw."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    if form:
        made = pdf.make_stream(form, Subtype=pikepdf.Name.Form)
        page.Resources.XObject = pikepdf.Dictionary(X=made)
    page.Contents = pikepdf.Array([pdf.make_stream(content) for content in contents])
    return pdf


def boxes(*contents: bytes, form: bytes = b"") -> int:
    with page_with(*contents, form=form) as pdf:
        return boxes_on(pdf.pages[0])


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_box_is_found_however_it_is_written(drawn):
    assert boxes(b"BT /F 12 Tf " + drawn) == 1


@pytest.mark.parametrize("drawn", OTHERS)
def test_a_page_without_one_is_not_taken_apart(drawn, monkeypatch):
    monkeypatch.delattr(pikepdf, "parse_content_stream")
    assert boxes(b"BT /F 12 Tf", drawn) == 0


def test_in_parts_and_in_forms_they_are_found():
    assert boxes(b"BT /F 12 Tf", b"<00", b"00> Tj") == 1
    assert boxes(b"BT /F 12 Tf (\\000\\", b"\\000) Tj") == 1
    assert boxes(b"/X Do /X Do", form=b"BT /F 12 Tf <0000> Tj") == 2
    assert boxes(b"(A) Tj", form=b"BT /F 12 Tf <0000> Tj") == 0


def test_no_way_of_writing_is_overlooked():
    """Strings of the halves of boxes and of what comes near them, each half in one of its ways."""
    dice = random.Random(7)  # noqa: S311 — a test that is the same every time
    plain = [b"\0", b"\xff", rb"\0", rb"\00", rb"\000", rb"\400", rb"\377", rb"\777", b"\\\0", b"\\\xff"]
    near = [b"0", b"7", b"A", rb"\1", rb"\n", rb"\(", b"\\\n", b"\\\r\n", b"\\\r", b"\n", b"\\\\"]
    figures = [b"0", b"0", b"f", b"F", b"4", b" ", b"\n", b"\0"]
    found = 0
    for _ in range(3000):
        if dice.random() < 0.7:
            content = b"(%b) Tj" % b"".join(dice.choice(dice.choice([plain, near])) for _ in range(5))
        else:
            content = b"<%b> Tj" % b"".join(dice.choices(figures, k=10))
        with page_with(content) as pdf:
            drawn = pikepdf.parse_content_stream(pdf.pages[0], "Tj")
            strings = [bytes(each[0]) for each, _ in drawn if len(each)]
        if any(string[i : i + 2] in BOXES for string in strings for i in range(0, len(string), 2)):
            found += 1
            assert may_hold_boxes(content), content
    assert found > 500


def test_a_content_that_cannot_be_read_is_told():
    made = BytesIO()
    with page_with() as pdf:
        pdf.pages[0].Contents = pikepdf.Stream(pdf, b"zz", Filter=pikepdf.Name("/Unknown"))
        pdf.save(made)
    with pytest.raises(ValueError, match="errors while decoding content stream"):
        list(unprinted(made.getvalue()))
