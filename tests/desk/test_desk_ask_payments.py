"""Several payments of a child are asked for one by one, and never written as one with the sum of all."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from desk_asked import DAY, asked, names, small_case, written
from desk_support import axe_of, chromium, desk_server, goto, window

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.questions.alike_orders import EACH
from kameng_docs.desk.questions.asked_payments import CARD, LINES, Payments, written_as
from kameng_docs.desk.questions.cards import Sort
from kameng_docs.reading.payments import of_lines, of_story
from kameng_docs.starting.gathering import Gathered

CHILD = "未成年人充值"
STORY = (
    "我女儿三个星期给主播刷了三次，一共984块。第一次是8月12号晚上7点40，198块，"
    "14号晚上八点一刻又是298，最后一次是9月1号晚上快八点，488。11月30号晚上六点二十又说给我退500，没同意。"
    "住某某路5号2单元301。"
)
PASTED = "8月12日 19:40 198\n8.14 20:15\t298元\n2026-09-01 488.00\n"


def of(folder: Path, **order: str) -> OpenCase:
    return small_case(folder, CHILD, 卖家=[{}], 平台={"名称": "某某直播"}, 交易=[order])


def told(story: str) -> Kept:
    return Kept(Gathered(story=story))


def test_a_story_that_tells_each_payment_is_offered_line_by_line_and_only_whole() -> None:
    lines = [each.line for each in of_story(STORY, DAY)]
    # 快八点 is no hour of a clock, and what was offered back is no payment.
    assert lines == ["2026-08-12 19:40 198.00", "2026-08-14 20:15 298.00", "2026-09-01 488.00"]
    assert of_story(STORY.replace("刷了三次", "刷了四次"), DAY) == ()
    assert of_story("", DAY) == ()


def test_lines_as_people_type_them() -> None:
    found = of_lines(PASTED, DAY)
    assert [(each.at, each.amount) for each in found.paid] == [
        ("2026-08-12 19:40", Decimal(198)),
        ("2026-08-14 20:15", Decimal(298)),
        ("2026-09-01", Decimal("488.00")),
    ]
    wrong = of_lines("198\n8月12日 12 13\n8月12日", DAY).wrong
    assert [each[:6] for each in wrong] == ["第 1 行没", "第 2 行有", "第 3 行没"]


def test_several_payments_are_asked_for_before_anything_of_one(tmp_path: Path) -> None:
    case = of(tmp_path)
    room = asked(case, told(STORY))
    assert CARD in names(room.open)
    # The form of one order would have the sum of all typed into it.
    assert not [each for each in room.open if each.slots and each.slots[0].path[:2] == ("交易", 0)]
    (card,) = [each for each in room.open if each.sort is Sort.PAYMENTS]
    assert card.slots[0].path == LINES
    assert card.slots[0].value.splitlines()[0] == "2026-08-12 19:40 198.00"
    assert "刷了三次" in card.why


def test_one_payment_of_which_nobody_speaks_as_several_is_not_asked_again(tmp_path: Path) -> None:
    whole = {"商品": "星钻", "实付": "198.00", "下单时间": "2026-08-12 19:40", "买的是什么": "直播打赏"}
    case = of(tmp_path, **whole)
    assert CARD not in names(asked(case).open)
    assert CARD in names(asked(case, told(STORY)).open)


def test_each_line_is_an_entry_with_what_all_have_alike(tmp_path: Path) -> None:
    case = of(
        tmp_path, 商品="星钻", 实付="298.00", 下单时间="2026-08-14", 支付单号="4200000000202608140000002"
    )
    edit = written_as(case.data, Payments(PASTED, "星钻", "直播打赏", "90000012"), DAY)
    assert isinstance(edit, Edit)
    written(case, edit)
    orders = case.data["交易"]
    assert [each["实付"] for each in orders] == ["198.00", "298.00", "488.00"]
    assert {each["买的是什么"] for each in orders} == {"直播打赏"}
    assert {each["充值账号"] for each in orders} == {"90000012"}
    # A number stays with the payment of its sum.
    assert [each.get("支付单号") for each in orders] == [None, "4200000000202608140000002", None]
    assert CARD not in names(asked(case, told(STORY)).open)


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    data = of(tmp_path, 实付="984.00", 支付单号="4200000000202608140000002").data
    for typed, day in (
        (Payments("", "星钻", "直播打赏"), DAY),
        (Payments("198", "星钻", "直播打赏"), DAY),
        (Payments(PASTED, "", "直播打赏"), DAY),
        (Payments("2026-12-30 20:00 198", "星钻", "直播打赏"), DAY),
        # The number is of none of these payments: 984.00 was their sum.
        (Payments(PASTED, "星钻", "直播打赏"), DAY),
        (Payments(PASTED, "星钻", "直播打赏"), date(2026, 8, 30)),
    ):
        assert isinstance(written_as(data, typed, day), Refused)


def test_what_was_bought_is_asked_once_for_several_payments_of_a_child(tmp_path: Path) -> None:
    paid = [{"实付": "198.00", "下单时间": f"2026-08-1{n} 19:40"} for n in range(3)]
    case = small_case(tmp_path, CHILD, 交易=paid)
    (card,) = [each for each in asked(case).open if each.name == EACH]
    assert [slot.path[-1] for slot in card.slots] == ["商品", "买的是什么"]
    assert card.slots[0].also == (("交易", 1, "商品"), ("交易", 2, "商品"))


@pytest.mark.slow
def test_payments_are_pasted_and_each_stands_in_the_file(tmp_path: Path) -> None:
    case = of(tmp_path)
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, "/case/问/ask")
        page.wait_for_selector("#ask-title")
        while not page.get_by_label("每一笔：哪天、几点、多少元").count():
            page.get_by_role("button", name="先不答").click()
            page.wait_for_timeout(300)
        page.get_by_label("每一笔：哪天、几点、多少元").fill(PASTED)
        page.get_by_text("读成 3 笔，一共 984.00 元").wait_for()
        page.get_by_label("付的钱换来的是什么").fill("星钻")
        page.get_by_label("直播打赏").check()
        assert axe_of(page) == []
        page.get_by_role("button", name="就是这几笔").click()
        page.get_by_role("button", name="就是这几笔").wait_for(state="detached")
        case.refreshed()
        assert [each["实付"] for each in case.data["交易"]] == ["198.00", "298.00", "488.00"]
        assert page.failed == []  # type: ignore[attr-defined]
