"""What must stay whole in a line: the one decision that every writer follows."""

import pytest
from hypothesis import given, settings
from writers_support import TEXT

from kameng_docs.writers.lettering import LONGEST, pieces

WHOLE = [
    ("见证据3-1、证据12。", ["证据3-1", "证据12"]),
    ("见证据3-1至3-4、5-2", ["证据3-1", "3-4", "5-2"]),
    ("于2026-11-29 21:20付款", ["2026-11-29", "21:20"]),
    ("合计1,234.00元，退68.00元。", ["1,234.00元", "68.00元"]),
    ("单价¥68.00、￥12", ["¥68.00", "￥12"]),
    ("98%，98％，3个月，第12条、共5页", ["98%", "98％", "3个月", "第12条", "5页"]),
    ("2026年11月29日", ["2026年", "11月29日"]),
    ("订单0042611010077，末尾****0077", ["0042611010077", "****0077"]),
    ("Steam的CD-KEY（AB12_c.3）", ["Steam", "CD-KEY", "AB12_c.3"]),
    ("见Ver. 2, 下", ["Ver"]),
    ("共2、3", []),
    ("甲方与乙方", []),
    ("", []),
    ("流水4200002026112900000000000001元", []),
    ("见https://shop.example/item?id=0042611010077", []),
]


@pytest.mark.parametrize(("text", "whole"), WHOLE, ids=[text or "nothing" for text, _ in WHOLE])
def test_what_stays_whole(text, whole):
    assert [piece for piece, kept in pieces(text) if kept] == whole


def test_a_long_stretch_is_a_piece_of_its_own():
    number = "4" * (LONGEST + 1)
    assert pieces(f"流水{number}，") == (("流水", False), (number, False), ("，", False))
    assert pieces(f"流水{number[1:]}，")[1] == (number[1:], True)


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_the_pieces_joined_are_the_text(text):
    assert "".join(piece for piece, _ in pieces(text)) == text
    assert all(piece for piece, _ in pieces(text))
    assert not any(kept and any(sign.isspace() for sign in piece) for piece, kept in pieces(text))
