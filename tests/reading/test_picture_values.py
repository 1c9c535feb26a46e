"""What stands beside a label becomes a value as a case takes it, or none; what may be read otherwise is doubted."""

import pytest

from kameng_docs.reading.codes import doubted_number, doubted_signs, folded, near, repeated_signs
from kameng_docs.reading.pictures.values import (
    count_of,
    filing_of,
    key_of,
    link_of,
    moment_in,
    name_of,
    number_of,
    password_of,
    sum_of,
    way_of,
)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("¥45.00", "45.00"),
        ("￥ 45", "45.00"),
        ("Y45.5", "45.50"),
        ("羊45.00", "45.00"),
        ("-45.00", "45.00"),
        ("- ￥1,234.50", "1234.50"),
        ("45.00元", "45.00"),
        ("¥45（免运费）", "45.00"),
        ("¥45.00 复制", "45.00"),
    ],
)
def test_a_sum_is_in_yuan_with_two_decimals(read, value):
    assert sum_of(read).value == value
    assert not sum_of(read).doubts


@pytest.mark.parametrize("read", ["￥45,00", "45.00-60.00", "XK45", "2026-11-20", "12个月", "8折", "", "¥"])
def test_no_sum_is_made_of_what_may_be_something_else(read):
    assert sum_of(read) is None


def test_a_letter_among_digits_is_a_digit_in_doubt():
    assert sum_of("¥45.O0").value == "45.00"
    assert "45.O0" in sum_of("¥45.O0").doubts[0]


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("2026-11-20 20:44:17", "2026-11-20 20:44"),
        ("2026-11-2020:44:17", "2026-11-20 20:44"),
        ("2026/11/20 20：44", "2026-11-20 20:44"),
        ("2026.11.20 20:44", "2026-11-20 20:44"),
        ("2026年11月20日20:44:38", "2026-11-20 20:44"),
        ("2026年1月2日 9:05", "2026-01-02 09:05"),
        ("2026-11-20 下午8:44", "2026-11-20 20:44"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_a_moment_is_told_to_the_minute(read, value):
    assert moment_in(read).value == value
    assert not moment_in(read).doubts


@pytest.mark.parametrize(
    "read", ["11月20日 20:44", "昨天 20:44", "2026-13-40 20:44", "20:44", "XK20261120", ""]
)
def test_no_year_is_guessed(read):
    assert moment_in(read) is None


def test_a_day_run_into_its_hour_is_doubted_where_it_may_end_in_two_places():
    assert moment_in("2026-11-220:44:17").doubts


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("XK20261120204417368", "XK20261120204417368"),
        ("261120-123456789012345 复制", "261120-123456789012345"),
        ("2026112022001460891437205518", "2026112022001460891437205518"),
    ],
)
def test_a_number_without_the_button_behind_it(read, value):
    assert number_of(read).value == value
    assert not number_of(read).doubts


@pytest.mark.parametrize("read", ["138****6207", "支付宝", "已完成", "www.example.com", "复制"])
def test_no_number(read):
    assert number_of(read) is None


@pytest.mark.parametrize("number", ["XO2026112020441", "2O26112020441777", "AB11I22334455"])
def test_letters_among_digits_of_a_number_are_doubted(number):
    assert number_of(number).doubts


def test_one_sign_many_times_over_is_counted_again():
    assert "“0”连着6个" in number_of("XK200000012").doubts[0]
    # The shape of a payment number vouches for its length.
    assert not number_of("4200000000202610030000000001").doubts


@pytest.mark.parametrize("number", ["202611202200146089143720551", "42000023452026112033445566778"])
def test_a_payment_number_of_an_odd_length_is_counted_again(number):
    assert any("位" in doubt for doubt in number_of(number).doubts)


def test_confusable_signs_of_a_key_are_named_with_their_places():
    told = doubted_signs("WO1J-8K0Q")
    assert "第2个“O”可能是“0”" in told
    assert "第3个“1”可能是“I”或“l”" in told
    assert "第5个“8”可能是“B”" in told
    assert "第7个“0”可能是“O”" in told


@pytest.mark.parametrize("code", ["1234567890123456", "WYHJ-KRTX-MPAC", ""])
def test_digits_alone_and_signs_that_look_like_none_other_are_not_doubted(code):
    assert doubted_signs(code) == ""


def test_both_cases_of_one_shape_are_doubted_only_where_both_cases_stand():
    assert "“c”可能是“C”" in doubted_signs("AbcdEF")
    assert doubted_signs("ACEF") == ""


@pytest.mark.parametrize("text", ["该卡密已被使用", "****-****", "请联系客服", "复制", "2026"])
def test_no_key_is_made_of_words_or_stars(text):
    assert key_of(text) is None


def test_what_a_sign_may_be_is_told_in_the_cases_of_the_code():
    assert "第1个“0”可能是“o”；第2个“6”可能是“b”" in doubted_signs("06umxb")
    assert "“O”" not in doubted_signs("06umxb")


@pytest.mark.parametrize(
    ("read", "number"),
    [
        ("4200 0023 4520 2611", "4200002345202611"),
        ("XK123456789 2026-11-20", "XK123456789"),
        ("XK123456789 已付款", "XK123456789"),
    ],
)
def test_a_blank_ends_a_number_but_between_groups_of_four(read, number):
    assert number_of(read).value == number


def test_a_key_of_two_unlike_groups_may_be_two():
    assert any("两段" in doubt for doubt in key_of("AB12CD34EF56 9988").doubts)
    assert not any("两段" in doubt for doubt in key_of("AB12 CD34 EF56").doubts)


def test_a_link_is_a_key_whole():
    assert (
        key_of("https://dh.example.com/e/AbCd1234?t=9 复制").value == "https://dh.example.com/e/AbCd1234?t=9"
    )
    assert key_of("https://dh.example.com/e/AbCd1234?t=9").doubts


def test_other_values():
    assert password_of("ck7719").value == "ck7719"
    assert password_of("13**07") is None
    assert way_of("某某银行储蓄卡(3306)").doubts == ()
    assert way_of("某某宝").doubts
    assert count_of("x1").value == "1"
    assert link_of("星空卡盟 www.xingkongka.example").value == "www.xingkongka.example"
    assert filing_of("浙ICP备2026999999号-1").value == "浙ICP备2026999999号-1"
    assert "截断" in name_of("某某星桥网络…").doubts[0]
    assert name_of("2026-11-20 20:44") is None
    assert name_of("联系商家") is None
    assert filing_of("浙1CP备2026999999号").value == "浙ICP备2026999999号"
    assert link_of("www.xingkong1a.example").doubts


def test_codes_that_may_be_one():
    assert near("WYHJ-8K2Q", "WYHJ-BK2Q")
    assert near("XK20261120204417368", "XK2026112020441736")
    assert not near("XK20261120204417368", "XK20261120204417368")
    assert not near("WYHJ-8K2Q-7RTX-M3PA", "ZZZZ-1111-2222-3333")
    assert folded("o0-Il") == folded("O01I")
    assert repeated_signs("AAAB") == ""
    assert doubted_number("XK20261120204417368") == ""
