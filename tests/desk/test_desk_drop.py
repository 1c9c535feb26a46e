"""Real drops and clicks: files dropped on the page are read, asked about and confirmed into the case file; axe finds nothing."""

from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from bills_made import Paid, wechat
from desk_given import CHAT, NAME, begun_case
from desk_support import PHONE, axe_of, chromium, desk_server, goto, nothing_outside, window
from drawn import drawn
from playwright.sync_api import Page

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import FILE
from kameng_docs.reading.ocr import available

pytestmark = pytest.mark.slow
BILL = wechat(
    Paid(),
    Paid(
        at="2026-10-04 08:00:00",
        payee="早餐铺",
        goods="豆浆",
        amount="4.50",
        number="4200000000202610040000000002",
    ),
)
STORY = "我叫王某某，十一月买的卡密不能用，客服不肯退。"
LONG = 90_000
_DROP = """([zone, files]) => {
  const held = new DataTransfer();
  for (const [name, text] of files) held.items.add(new File([text], name, {lastModified: 1700000000000}));
  for (const kind of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


def drop(page: Page, *files: tuple[str, str]) -> None:
    page.evaluate(_DROP, [page.query_selector("#drop-zone"), [list(each) for each in files]])


def confirm_all(page: Page) -> int:
    """Every field, by its first button; how many clicks that took."""
    status, clicks = ".desk-content > p[role=status]", 0
    page.wait_for_selector(".desk-ask .desk-main")
    while page.locator(".desk-ask .desk-main").count():
        before = page.inner_text(status)
        page.locator(".desk-ask .desk-main").first.click()
        page.wait_for_function(f"n => document.querySelector('{status}').innerText != n", arg=before)
        clicks += 1
    return clicks


def test_a_stranger_gives_nothing_and_sees_nothing(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.folder.mkdir()
    (case.folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with desk_server(tmp_path / "cases") as url:
        host = url.partition("?")[0].rstrip("/")
        for path, body in (
            (f"/give/{quote(NAME)}?name=x.txt", b"x"),
            (f"/picture/{quote(NAME)}/a.png", None),
        ):
            with pytest.raises(HTTPError, match="403"):
                urlopen(Request(host + path, body), timeout=30)  # noqa: S310 — our own desk
    assert [each.name for each in case.folder.iterdir()] == ["a.png"]


def of(case: OpenCase) -> Any:
    case.refreshed()
    return case.data


def test_a_chat_and_a_bill_are_dropped_asked_about_and_confirmed(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/drop")
        page.wait_for_function("window.socket?.connected")
        drop(page, ("聊天.txt", CHAT), ("账单.csv", BILL))
        page.wait_for_selector("text=聊天里哪一个是您？", timeout=LONG)
        page.wait_for_selector("text=去核对读到的", timeout=LONG)
        assert axe_of(page) == []
        page.get_by_label("李某某（2 条）").check()
        page.get_by_role("button", name="就是他").click()
        page.wait_for_selector("text=聊天里哪一个是您？", state="detached", timeout=LONG)
        page.get_by_role("button", name="看账单里的每一笔").click()
        page.get_by_label("68.00元").check()
        page.get_by_role("button", name="就这几笔").click()
        page.wait_for_selector("text=账单：读到 7 项", timeout=LONG)
        page.get_by_label("出了什么事？").fill(STORY)
        page.get_by_role("button", name="写好了").click()
        page.wait_for_selector("text=自述.txt", timeout=LONG)
        page.get_by_role("link", name="去核对读到的").wait_for(timeout=LONG)
        # What was typed stands there still, whatever else of the page has changed.
        assert page.get_by_label("出了什么事？").input_value() == STORY
        assert "早餐铺" not in case.file.read_text("utf-8")
        assert not of(case).get("经过")
        page.get_by_role("link", name="去核对读到的").click()
        page.wait_for_selector(".desk-read")
        assert axe_of(page) == []
        assert confirm_all(page) <= 8
        assert page.get_by_text("都核对过了").count() == 1
        data = of(case)
        assert data["交易"][0]["实付"] == "68.00"
        assert data["交易"][0]["支付单号"] == Paid().number
        assert [each["证据"] for each in data["经过"]] == [["客服聊天#2"], ["客服聊天#3"]]
        assert "早餐铺" not in case.text
        # Undo takes the last confirmation back, and it is asked again.
        page.get_by_role("button", name="撤销").click()
        page.wait_for_selector(".desk-read")
        assert page.failed == []
        assert nothing_outside(page)


@pytest.mark.parametrize("pause", [False, True])
def test_a_story_is_kept_and_read_though_its_author_goes_on_without_pressing(
    tmp_path: Path, pause: bool
) -> None:
    """By the tab at the top, with the last word just typed, or after a moment."""
    _, case = begun_case(tmp_path)
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/drop")
        page.wait_for_function("window.socket?.connected")
        page.get_by_label("出了什么事？").press_sequentially(STORY[:40])
        if pause:
            page.wait_for_selector("text=存下来了；写完了按")
        page.get_by_role("navigation").get_by_role("link", name="核对").click()
        page.wait_for_function("document.title.startsWith('核对')")
        goto(page, f"/case/{NAME}/drop")
        page.wait_for_selector("text=自述.txt", timeout=LONG)
        assert page.get_by_label("出了什么事？").input_value() == STORY[:40]
        assert (case.folder / "自述.txt").read_text("utf-8") == STORY[:40]
        assert page.failed == []


def test_nothing_that_was_said_is_lost_by_closing(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url, viewport=PHONE, scheme="dark")
        goto(page, f"/case/{NAME}/drop")
        page.wait_for_function("window.socket?.connected")
        one = wechat(Paid())
        page.get_by_label("选文件").set_input_files(
            [{"name": "账单.csv", "mimeType": "text/csv", "buffer": one.encode()}]
        )
        page.wait_for_selector("text=账单：读到 7 项", timeout=LONG)
        goto(page, f"/case/{NAME}/confirm")
        page.wait_for_selector(".desk-read")
        assert axe_of(page) == []
        page.get_by_role("button", name="不清楚：商品").click()
        page.wait_for_selector("text=放在一边的 1 项")
        page.get_by_role("button", name="改：实付").click()
        page.get_by_role("textbox", name="实付").fill("66.00")
        page.get_by_role("button", name="就这样写").click()
        page.wait_for_selector("text=已经核对 1 项")
        assert of(case)["交易"][0]["实付"] == "66.00"
        assert "读成“68.00”，您改的" in case.text
        # Nothing runs over the edge of a small screen.
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert (case.folder / FILE).is_file()
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/confirm")
        page.wait_for_selector("text=放在一边的 1 项")
        page.get_by_text("放在一边的 1 项").click()
        page.get_by_role("button", name="拿回来：商品").click()
        page.wait_for_selector("text=放在一边的", state="detached")
        assert page.get_by_role("button", name="不清楚：商品").count() == 1
        assert not of(case)["交易"][0].get("商品")


@pytest.mark.skipif(not available(), reason="the reader of pictures is not installed")
def test_a_drawn_picture_is_read_and_its_box_is_lit(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    made = drawn(0, "订单", dark=False, size=(720, 1600))
    made.image.save(tmp_path / "订单.png")
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/drop")
        page.wait_for_function("window.socket?.connected")
        page.get_by_label("选文件").set_input_files(tmp_path / "订单.png")
        page.wait_for_selector("text=读 1/1：订单.png", timeout=LONG)
        page.get_by_role("link", name="去核对读到的").wait_for(timeout=LONG)
        goto(page, f"/case/{NAME}/confirm")
        number = made.values("订单号")[0]
        card = page.locator(".desk-read", has_text=number)
        card.get_by_role("button", name="改：").focus()
        page.wait_for_selector(".desk-lit")
        assert axe_of(page) == []
        # What is lit is the place where the number was drawn, on the picture as it is shown.
        lit, shown = (page.locator(each).bounding_box() for each in (".desk-lit", ".desk-sheet img"))
        assert lit
        assert shown
        box = next(each["box"] for each in made.truth if each["text"] == number)
        scale = shown["width"] / made.image.width
        middle = (lit["x"] + lit["width"] / 2 - shown["x"], lit["y"] + lit["height"] / 2 - shown["y"])
        assert abs(middle[0] - (box[0] + box[2]) / 2 * scale) < 20
        assert abs(middle[1] - (box[1] + box[3]) / 2 * scale) < 10
        page.get_by_role("button", name="项都对").click()
        page.get_by_text("已经核对 0 项").wait_for(state="detached")
        assert of(case)["交易"][0]["订单号"] == number
        assert "OUTSIDE" not in page.content()
        assert nothing_outside(page)
