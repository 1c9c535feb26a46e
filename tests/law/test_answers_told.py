"""Every 时间, 期限, 原话 and 数量 of an answered fact reaches the papers for a court, 12315 and the police, or check names it."""

import pytest
from cases_support import DEAD, PROOF, brief_of, case_file, order, text_of, workshop, yes

from kameng_docs.blocks import words
from kameng_docs.compose import compose
from kameng_docs.disclosure import disclose
from kameng_docs.law.vocabulary import facts
from kameng_docs.rules import answer_untold

PAPERS = ("court/statement_of_claim", "samr_12315/complaint", "police/report")
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
MARKS = {"时间": "2026-11-07 03:41", "期限": "2026-11-19 04:52", "原话": "某句特别的话甲乙丙丁", "数量": "13"}
# How each is printed.
PRINTED = {
    "时间": ("03:41",),
    "期限": ("04:52",),
    "原话": (MARKS["原话"],),
    "数量": ("13小时", "13件", "13周岁", "13次", "其中13", "少了13天", "13台"),
}
ASKED = [name for name, word in facts().items() if not word.derived]


def papers_of(brief, names=PAPERS):
    """What the papers say, whether or not the case holds all that they ask for."""
    shop, found = workshop(), []
    for name in names:
        slug, _, wanted = name.partition("/")
        channel = shop.channels[slug]
        paper = next(paper for paper in channel.papers if paper.slug == wanted)
        document, _ = compose(
            paper, channel, disclose(brief, paper.audience, slug), shop.folders, {"sheets": [], "fields": []}
        )
        assert document is not None
        found.append("\n".join(words(document)))
    return found


def told_and_named(answer, name):
    brief = brief_of(case_file(事实={name: answer}, 交易=[order(收到卡密的时间="2026-11-01")], **COURT))
    texts = papers_of(brief)
    named = {
        key
        for found in answer_untold.find(brief)
        for key in MARKS
        if key in found.message.partition("不会写进")[0].rpartition("”的")[2]
    }
    return {key for key in MARKS if all(any(each in text for each in PRINTED[key]) for text in texts)}, named


@pytest.mark.parametrize("name", ASKED)
def test_what_is_answered_is_printed_or_named(name):
    told, named = told_and_named(yes(**MARKS), name)
    assert told | named == set(MARKS), "neither printed in all three papers nor named"
    assert told & named == set(), "named though it is printed"


def test_what_is_answered_no_is_named():
    told, named = told_and_named({"回答": "否", **MARKS}, "页面写明了地区版本")
    assert told == set()
    assert named == set(MARKS)


def test_the_same_hour_told_by_another_line_is_not_lost():
    facts = {"收到卡密后我第一次兑换就失败": yes(时间="2026-11-01 10:05")}
    assert list(answer_untold.find(brief_of(case_file(事实=DEAD | facts)))) == []
    moved = {"收到卡密后我第一次兑换就失败": yes(时间="2026-11-01 10:06")}
    (found,) = answer_untold.find(brief_of(case_file(事实=DEAD | moved)))
    assert found.path == ("事实", "收到卡密后我第一次兑换就失败", "时间")
    assert "经过" in found.hint


def test_a_threat_of_a_report_is_named_where_complaints_leave_it_out():
    asked = {"我向卖家要求退货退款": yes(时间="2026-11-03", 原话="请退款，否则向市场监管部门举报")}
    brief = brief_of(case_file(事实=DEAD | asked, **COURT))
    assert "举报" not in text_of(brief, "samr_12315/complaint")
    (found,) = answer_untold.find(brief)
    assert "12315、消协和催告函" in found.message


@pytest.mark.parametrize(
    ("words", "event", "who"),
    [
        ("责任由商家承担，平台一概不负责", {}, "平台"),
        ("虚拟商品概不退款", {"对方": "平台客服"}, "平台"),
        ("虚拟商品概不退款", {"对方": "某某卡盟"}, "平台"),
        ("虚拟商品概不退款", {"对方": "客服"}, "被告"),
        ("虚拟商品概不退款", {"对方": "店主"}, "被告"),
        ("虚拟商品概不退款", {}, "被告"),
    ],
)
def test_a_platform_that_answered_is_said_to_have_answered(words, event, who):
    refusal = {"对方的原话是不退": yes(时间="2026-11-04", 原话=words)}
    happened = [{"时间": "2026-11-04 09:30", "对方原话": words} | event] if event else []
    brief = brief_of(case_file(事实=DEAD | refusal, 经过=happened, 争议=["卡密无效", "拒绝退款"], **COURT))
    claim = text_of(brief, "court/statement_of_claim")
    assert f"{who}答复“{words}”" in claim
    assert 1 <= claim.count(f"“{words}”") <= 2, "once in the story, once where it is answered"
    assert ("商家答复" in text_of(brief, "samr_12315/complaint")) is (who == "被告")
    assert not event or f"11月4日09:30{who}答复" in claim


