"""A DOCX is written as python-docx would save it, asked less often: its members, its styles, what stands together."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm
from PIL import Image
from specimens import SIMPLE
from writers_support import DAY, LAYOUT

from kameng_docs.proof import faults
from kameng_docs.writers.archive import EPOCH, packed
from kameng_docs.writers.docx import STYLES, render_docx
from kameng_docs.writers.frame import filled_frame
from kameng_docs.writers.wordpackage import members_of
from kameng_docs.writers.wordparts import keep_with_next
from kameng_docs.writers.wordstyles import styles_of


def as_it_is(_) -> None:
    pass


def with_a_picture(word) -> None:
    picture = BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    picture.seek(0)
    word.sections[0].header.paragraphs[0].add_run().add_picture(picture, Cm(1))


@pytest.mark.parametrize("change", [as_it_is, with_a_picture])
def test_the_members_are_those_that_python_docx_saves(change):
    word, saved = WordDocument(str(LAYOUT)), BytesIO()
    change(word)
    word.save(saved)
    with ZipFile(saved) as archive:
        assert members_of(word) == {name: archive.read(name) for name in archive.namelist()}


def test_an_archive_tells_nothing_of_when_it_was_made():
    with ZipFile(BytesIO(packed({"b": b"2", "[Content_Types].xml": b"0", "a": b"1"}))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a", "b"]
        assert {each.date_time for each in archive.infolist()} == {EPOCH}


def test_styles_are_told_as_python_docx_tells_them():
    word = WordDocument(str(LAYOUT))
    told = styles_of(word).ids
    assert told == {style.name: word.part.get_style_id(style.name, style.type) for style in word.styles}
    assert {*STYLES} <= {*told}
    default = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    assert told[default.name] is None


def test_a_layout_that_was_changed_is_another(tmp_path):
    path = tmp_path / "layout.docx"
    path.write_bytes(LAYOUT.read_bytes())
    before = filled_frame(path, SIMPLE)[1]
    assert filled_frame(path, SIMPLE)[1] is before
    word = WordDocument(str(LAYOUT))
    word.styles["落款"].delete()
    word.save(str(path))
    assert "落款" in before.ids
    assert render_docx(SIMPLE, path, made_on=DAY).faults == ("Word 版式“layout.docx”缺少样式：落款",)


def test_a_foot_without_a_blank_stays_and_one_with_it_is_filled(tmp_path):
    path, word = tmp_path / "layout.docx", WordDocument(str(LAYOUT))
    word.sections[0].footer.paragraphs[0].add_run("甲{{ title")
    word.sections[0].footer.paragraphs[0].add_run(" }}乙")
    word.sections[0].header.paragraphs[0].add_run("丙")
    word.save(str(path))
    made = WordDocument(BytesIO(render_docx(SIMPLE, path, made_on=date(2026, 1, 2)).data))
    assert f"甲{SIMPLE.title}乙" in made.sections[0].footer.paragraphs[0].text
    assert made.sections[0].header.paragraphs[0].text == "丙"


@pytest.mark.parametrize(
    "given",
    [
        as_it_is,
        lambda paragraph: paragraph.get_or_add_pPr(),
        lambda paragraph: setattr(paragraph, "style", "KmTableText"),
        lambda paragraph: setattr(paragraph, "alignment", 1),
        lambda paragraph: setattr(paragraph.get_or_add_pPr(), "keepNext_val", False),
        lambda paragraph: setattr(paragraph.get_or_add_pPr(), "keepNext_val", True),
    ],
)
def test_what_stays_with_the_next_is_told_as_python_docx_tells_it(given):
    here, there = (WordDocument(str(LAYOUT)).add_paragraph("字")._p for _ in range(2))
    given(here)
    given(there)
    keep_with_next(here)
    there.get_or_add_pPr().keepNext_val = True
    assert here.xml == there.xml


def test_the_proof_reads_a_docx_without_what_wrote_it(monkeypatch):
    made = render_docx(SIMPLE, LAYOUT, made_on=DAY).data
    monkeypatch.setattr("docx.Document", None)
    monkeypatch.setattr("docx.package.Package.open", None)
    assert faults("docx", made, SIMPLE) == ()
