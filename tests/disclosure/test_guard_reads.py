"""How the guard reads a line: a sign that is several, and what stands behind it."""

import pytest

from kameng_docs.spelling import Wanted, standing


@pytest.mark.parametrize("line", ["⑩⑩⑩⑩", "卡号：⑩ ⑩-⑩⑩", "10⑩10⑩", "⒑⒑⒑⒑"])
def test_a_sign_that_is_two_figures_is_read_as_both(line):
    assert standing([line], [Wanted("10101010")], ()) == [0]


def test_a_day_behind_signs_that_are_several_is_still_a_day():
    line = "⑩㎡⑳在2026-10-03付款"
    assert standing([line], [Wanted("20261003")], ()) == []
    assert standing([line.replace("2026-10-03", "2026 10 03")], [Wanted("20261003")], ()) == [0]
