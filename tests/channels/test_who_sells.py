"""A ticket to a platform of which nobody knows whether it sold itself: the platform is addressed, the shop is told of."""

import pytest
from cases_support import DEAD, GONE, PAPERS, brief_of, case_file, seller, text_of, yes
from paper_rules import own

OPEN = {"网站上卖家情况": GONE, "页面标有自营": GONE}
TALK = {
    "我把不能用的情况告诉了卖家": yes(时间="2026-11-02 09:00"),
    "我向卖家要求退货退款": yes(时间="2026-11-02 09:05"),
    "对方的原话是不退": yes(时间="2026-11-02 10:00", 原话="虚拟商品概不退款"),
}
TICKETS = [paper for paper in PAPERS if paper.startswith("platform_ticket/ticket")]
ASKS = "店家是不是贵平台自营，尚不清楚；是的，请直接处理。"


def ticket(paper: str = "platform_ticket/ticket", **of_seller: object) -> str:
    return text_of(brief_of(case_file(事实=DEAD | TALK, 卖家=[seller(**of_seller)])), paper)


@pytest.mark.parametrize("paper", TICKETS)
@pytest.mark.parametrize(
    "said",
    [
        OPEN,
        OPEN | {"主体": GONE},
        OPEN | {"店铺名": GONE},
        {"页面标有自营": "不清楚"},
        {"网站上卖家情况": "不清楚"},
    ],
    ids=["both", "nobody known", "no shop", "mark", "shops"],
)
def test_whoever_may_be_two_is_not_told_as_one(said, paper):
    text = own(ticket(paper, **said))
    for word in ("贵方", "贵公司", "贵店", "向您"):
        assert word not in text
    assert text.count(ASKS) == 1
    assert "请督促店家于" in text


def test_the_shop_is_told_of_by_its_name():
    assert ticket(**OPEN).startswith("店铺“某某小铺”，订单")
    assert "店铺“" not in ticket(**OPEN | {"店铺名": GONE})


@pytest.mark.parametrize("paper", TICKETS)
def test_where_it_is_known_nothing_is_asked(paper):
    assert "尚不清楚" not in ticket(paper)
    assert "督促店家" in ticket(paper)
    alone = ticket(paper, 网站上卖家情况="只有一家店")
    assert "尚不清楚" not in alone
    assert "督促" not in alone


def test_an_answer_of_the_platform_is_not_put_into_the_mouth_of_the_shop():
    said = {"时间": "2026-11-02 10:00", "对方": "平台客服", "事实": "对方的原话是不退"}
    case = case_file(事实=DEAD | TALK, 卖家=[seller(**OPEN)], 经过=[said])
    assert "贵平台答复“虚拟商品概不退款”" in text_of(brief_of(case), "platform_ticket/ticket")
