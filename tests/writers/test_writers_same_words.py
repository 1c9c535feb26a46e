"""TXT, DOCX and PDF of one document say the same words in the same order, whichever engine made the PDF."""

from dataclasses import replace

import pytest
from extract import same_words
from hypothesis import given, settings
from hypothesis import strategies as st
from specimens import HOSTILE, LONG, SIMPLE, STATEMENT_OF_CLAIM, evidence_list
from writers_support import DAY, ENGINES, LAYOUT, both_engines, documents, first_of, pdf_of

from kameng_docs.blocks import Document, Paragraph, Run, Table
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.text import render_text

DOCUMENTS = {
    "simple": SIMPLE,
    "claim": STATEMENT_OF_CLAIM,
    "list": evidence_list(12),
    "long": LONG,
    "hostile": HOSTILE,
}


def made(document: Document, engine: str = ENGINES[0]) -> dict[str, bytes]:
    rendered = {
        "txt": render_text(document),
        "docx": render_docx(document, LAYOUT, made_on=DAY),
        "pdf": first_of(document, engine),
    }
    assert {name: one.faults for name, one in rendered.items()} == dict.fromkeys(rendered, ())
    return {name: one.data for name, one in rendered.items()}


@both_engines
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_all_formats_say_the_same(document, engine):
    assert same_words(document, **made(document, engine)) == []


def swapped(document: Document) -> Document:
    first, second = [i for i, b in enumerate(document.blocks) if isinstance(b, Paragraph)][2:4]
    blocks = list(document.blocks)
    blocks[first], blocks[second] = blocks[second], blocks[first]
    return replace(document, blocks=tuple(blocks))


def shortened(document: Document) -> Document:
    at = [i for i, b in enumerate(document.blocks) if isinstance(b, Paragraph)][3]
    return replace(document, blocks=document.blocks[:at] + document.blocks[at + 1 :])


def altered(document: Document) -> Document:
    def change(block):
        if isinstance(block, Table):
            rows = list(block.rows)
            rows[1] = (*rows[1][:-1], (Run("2-9"),))
            return replace(block, rows=tuple(rows))
        if isinstance(block, Paragraph):
            return replace(
                block, runs=tuple(Run(r.text.replace("68.00", "68.01"), r.strong) for r in block.runs)
            )
        return block

    return replace(document, blocks=tuple(change(block) for block in document.blocks))


@pytest.mark.parametrize("change", [swapped, shortened, altered])
def test_the_comparison_sees(change):
    """The test of the test: each format of another document is found to differ, in every format."""
    files = made(change(STATEMENT_OF_CLAIM))
    found = same_words(STATEMENT_OF_CLAIM, **files)
    assert [line.partition(":")[0] for line in found] == ["txt", "docx", "pdf"]


def test_the_comparison_sees_a_cell_in_a_table_over_several_pages():
    document = evidence_list(20)
    found = same_words(document, **made(altered(document)))
    assert [line.partition(":")[0] for line in found] == ["txt", "docx", "pdf"]


@given(documents())
@settings(max_examples=60, deadline=None)
def test_text_and_docx_of_any_document_say_the_same(document):
    files = {"txt": render_text(document).data, "docx": render_docx(document, LAYOUT, made_on=DAY).data}
    assert same_words(document, **files) == []


PRINTED = st.text(st.sampled_from("卡密不能兑换，。（）“”1205.00aB<&>|*_ \n"), max_size=40)


def assert_printed_whole(document: Document, engine: str) -> None:
    rendered = pdf_of(document, engine)
    assert rendered.faults == ()
    assert same_words(document, pdf=rendered.data) == []


@given(documents(PRINTED))
@settings(max_examples=6, deadline=None)
def test_pdf_of_any_document_says_the_same(document):
    assert_printed_whole(document, "weasyprint")


@given(documents(PRINTED))
@settings(max_examples=40, deadline=None)
def test_pdf_of_any_document_says_the_same_by_the_quick_engine_too(document):
    assert_printed_whole(document, "typst")
