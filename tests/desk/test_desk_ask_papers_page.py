"""对方是谁 in a real browser: one field after the other, the fold stays open, nothing is drawn under the hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk_asked import NAME, small_case
from desk_support import NO_OUTSIDE, axe_of, chromium, desk_server, goto, window
from playwright.sync_api import Page, expect

from kameng_docs.desk.casefile.opened import OpenCase

pytestmark = pytest.mark.slow
# Tenths of a second, a guard against hanging.
HANGS = 300
SEAT = "某某省某某市某某路1号"


def test_a_court_and_a_seller_are_typed_in_one_field_after_the_other(tmp_path: Path) -> None:
    case = small_case(
        tmp_path,
        "卡密无效",
        卖家=[{"店铺名": "某某小店", "主体": {"住所": SEAT}}],
        法院={"为什么是这里": "我的户籍地在该区"},
    )
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/ask")
        page.wait_for_function("window.socket?.connected")
        page.get_by_text("对方是谁（查到了再填）").click()
        name, seat = page.get_by_label("卖家的名称", exact=True), page.get_by_label("卖家的住所")
        assert seat.input_value() == SEAT
        name.fill("某某商行")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="卖家的主体类型：公司").click()
        page.wait_for_selector('button[aria-pressed=true][aria-label="卖家的主体类型：公司"]')
        # It is lit before it is written.
        until(page, case, lambda: "主体类型" in case.data["卖家"][0]["主体"])
        assert case.data["卖家"][0]["主体"] == {"名称": "某某商行", "主体类型": "公司", "住所": SEAT}
        assert name.is_visible()
        assert name.input_value() == "某某商行"
        page.get_by_text("法院和别的").click()
        page.get_by_label("法院的名称").fill("某某市某某区人民法院")
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('[role=status]') !== null")
        page.wait_for_timeout(1500)
        case.refreshed()
        assert case.data["法院"]["名称"] == "某某市某某区人民法院"
        assert seat.is_visible()
        assert axe_of(page) == []


def until(page: Page, case: OpenCase, written: Callable[[], bool]) -> None:
    for _ in range(HANGS):
        case.refreshed()
        if written():
            return
        page.wait_for_timeout(100)


def test_a_choice_is_lit_at_once_however_long_its_writing_takes(tmp_path: Path) -> None:
    case = small_case(tmp_path, "卡密无效")
    slowly = f"""{NO_OUTSIDE}
from time import sleep
from kameng_docs.desk.casefile.opened import OpenCase
_apply = OpenCase.apply
def apply(self, *given):
    sleep(20)
    return _apply(self, *given)
OpenCase.apply = apply
"""
    with desk_server(tmp_path / "cases", before=slowly) as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/ask")
        page.wait_for_selector("#ask-title")
        page.get_by_text("您是谁").click()
        page.get_by_role("button", name="性别：女").click()
        expect(page.get_by_role("button", name="性别：女")).to_have_attribute(
            "aria-pressed", "true", timeout=15_000
        )
        case.refreshed()
        assert "性别" not in case.data["消费者"]
