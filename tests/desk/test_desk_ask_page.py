"""问几句 in a real browser: cards answered by clicks and keys, lines attached, taken back; axe finds nothing."""

from pathlib import Path
from typing import Any

import pytest
from desk_asked import NAME, of_chat, small_case
from desk_support import NO_OUTSIDE, PHONE, axe_of, chromium, desk_server, goto, nothing_outside, window
from playwright.sync_api import Locator, Page, expect

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.law.fact_names import ASKED, REFUSED, RENEWED

pytestmark = pytest.mark.slow
RENEWAL = "自动续费"
STATUS = ".desk-content > p[role=status]"


def of(case: OpenCase) -> Any:
    case.refreshed()
    return case.data


def opened(page: Page) -> None:
    goto(page, f"/case/{NAME}/ask")
    page.wait_for_function("window.socket?.connected")
    page.wait_for_selector("#ask-title")


def counted(page: Page, number: int) -> None:
    page.wait_for_function(
        f"n => document.querySelector('{STATUS}').innerText === `还有 ${{n}} 个问题`", arg=number
    )


def left(page: Page) -> int:
    return int("".join(filter(str.isdigit, page.inner_text(STATUS))) or 0)


def take(page: Page, title: str) -> None:
    """Take the card with this in its title in hand."""
    if title in page.inner_text("#ask-title"):
        return
    page.get_by_text("还要问的").click()
    page.get_by_role("button", name="答这一个").and_(page.locator(f'[aria-label*="{title}"]')).first.click()
    page.wait_for_function("t => document.querySelector('#ask-title').innerText.includes(t)", arg=title)


def test_a_case_is_asked_from_what_went_wrong_to_the_next_room(tmp_path: Path) -> None:
    case = small_case(tmp_path, 证据=of_chat())
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        opened(page)
        counted(page, 1)
        page.get_by_label("用几个字说说").fill("卡密兑换不了")
        page.get_by_label("卡密无效：").check()
        assert axe_of(page) == []
        page.get_by_role("button", name="就是这些").click()
        page.wait_for_function("document.querySelector('#ask-title').innerText.includes('页面怎么说')")
        assert of(case)["争议"] == ["卡密无效"]
        # The focus is on the new question, for who hears it.
        page.wait_for_function("document.activeElement.id === 'ask-title'")
        page.get_by_role("button", name="兑换结果：提示已被使用").click()
        page.wait_for_selector("text=您第一次去兑换，是什么时候？")
        field = page.get_by_label("第一次兑换的时间")
        field.fill("明天")
        field.press("Enter")
        page.wait_for_selector(".desk-hint.desk-wrong")
        assert "第一次兑换的时间" not in of(case)["交易"][0]
        field.fill("2026-11-20 21:05")
        field.press("Enter")
        page.wait_for_function("!document.querySelector('#ask-title').innerText.includes('您第一次去兑换')")
        assert of(case)["交易"][0]["第一次兑换的时间"] == "2026-11-20 21:05"
        answer_all(page)
        page.get_by_text("要问的都问过了").wait_for()
        assert page.get_by_role("link", name="接着：").count() == 1
        assert axe_of(page) == []
        assert of(case)["事实"][ASKED]["时间"] == "2026-11-20 21:09"
        assert page.failed == []  # type: ignore[attr-defined]
        assert nothing_outside(page)


def answer_all(page: Page) -> None:
    """Each card as quickly as it can be answered: the likely line, then 是."""
    while page.locator(".desk-question").count():
        before = page.inner_text(STATUS)
        card = page.locator(".desk-question")
        if card.get_by_role("group", name="您的回答").count():
            lines = card.locator(".desk-bubble[aria-pressed=false]")
            if lines.count():
                lines.first.click()
                card.locator(".desk-bubble[aria-pressed=true]").first.wait_for()
            card.get_by_role("button", name="是", exact=True).click()
            page.wait_for_function(
                "([s, t]) => document.querySelector(s).innerText !== t || document.querySelector('.desk-doubted:not(:empty)')",
                arg=[STATUS, before],
            )
            if page.inner_text(STATUS) == before:
                card.get_by_role("button", name="就这样").click()
        elif card.locator(".desk-several").count() or (
            card.locator(".desk-main").count() and not card.locator("input.desk-field").count()
        ):
            said_so(card)
            card.locator(".desk-main").click()
        elif card.locator("[aria-pressed]").count():
            for group in card.locator("fieldset").all():
                group.locator("[aria-pressed]").first.click()
        elif (empty := card.get_by_role("button", name="先空着")).is_visible():
            empty.click()
        else:
            # What the file cannot be without.
            for place in card.locator("input.desk-field").all():
                place.fill("客服说不退")
            card.get_by_role("button", name="写好了").click()
        page.wait_for_function("([s, t]) => document.querySelector(s).innerText !== t", arg=[STATUS, before])


