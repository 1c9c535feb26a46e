"""DOCX: named styles, nothing formatted by hand, a table that behaves, nothing of this machine, layouts that are wrong."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from docx import Document as WordDocument
from docx.shared import Twips
from extract import WORD, words_of_docx
from specimens import HOSTILE, SIMPLE, STATEMENT_OF_CLAIM, evidence_list, runs
from writers_support import DAY, LAYOUT

from kameng_docs.blocks import Document, Paragraph, Run, Signature
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.wordparts import WordParts
from kameng_docs.writers.wordstyles import styles_of


def word(document, layout=LAYOUT):
    rendered = render_docx(document, layout, made_on=DAY)
    assert rendered.faults == ()
    return WordDocument(BytesIO(rendered.data))


def styles_in_order(document) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in word(document).paragraphs]


def test_every_block_stands_in_a_style_of_its_own():
    found = {text[:4]: style for style, text in styles_in_order(STATEMENT_OF_CLAIM)}
    assert found == found | {
        "民事起诉": "Title",
        "诉讼请求": "Heading 1",
        "同日21": "Body Text",
        "判令被告": "条目",
        "此致": "致送",
        "某某市某": "致送机关",
        "附：本起": "顶格正文",
        "具状人（": "落款",
    }


def test_nothing_is_formatted_by_hand():
    with zipfile.ZipFile(BytesIO(render_docx(HOSTILE, LAYOUT, made_on=DAY).data)) as archive:
        body = archive.read("word/document.xml").decode()
    assert not re.search(r"<w:(rFonts|sz|jc|spacing|ind)\b", body)


def test_user_text_in_the_frame_is_neither_lost_nor_run():
    title = "张三<script>&，{{ 7*7 }} {_{ x }_} {% if %}"
    document = Document(title, (Paragraph(runs("正文")),), subtitle="{{ title }}")
    made = word(document)
    assert [p.text for p in made.paragraphs] == [title, "{{ title }}", "正文"]
    assert made.core_properties.title == title


def test_without_a_subtitle_there_is_no_empty_line():
    assert styles_in_order(SIMPLE)[:2] == [("Title", "催告函"), ("顶格正文", "某某网络科技：")]


def test_a_table_repeats_its_head_keeps_its_rows_and_fills_the_page():
    table = word(evidence_list(30)).tables[0]
    rows = table._tbl.tr_lst
    assert [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in rows] == [True] + [False] * 30
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)
    section = word(SIMPLE).sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    widths = [column.width for column in table.columns]
    assert abs(sum(widths) - room) < 635 * len(widths)  # a twip a column
    assert [round(100 * width / room) for width in widths] == [8, 24, 20, 38, 10]
    assert not table.autofit
    # The last three rows stand on one page.
    held = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert held == [False] * 28 + [True, True, False]


def test_the_signature_holds_on_to_what_stands_before_it():
    def held(document):
        body = word(document).element.body
        return [p.pPr.keepNext_val for p in body.iter(f"{WORD}p") if p.pPr is not None][-3:-1]

    assert held(STATEMENT_OF_CLAIM) == [True, True]
    after_table = Document("题", (evidence_list(2).blocks[2], Signature(("某某", "某日"))))
    last_row = word(after_table).tables[0].rows[-1]
    assert all(p.paragraph_format.keep_with_next for cell in last_row.cells for p in cell.paragraphs)


def test_the_file_says_when_and_what_but_not_who():
    made = word(STATEMENT_OF_CLAIM).core_properties
    assert (made.title, made.language, made.author, made.last_modified_by) == ("民事起诉状", "zh-CN", "", "")
    assert made.created.date() == made.modified.date() == DAY
    with zipfile.ZipFile(BytesIO(render_docx(SIMPLE, LAYOUT, made_on=DAY).data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/app.xml" not in archive.namelist()


def test_the_foot_counts_pages():
    footer = word(SIMPLE).sections[0].footer._element
    fields = [element.text.strip() for element in footer.iter(f"{WORD}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(t.text for t in footer.iter(f"{WORD}t")) == "第1页 共1页"


def test_every_style_of_the_layout_names_a_chinese_font_and_the_language_is_chinese():
    with zipfile.ZipFile(LAYOUT) as archive:
        root = ET.fromstring(archive.read("word/styles.xml"))  # noqa: S314
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    styles = root.findall(f"{WORD}style[@{WORD}type='paragraph']")
    fonts = {s.find(f"{WORD}name").get(f"{WORD}val"): s.find(f"{WORD}rPr/{WORD}rFonts") for s in styles}
    assert {f.get(f"{WORD}eastAsia") for f in fonts.values()} == {"仿宋", "宋体", "黑体"}
    assert fonts["Body Text"].get(f"{WORD}ascii") == "Times New Roman"
    language = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr/{WORD}lang")
    assert language.get(f"{WORD}eastAsia") == "zh-CN"
    indent = root.find(f"{WORD}style[@{WORD}styleId='BodyText']/{WORD}pPr/{WORD}ind")
    assert indent.get(f"{WORD}firstLineChars") == "200"
    assert "rsid" not in everything
    assert "creator" not in everything


def changed_layout(tmp_path, change):
    """The layout after someone worked on it in Word."""
    made = WordDocument(LAYOUT)
    change(made)
    made.save(tmp_path / "layout.docx")
    return tmp_path / "layout.docx"


def test_a_restyled_layout_is_followed(tmp_path):
    def head(made):
        made.sections[0].header.paragraphs[0].text = "{{ title }}（副本）"
        made.styles["Body Text"].font.name = "Arial"

    made = word(SIMPLE, changed_layout(tmp_path, head))
    assert made.sections[0].header.paragraphs[0].text == "催告函（副本）"
    assert made.styles["Body Text"].font.name == "Arial"


def drop_style(made):
    made.styles["落款"].delete()


def ask_for_more(made):
    made.add_paragraph("{{ court }}")


def break_syntax(made):
    made.add_paragraph("{% if %}")


@pytest.mark.parametrize(
    ("change", "message"),
    [(drop_style, "缺少样式：落款"), (ask_for_more, "'court' is undefined"), (break_syntax, "填空不对")],
)
def test_a_layout_that_is_wrong_is_a_fault(tmp_path, change, message):
    rendered = render_docx(SIMPLE, changed_layout(tmp_path, change), made_on=DAY)
    assert rendered.data == b""
    assert [fault for fault in rendered.faults if "layout.docx" in fault and message in fault]


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_layout_that_is_no_docx_is_a_fault(tmp_path, content):
    (tmp_path / "layout.docx").write_bytes(content)
    rendered = render_docx(SIMPLE, tmp_path / "layout.docx", made_on=DAY)
    assert (rendered.data, rendered.faults) == (
        b"",
        ("Word 版式“layout.docx”打不开，它须是 Word 保存的 .docx 文件",),
    )


def test_adjacent_tables_stay_apart_and_the_last_has_a_paragraph_behind_it():
    table = evidence_list(1).blocks[2]
    made = render_docx(Document("题", (table, table)), LAYOUT, made_on=DAY).data
    kinds = [element.tag.removeprefix(WORD) for element in WordDocument(BytesIO(made)).element.body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]
    assert words_of_docx(made).count("证据名称") == 2


@pytest.mark.parametrize(
    "text", ["字", " 字", "字\u3000", "甲\n乙\t丙\r丁", "\n", "\t字\n", "a & <b>", "\u2011-"]
)
@pytest.mark.parametrize("strong", [False, True])
def test_a_paragraph_is_written_as_python_docx_writes_it(text, strong):
    here, there = WordDocument(str(LAYOUT)), WordDocument(str(LAYOUT))
    WordParts(here, styles_of(here)).paragraph("Body Text", (Run(text, strong), Run("", strong), Run("尾")))
    paragraph = there.add_paragraph(style="Body Text")
    paragraph.add_run(text, "Strong" if strong else None)
    paragraph.add_run("尾")
    assert here.element.xml == there.element.xml


def test_a_table_is_written_as_python_docx_writes_it():
    here, there = WordDocument(str(LAYOUT)), WordDocument(str(LAYOUT))
    parts = WordParts(here, styles_of(here))
    grid = parts.table("文书表格", (1000, 2000))
    for width in (1000, 2000):
        parts.line(
            parts.cell(parts.row(grid) if width == 1000 else grid[-1], width), "表格文字", (Run("字"),)
        )
    parts.line(parts.cell(parts.row(grid), 3000, span=2), "表格文字", ())
    table = there.add_table(2, 2, "文书表格")
    table.autofit = False
    for column, width in zip(table.columns, (1000, 2000), strict=True):
        column.width = Twips(width)
        for cell in column.cells:
            cell.width = Twips(width)
            cell.paragraphs[0].style = "表格文字"
    for cell in table.rows[0].cells:
        cell.paragraphs[0].add_run("字")
    table.cell(1, 0).merge(table.cell(1, 1))
    assert here.element.xml == there.element.xml
