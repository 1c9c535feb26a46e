"""A document as a piece of the page: all its words in their order, and no text that becomes markup."""

import re

from extract import squeezed
from hypothesis import given
from page_words import words_of_page
from specimens import HOSTILE, STATEMENT_OF_CLAIM, row, runs
from writers_support import documents

from kameng_docs.blocks import Document, Heading, Items, Paragraph, Run, Table, words
from kameng_docs.writers.characters import settled
from kameng_docs.writers.fragment import fragment

OURS = {"h3", "h4", "p", "ul", "li", "strong", "br", "table", "thead", "tbody", "tr", "th", "td"}


def said(document: Document) -> str:
    """The words of its blocks; a dash before an item is drawn by the style."""
    settled_one, _ = settled(document)
    kept = [
        Items(tuple(("" if label == "-" else label, text) for label, text in block.items))
        if isinstance(block, Items)
        else block
        for block in settled_one.blocks
    ]
    return squeezed("".join(words(Document("", tuple(kept)))))


def check(document: Document) -> None:
    html = fragment(document, 3)
    assert squeezed(words_of_page(html)) == said(document)
    assert set(re.findall(r"</?([a-zA-Z0-9]+)", html)) <= OURS


def test_every_word_stands_there_in_its_order():
    for document in (STATEMENT_OF_CLAIM, HOSTILE):
        check(document)


@given(documents())
def test_no_text_becomes_markup(document):
    check(document)


def test_headings_begin_where_they_are_told_and_cells_know_their_column():
    blocks = (
        Heading(runs("甲")),
        Heading(runs("乙"), 2),
        Table(row("名", "值"), (row("<丙>", "丁"),), (1, 1)),
    )
    html = fragment(Document("题", blocks), 3)
    assert html.startswith("<h3>甲</h3><h4>乙</h4><table>")
    assert '<td data-name="名">&lt;丙&gt;</td><td data-name="值">丁</td>' in html
    assert "题" not in html


def test_a_paragraph_may_be_drawn_otherwise():
    document = Document("", (Paragraph(runs("甲")), Paragraph((Run("乙", strong=True),))))
    html = fragment(document, 3, lambda paragraph: "<hr>" if paragraph.runs[0].text == "甲" else "")
    assert html == "<hr><p><strong>乙</strong></p>"
