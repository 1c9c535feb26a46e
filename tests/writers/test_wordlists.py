"""Word's own numbers in a DOCX: each list begins anew, looks as it was typed, and counts again when one is removed."""

import zipfile
from io import BytesIO

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from extract import WORD, pages_of_pdf, squeezed, words_of_docx
from specimens import runs
from writers_support import DAY, LAYOUT, in_office, office_copies

from kameng_docs.blocks import Document, Heading, Items, Paragraph, Run
from kameng_docs.proof.counted import labelled
from kameng_docs.proof.package import BODY, parts_of
from kameng_docs.writers.docx import render_docx

CLAIMS = Items(tuple((f"{n}.", runs(f"判令第{sign}")) for n, sign in enumerate("甲乙丙", 1)))
REASONS = tuple(Paragraph(runs(f"{sign}、理由{sign}。")) for sign in ("一", "二", "三"))
PAPER = Document(
    "民事起诉状",
    (
        Heading(runs("一、诉讼请求")),
        CLAIMS,
        Heading(runs("二、事实和理由")),
        *REASONS,
        Items((("（1）", runs("子")), ("（2）", runs("丑")))),
        Items((("-", runs("寅")), ("-", runs("卯")))),
        Items((("3.", runs("辰")), ("4.", runs("巳")))),
        Items((("1.", runs("午")),)),
    ),
)


def made(document: Document, layout=LAYOUT) -> bytes:
    rendered = render_docx(document, layout, made_on=DAY)
    assert rendered.faults == ()
    return rendered.data


def lines(docx: bytes) -> list[str]:
    """The paragraphs as `check --made` reads them."""
    parts = parts_of(docx)
    styles, numbering = (parts.get(f"word/{name}.xml") for name in ("styles", "numbering"))
    read = labelled(parts[BODY], styles, numbering)
    return [label + "".join(t.text or "" for t in paragraph.iter(qn("w:t"))) for paragraph, label in read]


def test_each_list_begins_with_its_first_number():
    assert lines(made(PAPER)) == [
        "民事起诉状",
        "一、诉讼请求",
        "1. 判令第甲",
        "2. 判令第乙",
        "3. 判令第丙",
        "二、事实和理由",
        "一、理由一。",
        "二、理由二。",
        "三、理由三。",
        "（1）子",
        "（2）丑",
        "- 寅",
        "- 卯",
        "3. 辰",
        "4. 巳",
        "1. 午",
    ]


def test_the_numbers_are_words_and_typed_nowhere():
    body = WordDocument(BytesIO(made(PAPER)))
    typed = [p.text for p in body.paragraphs]
    assert typed[1:4] == ["诉讼请求", "判令第甲", "判令第乙"]
    assert typed[-3:] == ["3. 辰", "4. 巳", "午"], "a list that begins with a third stays typed"


def without(docx: bytes, *texts: str) -> bytes:
    document = WordDocument(BytesIO(docx))
    for paragraph in document.paragraphs:
        if paragraph.text in texts:
            paragraph._p.getparent().remove(paragraph._p)
    changed = BytesIO()
    document.save(changed)
    return changed.getvalue()


def test_what_is_removed_is_counted_no_more():
    left = without(made(PAPER), "判令第甲", "理由二。", "诉讼请求")
    assert lines(left)[1:6] == [
        "1. 判令第乙",
        "2. 判令第丙",
        "一、事实和理由",
        "一、理由一。",
        "二、理由三。",
    ]


@pytest.mark.slow
def test_the_office_shows_the_same_numbers(tmp_path):
    whole = made(PAPER)
    left = without(whole, "判令第甲", "理由二。")
    for docx, pdf in zip((whole, left), in_office([whole, left], tmp_path), strict=True):
        assert "".join(pages_of_pdf(pdf)) == squeezed("".join(lines(docx))) == words_of_docx(docx)


def numbering(docx: bytes):
    return WordDocument(BytesIO(docx)).part.numbering_part.element


def test_a_list_is_indented_as_its_style():
    levels = numbering(made(PAPER)).findall(f".//{WORD}lvl[@{WORD}ilvl='0']")
    indents = [level.find(f"{WORD}pPr/{WORD}ind") for level in levels]
    shown = {None if each is None else each.get(f"{WORD}firstLineChars") for each in indents}
    assert shown == {None, "200"}, "headings stand flush, claims and reasons two characters in"


def test_a_strong_label_stays_strong():
    reasons = tuple(Paragraph((Run(f"{sign}、甲", strong=True),)) for sign in "一二")
    (look,) = numbering(made(Document("题", reasons))).findall(f"{WORD}abstractNum")
    assert look.find(f"{WORD}lvl/{WORD}rPr/{WORD}b") is not None


def test_a_layout_with_lists_of_its_own_keeps_them(tmp_path):
    own = WordDocument(BytesIO(made(Document("题", (CLAIMS,)))))
    for paragraph in own.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    own.paragraphs[0].text = "{{ title }}"
    own.save(tmp_path / "layout.docx")
    docx = made(PAPER, tmp_path / "layout.docx")
    assert lines(docx) == lines(made(PAPER))
    kinds = [each.tag.removeprefix(WORD) for each in numbering(docx)]
    assert kinds == sorted(kinds), "what defines looks stands before the lists"
    numbers = [each.get(f"{WORD}numId") for each in numbering(docx).iter(f"{WORD}num")]
    assert len(numbers) == len({*numbers}) == 7


def test_a_paper_without_lists_has_no_part_for_them():
    with zipfile.ZipFile(BytesIO(made(Document("题", (Paragraph(runs("字")),))))) as archive:
        assert "word/numbering.xml" not in archive.namelist()


@pytest.mark.slow
def test_what_another_program_saved_reads_the_same(tmp_path):
    """LibreOffice writes its own definitions: nine levels, styles of lists, other numbers."""
    whole = made(PAPER)
    paper = tmp_path / "paper.docx"
    paper.write_bytes(whole)
    (saved,) = office_copies(office_copies([paper], "odt"), "docx")
    assert saved.read_bytes() != whole
    assert [squeezed(line) for line in lines(saved.read_bytes())] == [squeezed(line) for line in lines(whole)]
