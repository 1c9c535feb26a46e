"""A DOCX and a TXT in which something went wrong are told, good ones are not."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from specimens import HOSTILE, LONG, SIMPLE, STATEMENT_OF_CLAIM, evidence_list, runs
from test_proof_pdf import FORM, a_sum_changed, an_item_twice, shortened, swapped
from writers_support import DAY, LAYOUT, documents

from kameng_docs.blocks import Document, Paragraph
from kameng_docs.proof import faults
from kameng_docs.proof.expected import expected
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.text import render_text

GOOD = {
    "simple": SIMPLE,
    "claim": STATEMENT_OF_CLAIM,
    "list": evidence_list(12),
    "long": LONG,
    "hostile": HOSTILE,
    "form": FORM,
}
FORM_LAYOUT = LAYOUT.with_name("form.docx")


def docx(document: Document) -> bytes:
    made = render_docx(document, FORM_LAYOUT if document is FORM else LAYOUT, made_on=DAY)
    assert made.faults == ()
    return made.data


def told(kind: str, data: bytes, document: Document, **more) -> str:
    return "；".join(faults(kind, data, document, **more))


def with_part(data: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for each in old.infolist():
            content = old.read(each)
            if each.filename == part:
                before = content.decode()
                content = change(before).encode()
                assert content.decode() != before
            new.writestr(each, content)
    return made.getvalue()


@pytest.mark.parametrize("name", GOOD)
def test_a_good_paper_is_good(name):
    assert told("docx", docx(GOOD[name]), GOOD[name]) == ""
    assert told("txt", render_text(GOOD[name]).data, GOOD[name]) == ""


@pytest.mark.parametrize("change", [swapped, shortened, a_sum_changed])
def test_other_words_than_the_document_has(change):
    other = change(STATEMENT_OF_CLAIM)
    assert "应是“" in told("docx", docx(other), STATEMENT_OF_CLAIM)
    assert "之后没有“" in told("txt", render_text(other).data, STATEMENT_OF_CLAIM)


def test_what_is_said_twice():
    assert "印出来是“3.本案诉讼费用" in told(
        "docx", docx(an_item_twice(STATEMENT_OF_CLAIM)), STATEMENT_OF_CLAIM
    )


def test_a_head_that_is_not_repeated():
    document = evidence_list(3)
    data = with_part(docx(document), lambda xml: re.sub(r"<w:tblHeader[^>]*/>", "", xml))
    assert told("docx", data, document) == "表格“序号 证据名称 证据来源 证”没有设成每页重复表头"


def test_a_table_too_many():
    document = evidence_list(3)

    def twice(xml: str) -> str:
        table = re.search(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL)[0]
        return xml.replace(table, table + re.sub(r"<w:t[ >].*?</w:t>", "", table))

    assert "应有 1 个表格，实有 2 个" in told("docx", with_part(docx(document), twice), document)


@pytest.mark.parametrize("residue", ["{{ title }}", "None", "\ue010", "**", "TODO"])
def test_what_a_template_left_behind(residue):
    data = with_part(docx(SIMPLE), lambda xml: xml.replace("李某某", f"李某某{residue}"))
    assert re.search("模板的符号|没填上的|只在程序里用的符号", told("docx", data, SIMPLE))
    assert re.search("模板的符号|没填上的|只在程序里用的符号", told("docx", data, SIMPLE, own_layout=True))
    text = render_text(SIMPLE).data + residue.encode()
    assert re.search("模板的符号|没填上的|只在程序里用的符号", told("txt", text, SIMPLE))


def test_and_in_a_foot():
    part = next(name for name in ZipFile(BytesIO(docx(SIMPLE))).namelist() if name.startswith("word/footer"))
    data = with_part(
        docx(SIMPLE), lambda xml: xml.replace("</w:p>", "<w:r><w:t>{{ x }}</w:t></w:r></w:p>", 1), part
    )
    assert told("docx", data, SIMPLE).startswith("页眉页脚里“")


@pytest.mark.parametrize("data", [b"", b"PK nothing", b"%PDF-1.7"])
def test_what_is_no_docx(data):
    assert told("docx", data, SIMPLE).startswith("文件打不开：")


def test_a_docx_without_its_body():
    made = BytesIO()
    with ZipFile(BytesIO(docx(SIMPLE))) as old, ZipFile(made, "w") as new:
        for each in old.infolist():
            if each.filename != "word/document.xml":
                new.writestr(each, old.read(each))
    assert told("docx", made.getvalue(), SIMPLE).startswith("文件打不开：")
    assert told("docx", with_part(docx(SIMPLE), lambda xml: xml[:-20]), SIMPLE).startswith("文件打不开：")


def test_a_docx_that_names_a_part_which_is_not_there():
    made = with_part(
        docx(SIMPLE), lambda xml: xml.replace("theme1.xml", "theme9.xml"), "word/_rels/document.xml.rels"
    )
    assert told("docx", made, SIMPLE) == "文件打不开：不是完整的 DOCX（word/theme/theme9.xml）"


def test_a_docx_with_a_part_of_no_kind():
    made = with_part(
        docx(SIMPLE), lambda xml: xml.replace("/word/footer1.xml", "/word/footer9.xml"), "[Content_Types].xml"
    )
    assert told("docx", made, SIMPLE) == ""
    made = with_part(
        made, lambda xml: xml.replace('Extension="xml"', 'Extension="txt"'), "[Content_Types].xml"
    )
    assert told("docx", made, SIMPLE) == "文件打不开：不是完整的 DOCX（word/footer1.xml）"


def test_a_docx_of_which_a_byte_was_lost():
    made = bytearray(docx(SIMPLE))
    with ZipFile(BytesIO(made)) as archive:
        theme = archive.getinfo("word/theme/theme1.xml")
    made[theme.header_offset + len(theme.filename) + 40] ^= 0xFF
    assert told("docx", bytes(made), SIMPLE) == "文件打不开：不是完整的 DOCX（word/theme/theme1.xml）"


def test_a_text_in_another_encoding():
    assert told("txt", render_text(SIMPLE).data.decode().encode("gbk"), SIMPLE) == "不是 UTF-8 编码"
    assert told("txt", b"\n", SIMPLE) == "是空白的"


def test_a_layout_of_ones_own_may_say_more():
    more = replace(SIMPLE, blocks=(Paragraph(runs("甲律师事务所")), *SIMPLE.blocks))
    assert told("docx", docx(more), SIMPLE, own_layout=True) == ""
    assert told("docx", docx(more), SIMPLE) != ""
    assert told("docx", docx(SIMPLE), more, own_layout=True).startswith("少了文书里的字：“")


@given(documents())
@settings(max_examples=50, deadline=None)
def test_any_document_is_printed_as_it_is_written(document):
    if expected(document).text:
        assert told("docx", docx(document), document) == ""
        assert told("txt", render_text(document).data, document) == ""
