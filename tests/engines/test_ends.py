"""No lonely end: whatever the length of a paper, its last page holds more than the signature."""

from dataclasses import replace

import pytest
from extract import pages_of_pdf
from specimens import runs
from writers_support import DAY, ENGINES, pdf_of

from kameng_docs.blocks import Addressee, Document, Form, FormRow, FormSection, Paragraph, Signature, Table
from kameng_docs.engines import ends
from kameng_docs.engines.by_typst import ByTypst
from kameng_docs.engines.ends import LEAST
from kameng_docs.proof import faults
from kameng_docs.proof.pages import last_page_share
from kameng_docs.resources import shipped_templates
from kameng_docs.writers import rowheads, typst
from kameng_docs.writers.carried import carries

SIGNED = Signature(("具状人（签名）：", "2026年11月22日"))
SENTENCE = "原告在被告的店铺购买视频会员季卡卡密，收到后第一次兑换，页面提示该卡密已被使用。" * 3


def letter(paragraphs: int) -> Document:
    body = tuple(Paragraph(runs(f"第{n}段，{SENTENCE}")) for n in range(1, paragraphs + 1))
    return Document("民事起诉状", (*body, Addressee(("此致", "某某市某某区人民法院")), SIGNED))


def listing(rows: int) -> Document:
    table = Table(
        (runs("序号"), runs("内容")),
        tuple((runs(str(n)), runs("第一次兑换失败的页面截图")) for n in range(1, rows + 1)),
        (1, 8),
    )
    return Document("证据目录", (table, SIGNED))


def form(rows: int) -> Document:
    section = FormSection(
        "当事人信息", (), tuple(FormRow((f"第{n}项",), (runs("有□　无□"),)) for n in range(rows))
    )
    return Document(
        "民事起诉状",
        (Form((runs("说明：请如实填写。"),), (section, replace(section, title="事实与理由"))), SIGNED),
    )


PAPERS = {
    **{f"letter-{n}": (letter(n), "page") for n in range(5, 12)},
    **{f"list-{n}": (listing(n), "page") for n in range(22, 30)},
    **{f"form-{n}": (form(n), "form") for n in range(16, 21)},
}


@pytest.mark.parametrize(("document", "look"), PAPERS.values(), ids=PAPERS)
def test_the_last_page_holds_more_than_the_signature(document, look):
    made = pdf_of(document, "typst", look)
    assert made.faults == ()
    assert last_page_share(made.data, SIGNED.lines) >= LEAST
    # Told by poppler, which knows nothing of how much that is.
    *before, last = pages_of_pdf(made.data)
    assert not before or len(last) > len("".join(SIGNED.lines)) + 20


@pytest.mark.parametrize("engine", ENGINES)
def test_an_end_that_would_be_lonely_is_not(engine):
    """Of a list as long as a page the signature alone would go over."""
    lonely = [
        rows
        for rows in range(24, 28)
        if last_page_share(pdf_of(listing(rows), engine).data, SIGNED.lines) < LEAST
    ]
    assert lonely == []


def test_more_and_more_is_carried_over_and_nothing_lost():
    tries = list(carries(form(3)))
    assert len(tries) == 5
    for rows, carried in enumerate(tries, 1):
        before, after = (block for block in carried.document.blocks if isinstance(block, Form))
        assert carried.fresh_at == 1
        assert sum(len(section.rows) for section in after.sections) == rows
        assert sum(len(section.rows) for section in before.sections) == 6 - rows
    assert [section.title for section in tries[3].document.blocks[1].sections] == ["", "事实与理由"]


def test_a_try_leaves_what_was_laid_out_in_memory(monkeypatch):
    """What Typst is told by `sys_inputs` stands beside all that it lays out, which it lays out anew when that changes."""
    told = []
    compiler = typst._compiler(common=False)

    class Told:
        def __init__(self, **_: bool) -> None:
            pass

        def compile(self, **given):
            told.append(given)
            return compiler.compile(**given)

    monkeypatch.setattr(typst, "_compiler", Told)
    assert pdf_of(form(40), "typst", "form")
    assert told
    assert not any("sys_inputs" in given for given in told)
    assert len({given["input"]["main.typ"] for given in told}) == 1


@pytest.mark.parametrize(("document", "marked"), [(letter(3), False), (listing(3), False), (form(3), True)])
def test_only_tables_without_a_head_are_searched_for_heads_of_rows(document, marked, monkeypatch):
    """It takes as long as to lay out a short paper."""
    asked, real = [], rowheads.with_row_heads
    monkeypatch.setattr(rowheads, "with_row_heads", lambda data: asked.append(data) or real(data))
    made = ByTypst((shipped_templates(),)).paper(document, "form" if marked else "page", DAY)
    assert not made.faults
    assert bool(asked) == marked
    # Nothing is to be marked where nothing was searched.
    assert marked or real(made.data) is made.data


def test_what_stood_on_the_last_page_before_is_not_tried_there_again(monkeypatch):
    """It would leave less on it, and so is never taken: the paper is the same, and fewer of it are laid out for nothing."""
    laid_out: list[str] = []
    rendered = typst.render_paper

    def counting(document, *given, **told):
        laid_out.append(document.title)
        return rendered(document, *given, **told)

    monkeypatch.setattr(typst, "render_paper", counting)
    papers = [PAPERS[name] for name in ("form-17", "form-18", "list-24", "list-25", "letter-8")]
    made = [pdf_of(document, "typst", look).data for document, look in papers]
    few = len(laid_out)
    monkeypatch.setattr(ends, "_stood_there", lambda *_: False)
    assert [pdf_of(document, "typst", look).data for document, look in papers] == made
    assert few < len(laid_out) - few


def test_an_official_form_is_laid_out_once(monkeypatch):
    """Its layout keeps the last rows with the signature: wherever the page ends, no other try is wanted, and every row is there."""
    layouts, made = [], typst._made
    monkeypatch.setattr(typst, "_made", lambda *given: layouts.append(given[0]) or made(*given))
    for rows in range(10, 34):
        document = form(rows)
        whole = pdf_of(document, "typst", "form")
        assert whole.faults == ()
        assert last_page_share(whole.data, SIGNED.lines) >= LEAST
        assert faults("pdf", whole.data, document) == ()
    assert layouts == ["form"] * 24


@pytest.mark.parametrize("lines", [12, 19, 20, 24, 45, 120])
def test_a_last_row_that_may_break_leaves_no_page_half_empty(lines):
    """Kept whole with the signature, or carried over whole, it would leave up to two thirds of the page before it empty."""
    told = FormRow(("其他",), (runs("补充说明的一行文字"),) * lines, tall=True)
    for rows in (10, 12, 16, 20):
        before = form(rows).blocks[0].sections[0].rows
        document = Document("民事起诉状", (Form((), (FormSection("事实", (), (*before, told)),)), SIGNED))
        made = pdf_of(document, "typst", "form")
        assert made.faults == ()
        assert faults("pdf", made.data, document) == ()
        assert last_page_share(made.data, SIGNED.lines) >= LEAST
        *full, _ = pages_of_pdf(made.data)
        # 19 and 17 pt each, of the 683 of a page; names of the form and of its section take 90, what goes over with the row 50.
        heights = [19 * page.count("有□") + 17 * page.count("补充说明") for page in full]
        assert all(high > 0.5 * 683 - 90 - 50 for high in heights), (rows, heights)
