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


@pytest.mark.parametrize(("line", "found"), [("卡号a12", []), ("卡号ab?12", [0]), ("卡号ab12", [0])])
def test_a_question_mark_within_a_secret_is_no_sign_of_an_expression(line, found):
    assert standing([line], [Wanted("ab?12")], ()) == found


@pytest.mark.parametrize(
    "line",
    ["12-34 56", "1 2 3 4 5 6", "①②③④⑤⑥", "号１２３４５６。", "12a3456的123456", "12·34·56、"],
)
def test_what_is_written_apart_is_found_behind_the_search_that_goes_before(line):
    """The cheap search reads the paper without gaps and stops; what it lets through is looked at as before."""
    assert standing(["别的话", line], [Wanted("123456")], ()) == [0]


def test_a_long_secret_is_found_over_lines_and_stops():
    assert standing(["甲1234；5678；9012乙"], [Wanted("123456789012")], ()) == [0]
    assert standing(["1234；5678。9012"], [Wanted("123456789012")], ()) == []
    assert standing(["甲1234", "56789012乙"], [Wanted("123456789012")], ()) == [0]