def said_so(card: Locator) -> None:
    """Of what was said to the seller, that it was, with the likely line."""
    told = card.locator(".desk-several").filter(has_text="要求退货退款")
    if told.count():
        told.get_by_label("是", exact=True).check()
        told.locator(".desk-bubble").first.click()
        told.locator(".desk-bubble[aria-pressed=true]").wait_for()


def test_a_line_is_attached_and_taken_off_by_keys_and_what_an_editor_writes_shows_at_once(
    tmp_path: Path,
) -> None:
    case = small_case(tmp_path, "卡密无效", "拒绝退款", 证据=of_chat())
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url, viewport=PHONE, scheme="dark")
        opened(page)
        take(page, "客服或店主说不退")
        line = page.locator(".desk-bubble").filter(has_text="概不退款")
        line.focus()
        page.keyboard.press("Enter")
        page.locator(".desk-bubble[aria-pressed=true]").wait_for()
        assert of(case)["事实"][REFUSED] == {
            "时间": "2026-11-20 21:09",
            "原话": "虚拟商品一经售出概不退款",
            "证据": ["客服聊天#2"],
        }
        assert page.get_by_label("原话", exact=True).input_value() == "虚拟商品一经售出概不退款"
        page.wait_for_function("document.activeElement.classList.contains('desk-bubble')")
        assert axe_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.keyboard.press("Enter")
        page.locator(".desk-bubble[aria-pressed=true]").wait_for(state="detached")
        assert REFUSED not in (of(case).get("事实") or {})
        page.get_by_role("button", name="是", exact=True).click()
        page.wait_for_selector("text=写上更好：原话")
        page.get_by_label("原话", exact=True).fill("概不退款")
        page.get_by_label("原话", exact=True).blur()
        page.wait_for_function("!document.querySelector('#ask-title')?.innerText.includes('说不退')")
        assert of(case)["事实"][REFUSED] == {"回答": "是", "原话": "概不退款"}
        page.get_by_role("button", name="撤销").click()
        page.wait_for_function("document.querySelector('#ask-title').innerText.includes('说不退')")
        # An editor beside it.
        case.file.write_text(case.text.replace("争议:\n- 卡密无效\n- 拒绝退款\n", ""), "utf-8")
        page.wait_for_selector("text=出了什么事？")
        counted(page, 1)
        assert page.failed == []  # type: ignore[attr-defined]


def test_a_card_is_put_off_and_who_the_author_is_stands_apart(tmp_path: Path) -> None:
    case = small_case(tmp_path, "卡密无效", 页面承诺=[{"内容": "保证可用"}])
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        opened(page)
        first, count = page.inner_text("#ask-title"), left(page)
        page.get_by_role("button", name="先不答").click()
        page.wait_for_function("t => document.querySelector('#ask-title').innerText !== t", arg=first)
        assert left(page) == count
        take(page, "保证可用")
        page.get_by_role("button", name="做到了", exact=True).click()
        counted(page, count - 1)
        assert "实际" not in of(case)["页面承诺"][0]
        page.get_by_text("不用再写的").click()
        page.get_by_role("button", name="再问").click()
        counted(page, count)
        page.get_by_text("您是谁").click()
        phone = page.get_by_label("电话", exact=True)
        phone.fill("13800000000")
        phone.press("Tab")
        page.wait_for_function("document.querySelector('.desk-status p').innerText === '已保存'")
        assert of(case)["消费者"]["电话"] == "13800000000"
        assert axe_of(page) == []


SLOW = (
    NO_OUTSIDE
    + """
import time
from kameng_docs.desk.casefile.opened import OpenCase
_apply = OpenCase.apply
def slow(self, edits, saw):
    time.sleep(0.6)
    return _apply(self, edits, saw)
OpenCase.apply = slow
"""
)


