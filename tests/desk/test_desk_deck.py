"""核对 in a browser: a conversation confirmed in one press but for what is put aside, a value changed to one of its words."""

from pathlib import Path
from typing import Any

import pytest
from desk_given import NAME, PICTURE, begun_case, read
from desk_support import PHONE, axe_of, chromium, desk_server, goto, window

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import Kept, keep
from kameng_docs.reading.proposals import Box, Kind, Place, Read, Side, What, Words
from kameng_docs.starting.gathering import Gathered

pytestmark = pytest.mark.slow
CHAT, ORDER, PAGE = "聊天.png", "订单.png", "商品页.png"


def given() -> Kept:
    """A chat of three sentences, an order of a shop, a page of a platform."""
    said = tuple(
        Words(side, "", text, f"2026-11-20 21:2{n}", Place(CHAT, box=Box(10, 60 * n, 200, 60 * n + 50)))
        for n, (side, text) in enumerate(
            ((Side.ME, "请退款"), (Side.OTHER, "概不退换"), (Side.ME, "那我投诉"))
        )
    )
    reads = (
        Read(CHAT, What.CHAT, words=said),
        Read(ORDER, What.ORDER, (read(Kind.SHOP, "小鱼小店", ORDER), read(Kind.QUANTITY, "1", ORDER))),
        Read(PAGE, What.GOODS, (read(Kind.PLATFORM, "星空卡盟", PAGE),)),
    )
    return Kept(Gathered(reads, seen=dict.fromkeys((CHAT, ORDER, PAGE), PICTURE)))


def of(case: OpenCase) -> Any:
    case.refreshed()
    return case.data


def test_sentences_are_confirmed_together_and_a_value_is_chosen(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.folder.mkdir()
    keep(case.folder, given())
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/confirm")
        page.get_by_role("button", name="这 3 句都对").wait_for()
        assert axe_of(page) == []
        page.get_by_role("button", name="不是：第 2 句").click()
        page.get_by_role("button", name="这 2 句都对").click()
        page.wait_for_selector("text=放在一边的 1 项")
        page.get_by_role("button", name="这 2 句都对").wait_for(state="detached")
        assert [each["我说"] for each in of(case)["经过"]] == ["请退款", "那我投诉"]
        page.locator(".desk-tab", has_text=ORDER).click()
        page.get_by_role("button", name="改：网站上有一家店还是很多家店").click()
        chosen = page.get_by_label("网站上卖家情况")
        chosen.wait_for()
        assert chosen.locator("option").all_inner_texts() == ["很多家店", "只有一家店", "不清楚"]
        chosen.select_option("只有一家店")
        assert axe_of(page) == []
        page.get_by_role("button", name="就这样写").click()
        page.get_by_role("heading", name="网站上有一家店还是很多家店").wait_for(state="detached")
        assert of(case)["卖家"][0]["网站上卖家情况"] == "只有一家店"
        # What need not be asked stands folded, and goes in only where it is wanted.
        assert not of(case)["交易"][0].get("数量")
        page.get_by_text("其余读到的 1 项，不用核对").click()
        page.get_by_role("button", name="也写进去：数量").click()
        page.get_by_text("其余读到的").wait_for(state="detached")
        assert of(case)["交易"][0]["数量"] == "1"
        assert page.failed == []  # type: ignore[attr-defined]


def test_on_a_small_screen_in_the_dark_nothing_runs_over(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.folder.mkdir()
    keep(case.folder, given())
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url, viewport=PHONE, scheme="dark")
        goto(page, f"/case/{NAME}/confirm")
        page.get_by_role("button", name="这 3 句都对").wait_for()
        assert axe_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
