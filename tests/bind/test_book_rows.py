"""Where a picture may be cut: what is told of its rows, and the slices that come of it."""

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from kameng_docs.bind.rows import Rows, cuts, rows_of, spreads

PITCH, FIRST, SIZE = 60, 40, 30


def screen(size: tuple[int, int] = (720, 1600), *, ground: str = "white", ink: str = "black") -> Image.Image:
    """A page of lines of text, `PITCH` apart."""
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(SIZE)
    for top in range(FIRST, size[1] - PITCH, PITCH):
        draw.text((40, top), f"line at {top} gjpq HTX", fill=ink, font=font)
    return image


def inked(image: Image.Image, ground: str = "white") -> list[bool]:
    """Which rows hold anything at all, told pixel by pixel."""
    plain = Image.new("RGB", (1, 1), ground).getpixel((0, 0))
    rows = [image.crop((0, y, image.width, y + 1)).getcolors(image.width) for y in range(image.height)]
    return [colours != [(image.width, plain)] for colours in rows]


@pytest.mark.parametrize(("ground", "ink"), [("white", "black"), ("#202020", "#d0d0d0"), ("#f0f4ff", "#333")])
def test_blank_rows_are_those_without_ink(ground: str, ink: str) -> None:
    image = screen(ground=ground, ink=ink)
    rows, marked = rows_of(image), inked(image, ground)
    blank = {y for first, end in rows.blank for y in range(first, end)}
    assert (rows.width, rows.height) == image.size
    assert len(rows.blank) > 20
    # A row of which only the faint edge of a stroke is seen may count as blank.
    assert sum(marked[y] for y in blank) <= len(rows.blank) * 2
    assert not [y for y, ink in enumerate(marked) if not ink and y not in blank]


@pytest.mark.parametrize("width", [1, 2, 7, 8, 9, 64, 719])
def test_the_spread_of_a_row_is_of_all_its_places(width: int) -> None:
    noise = Image.effect_noise((width, 40), 90)
    rows = [noise.crop((0, y, width, y + 1)).getextrema() for y in range(noise.height)]
    assert list(spreads(noise)) == [highest - lowest for lowest, highest in rows]


def test_the_height_of_a_line_is_that_of_its_letters() -> None:
    assert SIZE * 0.7 <= rows_of(screen()).text_height <= SIZE * 1.1


def test_noise_of_jpeg_and_a_soft_ground_do_not_hide_the_gaps() -> None:
    content = BytesIO()
    screen().save(content, "JPEG", quality=60)
    with Image.open(content) as image:
        assert abs(len(rows_of(image).blank) - len(rows_of(screen()).blank)) <= 1


def test_a_photo_shows_no_line_and_a_blank_page_nothing() -> None:
    photo = Image.linear_gradient("L").rotate(90).resize((800, 600))
    assert rows_of(photo).text_height == 0
    assert rows_of(photo).blank == ()
    assert rows_of(Image.new("L", (300, 200), 7)) == Rows(300, 200, ((0, 200),), 0)


def test_slices_of_a_screenshot_end_between_its_lines() -> None:
    image = screen((720, 9000))
    rows, marked = rows_of(image), inked(image)
    found = cuts(rows, 2000)
    assert len(found) == 5
    for top, bottom in found:
        assert not marked[top] or top == 0
        assert bottom == rows.height or not marked[bottom]
    for (_, bottom), (top, _) in pairwise(found):
        assert PITCH - SIZE < bottom - top <= 4 * PITCH


def test_without_a_gap_slices_overlap_by_a_tenth() -> None:
    assert cuts(Rows(100, 250, (), 0), 100) == ((0, 100), (90, 190), (180, 250))


def test_what_fits_is_not_cut() -> None:
    assert cuts(Rows(100, 100, ((0, 100),), 0), 100) == ((0, 100),)


@st.composite
def any_rows(draw: st.DrawFn) -> Rows:
    lengths = draw(st.lists(st.tuples(st.integers(1, 300), st.integers(1, 300)), max_size=40))
    blank, at = [], draw(st.integers(0, 100))
    for gap, text in lengths:
        blank.append((at, at + gap))
        at += gap + text
    return Rows(draw(st.integers(1, 2000)), max(1, at), tuple(blank), draw(st.integers(0, 90)))


@settings(deadline=None)
@given(any_rows(), st.integers(1, 1500))
def test_every_row_is_shown_in_order_within_the_height(rows: Rows, tallest: int) -> None:
    found = cuts(rows, tallest)
    assert found[0][0] == 0
    assert found[-1][1] == rows.height
    assert all(0 < bottom - top <= tallest for top, bottom in found)
    for (top, bottom), (after, end) in pairwise(found):
        assert top < after <= bottom < end


@settings(deadline=None)
@given(any_rows(), st.integers(30, 1500))
def test_no_cut_goes_through_a_line_where_a_gap_is_near(rows: Rows, tallest: int) -> None:
    def in_gap(row: int) -> bool:
        return any(first <= row <= end for first, end in rows.blank)

    found = cuts(rows, tallest)
    for (top, bottom), (after, _) in pairwise(found):
        third = range(top + tallest * 2 // 3 + 1, top + tallest)
        if any(first < row <= end for first, end in rows.blank for row in (third.start, third.stop - 1)):
            assert in_gap(bottom)
        if in_gap(bottom):
            assert in_gap(after)
