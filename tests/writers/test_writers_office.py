"""LibreOffice opens the DOCX and shows the same words on paper."""

import re
from dataclasses import replace

import pytest
from extract import lines_of_pdf, pages_of_pdf, same_words
from specimens import (
    FACTS,
    HOSTILE,
    LONG,
    STATEMENT_OF_CLAIM,
    announced,
    assert_nothing_alone,
    evidence_list,
    runs,
)
from writers_support import DAY, LAYOUT, in_office, office_copies

from kameng_docs.blocks import Addressee, Document, Paragraph, Signature
from kameng_docs.writers.docx import render_docx

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Turns documents into PDFs by way of their DOCX, all in one start of the office."""

    def convert(documents):
        files = [render_docx(document, LAYOUT, made_on=DAY).data for document in documents]
        return in_office(files, tmp_path_factory.mktemp("office"))

    return convert


def test_it_shows_the_words_of_the_document(shown):
    documents = [STATEMENT_OF_CLAIM, evidence_list(30), LONG, HOSTILE]
    for document, pdf in zip(documents, shown(documents), strict=True):
        assert same_words(document, pdf=pdf) == []
        wrong = replace(document, blocks=document.blocks[1:])
        assert same_words(wrong, pdf=pdf) != []


def test_what_announces_a_table_never_ends_a_page(shown):
    for pdf in shown([announced(lines) for lines in range(2, 26, 2)]):
        assert_nothing_alone(pages_of_pdf(pdf))


def test_a_signature_is_never_alone_on_a_page(shown):
    end = (
        Addressee(("此致", "某某法院")),
        Paragraph(runs("附：副本2份"), flush=True),
        Signature(("具状人：", "某日")),
    )
    documents = [
        Document("题", (*[Paragraph(runs("一" * 20))] * lines, Paragraph(runs(FACTS[0])), *end))
        for lines in range(8, 24, 2)
    ]
    for pdf in shown(documents):
        last = pages_of_pdf(pdf)[-1]
        assert last.endswith("此致某某法院附：副本2份具状人：某日")
        assert not last.startswith("此致")


def test_no_line_ends_inside_a_number(shown):
    number, sum_ = "0042610031988", "12345.00"
    paragraphs = tuple(Paragraph(runs("一" * lead + number + "二" * lead + sum_)) for lead in range(14, 26))
    (pdf,) = shown([Document("题", paragraphs)])
    text = lines_of_pdf(pdf)
    assert sum(line.count(number) for line in text) == sum(line.count(sum_) for line in text) == 12


def test_headings_are_headings(tmp_path):
    """The navigator shows what has a level in the outline: in LibreOffice's own format that is `text:h`."""
    paper = tmp_path / "paper.docx"
    paper.write_bytes(render_docx(STATEMENT_OF_CLAIM, LAYOUT, made_on=DAY).data)
    (copy,) = office_copies([paper], "fodt")
    found = re.findall(r'<text:h [^>]*text:outline-level="1"[^>]*>([^<]*)', copy.read_text("utf-8"))
    assert found == ["诉讼请求：", "事实和理由：", "证据和证据来源："]
