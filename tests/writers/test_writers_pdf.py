"""PDF: tagged, fonts inside, nothing fetched, nothing lost in silence, no lonely signature."""

import logging
import subprocess
from io import BytesIO

import pytest
from extract import pages_of_pdf, squeezed
from pypdf import PdfReader
from specimens import (
    FACTS,
    RARE,
    SIMPLE,
    STATEMENT_OF_CLAIM,
    announced,
    assert_nothing_alone,
    evidence_list,
    runs,
)
from tools import need
from writers_support import CSS, DAY, ENGINES, both_engines, first_of, pdf_of

from kameng_docs.blocks import Addressee, Document, Paragraph, Run, Signature, Table
from kameng_docs.writers.characters import printable
from kameng_docs.writers.signs import with_names
from kameng_docs.writers.weasyprint import render_pdf


def pdf(document, engine=ENGINES[0]) -> bytes:
    rendered = pdf_of(document, engine)
    assert rendered.faults == ()
    return rendered.data


def styled(document, css) -> bytes:
    rendered = render_pdf(document, css, made_on=DAY)
    assert rendered.faults == ()
    return rendered.data


@both_engines
def test_it_is_tagged_and_says_what_it_is(engine):
    reader = PdfReader(BytesIO(pdf(STATEMENT_OF_CLAIM, engine)))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == "民事起诉状"
    assert reader.metadata.author is None
    assert reader.metadata.creation_date.date() == reader.metadata.modification_date.date() == DAY
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_data()


@both_engines
def test_it_is_sound(tmp_path, engine):
    (tmp_path / "a.pdf").write_bytes(pdf(evidence_list(20), engine))
    subprocess.run([need("qpdf"), "--check", tmp_path / "a.pdf"], check=True, capture_output=True)


@both_engines
def test_pages_are_a4(engine):
    box = PdfReader(BytesIO(pdf(SIMPLE, engine))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


@both_engines
def test_rare_characters_show_and_all_fonts_are_embedded_and_subset(tmp_path, engine):
    document = Document("题", (Paragraph(runs(RARE + "√□①☐〇¥㎡")),))
    made = pdf(document, engine)
    (tmp_path / "a.pdf").write_bytes(made)
    assert pages_of_pdf(made) == ["题" + RARE + "√□①☐〇¥㎡"]
    listing = subprocess.run(
        [need("pdffonts"), tmp_path / "a.pdf"], capture_output=True, check=True, text=True
    )
    fonts = [line.split()[-5:-2] for line in listing.stdout.splitlines()[2:]]
    assert fonts
    assert {tuple(font) for font in fonts} == {("yes", "yes", "yes")}


@both_engines
def test_a_character_without_a_glyph_is_named_and_told(engine):
    unassigned = "\U0003fff0"
    rendered = pdf_of(Document("题", (Paragraph(runs("甲" + unassigned)),)), engine)
    assert rendered.faults == ()
    assert pages_of_pdf(rendered.data) == ["题甲［字U+3FFF0］"]
    (note,) = rendered.notes
    assert note == f"电脑上没有一种字体有“{unassigned}”（U+3FFF0），PDF 里写成“［字 U+3FFF0］”"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("不退\U0001f62d", "不退［表情］"), ("\U0001f62d\U0001f62d", "［表情］［表情］"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467走", "［表情］走"), ("\U0001f44d\U0001f3fb好", "［表情］好"),
        ("\U0001f1e8\U0001f1f3旗", "［表情］旗"), ("\U00033479字", "［字 U+33479］字"),
        ("\U0001fae8新", "［表情］新"), ("乙", "乙"),
    ],
)  # fmt: skip
def test_each_little_picture_is_named_once_and_no_word_is_lost(text, printed):
    missing = {c for c in text if ord(c) > 0xFFFF and c != "\U0001f3fb"}
    assert with_names(text, missing) == printed
    for engine in ENGINES:
        paper = pages_of_pdf(pdf(Document("题", (Paragraph(runs(text)),)), engine))
        assert paper == ["题" + squeezed(with_names(printable(text), missing))]


