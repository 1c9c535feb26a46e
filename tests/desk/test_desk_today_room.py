"""The room 今天 in a real browser: copied by the keyboard, handed in with its copy, answered as it was read, undone."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from desk_support import (
    NO_OUTSIDE,
    PHONE,
    SCREEN,
    axe_of,
    chromium,
    desk_server,
    goto,
    nothing_outside,
    window,
)
from machine_support import FULL, SMALL, with_cases
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.slow
# The day on which the desk is opened, whenever the tests run.
ON_A_DAY = f"""{NO_OUTSIDE}
from datetime import date
from kameng_docs.cli import arguments
arguments.today = lambda: date(2026, 12, 1)
"""
REPLY = "【某某平台】您的工单 GD0001 已处理：经核实，虚拟商品一经售出概不退款，您的退款申请不予支持。\n2026年12月1日 10:20"
LONG = 60_000
NEAR = 60
"""Pixels from a button to the form that it opens."""
READS_SLOWLY = """
from time import sleep
from kameng_docs.desk.worker import Worker
_heard = Worker.heard
def heard(self, stopped):
    sleep(4)
    return _heard(self, stopped)
Worker.heard = heard
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with_cases(tmp_path, SMALL, FULL)
    with desk_server(tmp_path / "cases", before=ON_A_DAY) as address:
        yield address


def at_today(browser: Browser, url: str, name: str, **look: object) -> Page:
    page = window(browser, url, **look)  # type: ignore[arg-type]
    goto(page, f"/case/{quote(name)}/today")
    expect(page.locator("#today-days, #lacking").first).to_be_visible(timeout=LONG)
    return page


def told(page: Page, words: str) -> None:
    expect(page.locator(".desk-status [role=status]")).to_contain_text(words, timeout=LONG)


