"""Markdown: nothing in a document becomes markup, and little of it is escaped."""

import pytest
from extract import squeezed
from hypothesis import given, settings
from specimens import HOSTILE, LONG, STATEMENT_OF_CLAIM, row, runs
from writers_support import documents, shown

from kameng_docs.blocks import Document, Heading, Items, Paragraph, Run, Table, words
from kameng_docs.writers.markdown import render_markdown


def markdown(*blocks) -> str:
    return render_markdown(Document("题", blocks)).data.decode().removeprefix("# 题\n\n").removesuffix("\n")


@pytest.mark.parametrize("document", [HOSTILE, LONG, STATEMENT_OF_CLAIM])
def test_a_viewer_shows_the_words_of_the_document(document):
    assert shown(render_markdown(document).data.decode()) == squeezed("".join(words(document)))


@given(documents())
@settings(max_examples=300, deadline=None)
def test_no_text_becomes_markup(document):
    assert shown(render_markdown(document).data.decode()) == squeezed("".join(words(document)))


@pytest.mark.parametrize(
    "harmless",
    [
        "手机138****8000",
        "C:\\下载\\商品页.png",
        "https://shop.example.invalid/a_b?c=1&d=2#e",
        "order_id_2 和 order_id_3",
        "价格<100元，A&B，5 > 3",
        "共[3]页 #1 号",
        "10~20元",
        "甲 | 乙",
        "2026.10.3",
    ],
)
def test_what_does_no_harm_stays_as_it_is(harmless):
    assert markdown(Paragraph(runs(harmless))) == harmless


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("138****8000与139****9000", r"138\*\*\*\*8000与139\*\*\*\*9000"),
        ("# 一", r"\# 一"),
        ("1. 一", r"1\. 一"),
        ("---", r"\---"),
        ("[点这里](http://x.invalid)", r"[点这里\](http://x.invalid)"),
        ("<b>", r"\<b>"),
        ("&amp;", r"\&amp;"),
        ("a\n===", "a  \n\\==="),
        ("10~20元，30~40元", r"10\~20元，30\~40元"),
    ],
)
def test_what_would_be_markup_is_escaped(text, written):
    assert markdown(Paragraph(runs(text))) == written


def test_blocks():
    assert markdown(Heading(runs("诉求 #")), Items((("1.", runs("退款")), ("2.", runs("道歉"))))) == (
        "## 诉求 \\#\n\n1. 退款\n2. 道歉"
    )
    assert markdown(Items((("1.", runs("退款")), ("3.", runs("道歉"))))) == "1\\. 退款\n\n3\\. 道歉"
    assert markdown(Table(row("栏目", "内容"), (row("单|价", "一\n二"),), (1, 1))) == (
        "| 栏目 | 内容 |\n| --- | --- |\n| 单\\|价 | 一<br>二 |"
    )
    assert markdown(Paragraph((Run("金额", strong=True), Run("68.00元")))) == "**金额**68.00元"


def test_a_list_does_not_run_on_into_the_next():
    one = Items((("1.", runs("甲")),))
    assert markdown(one, Paragraph(()), one) == "1. 甲\n\n1\\. 甲"


def test_strong_words_beside_each_other_are_one():
    parts = (Run("退", strong=True), Run(""), Run("款", strong=True))
    assert markdown(Paragraph(parts)) == "**退款**"
    assert markdown(Paragraph((Run("甲\\"), Run("乙", strong=True)))) == "甲\\\\**乙**"


def test_strong_words_that_end_in_a_mark_stay_unmarked():
    """`**原告：**李` shows its asterisks in every CommonMark viewer."""
    assert markdown(Paragraph((Run("原告：", strong=True), Run("李某某")))) == "原告：李某某"
