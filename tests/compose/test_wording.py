"""Sums, numerals and dates in Chinese."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from kameng_docs.wording import (
    amount_in_words,
    chinese_numeral,
    date_in_chinese,
    display_width,
    enumeration,
    folded,
    instant_in_chinese,
    sentence,
    to_cents,
    yuan,
)

# 《支付结算办法》附件一 正确填写票据和结算凭证的基本规定, 二至四
WORDS = {
    "0": "人民币零元整",
    "0.05": "人民币伍分",
    "0.50": "人民币伍角整",
    "0.55": "人民币伍角伍分",
    "1": "人民币壹元整",
    "10": "人民币壹拾元整",
    "10.05": "人民币壹拾元零伍分",
    "16.40": "人民币壹拾陆元肆角整",
    "68": "人民币陆拾捌元整",
    "325.04": "人民币叁佰贰拾伍元零肆分",
    "1001": "人民币壹仟零壹元整",
    "1409.50": "人民币壹仟肆佰零玖元伍角整",
    "1680.32": "人民币壹仟陆佰捌拾元零叁角贰分",
    "6007.14": "人民币陆仟零柒元壹角肆分",
    "107000.53": "人民币壹拾万柒仟元零伍角叁分",
    "16409.02": "人民币壹万陆仟肆佰零玖元零贰分",
    "100000000": "人民币壹亿元整",
}


@pytest.mark.parametrize("amount", WORDS)
def test_sums_in_words(amount):
    assert amount_in_words(Decimal(amount)) == WORDS[amount]


UNITS = {"拾": 10, "佰": 100, "仟": 1000}
DIGITS = "零壹贰叁肆伍陆柒捌玖"


def _whole(words):
    total = section = digit = 0
    for c in words:
        if c in DIGITS:
            digit = DIGITS.index(c)
        elif c in UNITS:
            section, digit = section + digit * UNITS[c], 0
        elif c == "万":
            total, section, digit = total + (section + digit) * 10**4, 0, 0
        else:
            assert c == "亿"
            total, section, digit = (total + section + digit) * 10**8, 0, 0
    return total + section + digit


def read(words):
    """The sum that words of ours say: the inverse of `amount_in_words`, written for this test."""
    words = words.removeprefix("人民币").removesuffix("整")
    whole, _, rest = words.partition("元") if "元" in words else ("", "", words)
    jiao, fen = Decimal(0), Decimal(0)
    rest = rest.removeprefix("零")
    if "角" in rest:
        digit, _, rest = rest.partition("角")
        jiao = Decimal(DIGITS.index(digit)) / 10
    if "分" in rest:
        fen = Decimal(DIGITS.index(rest.removesuffix("分"))) / 100
    return _whole(whole) + jiao + fen


@given(st.decimals("0", "999999999999.99", places=2))
def test_words_say_the_sum_again(amount):
    assert read(amount_in_words(amount)) == amount


@pytest.mark.parametrize("amount", ["-0.01", "1000000000000", "999999999999.995"])
def test_sums_that_no_bill_holds_are_refused(amount):
    with pytest.raises(ValueError, match="cannot be written"):
        amount_in_words(Decimal(amount))


def test_numerals_agree_with_cn2an():
    for number in range(10000):
        assert chinese_numeral(number) == an2cn(str(number), "low").removeprefix(
            "一" if 10 <= number < 20 else ""
        )
    for number in (-1, 10000):
        with pytest.raises(ValueError, match="not an article number"):
            chinese_numeral(number)


@given(st.integers(1, 10**8 - 1))
def test_capitals_agree_with_cn2an(number):
    assert amount_in_words(Decimal(number)) == f"人民币{an2cn(str(number), 'up')}元整"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("100001000", "壹亿零壹仟"),
        ("100010000", "壹亿零壹万"),
        ("1000000000", "壹拾亿"),
        ("10000001", "壹仟万零壹"),
        ("120000500", "壹亿贰仟万零伍佰"),
    ],
)
def test_one_zero_stands_for_all_that_are_missing_between_digits(amount, words):
    # The same rule: zeros in the middle of a number are written as one.
    assert amount_in_words(Decimal(amount)) == f"人民币{words}元整"


@pytest.mark.parametrize(
    ("amount", "cents"),
    [("33.335", "33.34"), ("33.345", "33.35"), ("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68")],
)
def test_half_a_cent_goes_up(amount, cents):
    assert yuan(Decimal(amount)) == cents
    assert to_cents(Decimal(amount)) == Decimal(cents)


def test_dates():
    assert date_in_chinese(date(2026, 1, 5)) == "2026年1月5日"
    assert instant_in_chinese(datetime(2026, 1, 5, 9, 3)) == "2026年1月5日09:03"  # noqa: DTZ001
    assert instant_in_chinese(date(2026, 1, 5)) == "2026年1月5日"


def test_small_things():
    assert [enumeration(list("甲乙丙"[:n])) for n in range(4)] == ["", "甲", "甲和乙", "甲、乙和丙"]
    assert [sentence(t) for t in ("甲", "甲。", "甲；", "甲？")] == ["甲。", "甲。", "甲。", "甲？"]
    assert display_width("卡密ab") == 6
    assert folded("Ａb－1 ２\u200b3") == "ab123"
