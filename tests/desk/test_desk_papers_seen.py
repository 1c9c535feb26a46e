"""The room 文书 in a browser: a sentence asked by mouse and keyboard, changed beside it, the pages, the ZIP; axe finds nothing."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from desk_support import LASTS, PHONE, axe_of, chromium, desk_server, goto, nothing_outside, window
from machine_support import FULL, replace_in, with_cases
from playwright.sync_api import Page

pytestmark = pytest.mark.slow
LONG = 90_000
TOLD = "原告向被告要求退款"
ROOM = f"/case/{FULL}/papers"
PLEADING = f"{ROOM}?paper=court/statement_of_claim"


def at(page: Page, path: str) -> None:
    goto(page, path)
    page.wait_for_selector(".desk-sentence", timeout=LONG)


def made(page: Page) -> None:
    page.wait_for_selector("text=/^(做好了|都是最新的)，一共 \\d+ 个文件/", timeout=LONG)


def test_a_sentence_is_asked_changed_and_the_papers_are_downloaded(tmp_path: Path) -> None:
    with_cases(tmp_path, FULL)
    out = tmp_path / "out"
    with desk_server(tmp_path / "cases", "--out", str(out)) as url, chromium() as browser:
        page = window(browser, url)
        at(page, PLEADING)
        assert page.locator("#paper-name").inner_text() == "小额诉讼 · 民事起诉状"
        # By keyboard: what it rests on stands beside it, the clause word for word, and the way back.
        asked = page.locator(".desk-sentence", has_text="第三条写明")
        asked.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#beside")
        page.wait_for_function("document.activeElement.id === 'beside'")
        beside = page.locator(".desk-beside")
        assert "当事人应当按照约定全面履行自己的义务。" in beside.inner_text()
        assert beside.locator("img").first.evaluate("e => e.complete && e.naturalWidth > 0")
        assert axe_of(page) == []
        page.get_by_role("button", name="回到这句话").click()
        page.wait_for_selector("#beside", state="detached")
        page.wait_for_function("document.activeElement.getAttribute('aria-pressed') === 'true'")
        # By mouse: a fact changed beside its sentence changes the words.
        page.locator(".desk-sentence", has_text=TOLD).click()
        page.wait_for_selector(".desk-stated")
        page.locator(".desk-stated").get_by_label("否", exact=True).check()
        page.get_by_role("button", name="保存：").first.click()
        page.wait_for_function(
            "told => !document.querySelector('.desk-paper').innerText.includes(told)", arg=TOLD, timeout=LONG
        )
        assert "我向卖家要求退货退款: {回答: 否" in (tmp_path / "cases" / f"{FULL}.yaml").read_text("utf-8")
        page.get_by_role("button", name="撤销").click()
        page.wait_for_selector(f".desk-paper >> text={TOLD}", timeout=LONG)
        # The pages, as they are printed, and everything of the channel in a ZIP.
        made(page)
        leaf = page.locator(".desk-leaf").first
        leaf.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('.desk-leaf').naturalWidth > 500", timeout=LONG)
        with page.expect_download() as got:
            page.get_by_role("link", name="小额诉讼的（").click()
        assert got.value.suggested_filename.startswith(f"{FULL}_60_法院")
        got.value.save_as(tmp_path / "one.zip")
        with ZipFile(tmp_path / "one.zip") as archive:
            assert "60_法院/01_民事起诉状.pdf" in archive.namelist()
            assert all(name.startswith("60_法院/") for name in archive.namelist())
            pdf = archive.read("60_法院/01_民事起诉状.pdf")
        assert pdf == (out / FULL / "60_法院" / "01_民事起诉状.pdf").read_bytes()
        page.get_by_label("也装只给自己看的").check()
        with page.expect_download() as got:
            page.get_by_role("link", name="全部（").click()
        got.value.save_as(tmp_path / "all.zip")
        with ZipFile(tmp_path / "all.zip") as archive:
            assert "00_打开这里.html" in archive.namelist()
        assert axe_of(page) == []
        assert page.failed == []
        assert nothing_outside(page)


def test_on_a_phone_in_the_dark_and_with_a_fault_in_the_case(tmp_path: Path) -> None:
    with_cases(tmp_path, FULL)
    case = tmp_path / "cases" / f"{FULL}.yaml"
    with (
        desk_server(tmp_path / "cases", "--out", str(tmp_path / "out"), before=LASTS) as url,
        chromium() as browser,
    ):
        page = window(browser, url, viewport=PHONE, scheme="dark")
        at(page, ROOM)
        page.get_by_role("button", name="停下").click(timeout=LONG)
        page.wait_for_selector("text=停下了", timeout=LONG)
        page.wait_for_selector("text=做文书")
        page.get_by_text("所有文书").click()
        page.locator("summary", has_text="小额诉讼").click()
        page.get_by_role("button", name="民事起诉状", exact=True).click()
        page.wait_for_selector(f".desk-paper >> text={TOLD}", timeout=LONG)
        page.locator(".desk-sentence", has_text=TOLD).click()
        page.wait_for_selector("#beside")
        assert axe_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        page.get_by_text("没有写进去的").click()
        assert page.get_by_text("原因：").first.is_visible()
        # Somebody spoils the file beside it: what is missing is told, the words stay.
        replace_in(case, "实付: 68.00", "实际付了: 68.00")
        page.wait_for_selector("text=补好了才写得出文书；下面还是改之前的", timeout=LONG)
        assert page.locator(".desk-sentence", has_text=TOLD).count() == 1
        assert page.get_by_role("link", name="在案件文件里改").is_visible()
        assert axe_of(page) == []
        replace_in(case, "实际付了: 68.00", "实付: 67.00")
        page.wait_for_selector(".desk-paper >> text=67.00", timeout=LONG)
        assert page.failed == []