def test_no_press_is_lost_while_the_one_before_is_still_being_written(tmp_path: Path) -> None:
    case = small_case(tmp_path, "卡密无效", "拒绝退款", 证据=of_chat())
    with desk_server(tmp_path / "cases", before=SLOW) as url, chromium() as browser:
        page = window(browser, url)
        opened(page)
        take(page, "客服或店主说不退")
        # One after the other without waiting: a line, then its exhibit taken off again, then the answer.
        page.evaluate("""() => {
            const press = (e) => e.click();
            press([...document.querySelectorAll('.desk-bubble')].find((e) => e.innerText.includes('概不退款')));
            setTimeout(() => press(document.querySelector('.desk-chip')), 50);
            setTimeout(() => press([...document.querySelectorAll('.desk-answer')].find((e) => e.innerText === '是')), 100);
        }""")
        page.wait_for_function("!document.querySelector('#ask-title')?.innerText.includes('说不退')")
        assert of(case)["事实"][REFUSED] == {
            "时间": "2026-11-20 21:09",
            "原话": "虚拟商品一经售出概不退款",
            "回答": "是",
        }
        assert page.failed == []  # type: ignore[attr-defined]


def test_lines_of_a_card_are_written_as_they_are_pressed_and_the_last_press_says_what_it_answers(
    tmp_path: Path,
) -> None:
    case = small_case(tmp_path, RENEWAL, 事实={RENEWED: "是"})
    with desk_server(tmp_path / "cases", before=SLOW) as url, chromium() as browser:
        page = window(browser, url, viewport=PHONE, scheme="dark")
        opened(page)
        take(page, f"{RENEWAL}：")
        lines = page.locator(".desk-several")
        many = lines.count()
        assert 2 <= many <= 6
        done = page.locator(".desk-main")
        assert done.inner_text() == f"这 {many} 项都是“否”"
        first, second = lines.nth(0), lines.nth(1)
        assert not first.get_by_label("原话", exact=True).is_visible()
        first.get_by_label("是", exact=True).check()
        second.get_by_label("不清楚", exact=True).check()
        words = first.get_by_label("原话", exact=True)
        words.fill("已为您关闭自动续费")
        words.blur()
        page.wait_for_function(
            "t => document.querySelector('.desk-main').innerText === t",
            arg=f"写好了，其余 {many - 2} 项都是“否”",
        )
        page.wait_for_function("document.querySelector('.desk-status p').innerText === '已保存'")
        assert axe_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        title = page.inner_text("#ask-title")
        done.click()
        page.wait_for_function("t => document.querySelector('#ask-title').innerText !== t", arg=title)
        said = of(case)["事实"]
        assert said.pop(RENEWED) == "是"
        answers = [each if isinstance(each, str) else each["回答"] for each in said.values()]
        assert sorted(answers) == sorted(["是", "不清楚", *["否"] * (many - 2)])
        assert {"回答": "是", "原话": "已为您关闭自动续费"} in said.values()
        assert page.failed == []  # type: ignore[attr-defined]


def test_what_shows_a_line_can_be_looked_at_and_named_before_it_is_answered(tmp_path: Path) -> None:
    case = small_case(tmp_path, RENEWAL, 事实={RENEWED: "是"}, 证据=of_chat())
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        opened(page)
        take(page, f"{RENEWAL}：")
        line, other = page.locator(".desk-several").nth(0), page.locator(".desk-several").nth(1)
        chip = line.get_by_role("button", name="客服聊天")
        assert not chip.is_visible()
        line.get_by_text("聊天里怎么说的、哪份证据能看出来").click()
        assert axe_of(page) == []
        chip.click()
        # Who shows by what one sees it has said that it is so.
        expect(line.get_by_label("是", exact=True)).to_be_checked()
        expect(line.get_by_label("原话", exact=True)).to_be_visible()
        said = of(case)["事实"]
        said.pop(RENEWED)
        assert list(said.values()) == [{"证据": ["客服聊天"], "回答": "是"}]
        # What is not so is shown by nothing.
        other.get_by_label("否", exact=True).check()
        expect(other.get_by_text("聊天里怎么说的、哪份证据能看出来")).to_be_hidden()
        assert page.failed == []  # type: ignore[attr-defined]
