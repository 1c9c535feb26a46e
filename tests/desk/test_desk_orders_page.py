"""核对 of three payments in a browser: nothing stays, the count goes down; and a page that fails says so."""

import shutil
from pathlib import Path

import pytest
from begun_reads import TIPS
from desk_given import NAME, PICTURE, begun_case
from desk_support import NO_OUTSIDE, PHONE, axe_of, chromium, desk_server, goto, window

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import Kept, keep
from kameng_docs.reading.proposals import Read, What
from kameng_docs.starting.gathering import STORY, Gathered

pytestmark = pytest.mark.slow
TOLD = "我女儿今年12岁，拿我的手机给主播打赏了三次。"

# 核对 cannot find what is open.
FAILING = """
import kameng_docs.desk.confirming.asking
def broken(*given, **more):
    raise KeyError("某某")
kameng_docs.desk.confirming.asking.asked_of = broken
"""
# It cannot even be begun.
NOT_BEGUN = """
import kameng_docs.desk.given.reader
def broken(*given, **more):
    raise KeyError("某某")
kameng_docs.desk.given.reader.reading_of = broken
"""


def three_payments(folder: Path) -> OpenCase:
    _, case = begun_case(folder)
    case.folder.mkdir()
    for read in TIPS:
        shutil.copy(next(Path("cases").rglob("*.png")), case.folder / read.file)
    told = Read(STORY, What.STORY)
    seen = dict.fromkeys((read.file for read in TIPS), PICTURE)
    keep(case.folder, Kept(Gathered((*TIPS, told), seen=seen, story=TOLD, story_file=STORY)))
    return case


def test_three_payments_are_confirmed_to_the_end(tmp_path: Path) -> None:
    case = three_payments(tmp_path)
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/confirm")
        # The time of the second comes before its number.
        page.locator(".desk-tab", has_text="2.png").click()
        page.get_by_text("支付单号“4200002611082026110812345672”就一起写进案件").wait_for()
        assert axe_of(page) == []
        page.get_by_role("button", name="对：下单时间（第 2 单）").click()
        page.get_by_role("heading", name="下单时间（第 2 单）").wait_for(state="detached")
        page.get_by_role("heading", name="支付单号（第 2 单）").wait_for(state="detached")
        count = page.locator("p", has_text="已经核对")
        total = int(count.inner_text().split("还有 ")[1].split(" ")[0]) + 2
        for left in range(60):
            if page.get_by_text("都核对过了。").count():
                break
            assert left < 59
            before = count.inner_text()
            page.locator(".desk-ask .desk-main").first.click()
            page.wait_for_function(
                "was => [...document.querySelectorAll('p')].every(p => p.textContent !== was)", arg=before
            )
        assert count.inner_text() == f"已经核对 {total} 项，还有 0 项"
        case.refreshed()
        assert [each["实付"] for each in case.data["交易"]] == ["648.00", "648.00", "328.00"]
        assert len({each["支付单号"] for each in case.data["交易"]}) == 3
        assert [each["买的是什么"] for each in case.data["交易"]] == ["直播打赏"] * 3
        assert page.failed == []  # type: ignore[attr-defined]


def test_what_was_bought_is_asked_once_for_all_payments_to_a_shop_and_can_be_told_apart(
    tmp_path: Path,
) -> None:
    case = three_payments(tmp_path)
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/confirm")
        page.locator(".desk-tab", has_text="由上面得出的").click()
        page.get_by_role("heading", name="买的是什么（3 单）").wait_for()
        assert axe_of(page) == []
        page.get_by_role("button", name="不清楚：买的是什么（3 单）").click()
        page.get_by_text("放在一边的 3 项").click()
        for _ in range(3):
            page.get_by_role("button", name="拿回来：买的是什么").first.click()
            page.wait_for_timeout(500)
        # Something else, for all.
        page.get_by_role("button", name="改：买的是什么（3 单）").click()
        page.get_by_role("combobox", name="买的是什么").select_option("游戏充值")
        page.get_by_role("button", name="就这样写").click()
        page.get_by_role("heading", name="买的是什么（3 单）").wait_for(state="detached")
        case.refreshed()
        assert [each["买的是什么"] for each in case.data["交易"]] == ["游戏充值"] * 3
        page.get_by_role("button", name="撤销").click()
        page.get_by_role("heading", name="买的是什么（3 单）").wait_for()
        # Each by itself.
        page.get_by_role("button", name="不一样，一单一单答").click()
        page.get_by_role("button", name="对：买的是什么（第 2 单）").click()
        page.get_by_role("heading", name="买的是什么（第 2 单）").wait_for(state="detached")
        page.get_by_role("heading", name="买的是什么（第 3 单）").wait_for()
        case.refreshed()
        assert [each.get("买的是什么") for each in case.data["交易"]] == ["游戏充值"]
        assert page.failed == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_fails_says_so_and_goes_on(tmp_path: Path, scheme: str) -> None:
    three_payments(tmp_path)
    with (
        desk_server(tmp_path / "cases", before=NO_OUTSIDE + FAILING, faulty=True) as url,
        chromium() as browser,
    ):
        page = window(browser, url, viewport=PHONE, scheme=scheme)
        goto(page, f"/case/{NAME}/confirm")
        alert = page.get_by_role("alert")
        alert.get_by_role("heading", name="这一页出了错").wait_for()
        assert "KeyError" not in page.locator("body").inner_text()
        assert not page.get_by_text("正在看……").is_visible()
        assert axe_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        alert.get_by_role("button", name="重新打开这一页").click()
        page.wait_for_load_state()
        alert.get_by_role("heading", name="这一页出了错").wait_for()
        # 今天 asks where the case stands, which fails as well; this room asks for nothing.
        page.get_by_role("link", name="拖进来").click()
        page.wait_for_url("**/drop")
        page.wait_for_selector("#drop-zone")
        assert page.get_by_text("这一页出了错").count() == 0


def test_a_page_that_is_not_even_begun_says_so(tmp_path: Path) -> None:
    three_payments(tmp_path)
    with (
        desk_server(tmp_path / "cases", before=NO_OUTSIDE + NOT_BEGUN, faulty=True) as url,
        chromium() as browser,
    ):
        page = window(browser, url)
        goto(page, f"/case/{NAME}/confirm")
        page.get_by_role("alert").get_by_role("heading", name="这一页出了错").wait_for()
        assert "KeyError" not in page.locator("body").inner_text()
        assert axe_of(page) == []
        page.get_by_role("link", name="回到我的案件").click()
        page.get_by_role("link", name=NAME).first.wait_for()
