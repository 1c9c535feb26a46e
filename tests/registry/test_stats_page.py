"""The one page of figures: the same words as HTML and PDF, on one page however much is told, read aloud, in black and white."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from io import BytesIO

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from figures_made import TODAY, folder_of, gathered
from playwright.sync_api import sync_playwright
from standing import claims, findings
from tags import tagged
from tools import need

from kameng_docs.registry.public.model import Line, Public, Table
from kameng_docs.registry.public.page import as_html, as_pdf, page_of
from kameng_docs.registry.public.picking import OPEN
from kameng_docs.registry.public.questions import MOST, QUESTIONS
from kameng_docs.resources import shipped_templates

pytestmark = pytest.mark.slow
BY = "某某市消费者协会"
DAY = date.fromisoformat(TODAY)
LONG = "某某数字商品卡券充值会员专营店（官方旗舰）"


@cache
def usual() -> Public:
    return gathered(folder_of(5))


def fullest() -> Public:
    """As much as can ever be told: every table with all its lines, each with a long name."""
    lines = tuple(Line(f"{LONG}{i}", 100, 50) for i in range(MOST + 1))
    tables = tuple(
        Table(each.name, each.title, each.head, each.parts, lines, each.note) for each in QUESTIONS
    )
    left_out = tuple(each.title for each in QUESTIONS)
    return Public(
        day=TODAY,
        cases=99999,
        picked=tuple(said.format(LONG) for said in OPEN.values()),
        altogether=199999,
        tables=tables,
        paid=Decimal(12345678),
        known=88888,
        known_paid=Decimal(11345678),
        back=Decimal(2345678),
        doubled=888,
        left_out=left_out,
        not_counted=77,
        changed=True,
    )


def said(page: bytes) -> str:
    """The words of a page of HTML in their order."""
    body = page.decode().split("<body", 1)[1].split(">", 1)[1]
    return unescape(re.sub(r"<[^>]+>", "", body))


def squeezed(text: str) -> str:
    return re.sub(r"[\s·]", "", text)


def pdf_of(public: Public) -> bytes:
    made = as_pdf(page_of(public, BY), (shipped_templates(),), DAY)
    assert made.faults == ()
    return made.data


@pytest.mark.parametrize("public", [usual, fullest])
def test_html_and_pdf_say_the_same_in_the_same_order(public):
    html = said(as_html(page_of(public(), BY)))
    assert squeezed(tagged(pdf_of(public())).words) == squeezed(html)
    assert BY in html
    assert "不是抽样" in html


@pytest.mark.parametrize("public", [usual, fullest])
def test_the_pdf_is_one_tagged_page_against_which_nothing_is_to_be_said(public):
    data = pdf_of(public())
    with pikepdf.open(BytesIO(data)) as book:
        assert len(book.pages) == 1
    assert findings(data) == []
    assert claims(data) == (True, True)
    tables = tagged(data).all("Table")
    assert len(tables) == len(public().tables)
    assert all(table.all("TH") for table in tables)


def test_equal_figures_give_equal_bytes():
    assert pdf_of(usual()) == pdf_of(usual())
    assert as_html(page_of(usual(), BY)) == as_html(page_of(usual(), BY))


def test_a_bar_is_as_long_as_its_number():
    page = page_of(usual(), BY)
    for column in page.columns:
        for chart in column:
            for bar in chart.bars:
                if bar.long is None:
                    assert [each.cells[1] for each in chart.bars] == ["60"]
                    continue
                assert bar.long == pytest.approx(int(bar.cells[1]) * 100 / 60, abs=0.01)


def test_a_full_bar_beside_no_other_is_not_drawn():
    (some, all_) = Line("某某小店", 15), Line("某某小店", 20)
    for lines, drawn in (((all_,), 0), ((some,), 1), ((all_, some), 2)):
        table = Table("dispute", "争议", "争议", False, lines)
        page = page_of(replace(fullest(), cases=20, tables=(table,)), BY)
        assert as_html(page).count(b'class="bar"') == drawn
        assert f"<td>{lines[0].cases}</td>".encode() in as_html(page)


def test_names_of_shops_are_texts_and_no_markup():
    line = Line("<script>alert(1)</script>#strong[x]$1$*_@", 20)
    table = Table("seller", "卖家", "卖家", True, (line,))
    public = replace(fullest(), tables=(table,), picked=("卖家名称里有“<script>”",))
    assert b"<script>" not in as_html(page_of(public, "<b>"))
    assert "<script>alert(1)</script>#strong[x]$1$*_@" in tagged(pdf_of(public)).words


@pytest.mark.parametrize("public", [usual, fullest])
def test_in_a_browser_it_asks_for_nothing_is_accessible_and_prints_on_one_page(public, tmp_path):
    path = tmp_path / "统计.html"
    path.write_bytes(as_html(page_of(public(), BY)))
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = Axe().run(page).response["violations"]
        printed = page.pdf(prefer_css_page_size=True)
        browser.close()
    assert [each["id"] for each in found] == []
    assert asked == [path.as_uri()]
    with pikepdf.open(BytesIO(printed)) as book:
        assert len(book.pages) == 1
