"""A case with each obstacle: which court papers come, which are withheld, and with what words (issue 5)."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from before_support import COURT, before_filing, court_papers, overview, suit
from cases_support import CONSUMER, DEAD, PROOF, RUNG, brief_of, order, text_of, yes
from more_cases import (
    KNEW,
    NO_IDENTITY,
    NOBODY_KNOWS,
    SHOT,
    child,
    minors,
    platform,
    reclaimed,
    vanished,
)

from kameng_docs.case.people import Party
from kameng_docs.channels import read_channels

TRADER = {"名称": "某某县某某软件经营部", "主体类型": "个体工商户", "住所": "某某省某某市某某县某某街9号"}
OPERATOR = {"名称": "某某商城有限公司", "主体类型": "公司", "住所": "某某省某某市某某区某某路2号"}
PLEADINGS = ("statement_of_claim", "sales_form")


def seller(party, **more):
    return [{"主体": party, "店铺名": "某某小铺", "网站上卖家情况": "很多家店", "页面标有自营": "否"} | more]


def withheld(brief, paper="statement_of_claim"):
    return "、".join(court_papers(brief)[paper])


# --- who can be sued: 民诉法122, 124, 解释59, 209; practice.md 1.3 第7点, §2（3） ---


@pytest.mark.parametrize(
    ("party", "lacking"),
    [
        ({"名称": "某某网络有限公司", "主体类型": "公司", "住所": "某某路6号"}, ()),
        ({"名称": "某某网络有限公司", "主体类型": "公司", "住所": "不知道"}, ("住所",)),
        ({"名称": "不知道", "主体类型": "公司", "住所": "某某路6号"}, ("名称",)),
        ({"名称": "某丁", "主体类型": "个人", "住所": "某某路1号"}, ()),
        ({"名称": "*丁", "主体类型": "个人", "住所": "某某路1号"}, ("名称",)),
        ({"名称": "某**", "主体类型": "个人"}, ("名称", "住所")),
        (TRADER, ("经营者姓名",)),
        (TRADER | {"经营者姓名": "不知道"}, ("经营者姓名",)),
        (TRADER | {"经营者姓名": "某乙"}, ()),
        # 没有字号的，以登记的经营者为当事人
        (TRADER | {"名称": "某乙", "经营者姓名": "某乙"}, ()),
    ],
)
def test_what_a_court_lacks_to_know_a_party(party, lacking):
    assert Party.model_validate(party).lacking == lacking


@pytest.mark.parametrize(
    ("party", "known"),
    [
        ({"名称": "某某小铺", "住所": "某某路6号"}, False),
        ({"名称": "某某小铺", "主体类型": "个人", "住所": "某某路6号"}, False),
        ({"名称": "某某小铺", "统一社会信用代码": "91000000000000000X", "住所": "某某路6号"}, True),
        ({"名称": "某某小铺", "主体类型": "公司", "住所": "某某路6号"}, True),
    ],
)
def test_the_name_of_the_shop_is_no_name_of_a_person(party, known):
    # court.md 0 第7点: a shop nickname alone fails
    (respondent,) = suit(卖家=seller(party)).respondents
    assert respondent.known is known
    assert ("名称" in respondent.lacking) is not known


@pytest.mark.parametrize(
    ("sellers", "what"),
    [
        (NOBODY_KNOWS, "住所"),
        (seller({"名称": "*丁", "主体类型": "个人", "住所": "某某路1号"}), "住所"),
        (seller({"名称": "某某小铺", "住所": "某某路1号"}), "住所"),
        (seller(TRADER), "经营者姓名"),
        (seller("不知道", 找人线索={"收款方显示名": "*丁"}), "住所"),
    ],
    ids=["shop alone", "personal QR code", "nickname typed as a name", "trader without operator", "payee"],
)
def test_a_pleading_that_would_be_sent_back_is_withheld(sellers, what):
    # practice.md §2 会被退回的样子: 被告只有店名/昵称/QQ
    brief = suit(卖家=sellers)
    for paper in PLEADINGS:
        assert what in withheld(brief, paper)
    told = before_filing(brief)
    assert "起诉状先不出，先照文件夹 26_查明卖家 里的材料查清" in told
    assert "只有店名、昵称或者收款码的会被退回" in told
    assert "收款人不一定是卖家，不能直接写成被告" in told


def test_a_trader_without_the_operators_name_is_told_what_is_missing():
    brief = suit(卖家=seller(TRADER))
    assert brief.respondents[0].lacking == ("经营者姓名",)
    assert "某某县某某软件经营部：还缺经营者姓名，起诉状先不出" in before_filing(brief)
    named = suit(卖家=seller(TRADER | {"经营者姓名": "某乙"}))
    assert withheld(named) == ""
    assert "同时写明经营者某乙" in before_filing(named)
    assert "经营者：某乙" in text_of(named, "court/statement_of_claim")


def test_an_unknown_seller_leaves_the_platform_to_be_sued():
    # 消保法44(1): 不能提供
    site = {"名称": "某某卡盟", "经营者": OPERATOR}
    brief = brief_of(platform(NO_IDENTITY, 卖家=NOBODY_KNOWS, 平台=site, 法院=COURT))
    assert [each.name for each in brief.defendants] == ["某某商城有限公司"]
    assert withheld(brief) == ""
    assert "还缺名称、住所，这次只告平台" in before_filing(brief)


def test_two_defendants_are_both_named_each_gets_a_copy():
    # 民诉法22(3), 123; practice.md 1.3 第4点: 38 wants 知道 + 未采取必要措施
    site = {"名称": "某某卡盟", "经营者": OPERATOR | {"住所": "某某省某某市某某县某某路2号"}}
    brief = brief_of(platform(KNEW, 平台=site, 法院=COURT))
    assert withheld(brief) == ""
    claim = text_of(brief, "court/statement_of_claim")
    assert "被告一：" in claim
    assert "被告二：" in claim
    assert "附：本起诉状副本2份" in claim
    told = before_filing(brief)
    assert "有2个被告：住所地在不同法院辖区的，其中任何一处都可以" in told
    unnamed = brief_of(platform(KNEW, 平台={"名称": "某某卡盟"}, 法院=COURT))
    assert "平台.经营者" in withheld(unnamed)


# --- what was bought and by whom ---


def test_a_service_has_no_official_form_and_goes_to_the_defendant():
    # court.md 0 第1点: 会员/代充 cases have no form → narrative only
    brief = brief_of(reclaimed(法院=COURT))
    papers = court_papers(brief)
    assert papers["statement_of_claim"] == ()
    assert "sales_form" not in papers
    assert brief.forums[0].kind == "forum_service"
    assert brief.cause_of_action == "网络服务合同纠纷"


def test_a_child_sues_through_a_guardian():
    # practice.md 1.8 第2点: 原告是未成年人、家长是法定代理人
    young = CONSUMER | {"出生日期": "2019-12-01"}
    alone = brief_of(minors(child("6"), 消费者=young, 法院=COURT))
    assert "消费者.法定代理人" in withheld(alone)
    guardian = {"姓名": "张某", "与消费者关系": "父亲", "电话": "13800000001"}
    brief = brief_of(minors(child("6"), 消费者=young | {"法定代理人": guardian}, 法院=COURT))
    assert withheld(brief) == ""
    assert "法定代理人：张某（原告父亲）" in text_of(brief, "court/statement_of_claim")


def test_beyond_the_cap_the_papers_are_the_same_and_an_appeal_is_there():
    # 165: above twice the average wage no agreement helps; nothing is withheld
    brief = suit(交易=[order(实付="300000.00")], 法院=COURT | {"省份": "江苏"})
    assert withheld(brief) == ""
    assert brief.track.band == "above"
    assert "按简易程序或者普通程序，可以上诉" in before_filing(brief)
    assert not brief.fee_passes_claim
    # 办法13(1): 300,000 → 5,800.00
    assert f"普通程序{brief.court_fee}元" in before_filing(brief)
    assert str(brief.court_fee) == "5800.00"


def test_a_forum_clause_withholds_nothing_and_stays_out_of_the_pleading():
    rule = {"名称": "用户协议", "条款": "第9条", "原文": "争议由平台所在地法院管辖", "管什么": "管辖"}
    brief = suit(平台规则=[rule])
    assert withheld(brief) == ""
    assert "争议由平台所在地法院管辖" not in text_of(brief, "court/statement_of_claim")
    assert "争议由平台所在地法院管辖" in before_filing(brief)


# --- time and money ---


@pytest.mark.parametrize(
    ("today", "near", "told"),
    [
        # 民法典188(1), 201: three years from 2026-11-01, a Thursday: both days are the same. Of 2029 nothing is announced
        # and no 春节 listed: four days of it and a week of 调休 may move the day, before that it is not told as over.
        (date(2029, 4, 1), False, ""),
        (date(2029, 9, 1), True, "三年快到了：稳妥日2029年11月1日，法定末日2029年11月1日"),
        (date(2029, 11, 1), True, "三年快到了：稳妥日2029年11月1日，法定末日2029年11月1日"),
        (date(2029, 11, 12), True, "三年快到了：稳妥日2029年11月1日，法定末日2029年11月1日"),
        (date(2029, 11, 13), True, "三年到2029年11月1日为止，可能已过"),
    ],
)
def test_the_end_of_the_limitation_is_told_before_it_comes(today, near, told):
    brief = suit(today)
    assert brief.limitation.counted_on == date(2029, 11, 1)
    assert (brief.limitation.safe_on, brief.limitation.last_on) == (date(2029, 11, 1), date(2029, 11, 1))
    assert brief.limitation_is_near is near
    # The defence is the other side's (民法典192, 193): the papers come, and the author is told.
    assert withheld(brief) == ""
    text = before_filing(brief)
    assert told in text
    assert ("还来不来得及" in text) is near


def test_a_demand_after_the_three_years_begins_nothing_and_a_promise_does():
    # 民法典 第一百八十八条, 第一百九十二条第二款, 第一百九十五条
    late = DEAD | {"我向卖家要求退货退款": yes(时间="2029-12-01")}
    assert suit(date(2029, 12, 2), 事实=late).limitation.counted_on == date(2029, 11, 1)
    promised = DEAD | {"对方书面承认要退这笔钱并答应日期": yes(时间="2029-12-01", 期限="2029-12-10")}
    assert suit(date(2029, 12, 2), 事实=promised).limitation.counted_on == date(2032, 12, 1)


def test_a_demand_begins_the_three_years_anew():
    # 民法典195
    facts = DEAD | {"我向卖家要求退货退款": yes(时间="2028-11-01")}
    assert suit(date(2029, 11, 2), 事实=facts).limitation.counted_on == date(2031, 11, 1)


def test_who_asks_for_less_than_the_fee_sees_the_other_ways_first():
    # practice.md §2（2）: 花多少钱、要不要实名、对方能不能看到我的地址; “到此为止也是一种选择”
    told = overview(suit())
    assert "按普通程序，光受理费就要先垫50.00元，不比您要求的30.00元少" in told
    for way in ("平台工单", "支付投诉", "12315", "法院", "到此为止"):
        assert re.search(rf"^(?:办法：|（[0-9]+）)?{way}(?:｜|$)", told, re.MULTILINE), way
    assert "到此为止也是一种选择" in told
    more = overview(suit(交易=[order(实付="300.00")]))
    assert "办法｜花钱" not in more
    assert "办法：" not in more
    assert "到此为止也是一种选择" in more
    # In the paper before filing the table always stands.
    assert "\n到此为止｜" in before_filing(suit(交易=[order(实付="300.00")]))


def test_a_seller_who_is_gone_costs_a_public_notice():
    # practice.md 1.5 第2点: 普通程序 50 元 + 公告费 + 数月
    told = before_filing(brief_of(vanished(法院=COURT)))
    assert "受理费不减半（50.00元），还要公告送达，满三十日才视为送达，一共要几个月" in told
    for place in ("第一百六十六条第四项", "第二百五十七条第一项", "第一百四十条", "第九十五条"):
        assert place in told
    assert "公告另外收费，数额问法院（未核）" in told


def test_before_filing_is_told_to_the_author_alone():
    brief = suit(证据=SHOT, 事实={name: fact | {"证据": ["截图"]} for name, fact in DEAD.items()})
    assert PROOF["名称"] in {exhibit.title for exhibit in brief.exhibits}
    for paper in ("statement_of_claim", "evidence_list"):
        text = text_of(brief, f"court/{paper}")
        assert "风险：" not in text
        assert "值不值得" not in text


def test_a_paper_may_be_made_whatever_its_channel_requires(tmp_path: Path):
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "channel.yaml").write_text(
        "name: 甲\norder: 1\nme: 我\nthem: 对方\nrequires: [{test: brief.claims, name: 请求}]\ndocuments:\n"
        "  - {slug: a, name: 乙, template: a.md, formats: [txt], audience: author, alone: true}\n"
        "  - {slug: b, name: 丙, template: b.md, formats: [txt], audience: author}\n",
        "utf-8",
    )
    (folder / "rung.yaml").write_text(RUNG, "utf-8")
    declared = read_channels((tmp_path,))
    assert declared.faults == ()
    free, bound = declared.channels["x"].papers
    assert free.requires == ()
    assert [each.name for each in bound.requires] == ["请求"]
    assert (
        replace(free, slug="b", name="丙", file="丙", template="b.md", alone=False, requires=bound.requires)
        == bound
    )
