"""Plain text and what all writers do to characters."""

import pytest
from specimens import HOSTILE, STATEMENT_OF_CLAIM, evidence_list, row, runs
from writers_support import DAY, ENGINES, LAYOUT, pdf_of

from kameng_docs.blocks import Document, Items, Paragraph, Run, Table
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.text import render_text


def text(*blocks, title="题") -> str:
    return render_text(Document(title, blocks)).data.decode()


def test_a_table_is_typed_with_bars():
    assert text(*evidence_list(2).blocks[2:3]) == (
        "题\n\n"
        "序号｜证据名称｜证据来源｜证明对象｜页码\n"
        "1-1｜商品详情页截图（第1号）｜原告手机截屏，2026年10月3日21时10分形成｜"
        "被告一承诺商品“100%有效，支持售后”，该承诺构成合同内容｜1-2\n"
        "1-2｜商品详情页截图（第2号）｜原告手机截屏，2026年10月3日21时10分形成｜"
        "被告一承诺商品“100%有效，支持售后”，该承诺构成合同内容｜2-3\n"
    )


@pytest.mark.parametrize("long", ["长" * 101, "两\n行"])
def test_a_table_with_a_long_cell_becomes_numbered_blocks(long):
    """One long row decides for all of them: a table is told in one way."""
    table = Table(row("时间", "经过", "证据"), (row("10月3日", long, ""), row("", "短", "1-1")), (1, 1, 1))
    assert text(table) == (
        f"题\n\n（1）时间：10月3日\n　　经过：{long}\n（2）经过：短\n　　证据：1-1\n".replace(
            "两\n", "两\n　　"
        )
    )


def test_rows_that_are_long_together_become_blocks_too():
    table = Table(row("甲", "乙", "丙"), (row("一" * 50, "二" * 50, "三" * 31),), (1, 1, 1))
    assert text(table).startswith("题\n\n（1）甲：一")


def test_a_label_and_its_value_are_one_line_and_have_no_head():
    assert text(Table(row("项目", "内容"), (row("姓名", "李某某"), row("电话", "")), (1, 1))) == (
        "题\n\n姓名：李某某\n电话：\n"
    )
    assert text(Table((), (row("姓名", "李某某"),), (1, 1))) == "题\n\n姓名：李某某\n"
    assert text(Table((), (row("地址", "一\n二"),), (1, 1))) == "题\n\n地址：一\n　　二\n"


def test_cells_may_be_empty_and_a_table_may_have_no_rows():
    assert text(Table(row("甲", "乙", "丙"), (row("合计", "", "3"), row("完", "", "")), (1, 1, 1))) == (
        "题\n\n甲｜乙｜丙\n合计｜｜3\n完\n"
    )
    assert text(Table(row("甲", "乙"), (), (1, 1))) == "题\n\n甲｜乙\n"


def test_a_last_column_in_which_nothing_stands_is_not_typed():
    """It is for a pen, and nobody writes on a text: the pages of a list whose book could not be made."""
    table = Table(row("序号", "名称", "页码"), (row("1-1", "", ""), row("1-2", "截图", "")), (1, 1, 1))
    assert text(table) == "题\n\n序号｜名称\n1-1\n1-2｜截图\n"


def test_strong_words_bear_no_marks_and_labels_are_as_typed():
    assert text(Paragraph((Run("原告：", strong=True), Run("李某某")))) == "题\n\n原告：李某某\n"
    items = Items((("1.", runs("一")), ("二、", runs("二")), ("", runs("三"))))
    assert text(items) == "题\n\n1. 一\n二、二\n三\n"


@pytest.mark.parametrize("document", [HOSTILE, STATEMENT_OF_CLAIM])
def test_lines_are_clean(document):
    written = render_text(document).data.decode()
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert "\r" not in written
    assert all(line == line.rstrip() for line in written.split("\n"))


def all_formats(document):
    return {
        "txt": render_text(document),
        "docx": render_docx(document, LAYOUT, made_on=DAY),
        **{engine: pdf_of(document, engine) for engine in ENGINES},
    }


@pytest.mark.parametrize(
    "bad", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800", "\ue000", "\ue415", "\U0010fffd"]
)
def test_what_cannot_be_printed_withholds_nothing_and_loses_nothing_behind_it(bad):
    document = Document("题", (Paragraph(runs(f"订单号{bad}0042610031988")),))
    for name, rendered in all_formats(document).items():
        assert rendered.faults == (), name
        assert rendered.data
    instead = "［表情］" if bad in "\ue000\ue415\U0010fffd" else "\ufffd"
    assert f"订单号{instead}0042610031988" in render_text(document).data.decode()


def test_a_value_of_ours_that_was_lost_is_a_fault_in_every_format():
    document = Document("题", (Paragraph(runs("订单号\ue000\ue011\ue001。")),))
    for name, rendered in all_formats(document).items():
        assert rendered.faults == ("“订单号”之后少了一处内容，是程序的疏漏，请反馈",), name


def test_invisible_marks_go_and_composed_letters_stay_one():
    pasted = "订单\u200b号\ufeff：\u202e8891\u202c，cafe\u0301\r\n完"
    assert text(Paragraph(runs(pasted))) == "题\n\n订单号：8891，caf\u00e9\n完\n"
    assert all_formats(Document("题", (Paragraph(runs(pasted)),)))["docx"].faults == ()
