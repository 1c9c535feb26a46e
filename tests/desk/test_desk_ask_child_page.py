"""The card that asks who the child is, in a browser: filled with the keyboard, written by one press, taken back by one."""

from pathlib import Path

import pytest
from desk_asked import NAME, small_case
from desk_support import PHONE, axe_of, chromium, desk_server, goto, nothing_outside, window

pytestmark = pytest.mark.slow
ADULT = {"姓名": "王某某", "电话": "13800000000"}


def test_the_child_is_written_by_one_press_and_taken_back_by_one(tmp_path: Path) -> None:
    case = small_case(tmp_path, "未成年人充值", 消费者=ADULT)
    before = case.text
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url, viewport=PHONE, scheme="dark")
        goto(page, f"/case/{NAME}/ask")
        page.wait_for_function("window.socket?.connected")
        page.wait_for_function("document.querySelector('#ask-title')?.innerText.includes('孩子是谁')")
        assert axe_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name="就这样写上").click()
        page.wait_for_function("document.body.innerText.includes('还没有写全')")
        assert case.text == before
        page.get_by_label("孩子的姓名").fill("李小某")
        page.get_by_label("孩子的出生日期").fill("2014年5月3日")
        # Leaving the field has it say which day it is, which moves what stands below while the mouse is held on it.
        box = page.get_by_label("母亲").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.get_by_text("记成 2014-05-03").wait_for()
        moved = page.get_by_label("母亲").bounding_box()
        assert moved
        assert moved["y"] > box["y"] + box["height"] / 2
        page.mouse.up()
        page.wait_for_function("document.querySelector('[name=ask-relation]:checked')")
        assert page.get_by_label("母亲").is_checked()
        page.get_by_role("button", name="就这样写上").click()
        page.wait_for_function("!document.querySelector('#ask-title').innerText.includes('孩子是谁')")
        case.refreshed()
        assert case.data["消费者"]["法定代理人"]["姓名"] == "王某某"
        page.get_by_role("button", name="撤销").first.click()
        page.wait_for_function("document.querySelector('#ask-title').innerText.includes('孩子是谁')")
        case.refreshed()
        assert case.text == before
        light = window(browser, url)
        goto(light, f"/case/{NAME}/ask")
        light.wait_for_selector("#ask-title")
        assert axe_of(light) == []
        assert nothing_outside(page)