@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    viewport: dict[str, int], scheme: str, browser: Browser, url: str
) -> None:
    page = at_today(browser, url, FULL, viewport=viewport, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for name in ("我交了一份", "有答复了，有进展了"):
        page.get_by_role("button", name=name).click()
        expect(page.locator("#today-form")).to_be_visible()
        page.wait_for_timeout(700)
        assert axe_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert page.failed == []  # type: ignore[attr-defined]
    assert nothing_outside(page)
    page.context.close()


def test_copied_handed_in_answered_and_undone(browser: Browser, url: str, tmp_path: Path) -> None:
    file = tmp_path / "cases" / f"{SMALL}.yaml"
    begun = file.read_text(encoding="utf-8")
    page = at_today(browser, url, SMALL)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("navigation", name="现在可以走的").get_by_role("button", name="平台工单").press("Enter")
    expect(page.get_by_text("工单正文：")).to_be_visible()
    page.get_by_text("工单正文：").press("Enter")
    page.get_by_role("button", name="复制：工单正文").press("Enter")
    told(page, "已复制：工单正文")
    copied = page.evaluate("navigator.clipboard.readText()")

    page.get_by_role("button", name="平台工单 交了").click()
    page.get_by_label("编号：工单号").fill("GD0001")
    page.get_by_role("button", name="记下来").first.click()
    told(page, "还没有选交的是哪一份")
    assert file.read_text(encoding="utf-8") == begun
    page.get_by_role("checkbox", name="工单正文").check()
    page.get_by_role("button", name="记下来").first.click()
    told(page, "记下了：平台工单")
    (step,) = yaml.safe_load(file.read_text(encoding="utf-8"))["进度"]
    (kept,) = step["留存"]
    assert (step["编号"], str(step["提交"]), step["要求答复"]) == ("GD0001", "2026-12-01", "2026-12-04 18:00")
    content = (tmp_path / "cases" / SMALL / kept).read_bytes()
    # What was pasted is what is kept.
    assert content.decode().strip("\n") == copied
    sums = next((tmp_path / "cases" / SMALL / "已提交").rglob("*.sha256")).read_text(encoding="utf-8")
    assert hashlib.sha256(content).hexdigest() in sums
    expect(page.locator("#today-diary")).to_have_text("已经交了的 1 步")

    page.get_by_role("button", name="第 1 步答复了").click()
    page.get_by_label("收到的文字").fill(REPLY)
    page.get_by_role("button", name="读一读").click()
    expect(page.get_by_label("现在到哪一步了")).to_have_value("已拒绝", timeout=LONG)
    page.get_by_label("答复的要点").fill("虚拟商品一经售出概不退款")
    page.get_by_role("button", name="记下来").first.click()
    told(page, "记下了：第 1 步")
    (step,) = yaml.safe_load(file.read_text(encoding="utf-8"))["进度"]
    assert (step["状态"], step["结果"], str(step["答复时间"])) == (
        "已拒绝",
        "虚拟商品一经售出概不退款",
        "2026-12-01 10:20",
    )
    received = tmp_path / "cases" / SMALL / "已收到" / "2026-12-01-平台工单" / "答复.txt"
    assert received.read_text(encoding="utf-8") == REPLY

    page.get_by_role("button", name="撤销").click()
    told(page, "已撤销")
    (step,) = yaml.safe_load(file.read_text(encoding="utf-8"))["进度"]
    assert "结果" not in step
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#today-diary")).to_have_count(0, timeout=LONG)
    assert file.read_text(encoding="utf-8") == begun
    assert page.failed == []  # type: ignore[attr-defined]
    page.context.close()


def test_a_form_opens_below_its_button_and_keeps_what_was_typed(browser: Browser, url: str) -> None:
    page = at_today(browser, url, SMALL)
    handed = page.get_by_role("button", name="平台工单 交了")
    handed.click()
    expect(page.get_by_role("heading", name="交了：平台工单")).to_be_focused()
    below = "([b, f]) => f.getBoundingClientRect().top - b.getBoundingClientRect().bottom"
    places = [handed.element_handle(), page.locator("#today-form").element_handle()]
    assert 0 <= page.evaluate(below, places) < NEAR  # type: ignore[operator]
    number = page.get_by_label("编号：工单号")
    number.fill("GD0001")
    # Pressed once more, by who did not see that it is open.
    handed.dblclick()
    expect(page.get_by_role("heading", name="交了：平台工单")).to_be_focused()
    expect(number).to_have_value("GD0001")
    # Another form, and back.
    page.get_by_role("button", name="我交了一份").click()
    expect(page.get_by_role("heading", name="交了一份")).to_be_focused()
    expect(page.locator("#today-form")).to_have_count(1)
    handed.click()
    expect(number).to_have_value("GD0001")
    # What is written elsewhere shows the page anew, and the form with it.
    page.get_by_text("对方刚才又说了什么").click()
    page.get_by_label("对方的原话").fill("亲，再等等")
    page.locator("details", has=page.get_by_label("对方的原话")).get_by_role("button", name="记下来").click()
    expect(page.get_by_role("heading", name="对方说：“亲，再等等”")).to_be_visible(timeout=LONG)
    expect(number).to_have_value("GD0001")
    page.get_by_role("button", name="先不记").click()
    expect(page.locator("#today-form")).to_have_count(0)
    # Who leaves it begins anew.
    handed.click()
    expect(number).to_have_value("")
    page.get_by_role("button", name="先不记").click()
    expect(handed).to_be_focused()
    assert page.failed == []  # type: ignore[attr-defined]
    page.context.close()


def test_what_is_still_being_read_is_waited_for_and_goes_over_nothing_typed(
    browser: Browser, tmp_path: Path
) -> None:
    with_cases(tmp_path, SMALL)
    file = tmp_path / "cases" / f"{SMALL}.yaml"
    with file.open("a", encoding="utf-8") as more:
        more.write("进度:\n  - {渠道: 平台工单, 提交: 2026-11-30}\n")
    with desk_server(tmp_path / "cases", before=ON_A_DAY + READS_SLOWLY) as url:
        page = at_today(browser, url, SMALL)
        page.get_by_role("button", name="第 1 步答复了").click()
        page.get_by_label("收到的文字").fill(REPLY)
        page.get_by_role("button", name="读一读").click()
        page.get_by_label("答复的要点").fill("就是不退")
        page.get_by_role("button", name="记下来").first.click()
        told(page, "还没有记：收到的这一份正在读")
        assert "结果" not in yaml.safe_load(file.read_text(encoding="utf-8"))["进度"][0]
        expect(page.get_by_label("现在到哪一步了")).to_have_value("已拒绝", timeout=LONG)
        expect(page.get_by_label("答复的要点")).to_have_value("就是不退")
        page.get_by_role("button", name="记下来").first.click()
        told(page, "记下了：第 1 步")
        (step,) = yaml.safe_load(file.read_text(encoding="utf-8"))["进度"]
        assert (step["状态"], step["结果"]) == ("已拒绝", "就是不退")
        assert page.failed == []  # type: ignore[attr-defined]
        page.context.close()


def test_what_the_shop_says_now_is_answered_and_a_letter_is_read_from_its_file(
    browser: Browser, url: str, tmp_path: Path
) -> None:
    page = at_today(browser, url, SMALL)
    page.get_by_text("对方刚才又说了什么").click()
    page.get_by_label("对方的原话").fill("虚拟商品一经售出概不退款")
    page.get_by_role("button", name="记下来").click()
    expect(page.get_by_role("heading", name="对方说：“虚拟商品一经售出概不退款”")).to_be_visible(timeout=LONG)
    expect(page.get_by_role("button", name="复制：第 1 句回答")).to_be_visible()

    page.get_by_role("button", name="我交了一份").click()
    page.get_by_label("交到哪里").select_option(label="12315")
    page.get_by_role("checkbox", name="没有留底").check()
    page.get_by_role("button", name="记下来").first.click()
    told(page, "记下了：12315。没有留底")

    letter = tmp_path / "受理.txt"
    letter.write_text("【12315】您的投诉（投诉编号：TS0002）已受理，受理时间：2026-12-01", encoding="utf-8")
    page.get_by_role("button", name="有答复了，有进展了").click()
    page.get_by_label("或者选一个文件").set_input_files(letter)
    expect(page.get_by_label("现在到哪一步了")).to_have_value("已受理", timeout=LONG)
    assert page.get_by_label("编号：受理编号").input_value() == "TS0002"
    page.get_by_role("button", name="记下来").first.click()
    told(page, "记下了：第 1 步，收到的那一份留在案件文件夹的“已收到”里")
    case = yaml.safe_load((tmp_path / "cases" / f"{SMALL}.yaml").read_text(encoding="utf-8"))
    (step,) = case["进度"]
    assert (step["状态"], step["编号"], str(step["受理日期"])) == ("已受理", "TS0002", "2026-12-01")
    kept = tmp_path / "cases" / SMALL / "已收到" / "2026-12-01-12315" / "受理.txt"
    assert kept.read_bytes() == letter.read_bytes()
    page.context.close()


def test_an_answer_noted_before_is_asked_about_and_what_was_pasted_is_kept_unread(
    browser: Browser, url: str, tmp_path: Path
) -> None:
    page = at_today(browser, url, SMALL)
    page.get_by_text("对方刚才又说了什么").click()
    page.get_by_label("对方的原话").fill("虚拟商品一经售出概不退款")
    page.get_by_role("button", name="记下来").click()
    expect(page.get_by_role("heading", name="对方说：“虚拟商品一经售出概不退款”")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="我交了一份").click()
    page.get_by_label("交到哪里").select_option(label="12315")
    page.get_by_role("checkbox", name="没有留底").check()
    page.get_by_role("button", name="记下来").first.click()
    told(page, "记下了：12315。没有留底")

    page.get_by_role("button", name="有答复了，有进展了").click()
    page.get_by_label("收到的文字").fill(REPLY)
    page.get_by_label("答复的要点").fill("经核实，虚拟商品一经售出概不退款，不予支持")
    page.get_by_role("button", name="记下来").first.click()
    expect(page.get_by_text("和这次的答复是同一句吗？")).to_be_visible(timeout=LONG)
    assert axe_of(page) == []
    page.get_by_role("button", name="是同一句").click()
    told(page, "记下了：第 1 步，收到的那一份留在案件文件夹的“已收到”里")
    case = yaml.safe_load((tmp_path / "cases" / f"{SMALL}.yaml").read_text(encoding="utf-8"))
    assert (
        case["进度"][0]["结果"]
        == case["经过"][-1]["对方原话"]
        == "经核实，虚拟商品一经售出概不退款，不予支持"
    )
    kept = tmp_path / "cases" / SMALL / "已收到" / "2026-12-01-12315" / "答复.txt"
    assert kept.read_text(encoding="utf-8") == REPLY
    page.context.close()


def test_on_a_phone_the_three_things_come_first_and_what_is_not_for_today_is_shut(
    browser: Browser, url: str
) -> None:
    page = at_today(browser, url, FULL, viewport=PHONE)
    first = page.locator("#content h2").first
    expect(first).to_have_text("今天该做什么")
    summaries = page.locator("details:not([open]) > summary")
    reminders = summaries.filter(has_text="要求和提醒")
    later = summaries.filter(has_text="还没到时候、已经走了的")
    court = page.get_by_role("button", name="强制执行 交了")
    expect(court).to_be_hidden()
    told_there = page.locator("details", has=page.get_by_text("要求和提醒", exact=True)).locator(".desk-page")
    expect(told_there).to_be_hidden()
    reminders.press("Enter")
    expect(told_there).to_be_visible()
    later.press("Enter")
    expect(court).to_be_visible()
    page.context.close()
