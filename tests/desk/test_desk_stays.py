"""Nothing stops anybody in 核对 and 问几句: what is typed stays, what is open stays open, each button does what it says, on a slow disk too."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from desk_asked import NAME as ASKED_NAME
from desk_asked import of_chat, small_case
from desk_given import NAME, PICTURE, begun_case
from desk_support import NO_OUTSIDE, chromium, desk_server, goto, window
from playwright.sync_api import Page

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import Kept, keep
from kameng_docs.reading.proposals import Box, Place, Read, Side, What, Words
from kameng_docs.starting.gathering import Gathered

pytestmark = pytest.mark.slow
CHAT = "聊天.png"
# Every write and every look at the questions takes half a second.
SLOW = f"""{NO_OUTSIDE}
import time
from kameng_docs.desk.casefile import opened
from kameng_docs.desk.views import ask
_apply, _cards = opened.OpenCase.apply, ask.cards_of
def apply(self, *given):
    time.sleep(0.5)
    return _apply(self, *given)
def cards(*given):
    time.sleep(0.5)
    return _cards(*given)
opened.OpenCase.apply, ask.cards_of = apply, cards
"""
CHILD = {"姓名": "李小某", "出生日期": "2014-05-03", "法定代理人": {"姓名": "王某某", "与消费者关系": "母亲"}}
DOUBT = "时间只写着“21:03”，没有写全是哪年哪月哪日"


def of(case: OpenCase) -> Any:
    case.refreshed()
    return case.data


def untimed() -> Kept:
    """A chat that shows no day: two sentences of theirs without a time."""
    said = tuple(
        Words(Side.OTHER, "", text, "", Place(CHAT, box=Box(10, 60 * n, 200, 60 * n + 50)), doubts=(DOUBT,))
        for n, text in enumerate(("概不退换", "随便你"))
    )
    return Kept(Gathered((Read(CHAT, What.CHAT, words=said),), seen={CHAT: PICTURE}))


def until(page: Page, so: Callable[[], bool]) -> None:
    """Wait for what is written; ten seconds are enough on any machine."""
    for _ in range(100):
        if so():
            return
        page.wait_for_timeout(100)
    raise AssertionError


@contextmanager
def confirming(folder: Path, given: Kept) -> Iterator[tuple[Page, OpenCase]]:
    _, case = begun_case(folder)
    case.folder.mkdir()
    keep(case.folder, given)
    with desk_server(folder / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/confirm")
        page.wait_for_selector(".desk-read")
        yield page, case
        assert page.failed == []  # type: ignore[attr-defined]


@contextmanager
def asking(folder: Path, case: OpenCase, before: str = NO_OUTSIDE) -> Iterator[tuple[Page, OpenCase]]:
    with desk_server(folder / "cases", before=before) as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{ASKED_NAME}/ask")
        page.wait_for_function("window.socket?.connected")
        page.wait_for_selector("#ask-title")
        yield page, case
        assert not page.get_by_text("这一页出了错").count()
        assert page.failed == []  # type: ignore[attr-defined]


def test_a_sentence_without_a_time_is_not_confirmed_before_it_has_one(tmp_path: Path) -> None:
    with confirming(tmp_path, untimed()) as (page, case):
        assert not page.get_by_role("button", name="对", exact=True).count()
        page.get_by_role("button", name="补上“时间”").first.click()
        time = page.get_by_role("textbox", name="时间")
        page.get_by_role("button", name="就这样写").click()
        page.get_by_role("alert").filter(has_text="没有写：还没有写“时间”").wait_for()
        # What the file would not take stays in its field, with the reason below it.
        time.fill("那天晚上")
        page.get_by_role("button", name="就这样写").click()
        page.get_by_text("“那天晚上”还不能用").wait_for()
        assert page.get_by_role("textbox", name="时间").input_value() == "那天晚上"
        assert not of(case).get("经过")
        page.get_by_role("textbox", name="时间").fill("2026年11月8号晚上9点03")
        page.get_by_role("button", name="就这样写").click()
        page.wait_for_function("document.querySelectorAll('.desk-read').length === 1")
        # The next one is likely of the same time, which is told and can be changed.
        page.get_by_role("button", name="补上“时间”").click()
        page.get_by_text("先照上一句写的填上了").wait_for()
        assert page.get_by_role("textbox", name="时间").input_value() == "2026-11-08 21:03"
        page.get_by_role("button", name="就这样写").click()
        page.get_by_text("都核对过了").wait_for()
        assert [(each["时间"], each["对方原话"]) for each in of(case)["经过"]] == [
            ("2026-11-08 21:03", "概不退换"),
            ("2026-11-08 21:03", "随便你"),
        ]


def test_not_changing_it_after_all_leaves_the_card_as_it_was(tmp_path: Path) -> None:
    with confirming(tmp_path, untimed()) as (page, case):
        for _ in range(2):
            page.get_by_role("button", name="补上“时间”").first.click()
            page.get_by_role("textbox", name="时间").fill("2026")
            page.get_by_role("button", name="不改了").click()
            page.get_by_role("button", name="不改了").wait_for(state="detached")
        # While one is being changed, another is put aside and goes at once.
        page.get_by_role("button", name="补上“时间”").first.click()
        page.get_by_role("button", name="不是：").last.click()
        page.wait_for_function("document.querySelectorAll('.desk-read').length === 1")
        assert page.get_by_role("textbox", name="时间").count() == 1
        assert not of(case).get("经过")


def held(page: Page, name: str) -> tuple[float, float]:
    """The mouse is pressed on the button and held; gives where."""
    box = page.get_by_role("button", name=name).first.bounding_box()
    assert box
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*at)
    page.mouse.down()
    return at


def test_a_button_that_moves_away_while_it_is_held_is_pressed_all_the_same(tmp_path: Path) -> None:
    """Leaving the field has it say that its time is not one, which moves what stands below."""
    with confirming(tmp_path, untimed()) as (page, _):
        page.get_by_role("button", name="补上“时间”").first.click()
        page.get_by_role("textbox", name="时间").fill("那天晚上那时候吧" * 9)
        _, before = held(page, "不改了")
        page.get_by_text("还不能用").wait_for()
        box = page.get_by_role("button", name="不改了").bounding_box()
        assert box
        assert box["y"] > before
        page.mouse.up()
        page.get_by_role("button", name="不改了").wait_for(state="detached")
        # Whoever moves off it before letting go has thought better of it; and one press is one press.
        presses = "document.querySelector('.desk-read .desk-button')"
        page.evaluate(
            f"{presses}.addEventListener('click', () => {{ window.times = (window.times ?? 0) + 1 }})"
        )
        held(page, "补上“时间”")
        page.mouse.move(1, 1)
        page.mouse.up()
        page.get_by_role("button", name="补上“时间”").first.click()
        page.get_by_role("textbox", name="时间").wait_for()
        assert page.evaluate("window.times") == 1


# As a view does that is refreshed: what stood there is another one of its name, or of another.
ANEW = """(name) => {
  const [old] = [...document.querySelectorAll(".desk-button")].filter((each) => each.innerText === "补上“时间”");
  const made = old.cloneNode(true);
  if (name) made.setAttribute("aria-label", name);
  window.times = 0;
  made.addEventListener("click", () => { window.times += 1; });
  old.replaceWith(made);
}"""


@pytest.mark.parametrize(("name", "times"), [("", 1), ("删掉", 0)])
def test_a_button_that_is_drawn_anew_while_it_is_held_is_pressed_if_it_is_the_same(
    name: str, times: int, tmp_path: Path
) -> None:
    with confirming(tmp_path, untimed()) as (page, _):
        held(page, "补上“时间”")
        page.evaluate(ANEW, name)
        page.mouse.up()
        page.wait_for_timeout(200)
        assert page.evaluate("window.times") == times


def test_done_goes_on_after_an_exhibit_was_named(tmp_path: Path) -> None:
    said = {"我向卖家要求退货退款": "是", "对方的原话是不退": "是"}
    case = small_case(tmp_path, "卡密无效", "拒绝退款", 证据=of_chat(), 事实=said)
    with asking(tmp_path, case) as (page, _):
        page.get_by_text("还要问的").click()
        page.get_by_role("button", name="答这一个：答了“是”的这几样").click()
        page.wait_for_function("document.querySelector('#ask-title').innerText.startsWith('答了')")
        page.locator(".desk-chip").first.click()
        page.locator(".desk-chip[aria-pressed=true]").first.wait_for()
        page.get_by_role("button", name="写好了").click()
        page.wait_for_function("!document.querySelector('#ask-title')?.innerText.startsWith('答了')")
        # What was opened below stays open.
        assert page.locator("details[open] > summary", has_text="还要问的").count()


def test_lines_are_attached_on_a_slow_disk_without_a_failure(tmp_path: Path) -> None:
    said = {"我向卖家要求退货退款": "是", "对方的原话是不退": "是"}
    case = small_case(tmp_path, "卡密无效", "拒绝退款", 证据=of_chat(), 事实=said)
    with asking(tmp_path, case, SLOW) as (page, _):
        page.get_by_text("还要问的").click()
        page.get_by_role("button", name="答这一个：答了“是”的这几样").click()
        page.wait_for_function("document.querySelector('#ask-title').innerText.startsWith('答了')")
        # Another card is asked for while the line is on its way: what was pressed is gone when it is written.
        page.locator(".desk-several", has_text="说不退").locator(".desk-bubble", has_text="概不退款").click()
        page.get_by_role("button", name="先不答").click()
        page.wait_for_function("!document.querySelector('#ask-title')?.innerText.startsWith('答了')")
        until(page, lambda: isinstance(of(case)["事实"]["对方的原话是不退"], dict))
        page.wait_for_timeout(1500)
        assert of(case)["事实"]["对方的原话是不退"]["证据"] == ["客服聊天#2"]


def test_who_somebody_is_can_be_filled_in_one_go_on_a_slow_disk(tmp_path: Path) -> None:
    case = small_case(tmp_path, "卡密无效", 消费者=CHILD)
    typed = {
        "孩子的民族": "汉族",
        "家长（法定代理人）的电话": "13800000000",
        "家长（法定代理人）的住址": "某某省某某市某某路2号",
    }
    with asking(tmp_path, case, SLOW) as (page, _):
        page.get_by_text("您是谁，您代谁提（可以最后填）").click()
        for label, text in typed.items():
            page.get_by_label(label, exact=True).focus()
            page.keyboard.type(text)
            page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('.desk-field')")
        until(page, lambda: "住址" in of(case)["消费者"]["法定代理人"])
        page.wait_for_timeout(1500)
        assert page.locator("details[open] > summary", has_text="您是谁").count()
        assert {label: page.get_by_label(label, exact=True).input_value() for label in typed} == typed
        record = of(case)["消费者"]
        assert (record["民族"], record["法定代理人"]["电话"]) == ("汉族", "13800000000")
        assert record["法定代理人"]["住址"] == "某某省某某市某某路2号"


def test_what_the_file_would_not_take_stays_in_sight_and_is_told(tmp_path: Path) -> None:
    said = {"我书面催过一次并给了期限": "是", "对方的原话是不退": "是"}
    case = small_case(tmp_path, "卡密无效", "拒绝退款", 证据=of_chat(), 事实=said)
    with asking(tmp_path, case) as (page, _):
        page.get_by_text("还要问的").click()
        page.get_by_role("button", name="答这一个：答了“是”的这几样").click()
        page.wait_for_function("document.querySelector('#ask-title').innerText.startsWith('答了')")
        row = page.locator(".desk-several").filter(has=page.get_by_label("期限"))
        row.get_by_label("期限").fill("11月12日")
        row.locator(".desk-chip").first.click()
        row.locator(".desk-chip[aria-pressed=true]").first.wait_for()
        page.get_by_text("已保存；但是“期限”没有写上").wait_for()
        assert row.get_by_label("期限").input_value() == "11月12日"
        assert "期限" not in of(case)["事实"]["我书面催过一次并给了期限"]
