"""A very long picture is cut so that every line is whole in one strip, and told once."""

from itertools import pairwise

import pytest
from pictured import line

from kameng_docs.reading.strips import joined, moved, strips


@pytest.mark.parametrize("size", [(1080, 2400), (360, 800), (1290, 2796), (4000, 3000), (1, 1), (1080, 2000)])
def test_a_screen_or_a_photo_is_not_cut(size):
    assert strips(size) == ((0, size[1]),)


@pytest.mark.parametrize("size", [(1080, 19200), (360, 6400), (1080, 3200), (3000, 30000), (100, 9000)])
def test_strips_cover_the_picture_and_share_more_than_a_line(size):
    cut = strips(size)
    assert (cut[0][0], cut[-1][1]) == (0, size[1])
    assert all(bottom - top <= 2000 for top, bottom in cut)
    assert all(above[1] - below[0] >= 100 for above, below in pairwise(cut))


def seen(size, lines):
    """What a recogniser would give of each strip: a line at a cut with half its signs."""
    parts = []
    for top, bottom in strips(size):
        part = []
        for each in lines:
            box = each.box
            if box.bottom > top and box.top < bottom:
                cut = box.top < top or box.bottom > bottom
                shown = each.text[: len(each.text) // 2] if cut else each.text
                part.append(
                    line(shown, box.left, max(box.top, top), min(box.bottom, bottom) - max(box.top, top))
                )
        parts.append(((top, bottom), tuple(part)))
    return tuple(parts)


@pytest.mark.parametrize("step", [61, 97, 130])
def test_each_line_of_a_long_picture_is_told_once_and_whole(step):
    size = (1080, 19200)
    lines = [line(f"第{n}行写着一些字", 60, top) for n, top in enumerate(range(20, 19100, step))]
    assert [each.text for each in joined(seen(size, lines), size[1])] == [each.text for each in lines]


def test_a_line_that_two_strips_read_is_the_better_one():
    good, bad = line("卡密已被使用", 60, 100, 44, 0.99), line("卡密已被便用", 62, 103, 44, 0.8)
    for pair in ((good, bad), (bad, good)):
        parts = tuple(((0, 400), (each,)) for each in pair)
        assert joined(parts, 400) == (good,)


def test_signs_move_with_their_line():
    down = moved(line("甲乙", 60, 100), 1000)
    assert {each.box.top for each in down.signs} == {down.box.top} == {1100}


def test_letters_higher_than_what_strips_share_are_told_in_part():
    (_, first), (second, _) = strips((1080, 3200))[:2]
    huge = line("大字", 60, second - 100, first - second + 200)
    parts = seen((1080, 3200), [huge])
    assert first < huge.box.bottom
    assert joined(parts, 3200)