def test_where_the_site_sells_itself_it_is_one_side():
    refusal = {"对方的原话是不退": yes(时间="2026-11-04", 原话="本平台不支持退款")}
    shop = case_file()["卖家"][0] | {"网站上卖家情况": "只有一家店"}
    claim = text_of(
        brief_of(case_file(事实=DEAD | refusal, 卖家=[shop], **COURT)), "court/statement_of_claim"
    )
    assert "被告答复“本平台不支持退款”" in claim


def test_what_an_issuer_answered_is_told_with_its_day():
    issuer = {
        "官方告知首次兑换时间早于我收到卡密的时间": yes(时间="2026-11-08 15:00", 原话="首次兑换为10月30日")
    }
    claim = text_of(brief_of(case_file(事实=DEAD | issuer, **COURT)), "court/statement_of_claim")
    assert "11月8日15:00发行方告知，该卡密首次兑换的时间早于原告收到的时间：“首次兑换为10月30日”" in claim


ACCOUNTS = [
    order(买的是什么="代充", 充值账号="甲账号0001", 收到卡密的时间="2026-11-01"),
    order(
        买的是什么="代充",
        订单号="00998877",
        充值账号="乙账号0002",
        下单时间="2026-11-05",
        收到卡密的时间="2026-11-05",
    ),
]


def test_each_order_keeps_its_account():
    brief = brief_of(case_file(交易=ACCOUNTS, 事实={"充值后又被官方收回": yes(时间="2026-11-10")}, **COURT))
    for text in papers_of(brief):
        assert "甲账号0001" in text
        assert "乙账号0002" in text
    third = order(买的是什么="代充", 订单号="00998878", 充值账号="丙账号0003", 下单时间="2026-11-06")
    several = brief_of(case_file(交易=[*ACCOUNTS, third], **COURT))
    # A complaint that tells them together has a list of each behind it.
    for text in papers_of(several, ("court/statement_of_claim", "samr_12315/orders", "police/report")):
        assert all(account in text for account in ("甲账号0001", "乙账号0002", "丙账号0003"))
    same = [each | {"充值账号": "甲账号0001"} for each in ACCOUNTS]
    claim = papers_of(brief_of(case_file(交易=same, **COURT)))[0]
    assert claim.count("甲账号0001") == 1


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (
            ["2026-11-01", "2026-11-05", "2026-11-09"],
            ("2026年11月1日至9日", "付款3笔", "共90.00元", "0000099、0000199、0000299"),
        ),
        (
            ["2026-11-01 10:00", "2026-11-01 11:00"],
            ("2026年11月1日10:00", "11:00付款30.00元", "60.00元", "订单0000099", "订单0000199"),
        ),
    ],
)
def test_several_payments_keep_their_number_and_their_first_and_last_day(days, told):
    orders = [order(订单号=f"0000{i}99", 下单时间=day, 收到卡密的时间=day) for i, day in enumerate(days)]
    brief = brief_of(case_file(交易=orders, 事实=DEAD, 证据={"截图": PROOF}, **COURT))
    for name in ("samr_12315/complaint", "platform_ticket/ticket"):
        text = text_of(brief, name).replace("共实付", "共")
        assert [each for each in told if each not in text] == [], name
        assert "见。" not in text, "where nothing proves it, nothing is pointed to"


def test_what_arrived_on_a_day_of_which_no_hour_is_known_is_told_behind_its_order():
    asked = {"我向卖家要求退货退款": yes(时间="2026-11-01")}
    brief = brief_of(case_file(交易=[order(收到卡密的时间="2026-11-01")], 事实=DEAD | asked, **COURT))
    kinds = [event.fact or event.kind for event in brief.events]
    assert kinds[:3] == ["ordered", "received", "我向卖家要求退货退款"]
