"""What the Word layouts bring for whoever goes on writing: fonts, a theme, headings to find, lines that end well."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from docx import Document as WordDocument
from extract import WORD
from specimens import runs
from writers_support import DAY, LAYOUT

from kameng_docs.blocks import Document, Form, FormRow, FormSection, Table
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.lettering import column_shares, pieces

LAYOUTS = {name: LAYOUT.with_name(f"{name}.docx") for name in ("layout", "letter", "dense", "wide", "form")}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BOTH_NAMES = {"仿宋": "FangSong", "宋体": "SimSun", "黑体": "SimHei", "楷体": "KaiTi"}
EVERY = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def part(layout, name: str) -> ET.Element:
    with zipfile.ZipFile(layout) as archive:
        return ET.fromstring(archive.read(f"word/{name}.xml"))  # noqa: S314


@EVERY
def test_every_chinese_font_is_known_by_both_names(layout):
    wanted = {each.get(f"{WORD}eastAsia") for each in part(layout, "styles").iter(f"{WORD}rFonts")} - {None}
    fonts = {font.get(f"{WORD}name"): font for font in part(layout, "fontTable")}
    assert wanted <= {*fonts}
    for name in wanted:
        assert fonts[name].find(f"{WORD}altName").get(f"{WORD}val") == BOTH_NAMES[name]
        # A program that has neither takes one for the same signs: GB 2312, and the block of Chinese signs.
        assert fonts[name].find(f"{WORD}charset").get(f"{WORD}val") == "86"
        assert int(fonts[name].find(f"{WORD}sig").get(f"{WORD}csb0"), 16) >> 18 & 1


@EVERY
def test_the_theme_is_chinese(layout):
    theme = part(layout, "theme/theme1")
    for kind in ("major", "minor"):
        fonts = theme.find(f".//{DRAWING}{kind}Font")
        assert fonts.find(f"{DRAWING}font[@script='Hans']").get("typeface") in BOTH_NAMES
    reached = WordDocument(layout).part.rels.values()
    assert sum(each.reltype.endswith("/theme") for each in reached) == 1
    assert part(layout, "settings").find(f"{WORD}themeFontLang").get(f"{WORD}eastAsia") == "zh-CN"


@EVERY
def test_figures_are_no_chinese_text(layout):
    """Where Latin text counts as Chinese, LibreOffice ends a line between any two figures of a number."""
    languages = {each.get(f"{WORD}val") for each in part(layout, "styles").iter(f"{WORD}lang")}
    assert languages == {"en-US"}


@EVERY
def test_word_ends_no_line_inside_an_exhibit_or_before_a_unit(layout):
    settings = part(layout, "settings")
    after, before = (
        settings.find(f"{WORD}noLineBreaks{side}").get(f"{WORD}val") for side in ("After", "Before")
    )
    assert {*"据-（《“"} <= {*after}
    units = {*"元年月日"}
    assert units | {*"据-，。、；：）》”"} <= {*before}
    assert all(pieces(f"3{unit}") == ((f"3{unit}", True),) for unit in units), "as in other formats"
    assert not re.search("[0-9A-Za-z]", after + before), "a line may begin and end with a number"


def test_chapters_of_a_paper_and_of_a_form_are_found_in_the_navigator():
    for layout, names in ((LAYOUT, {1: "Heading 1", 2: "Heading 2"}), (LAYOUTS["form"], {1: "要素式节名"})):
        styles = WordDocument(layout).styles
        for level, name in names.items():
            outline = styles[name].element.find(f"{WORD}pPr/{WORD}outlineLvl")
            assert outline.get(f"{WORD}val") == str(level - 1)
    assert WordDocument(LAYOUT).styles["Title"].element.find(f".//{WORD}outlineLvl") is None


def test_rows_of_a_form_stay_whole_unless_they_are_tall_and_none_repeats():
    """The court's own Word file repeats none: what stands at its head are instructions, half a page of them."""
    rows = (FormRow(("姓名",), (runs("甲"),)), FormRow(("事实",), (runs("乙"),), tall=True))
    form = Form((runs("说明："),), (FormSection("当事人", (), rows),))
    made = render_docx(Document("题", (form,)), LAYOUTS["form"], made_on=DAY)
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314
    kept = [row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in body.iter(f"{WORD}tr")]
    assert kept == [True, True, True, False]
    assert not [*body.iter(f"{WORD}tblHeader")]


def test_a_table_with_more_columns_than_an_upright_page_has_room_for_breaks_no_number():
    """On a page that lies on its side the same sign is a smaller part of the width: no column is wider than it needs."""
    heads = tuple(runs(each) for each in ("序号", "日期", *"甲乙丙丁戊己庚"))
    rows = tuple((runs(str(i)), runs("2026-10-02"), *(runs("") for _ in range(7))) for i in range(1, 4))
    widths = (1.0, 1.0, *(5.0 for _ in range(7)))
    upright = column_shares(Table(heads[:8], tuple(row[:8] for row in rows), widths[:8]))
    lying = column_shares(Table(heads, rows, widths))
    assert lying[0] < upright[0]
    # Ten signs of 10.5 points with their margins, on the 738 points that the page has.
    assert 10 * 0.57 * 10.5 / 738 < lying[1] < upright[1]
    section = WordDocument(LAYOUTS["wide"]).sections[0]
    assert section.page_width > section.page_height
