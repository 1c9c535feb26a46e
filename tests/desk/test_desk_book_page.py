"""案件本 in a real browser: found, narrowed, sorted, turned over and opened, by the keyboard alone, in any size and light."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from desk_support import (
    NO_OUTSIDE,
    PHONE,
    SCREEN,
    axe_of,
    chromium,
    desk_process,
    goto,
    nothing_outside,
    window,
)
from machine_support import ROOT
from many_made import TODAY, make_one, summary_of_number
from playwright.sync_api import Browser, Page, expect

from kameng_docs.desk.book.sight import LINES
from kameng_docs.registry.filters import Wanted

pytestmark = pytest.mark.slow
MANY = LINES + 4
# The day on which the cases were made, so that nothing is older.
ON_THAT_DAY = f"""{NO_OUTSIDE}
import sys, datetime, kameng_docs.cli.desk
sys.modules["kameng_docs.cli.desk"].today = lambda: datetime.date.fromisoformat("{TODAY}")
"""
LINE = ".desk-book tbody tr"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("book")
    for number in range(MANY):
        summary = replace(summary_of_number(number), marks={"卡密": ("e" * 20,)} if number in {3, 5} else {})
        make_one(folder, f"案{number:03}", summary)
    with desk_process(folder / "cases", "--out", str(folder / "out"), before=ON_THAT_DAY) as (_, url):
        yield url


def at(browser: Browser, url: str, path: str = "/", **look: object) -> Page:
    page = window(browser, url, **look)  # type: ignore[arg-type]
    goto(page, path)
    settled(page)
    return page


def settled(page: Page) -> None:
    page.wait_for_selector("#book-sum", timeout=30000)


def names(page: Page) -> list[str]:
    return page.locator(f"{LINE} .desk-case").all_inner_texts()


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(SCREEN, "light"), (PHONE, "dark")], ids=["screen", "phone"]
)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    viewport: dict[str, int], scheme: str, browser: Browser, url: str
) -> None:
    page = at(browser, url, viewport=viewport, scheme=scheme)
    for path in ("/", "/book?days=1", "/book?missing=1&by=asked&down=1", "/book?before=x&text=nothing"):
        goto(page, path)
        settled(page)
        for summary in page.locator("summary").all():
            if summary.evaluate("(e) => !e.parentElement.open"):
                summary.click()
        assert axe_of(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
    expect(page.locator("#content")).to_contain_text("没有这样的案件")
    expect(page.locator("#content")).to_contain_text("“x”不是日子")
    assert page.failed == []  # type: ignore[attr-defined]
    assert nothing_outside(page)
    page.context.close()


def test_a_clerk_narrows_sorts_turns_over_and_opens_by_the_keyboard_alone(browser: Browser, url: str) -> None:
    page = at(browser, url)
    expect(page.get_by_role("heading", level=1)).to_have_text("案件本")
    expect(page.locator("#book-sum")).to_contain_text(f"一共 {MANY} 件")
    assert len(names(page)) == LINES
    assert {each.name for each in fields(Wanted)} <= set(
        page.locator("form[role=search] [name]").evaluate_all("(all) => all.map((e) => e.name)")
    )
    page.get_by_role("link", name="下一页").press("Enter")
    page.wait_for_url("**/book?page=2")
    settled(page)
    assert len(names(page)) == MANY - LINES
    page.get_by_role("textbox", name="有这些字").focus()
    page.keyboard.type("某某小店1")
    page.keyboard.press("Enter")
    # What is not asked for stays out of the address.
    page.wait_for_url(re.compile(r"/book\?text=[^&]+$"))
    settled(page)
    expect(page.locator(".desk-of-against").nth(1)).to_contain_text("某某小店1")
    few = len(names(page))
    assert 0 < few < LINES
    for arrow, direction in (("▲", "ascending"), ("▼", "descending")):
        page.locator("thead").get_by_role("link", name="金额").press("Enter")
        page.wait_for_selector(f"th[aria-sort={direction}]:has-text('{arrow}')")
    sums = [float(each) for each in page.locator("td.desk-of-asked").all_inner_texts()]
    assert len(sums) == few
    assert sums == sorted(sums, reverse=True)
    page.get_by_role("link", name="按日子").press("Enter")
    page.wait_for_selector(".desk-due")
    assert "text=" in page.url
    page.go_back()
    settled(page)
    page.get_by_role("link", name="不再只看：有这些字 某某小店1").press("Enter")
    page.wait_for_selector(f"{LINE}:nth-child({LINES})")
    first = names(page)[0]
    page.get_by_role("link", name=first, exact=True).first.press("Enter")
    page.wait_for_url("**/case/**")
    expect(page.locator(".desk-name")).to_have_text(first)
    page.context.close()


def test_the_same_number_is_a_finding_and_tables_are_saved(
    browser: Browser, url: str, tmp_path: Path
) -> None:
    page = at(browser, url, "/book?text=案003")
    found = page.get_by_role("region", name="几件案件里有同一个号码")
    expect(found).to_contain_text("同一张卡密可能卖了两次")
    assert found.locator("a").all_inner_texts() == ["案003", "案005"]
    assert "e" * 20 not in page.content()
    for kind, begins in (("CSV", "\ufeff案件,".encode()), ("XLSX", b"PK")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=f"存成 {kind}").click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        assert file.name == f"案件_{TODAY}.{kind.lower()}"
        assert file.read_bytes().startswith(begins)
    assert (tmp_path / f"案件_{TODAY}.csv").read_bytes().count(b"\r\n") == 2
    page.context.close()


def test_cases_that_were_never_made_are_read_while_the_page_is_used(browser: Browser, tmp_path: Path) -> None:
    text = (ROOT / "cases" / "示例-最简.yaml").read_text(encoding="utf-8")
    cases = tmp_path / "cases"
    cases.mkdir()
    for number in range(6):
        (cases / f"我的{number}.yaml").write_text(text, encoding="utf-8")
    (cases / "我的6.yaml").write_text("标题: '<b>粗</b>'\n卖家:\n  - 店铺名: <b>店</b>\n", encoding="utf-8")
    with desk_process(cases, before=ON_THAT_DAY) as (_, url):
        page = at(browser, url)
        expect(page.locator(LINE)).to_have_count(7)
        expect(page.locator(f"{LINE}:has-text('读了没编')")).to_have_count(6, timeout=60000)
        wrong = page.locator(LINE, has_text="我的6")
        expect(wrong).to_contain_text("处要补要改")
        expect(wrong).to_contain_text("<b>店</b>")
        assert axe_of(page) == []
        # What changed is read again, and nothing else.
        (cases / "我的0.yaml").write_text(text.replace("某某小店", "另一家店"), encoding="utf-8")
        goto(page, "/")
        expect(page.locator(LINE, has_text="我的0")).to_contain_text("另一家店", timeout=60000)
        expect(page.locator(LINE, has_text="我的1")).to_contain_text("某某小店")
        assert page.failed == []  # type: ignore[attr-defined]
        page.context.close()
