"""How much stands on the last page beside the signature, of papers that are really laid out."""

import pypdfium2
import pytest
from writers_support import CSS, DAY

from kameng_docs.blocks import Document, Paragraph, Run, Signature, Table
from kameng_docs.proof import faults
from kameng_docs.proof.pages import last_page_share
from kameng_docs.proof.reading import in_hand, pages_of
from kameng_docs.writers.weasyprint import render_pdf

SIGNED = ("起诉人（签名）：", "2026年11月22日")
# One line: sixteen points on twenty-eight, of an area of 24 such lines.
LINE = Paragraph((Run("卖家承诺秒发，实际没有发货。"),))


def made(*blocks, lines=SIGNED):
    document = Document("民事起诉状", (*blocks, Signature(lines)))
    rendered = render_pdf(document, CSS, made_on=DAY)
    assert rendered.faults == ()
    return rendered.data


def test_one_page_is_full():
    assert last_page_share(made(LINE), SIGNED) == 1.0


@pytest.mark.parametrize(("lines", "share"), [(2, 0.065), (5, 0.19), (12, 0.48)])
def test_what_stands_above_the_signature_counts(lines, share):
    """Twenty-two lines stand below the title on the first page."""
    data = made(*[LINE] * (22 + lines))
    assert len(pages_of(data)) == 2
    assert last_page_share(data, SIGNED) == pytest.approx(share, abs=0.02)


def test_the_signature_alone_is_nothing():
    """Told of other lines than stand there, it counts them as text."""
    data = made(*[LINE] * 30, lines=("甲", *SIGNED))
    assert last_page_share(data, ("甲", *SIGNED)) < last_page_share(data, SIGNED) < last_page_share(data, ())


def test_words_of_the_signature_that_stand_in_the_text_are_text():
    day = Paragraph((Run("2026年11月22日"),), flush=True)
    plain = made(*[LINE] * 30)
    other = made(*[LINE] * 26, *[day] * 4)
    assert last_page_share(other, SIGNED) == pytest.approx(last_page_share(plain, SIGNED), abs=0.01)


def test_an_empty_row_with_its_frame_fills_the_page():
    rows = tuple(((Run("证据1-1" if i < 33 else ""),),) for i in range(40))
    data = made(Table((), tuple((cell,) for (cell,) in rows), (1,)))
    words = pages_of(data)[-1].lines
    ink = max(line.bottom for line in words if line.text not in SIGNED) - min(line.top for line in words)
    area = max(line.bottom for page in pages_of(data) for line in page.lines) - 80
    assert last_page_share(data, SIGNED) > ink / area + 0.1


def test_lines_have_their_place():
    [page] = pages_of(made(LINE))
    title, line, *signature = page.lines
    assert [each.text for each in signature] == list(SIGNED)
    assert (page.folio.text.replace(" ", ""), title.text) == ("第1页共1页", "民事起诉状")
    assert (page.width, page.height) == pytest.approx((595.3, 841.9), abs=0.1)
    # Indented by two characters of sixteen points from the margin of 28 mm.
    assert line.x0 == pytest.approx(79.4 + 32, abs=2)
    assert line.bottom - line.top == pytest.approx(15, abs=2)
    assert title.bottom < line.top < signature[0].top


def test_what_is_no_pdf_is_refused():
    with pytest.raises(ValueError, match=r"."):
        pages_of(b"%PDF-1.7 nothing")


def test_the_proof_opens_no_page_that_the_layout_opened(monkeypatch):
    opened, real = [], pypdfium2.PdfDocument.get_page
    monkeypatch.setattr(
        pypdfium2.PdfDocument, "get_page", lambda pdf, number: opened.append(number) or real(pdf, number)
    )
    document = Document("民事起诉状", (*[LINE] * 60, Signature(SIGNED)))
    data = render_pdf(document, CSS, made_on=DAY).data
    last_page_share(data, SIGNED)
    assert faults("pdf", data, document) == ()
    assert opened == [0, 1, 2]


def test_what_is_in_hand_is_put_down_for_another():
    one, other = made(LINE), made(LINE, LINE)
    with in_hand(one) as pdf:
        first = pdf.page(0)
    with in_hand(one) as pdf:
        assert pdf.page(0) is first
    with in_hand(other) as pdf:
        assert pdf.page(0) is not first
    assert not first.raw
