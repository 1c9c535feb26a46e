"""A text in pieces: nothing of it is lost, and what belongs together is one piece."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writers_support import TEXT

from kameng_docs.blocks import Run
from kameng_docs.writers.unbroken import pieces_of


def told(text: str) -> list[tuple[str, str]]:
    return [(kind, words) for kind, words, _ in pieces_of((Run(text),))]


@given(st.lists(st.builds(Run, TEXT, st.booleans()), max_size=4).map(tuple))
@settings(max_examples=300, deadline=None)
def test_the_pieces_are_the_text(runs):
    """A line feed within a piece marks a joint and is none of its words."""
    words = "".join("\n" if kind == "break" else part.replace("\n", "") for kind, part, _ in pieces_of(runs))
    assert words == "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("见证据3-1，再说", [("text", "见"), ("box", "证据3-1，"), ("text", "再说")]),
        ("见证据3-1的", [("text", "见"), ("box", "证据3-1"), ("gap", ""), ("text", "的")]),
        ("“好”证据1）", [("box", "“"), ("text", "好”"), ("box", "证据1）")]),
        ("退68.00元。", [("text", "退"), ("cell-gap", ""), ("cell", "68.00元。")]),
        ("卡密ABCD-EFGH：", [("text", "卡密"), ("gap", ""), ("box", "ABCD-EFGH：")]),
        ("单4200001234202610031234567890付", [("text", "单"), ("long", "4200\n0012\n3420\n2610\n0312\n3456\n7890"), ("text", "付")]),
        ("网址https://a.example，", [("text", "网址"), ("cell-gap", ""), ("link", "https://\na.\nexample，")]),
        ("退" + "！" * 7 + "好", [("text", "退"), ("row", "！" * 7), ("text", "好")]),
        ("退" + "！" * 6 + "好", [("text", "退" + "！" * 6 + "好")]),
        ("é" * 21 + "好", [("row", "é" * 21), ("text", "好")]),
        ("é" * 20 + "好", [("text", "é" * 20 + "好")]),
        ("?" * 30, [("row", "?" * 30)]),
        ("ー" * 9, [("row", "ー" * 9)]),
        ("ไทย" * 9 + "한" * 30, [("text", "ไทย" * 9 + "한" * 30)]),
        ("甲\n乙", [("text", "甲"), ("break", ""), ("text", "乙")]),
    ],
)  # fmt: skip
def test_what_belongs_together_is_one_piece(text, pieces):
    assert told(text) == pieces


def test_two_marks_that_bold_keeps_apart_are_drawn_together():
    pieces = pieces_of((Run("请求：", strong=True), Run("“退款”")))
    assert [kind for kind, _, _ in pieces] == ["text", "draw", "text"]