@pytest.mark.parametrize(
    "rule",
    [
        '@import url("file:///etc/hostname");',
        '@import url("http://example.invalid/a.css");',
        'p { background: url("file:///etc/hostname") }',
        '@font-face { font-family: "某某体"; src: url("file:///nowhere.otf") }',
        "p { no-such-property: 1 }",
    ],
)
def test_a_style_that_loads_or_misspells_something_is_a_fault_each_time(tmp_path, rule):
    style = tmp_path / "page.css"
    style.write_text(rule + CSS.read_text("utf-8"), "utf-8")
    first = render_pdf(SIMPLE, style, made_on=DAY)
    second = render_pdf(SIMPLE, style, made_on=DAY)
    assert first.faults
    assert first.faults == second.faults


def test_an_edited_style_is_read_anew(tmp_path):
    style = tmp_path / "page.css"
    style.write_text(CSS.read_text("utf-8"), "utf-8")
    before = styled(SIMPLE, style)
    style.write_text(CSS.read_text("utf-8").replace("size: A4", "size: A5"), "utf-8")
    assert PdfReader(BytesIO(styled(SIMPLE, style))).pages[0].mediabox.width < 430
    assert before == styled(SIMPLE, CSS)


@both_engines
def test_markup_in_a_document_is_text(engine):
    hostile = (
        '<img src="file:///etc/hostname"><style>p{}</style>&lt;#read("/etc/hostname") $x$ //* @甲 #{1+1}'
    )
    document = Document("题", (Paragraph(runs(hostile)),))
    assert pages_of_pdf(pdf(document, engine)) == ["题" + squeezed(hostile)]


@both_engines
def test_the_head_of_a_table_stands_on_every_page(engine):
    pages = pages_of_pdf(pdf(Document("题", evidence_list(30).blocks[2:3]), engine))
    assert len(pages) >= 4
    assert all(page.count("序号证据名称证据来源证明对象页码") == 1 for page in pages)


@both_engines
@pytest.mark.parametrize("lines", range(6, 24, 2))
def test_a_signature_is_never_alone_on_a_page(lines, engine):
    body = (*(Paragraph(runs("一" * 20)) for _ in range(lines)), Paragraph(runs(FACTS[0])))
    end = (
        Addressee(("此致", "某某法院")),
        Paragraph(runs("附：副本2份"), flush=True),
        Signature(("具状人：", "某日")),
    )
    last = pages_of_pdf(first_of(Document("题", body + end), engine).data)[-1]
    ending = "此致某某法院附：副本2份具状人：某日"
    assert last.endswith(ending)
    assert last != ending


@both_engines
@pytest.mark.parametrize("rows", range(5, 10))
def test_a_signature_behind_a_table_takes_a_row_along(rows, engine):
    table = evidence_list(rows).blocks[2]
    document = Document("题", (table, Signature(("提交人：", "某日"))))
    # The style of one engine takes the row along by itself; the other draws the paper together or out.
    made = first_of(document, engine) if engine == "weasyprint" else pdf_of(document, engine)
    last = pages_of_pdf(made.data)[-1]
    assert last.removesuffix("提交人：某日").endswith(f"{rows}-{rows + 1}")


@both_engines
@pytest.mark.parametrize("lines", range(8, 26, 3))
def test_the_last_rows_of_a_table_stand_on_one_page(lines, engine):
    rows = tuple((runs(f"第{n}笔"), runs("甲" * 30)) for n in range(6))
    body = (Paragraph(runs("一" * 20)) for _ in range(lines))
    document = Document("题", (*body, Table((runs("序号"), runs("内容")), rows, (2, 8))))
    pages = pages_of_pdf(first_of(document, engine).data)
    (last,) = (page for page in pages if "第5笔" in page)
    assert {"第3笔", "第4笔"} <= {name for name in ("第3笔", "第4笔") if name in last}


@both_engines
@pytest.mark.parametrize("lines", range(2, 26))
def test_what_announces_a_table_never_ends_a_page(lines, engine):
    assert_nothing_alone(pages_of_pdf(first_of(announced(lines), engine).data))


def test_nothing_is_left_behind_on_the_log():
    before = list(logging.getLogger("weasyprint").handlers)
    pdf(SIMPLE, "weasyprint")
    assert logging.getLogger("weasyprint").handlers == before


@pytest.mark.parametrize("mark", ["💎", "🔥", "⚡", "✅", "🙏", "👨‍👩‍👧", "❤️", "1️⃣", "🇨🇳", "👍🏽"])
def test_little_pictures_are_named_and_the_paper_is_made(mark: str) -> None:
    document = Document(f"{mark}小铺{mark}", (Paragraph((Run(f"“没有{mark}办法”"),)),))
    for engine in ENGINES:
        assert len(pages_of_pdf(pdf(document, engine))) == 1
