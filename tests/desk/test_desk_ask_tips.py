"""Of tips, which are given on the site itself, nothing is asked that is of shops, goods and resale."""

from pathlib import Path

import pytest
from desk_asked import asked, say, small_case

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.law.fact_names import CHILD

DISPUTES = ("未成年人充值", "拒绝退款")
PAID = {"商品": "星光币", "实付": "648.00", "下单时间": "2026-11-08 19:21"}
OF_GOODS = {
    "我买来是为了转卖",
    "下单前我知道来源不正规",
    "下单前我就觉得价格明显异常",
    "商品是外挂、破解、刷量、代实名、翻墙",
    "买卖的是电话卡、银行卡、支付账户或者实名社交账号",
}
ONE_PIECE, REGRET = "卖家说只卖这一件闲置", "我只是后悔不想要了"
SHOP_KEYS = {"店铺名", "网站上卖家情况", "页面标有自营"}


def of(folder: Path, goods: str) -> OpenCase:
    sold = {"交易": [PAID | {"买的是什么": goods}], "卖家": [{}], "平台": {"名称": "某某直播"}}
    return small_case(folder, *DISPUTES, **sold)


def names_of(case: OpenCase) -> set[str]:
    """Every question in the room, and every place that it asks for."""
    room = asked(case)
    cards = (*room.open, *room.more)
    rows = {str(row.path[-1]) for card in cards for row in card.rows}
    facts = {str(row.path[1]) for card in cards for row in card.rows if len(row.path) > 1}
    slots = {str(slot.path[-1]) for card in cards for slot in card.slots}
    return rows | facts | slots | {card.name for card in cards}


@pytest.mark.parametrize(("goods", "shown"), [("直播打赏", False), ("卡密", True)])
def test_questions_of_goods_are_asked_of_goods(tmp_path: Path, goods: str, shown: bool) -> None:
    found = names_of(of(tmp_path, goods))
    for names in (OF_GOODS, SHOP_KEYS, {ONE_PIECE}):
        assert (names & found) == (names if shown else set())


def test_nobody_is_asked_whether_he_regrets_what_a_child_did(tmp_path: Path) -> None:
    case = of(tmp_path, "直播打赏")
    assert REGRET in names_of(case)
    say(case, CHILD, "是")
    assert REGRET not in names_of(case)


@pytest.mark.parametrize(("goods", "asked_for"), [("直播打赏", True), ("游戏充值", False)])
def test_who_got_the_presents_is_asked_of_presents_alone(tmp_path: Path, goods: str, asked_for: bool) -> None:
    assert ("打赏给的主播" in names_of(of(tmp_path, goods))) == asked_for
