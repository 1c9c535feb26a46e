"""PDF as it is read aloud: every word in its order, heads of papers, columns and rows named, page numbers left out."""

from io import BytesIO

import pikepdf
import pytest
from book_support import outline
from extract import squeezed
from specimens import HOSTILE, LONG, SIMPLE, STATEMENT_OF_CLAIM, bold, evidence_list, row, runs
from tags import Element, tagged, words_outside
from writers_support import ENGINES, both_engines, pdf_of

from kameng_docs.blocks import (
    Document,
    Form,
    FormRow,
    FormSection,
    Heading,
    Paragraph,
    Signature,
    Table,
    words,
)
from kameng_docs.writers.rowheads import elements


def read(document: Document, engine: str, look: str = "page") -> tuple[Element, str]:
    """What is read aloud, and what is not."""
    made = pdf_of(document, engine, look)
    assert made.faults == ()
    return tagged(made.data), words_outside(made.data)


def said(document: Document) -> str:
    return squeezed("".join(words(document)))


FORM = Document(
    "民事起诉状",
    (
        Form(
            (bold("说明："), runs("请如实填写。")),
            (
                FormSection("当事人信息", (), (FormRow(("原告", "（自然人）"), (runs("姓名：李某某"), runs("性别：男√　女□"))),)),
                FormSection(
                    "诉讼请求",
                    ("（原告填写）",),
                    (FormRow((), (runs("退还68.00元"),), "（可另附页）", 5), FormRow(("1.给付价款",), (runs(""),))),
                ),
            ),
        ),
        Signature(("具状人：", "日期：")),
    ),
    subtitle="（买卖合同纠纷）",
)  # fmt: skip
READ = {"claim": (STATEMENT_OF_CLAIM, "page"), "simple": (SIMPLE, "letter"), "form": (FORM, "form")}


@both_engines
@pytest.mark.parametrize(("document", "look"), READ.values(), ids=READ)
def test_every_word_is_read_in_its_order_and_no_page_number(document, look, engine):
    tree, outside = read(document, engine, look)
    assert tree.words == said(document)
    assert outside.startswith("第1页共")


@pytest.mark.parametrize("document", [LONG, HOSTILE], ids=["long", "hostile"])
def test_a_head_that_is_repeated_is_read_once(document):
    """By Typst; of the other engine a table on each page is one more table, with its head."""
    tree, _ = read(document, "typst")
    assert tree.words == said(document)


@both_engines
def test_heads_of_a_paper_have_their_rank(engine):
    tree, _ = read(STATEMENT_OF_CLAIM, engine)
    assert [(each.kind, each.words) for each in tree.all("H1", "H2", "H3")] == [
        ("H1", "民事起诉状"), ("H2", "诉讼请求："), ("H2", "事实和理由："), ("H2", "证据和证据来源："),
    ]  # fmt: skip


RANKS = {
    "second level first": (Document("题", (Heading(runs("甲"), 2), Heading(runs("乙"), 1))), ["H1", "H2", "H2"]),
    "no title": (Document("", (Heading(runs("甲"), 2), Heading(runs("乙"), 2))), ["H1", "H2"]),
    "a blank one": (Document(" ", (Heading(runs(" ")), Heading(()), Paragraph(runs("甲")))), []),
}  # fmt: skip


@pytest.mark.parametrize(("document", "ranks"), RANKS.values(), ids=RANKS)
def test_no_rank_is_left_out_whatever_a_wording_writes(document, ranks):
    """PDF/UA has no such paper, and Typst makes none: it would be withheld for a slip of a wording."""
    tree, _ = read(document, "typst")
    assert [each.kind for each in tree.all("H1", "H2", "H3")] == ranks
    assert tree.words == said(document)


@both_engines
def test_heads_of_columns_are_named(engine):
    tree, _ = read(evidence_list(3), engine)
    (table,) = tree.all("Table")
    head, *rows = table.all("TR")
    assert [each.words for each in head.all("TH")] == ["序号", "证据名称", "证据来源", "证明对象", "页码"]
    assert [len(one.all("TD")) for one in rows] == [5, 5, 5]
    assert not [one for one in rows if one.all("TH")]


def test_a_table_over_pages_is_one_table_by_typst():
    (table,) = read(evidence_list(30), "typst")[0].all("Table")
    assert len(table.all("TR")) == 31
    assert len(table.all("TH")) == 5


@both_engines
def test_the_labels_of_rows_are_named_where_no_head_tells_of_columns(engine):
    table = Table((), (row("姓名", "李某某"), row("电话", "13800000000")), (1, 3))
    tree, _ = read(Document("题", (table,)), engine)
    assert [(each.words, each.scope) for each in tree.all("TH")] == [("姓名", "Row"), ("电话", "Row")]


@both_engines
def test_the_labels_of_a_form_are_named(engine):
    (table,) = read(FORM, engine, "form")[0].all("Table")
    labels = [each.words for each in table.all("TH") if each.scope == "Row"]
    assert labels == ["原告（自然人）", "1.给付价款"]


@both_engines
def test_each_section_of_a_form_is_a_head_and_a_bookmark(engine):
    """Readers go through seven pages by heads; they were cells in bold, and one bookmark led to all of them."""
    made = pdf_of(FORM, engine, "form").data
    heads = [(each.kind, each.words) for each in tagged(made).all("H1", "H2")]
    assert heads == [("H1", "民事起诉状"), ("H2", "当事人信息"), ("H2", "诉讼请求")]
    assert list(outline(made)) == ["民事起诉状", "当事人信息", "诉讼请求"]


@both_engines
def test_what_stands_beside_a_label_is_led_to_it(engine):
    """A cell that lists its heads lists the label too, and the list finds it; else the label is found by its scope."""
    with pikepdf.open(BytesIO(pdf_of(FORM, engine, "form").data)) as pdf:
        root = pdf.Root.StructTreeRoot
        named = dict(pikepdf.NameTree(root.IDTree).items()) if "/IDTree" in root else {}
        labelled = [kids for row in elements(root, "/TR") if len(kids := list(row.K)) > 1]
        assert labelled
        for label, content in labelled:
            lists = [own.Headers for own in content.get("/A", ()) if "/Headers" in own]
            assert all(str(label.ID) == str(own[-1]) for own in lists)
            assert all(named[str(label.ID)].objgen == label.objgen for _ in lists)


def test_both_engines_are_asked():
    assert ENGINES == ("typst", "weasyprint")
