"""Which court, on what it rests, and what may go wrong (practice.md 1.5 第1点; court.md §5 Forum)."""

from datetime import date

import pytest
from before_support import HANGZHOU, NANJING, WUXI, XUANWU, before_filing, firm, overview, suit
from cases_support import CONSUMER, DEAD, no, order, yes
from more_cases import TOPPED_UP, reclaimed

from kameng_docs.assess.forum import lies_at
from kameng_docs.procedure.internet_courts import internet_court_at, internet_courts

RULE = {
    "名称": "用户协议",
    "条款": "第9条",
    "原文": "争议由浙江省杭州市余杭区人民法院管辖",
    "管什么": "管辖",
}
PLACE = RULE | {"原文": "合同履行地为卖家所在地", "管什么": "履行地"}
SHOWN = "管辖的条款下单前用醒目的方式提示过"
HOME = {"现住址": WUXI, "现住址自何时起": "2025-06-01", "居住证明": "居住证"}


def who(**more):
    return CONSUMER | {"户籍地址": NANJING} | more


def sale(**changes):
    """Goods sent through the net; the buyer in 南京, the firm in 杭州."""
    return suit(**{"消费者": who(), "卖家": [firm(住所=HANGZHOU)], "法院": XUANWU} | changes)


def kinds(brief, standing):
    return [(forum.kind, forum.place) for forum in brief.forums if forum.standing == standing]


def test_goods_sent_through_the_net_are_sued_for_at_the_buyers_home():
    # 解释20: 以买受人住所地为合同履行地; 民诉法24: or where the defendant is
    brief = sale()
    assert kinds(brief, "first") == [("forum", NANJING)]
    assert kinds(brief, "also") == [("forum_defendant", HANGZHOU)]
    (buyer,) = [forum for forum in brief.forums if forum.standing == "first"]
    assert [citation.article for citation in buyer.citations] == ["20"]


def test_the_other_side_may_call_it_settled_at_once():
    # practice.md 1.5 第1点: 18(2) 尾句 … 也要列为对方可能的说法
    assert [forum.kind for forum in sale().forums if forum.standing == "theirs"] == ["forum_instant"]
    told = before_filing(sale())
    assert told.index("对方可能这样说") < told.index("即时结清的合同，交易行为地是合同履行地")


def test_a_service_is_safest_where_the_defendant_is():
    # practice.md 3.3 C23: 服务 → 解释18 管辖; court.md §5: 民诉法24
    case = {"交易": TOPPED_UP, "争议": ["充值被追回"], "事实": reclaimed()["事实"]}
    brief = sale(**case)
    assert kinds(brief, "first") == [("forum_service", HANGZHOU)]
    assert kinds(brief, "also") == [("forum_place", NANJING)]
    assert "forum_instant_service" in {forum.kind for forum in brief.forums}


@pytest.mark.parametrize(
    ("more", "first", "also"),
    [
        # 解释4: a year up to the day of filing, and practice.md 1.5: 凭什么证明
        (HOME, ("forum_residence", WUXI), ("forum", NANJING)),
        (HOME | {"现住址自何时起": "2025-11-22"}, ("forum_residence", WUXI), ("forum", NANJING)),
        (HOME | {"现住址自何时起": "2025-11-23"}, ("forum", NANJING), ("forum_home", WUXI)),
        ({"现住址": WUXI, "现住址自何时起": "2020-01-01"}, ("forum", NANJING), ("forum_home", WUXI)),
        ({"现住址": WUXI, "居住证明": "租赁合同"}, ("forum", NANJING), ("forum_home", WUXI)),
    ],
)
def test_where_one_lives_counts_after_a_year_that_is_proved(more, first, also):
    brief = sale(消费者=who(**more))
    assert kinds(brief, "first") == [first]
    assert also in kinds(brief, "also")


def test_nobody_is_sent_to_an_address_that_is_not_known():
    brief = sale(消费者={k: v for k, v in CONSUMER.items() if k != "户籍地址"}, 法院={"名称": "某某法院"})
    assert kinds(brief, "first") == [("forum", "")]
    assert "网购的合同履行地（地址还没有写）" in before_filing(brief)
    assert brief.court_fits_no_forum


