"""The working of a difference is reckoned where it is arithmetic, and left alone where it is a sentence."""

from decimal import Decimal

import pytest

from kameng_docs.rules.difference_sum import reckoned


@pytest.mark.parametrize(
    ("working", "sum_"),
    [
        ("198.00 × 1 ÷ 4", "49.5"),
        ("198.00×1÷4=50.00", "49.5"),
        ("五台版 100.00 − 两台版 65.00元", "35"),
        ("680.00 × 50%", "340"),
        ("1296.00 ×（1 − 1 ÷ 2）", "648"),
        ("１２.５＋２", "14.5"),
        ("标价198元 ×（1 - 1÷4）", "148.5"),
    ],
)
def test_arithmetic_is_reckoned(working: str, sum_: str) -> None:
    assert reckoned(working) == Decimal(sum_)


@pytest.mark.parametrize(
    "working",
    [
        "全额返现",
        "充值80000.00元，按活动100%返还",
        "先付12个月198.00，用了8个月",
        "2026-11-01 到期",
        "10 ÷ 0",
        "198.00元 − 已用8个月",
        "2张 × 30.00元",
        "9**9**9**9",
        "(" * 60 + "1" + ")" * 60,
        "1 +",
        "",
    ],
)
def test_a_sentence_is_not(working: str) -> None:
    assert reckoned(working) is None
