"""A time as people type it on the desk, in a real browser: told at its field what was meant, taken by one press."""

from pathlib import Path

import pytest
from desk_asked import NAME, small_case
from desk_support import NO_OUTSIDE, axe_of, chromium, desk_server, goto, nothing_outside, window
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
# The day on which the desk is opened, whenever the tests run: a Tuesday.
ON_A_DAY = f"""{NO_OUTSIDE}
from datetime import date
from kameng_docs.cli import arguments
arguments.today = lambda: date(2026, 12, 1)
"""
LONG = 60_000


def test_a_time_is_told_at_its_field_and_taken_by_one_press(tmp_path: Path) -> None:
    order = {"商品": "某某会员月卡", "实付": "15.00"}
    case = small_case(tmp_path, "卡密无效", 交易=[order])
    with desk_server(tmp_path / "cases", before=ON_A_DAY) as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/ask")
        page.wait_for_function("window.socket?.connected")
        made = page.get_by_label("什么时候下的单？").or_(page.get_by_label("下单时间", exact=True)).first
        expect(made).to_be_visible(timeout=LONG)
        made.fill("11月20号晚上9点05")
        made.press("Tab")
        below = page.locator(".desk-when").filter(has_text="11月20号晚上9点05")
        expect(below).to_contain_text("是 2026-11-20 21:05 吗？", timeout=LONG)
        assert axe_of(page) == []
        case.refreshed()
        assert "下单时间" not in case.data["交易"][0]
        below.get_by_role("button", name="是 2026-11-20 21:05").click()
        expect(made).to_have_value("2026-11-20 21:05")
        expect(page.locator(".desk-status [role=status]")).to_contain_text("已保存", timeout=LONG)
        case.refreshed()
        assert case.data["交易"][0]["下单时间"] == "2026-11-20 21:05"
        made.fill("不记得了")
        made.press("Tab")
        expect(page.locator(".desk-when .desk-wrong")).to_contain_text("不记得几点就只写日期", timeout=LONG)
        made.fill("2026年11月20号晚上9点30")
        made.press("Tab")
        expect(page.get_by_text("记成 2026-11-20 21:30")).to_be_visible(timeout=LONG)

        goto(page, f"/case/{NAME}/today")
        expect(page.locator("#today-days, #lacking").first).to_be_visible(timeout=LONG)
        page.get_by_role("button", name="我交了一份").click()
        at = page.get_by_label("什么时候交的")
        at.fill("昨天下午3点")
        at.press("Tab")
        page.get_by_role("button", name="是 2026-11-30 15:00").click()
        expect(at).to_have_value("2026-11-30 15:00")
        by = page.get_by_label("文书里请对方最迟哪天答复")
        by.fill("12月5日前")
        by.press("Tab")
        expect(page.locator(".desk-when").filter(has_text="12月5日前")).to_contain_text("2026-12-05")
        assert nothing_outside(page)