@pytest.mark.parametrize(("answer", "holds"), [(yes(), True), (no(), False), (None, False)])
def test_a_clause_on_the_court_binds_only_where_it_was_pointed_out(answer, holds):
    # 民诉法35, 解释31: 未采取合理方式提请消费者注意 … 消费者主张管辖协议无效的
    facts = DEAD | ({SHOWN: answer} if answer else {})
    brief = sale(平台规则=[RULE], 事实=facts)
    clause = next(forum for forum in brief.forums if forum.words)
    assert (clause.kind, clause.standing) == (
        ("forum_agreed", "first") if holds else ("forum_clause", "theirs")
    )
    assert ("forum", NANJING) in kinds(brief, "also" if holds else "first")
    told = before_filing(brief)
    assert "《用户协议》第9条“争议由浙江省杭州市余杭区人民法院管辖”" in told
    assert ("消费者可以主张" in told or "您可以主张这一约定无效" in told) is not holds


def test_a_place_of_performance_is_no_clause_on_the_court():
    # practice.md 1.5 第1点: 与管辖条款是两回事，不能用解释31打掉，只能用496
    brief = sale(平台规则=[PLACE])
    (clause,) = [forum for forum in brief.forums if forum.standing == "first"]
    assert clause.kind == "forum_performance"
    refs = {citation.ref.partition("@")[0] for citation in clause.citations}
    assert "civil-procedure-interpretation:31" not in refs
    assert "civil-code:496" in refs


@pytest.mark.parametrize(
    ("address", "court"),
    [
        ("北京市海淀区某某路1号", "北京互联网法院"),
        ("浙江省杭州市余杭区某某路6号", "杭州互联网法院"),
        ("广州天河区某某路1号", "广州互联网法院"),
        ("上海市黄浦区北京东路1号", ""),
        ("浙江省宁波市海曙区杭州路1号", ""),
    ],
)
def test_an_internet_court_is_that_of_the_city_and_not_of_a_street(address, court):
    assert internet_court_at(address, date(2026, 11, 22)) == court


def test_the_rules_on_internet_courts_hold_since_november_2025():
    # law.md: 法释〔2025〕14号, 2025-11-01
    assert internet_court_at("北京市海淀区", date(2025, 10, 31)) == ""
    assert internet_court_at("北京市海淀区", date(2025, 11, 1)) == "北京互联网法院"
    assert internet_courts().verified == "secondary"


def test_an_internet_court_is_to_be_asked_and_nothing_is_withheld_for_it():
    # court.md §5: in 北京/杭州/广州 flag “应查互联网法院管辖” [U]
    brief = sale()
    assert [(f.court, f.place) for f in brief.forums if f.standing == "check"] == [
        ("杭州互联网法院", HANGZHOU)
    ]
    assert "应查互联网法院管辖（杭州互联网法院）" in before_filing(brief)
    assert "应查互联网法院管辖" not in before_filing(sale(卖家=[firm(住所=WUXI)]))


@pytest.mark.parametrize(
    ("court", "place", "fits"),
    [
        ("南京市玄武区人民法院", NANJING, True),
        ("玄武区人民法院", NANJING, True),
        ("江阴市人民法院", WUXI, True),
        ("南京市鼓楼区人民法院", NANJING, False),
        ("杭州市余杭区人民法院", NANJING, False),
        ("南京市玄武区人民法院", "", False),
        ("某某法院", NANJING, False),
    ],
)
def test_a_court_is_compared_with_a_place_by_its_smallest_unit(court, place, fits):
    assert lies_at(court, place) is fits


def test_the_author_chooses_and_is_told_what_it_rests_on():
    told = before_filing(sale())
    assert "去哪个法院由您选" in told
    assert told.count("您写的南京市玄武区人民法院，看起来就是这里。") == 1
    assert "对不上" not in told


def test_a_court_that_fits_nowhere_is_only_doubted():
    brief = sale(法院={"名称": "成都市武侯区人民法院", "为什么是这里": "我在那里出差"})
    told = before_filing(brief)
    assert "您写的是成都市武侯区人民法院，与上面的地址对不上。可能只是写法不同" in told
    assert "您写的理由：我在那里出差。" in told
    # The internet court itself fits the defendant's city.
    assert not sale(法院={"名称": "杭州互联网法院"}).court_fits_no_forum


def test_every_forum_that_may_be_chosen_tells_its_risk_in_one_sentence():
    briefs = [sale(), sale(平台规则=[RULE, PLACE], 事实=DEAD | {SHOWN: yes()}), sale(消费者=who(**HOME))]
    briefs.append(sale(交易=[order(买的是什么="代充")], 争议=["充值被追回"]))
    for brief in briefs:
        for forum in brief.forums:
            assert forum.says
            assert forum.citations
            if forum.standing != "theirs":
                assert forum.risk
                assert not forum.risk.endswith("。")


def test_the_list_of_papers_tells_the_same_and_the_pleading_nothing_of_it():
    assert "网购的合同履行地（张某某：江苏省南京市玄武区某某街8号）" in overview(sale())
    assert "风险：" in overview(sale())
