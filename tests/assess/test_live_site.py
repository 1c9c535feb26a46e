"""Coins for presents, bought of the live site itself: there is no shop, and who runs the site is the seller."""

import pytest
from cases_support import PROOF, brief_of, no, order, seller, text_of, yes
from court_cases import CHILD, COURT
from more_cases import child, minors

FIRM = {"名称": "某己文化传媒有限公司", "主体类型": "公司", "住所": "某某省某某市某某路8号"}
SITE = {"名称": "某己直播"}
PROVIDER = {"卖家就是内容或游戏的提供方": yes()}
TOLD = {
    "这笔钱明显超过孩子平时的零花钱": yes(),
    "家长得知后明确表示不同意": yes(时间="2026-11-08 20:52"),
    "钱是打赏给主播的": yes(原话="主播某庚，送礼记录三次共12000个币"),
    "对方的原话是不退": yes(时间="2026-11-08 21:03", 原话="充值成功后不支持退款"),
}
TIMES = ("19:21", "19:40", "20:05")


def coins(payee=FIRM["名称"], **more):
    return [
        order(
            商品="币6480个",
            买的是什么="直播打赏",
            实付="648.00",
            下单时间=f"2026-11-08 {at}",
            订单号=None,
            收到卡密的时间=None,
            第一次兑换的时间=None,
            兑换结果=None,
            商户单号=f"XG2026110819{i}",
            支付单号=f"420000000000202611080000000{i}",
            付款方式="微信支付",
            账单上的收款方全称=payee,
            证据=["截图"],
            **more,
        )
        for i, at in enumerate(TIMES)
    ]


def brief_of_tips(facts=PROVIDER, orders=None, **changes):
    told = {
        "消费者": CHILD | {"出生日期": "2016-05-14"},
        "卖家": [seller(主体=FIRM, 店铺名=None, 网站上卖家情况="不清楚", 页面标有自营="不清楚")],
        "平台": SITE,
        "交易": orders or coins(),
        "法院": COURT,
        "证据": {"截图": PROOF},
    }
    return brief_of(minors(child("10") | TOLD | facts, **(told | changes)))


@pytest.mark.parametrize("paper", ["platform_ticket/ticket", "platform_ticket/ticket_short"])
def test_the_site_is_not_asked_whether_it_sold(paper):
    text = text_of(brief_of_tips(), paper)
    assert "尚不清楚" not in text
    assert "店家" not in text
    assert "贵公司" in text


@pytest.mark.parametrize("paper", ["samr_12315/complaint", "payment/wechat", "heimao/post"])
def test_where_no_shop_sold_none_is_spoken_of(paper):
    text = text_of(brief_of_tips(), paper)
    assert "商家" not in text
    assert "店家" not in text


def test_the_name_of_the_site_is_no_name_of_a_shop():
    shop = [seller(主体=FIRM, 店铺名=SITE["名称"], 网站上卖家情况="不清楚", 页面标有自营="不清楚")]
    brief = brief_of_tips(卖家=shop)
    assert brief.respondents[0].role == "self-run"
    assert "督促店家" not in text_of(brief, "heimao/post")
    assert "经营的店铺" not in text_of(brief, "court/statement_of_claim")
    other = [seller(主体=FIRM, 店铺名="某庚小店", 网站上卖家情况="不清楚", 页面标有自营="不清楚")]
    assert brief_of_tips(卖家=other).respondents[0].role == "seller"


@pytest.mark.parametrize(
    ("facts", "payee"),
    [
        ({}, FIRM["名称"]),
        ({"卖家就是内容或游戏的提供方": no()}, FIRM["名称"]),
        (PROVIDER, "某辛支付有限公司"),
    ],
    ids=["nobody said who provides", "another provides", "another was paid"],
)
def test_else_nobody_says_that_the_site_sold(facts, payee):
    brief = brief_of_tips(facts, orders=coins(payee))
    assert brief.respondents[0].role == "seller"


def test_every_payment_is_named_by_the_number_the_site_knows():
    brief = brief_of_tips()
    for paper in ("platform_ticket/orders", "samr_12315/orders", "court/statement_of_claim"):
        text = text_of(brief, paper)
        assert "商户单号" in text, paper
        for i in range(len(TIMES)):
            assert f"XG2026110819{i}" in text, paper
            assert f"420000000000202611080000000{i}" in text, paper


def test_payments_of_one_day_are_told_apart_by_the_hour():
    table = text_of(brief_of_tips(), "court/statement_of_claim").partition("各笔如下")[2].partition("合计")[0]
    assert [at for at in TIMES if f"2026年11月8日{at}" in table] == list(TIMES)


@pytest.mark.parametrize(
    "paper", ["court/statement_of_claim", "platform_ticket/ticket", "samr_12315/complaint"]
)
def test_the_tips_are_told_as_the_record_has_them(paper):
    text = text_of(brief_of_tips(), paper)
    assert "充值后在直播间打赏主播：主播某庚，送礼记录三次共12000个币" in text
    assert "充值的款项用于打赏" not in text


@pytest.mark.parametrize(
    "paper", ["court/statement_of_claim", "minor_notice/notice", "platform_ticket/ticket"]
)
def test_who_got_the_presents_is_named_where_it_was_told(paper):
    site = SITE | {"打赏给的主播": "小星、大月"}
    facts = PROVIDER | {"钱是打赏给主播的": yes()}
    assert "小星" not in text_of(brief_of_tips(facts), paper)
    assert "主播“小星”、“大月”" in text_of(brief_of_tips(facts, 平台=site), paper)


def test_the_name_of_a_streamer_is_not_in_public_and_not_told_of_other_goods():
    site = SITE | {"打赏给的主播": ["小星", "大月"]}
    facts = PROVIDER | {"钱是打赏给主播的": yes()}
    post = text_of(brief_of_tips(facts, 平台=site), "heimao/post")
    assert "小星" not in post
    assert "主播“" not in post
    assert brief_of_tips(facts, 平台=site).streamers == ("小星", "大月")
    games = [each | {"买的是什么": "游戏充值"} for each in coins()]
    assert brief_of_tips(facts, games, 平台=site).streamers == ()
