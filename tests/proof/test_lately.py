"""What the formats of one paper share in the proof is worked out once."""

from writers_support import DAY, LAYOUT

from kameng_docs import proof
from kameng_docs.blocks import Document, Paragraph, Run
from kameng_docs.proof.expected import expected
from kameng_docs.proof.lately import for_the_last
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.text import render_text


def paper() -> Document:
    return Document("说明", (Paragraph((Run("卖家没有发货。"),)),))


def test_the_same_document_is_asked_once_and_an_equal_one_anew():
    asked = []
    length = for_the_last(lambda document: asked.append(document) or len(document.blocks))
    one, other = paper(), paper()
    assert [length(one), length(one), length(other), length(one)] == [1, 1, 1, 1]
    assert [each is one for each in asked] == [True, False, True]


def test_a_paper_is_settled_once_for_all_its_formats(monkeypatch):
    settled, real = [], proof.mapped
    monkeypatch.setattr(proof, "mapped", lambda *given: settled.append(given) or real(*given))
    document = paper()
    docx = render_docx(document, LAYOUT, made_on=DAY)
    assert proof.faults("docx", docx.data, document) == ()
    assert proof.faults("txt", render_text(document).data, document) == ()
    assert len(settled) == 1
    assert expected(document) is expected(document)
