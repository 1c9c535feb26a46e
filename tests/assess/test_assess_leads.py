"""Leads for a report or the police, and how a ticket opens. Expectations come from domain/ alone.

p = practice.md, l = law.md. TODAY is 2026-11-22.
"""

import re
from datetime import date
from typing import Any

import pytest
from cases_support import (
    DEAD,
    LATE,
    NOTICE,
    NOTICE_OVER,
    brief_of,
    case_file,
    fraud_case,
    no,
    order,
    text_of,
    unclear,
    yes,
)
from court_cases import CHILD
from grounds_table import (
    Expected,
    assert_expected,
    leads_of,
    standing_of,
)
from more_cases import (
    BLOCKED,
    KNEW,
    LOOKED_LIKE,
    NO_IDENTITY,
    NOT_YET,
    OTHER,
    OWN_PROMISE,
    PRIVATE,
    RECORDS,
    REFUSAL,
    REGRET,
    RENEWED,
    SHOT,
    SITE_DOWN,
    UNOPENED,
    UNWILLING,
    USELESS,
    advertised,
    asked,
    bought_account,
    child,
    minors,
    platform,
    reclaimed,
    renewed,
    review_gone,
    stopped,
    vanished,
)

# ---- Leads for a report (举报) or for the police: p 1.1 第3点, 1.6 第4点, 1.7, 1.9; l (b), last columns ----
ASKED_IN_VAIN = case_file(事实=DEAD | asked("2026-11-06"))
LEADS = {
    "false promotion": Expected(advertised(), leads=("report-false-promotion",)),
    "a promise not shown to be broken": Expected(
        advertised(页面承诺=[{"内容": "100%有效"}]), no_leads=("report-false-promotion",)
    ),
    "a clause that bars refunds": Expected(
        case_file(争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL), leads=("report-clause",)
    ),
    "no clause": Expected(case_file(事实=DEAD), no_leads=("report-clause",)),
    # p 1.3 第3点: what was not to be seen, never “无照经营”
    "nothing shown": Expected(
        case_file(事实=DEAD | {"网站上没有公示执照和自我声明": yes()}), leads=("report-not-shown",)
    ),
    "something shown": Expected(
        case_file(事实=DEAD | {"网站上没有公示执照和自我声明": no()}), no_leads=("report-not-shown",)
    ),
    "shown or not: unclear": Expected(
        case_file(事实=DEAD | {"网站上没有公示执照和自我声明": unclear()}), no_leads=("report-not-shown",)
    ),
    # p 1.6 第4点, 处罚办法8: 超过十五日; asked on 11-06, the fifteenth day is Saturday 11-21 (民法典201); whether a day off moves
    # it the measures do not say, so that it is over once Monday is (kinds-2.md §10 rows 16, 22).
    "refused for more than fifteen days": Expected(
        ASKED_IN_VAIN, leads=("report-refusal",), today=date(2026, 11, 24)
    ),
    "refused for fifteen days, and a weekend": Expected(
        ASKED_IN_VAIN, no_leads=("report-refusal",), today=date(2026, 11, 23)
    ),
    "refused for fifteen days": Expected(
        ASKED_IN_VAIN, no_leads=("report-refusal",), today=date(2026, 11, 21)
    ),
    "nothing was asked": Expected(case_file(事实=DEAD), no_leads=("report-refusal",)),
    "asked, but nothing is wrong": Expected(
        case_file(争议=["拒绝退款"], 事实=REGRET | asked("2026-11-02")), no_leads=("report-refusal",)
    ),
    "asked on a day nobody wrote down": Expected(
        case_file(事实=DEAD | {"我向卖家要求退货退款": yes()}), no_leads=("report-refusal",)
    ),
    "refused, but it was paid back in the end": Expected(
        case_file(事实=DEAD | asked("2026-11-02"), 交易=[order(已退回={"金额": "30.00"})]),
        no_leads=("report-refusal",),
    ),
    "refused, but another card came": Expected(
        case_file(事实=DEAD | asked("2026-11-02"), 交易=[order(已补发="是")]), no_leads=("report-refusal",)
    ),
    # 消保法2: an agency looks after consumers
    "refused to a reseller": Expected(
        case_file(买来做什么="拿去卖", 事实=DEAD | asked("2026-11-02")), no_leads=("report-refusal",)
    ),
    "a clause of a private seller": Expected(
        case_file(卖家=PRIVATE, 争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL),
        no_leads=("report-clause",),
    ),
    "renewed, for resale": Expected(renewed(买来做什么="拿去卖"), no_leads=("report-renewal",)),
    "renewed by a private seller": Expected(renewed(卖家=PRIVATE), no_leads=("report-renewal",)),
    "false promotion, for resale": Expected(
        advertised(买来做什么="拿去卖"), no_leads=("report-false-promotion",)
    ),
    "false promotion of a private seller": Expected(
        advertised(卖家=PRIVATE), no_leads=("report-false-promotion",)
    ),
    "a clause against a reseller": Expected(
        case_file(买来做什么="拿去卖", 争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL),
        no_leads=("report-clause",),
    ),
    # l (c): a denial is no clause
    "a denial is no clause": Expected(
        case_file(
            争议=["卡密无效", "拒绝退款"], 事实=DEAD | {"对方的原话是不退": yes(原话="是你自己用的，不退")}
        ),
        no_leads=("report-clause",),
    ),
    # 网络交易办法15, 民法典1024: what may be deleted, and whose site is no platform
    "a review deleted that was untrue": Expected(
        review_gone({"我在网上说过不属实或者骂人的话": yes()}), no_leads=("report-review-deleted",)
    ),
    "a review deleted on a person's site": Expected(
        review_gone({"网站经营者是个人": yes()}), no_leads=("report-review-deleted",)
    ),
    # p 3.2, §4.2 第3条: who has threatened or was made good reports nothing of it
    "a review deleted, after threats": Expected(
        review_gone({}, 自查={"我骂过对方或说过不给钱就曝光": "是"}), no_leads=("report-review-deleted",)
    ),
    "refused, but settled": Expected(
        case_file(事实=DEAD | asked("2026-11-02"), 自查={"我已经收到过补偿或答应过和解": "是"}),
        no_leads=("report-refusal",),
    ),
    "refused, bought to sell": Expected(
        case_file(事实=DEAD | asked("2026-11-02"), 自查={"我买来是为了转卖": "是"}),
        no_leads=("report-refusal",),
    ),
    "asked of a private seller": Expected(
        case_file(卖家=PRIVATE, 事实=DEAD | asked("2026-11-02")), no_leads=("report-refusal",)
    ),
    "a review deleted": Expected(
        review_gone({}),
        leads=("report-review-deleted",),
        claims=("refund",),
    ),
    # l (b) row 9: the screenshots of before and after
    "a review deleted, and nothing shows it": Expected(
        case_file(争议=["卡密无效", "删评拒证"], 事实=DEAD | {"评价被平台删除": yes(时间="2026-11-05")}),
        no_leads=("report-review-deleted",),
    ),
    "no review deleted": Expected(
        case_file(争议=["卡密无效", "删评拒证"], 事实=DEAD | RECORDS | {"评价被平台删除": no()}),
        no_leads=("report-review-deleted",),
    ),
    "renewed without a reminder": Expected(renewed(), leads=("report-renewal",)),
    "renewed with a reminder": Expected(
        renewed(RENEWED | {"扣款前没有收到过提醒": no()}), no_leads=("report-renewal",)
    ),
    "deceit that is shown": Expected(fraud_case(争议=["卡密无效", "欺诈"]), leads=("report-deceit",)),
    # p 1.1 第3点: a dud code is not a deceit
    "a dud code": Expected(case_file(事实=DEAD), no_leads=("report-deceit", "report-false-promotion")),
    "deceit that nobody can show": Expected(
        fraud_case(争议=["卡密无效", "欺诈"], without="有材料显示卖家当时知道"), no_leads=("report-deceit",)
    ),
    # 处罚办法2: of what a business does to consumers
    "deceit of a private seller": Expected(
        fraud_case(争议=["卡密无效", "欺诈"], 卖家=PRIVATE), no_leads=("report-deceit",)
    ),
    "deceit of a reseller": Expected(
        fraud_case(争议=["卡密无效", "欺诈"], 买来做什么="拿去卖"), no_leads=("report-deceit",)
    ),
    "no deceit, contact found again": Expected(
        vanished(BLOCKED | {"失联后又恢复联系": yes()}), no_leads=("report-deceit",)
    ),
    # p 1.7, p 3.3 G49, G50, p §2 派出所
    "lost contact": Expected(vanished(), leads=("police-lost-contact",), no_leads=("police-extra-fee",)),
    "lost contact, the site": Expected(vanished(SITE_DOWN), leads=("police-lost-contact",)),
    "contact found again": Expected(
        vanished(BLOCKED | {"失联后又恢复联系": yes()}), no_leads=("police-lost-contact",)
    ),
    "never lost contact": Expected(case_file(事实=DEAD), no_leads=("police-lost-contact",)),
    "more money asked for": Expected(
        case_file(事实=DEAD | {"对方要我再付解冻费保证金或验证码": yes(时间="2026-11-03")}),
        leads=("police-extra-fee",),
    ),
    "more money not asked for": Expected(
        case_file(事实=DEAD | {"对方要我再付解冻费保证金或验证码": no()}), no_leads=("police-extra-fee",)
    ),
    "more money asked for, and the goods are not clean": Expected(
        case_file(
            事实=DEAD | {"对方要我再付解冻费保证金或验证码": yes(时间="2026-11-03")},
            自查={"商品是外挂、破解、刷量、代实名、翻墙": "是"},
        ),
        no_leads=("police-extra-fee",),
    ),
    # p 1.7 第3点, p §2 (8): who buys accounts reports himself
    "lost contact, and the goods are not clean": Expected(
        vanished(自查={"商品是外挂、破解、刷量、代实名、翻墙": "是"}),
        no_leads=("police-lost-contact",),
    ),
}


@pytest.mark.parametrize("name", LEADS)
def test_leads_are_there_where_the_domain_says(name):
    assert_expected(brief_of(LEADS[name].case, LEADS[name].today), LEADS[name])


REPORT_LEADS = {
    *("report-false-promotion", "report-clause", "report-not-shown", "report-refusal"),
    *("report-review-deleted", "report-renewal", "report-deceit"),
    *("police-lost-contact", "police-extra-fee"),
}


def test_the_table_shows_every_lead_there_and_not_there():
    assert {id_ for row in LEADS.values() for id_ in row.leads} == REPORT_LEADS
    assert {id_ for row in LEADS.values() for id_ in row.no_leads} == REPORT_LEADS


# ---- leads stay out of what is sent to the other side ----

PAPERS_SENT = ("platform_ticket/ticket", "platform_ticket/ticket_short", "heimao/post")
UNPRINTABLE = (
    *("广告法", "反不正当竞争法", "处罚办法", "治安管理处罚法", "刑法", "反电信网络诈骗法", "明码标价"),
    *("举报", "报案", "诈骗", "无照经营", "无证无照", "罚款", "立案侦查"),
)


@pytest.mark.parametrize("name", [name for name, row in LEADS.items() if row.leads])
def test_a_lead_is_no_ground_carries_no_claim_and_is_not_printed(name):
    # p 1.9: administrative and criminal clauses into a report only; p 4.2
    brief = brief_of(LEADS[name].case, LEADS[name].today)
    assert leads_of(brief)
    assert not (leads_of(brief) | REPORT_LEADS) & standing_of(brief)
    assert not {id_ for claim in brief.claims for id_ in claim.grounds} & REPORT_LEADS
    if not brief.claims:
        return
    pleading = () if not brief.court else ("court/statement_of_claim",)
    for paper in (*PAPERS_SENT, *pleading):
        text = text_of(brief, paper)
        for lead in brief.leads:
            assert lead.title not in text
        for words in UNPRINTABLE:
            assert words not in text, (paper, words)


OPERATOR = {"名称": "某某商城有限公司", "主体类型": "公司", "住所": "某某路2号", "法定代表人": "某己"}
SITE = {"平台": {"名称": "某某卡盟", "经营者": OPERATOR}}
COURT = {"法院": {"名称": "某某省某某市某某区人民法院"}}


def test_no_lead_is_printed_in_a_pleading():
    brief = brief_of(
        platform(
            KNEW
            | REFUSAL
            | asked("2026-11-02")
            | {"网站上没有公示执照和自我声明": yes(), "评价被平台删除": yes(证据=["截图"])},
            争议=["卡密无效", "拒绝退款", "删评拒证"],
            **SITE,
            **COURT,
        )
    )
    assert {"report-not-shown", "report-refusal", "report-review-deleted"} <= leads_of(brief)
    text = text_of(brief, "court/statement_of_claim")
    assert "请求" in text
    for words in UNPRINTABLE:
        assert words not in text, words


# ---- 平台 and 备位 in a pleading ----


def test_the_same_money_of_shop_and_platform_is_said_to_be_the_same():
    # p 1.2 第7点: written twice it is counted twice; p 1.3 第4点
    brief = brief_of(platform(KNEW | NO_IDENTITY | OWN_PROMISE | LOOKED_LIKE, **SITE, **COURT))
    prayers = text_of(brief, "court/statement_of_claim").split("事实和理由")[0].splitlines()
    sums = [line for line in prayers if "30.00元" in line]
    assert "返还原告价款30.00元" in sums[0]
    assert all("同一损失" in line and "不重复" in line for line in sums[1:])


def test_what_is_asked_in_the_alternative_is_asked_in_every_paper():
    # p 1.2 第6点: 可有一个备位
    brief = brief_of(case_file(事实=DEAD, 诉求={"备选要求": "补发"}, **COURT))
    for paper in ("platform_ticket/ticket", "court/statement_of_claim"):
        assert "补发" in text_of(brief, paper), paper


# ---- the first sentence of a ticket: p §4, 4.2: nothing is told that the facts do not carry ----

SIGNS = {
    "卡密无效": "第一次兑换即失败",
    "描述不符": "与页面写明的不符",
    "到账延迟": "截至2026年11月22日未到账",
    "拒绝退款": "拒绝退款",
    "售后无响应": "没有答复",
    "虚假宣传": "与(页面的宣传|下单前写明的)不符",
    "欺诈": "与下单前的说明不符",
    "商家信息不明": "真实名称",
    "平台责任": "平台没有处理",
    "删评拒证": "交易记录",
    "账号封禁": "封停",
    "充值被追回": "收回",
    "自动续费": "自动续费",
    "未成年人充值": "未成年",
    "停服": "使用中被停用",
    "商家失联": "联系不上",
}
NO_ANSWER = {"我提出后到现在没有人答复": yes(时间="2026-11-02")}
# 拒绝退款 and the like follow a fault of the goods: the ticket may open with that one instead.
DEFECT = {"卡密无效"}
OPENINGS = {
    "卡密无效": (case_file(事实=DEAD), set()),
    "描述不符": (case_file(争议=["描述不符"], 事实=OTHER), set()),
    "到账延迟": (case_file(争议=["到账延迟"], 事实=LATE | NOTICE | NOTICE_OVER, 交易=NOT_YET), set()),
    "拒绝退款": (case_file(争议=["拒绝退款"], 事实=DEAD | REFUSAL), DEFECT),
    "售后无响应": (case_file(争议=["售后无响应"], 事实=DEAD | NO_ANSWER), DEFECT),
    # What differs from the page is also not as described; it is the same fault in other words.
    "虚假宣传": (advertised(事实=USELESS), {"描述不符"}),
    "欺诈": (fraud_case(争议=["欺诈"]), DEFECT),
    "商家信息不明": (case_file(争议=["商家信息不明"], 事实=DEAD | NO_IDENTITY, 证据=SHOT), DEFECT),
    "平台责任": (case_file(争议=["平台责任"], 事实=DEAD | KNEW, 证据=SHOT), DEFECT),
    "删评拒证": (case_file(争议=["删评拒证"], 事实=DEAD | RECORDS), DEFECT),
    "账号封禁": (
        bought_account(),
        set(),
    ),
    "充值被追回": (reclaimed(), set()),
    "自动续费": (renewed(), set()),
    "未成年人充值": (minors(child("12") | UNWILLING, 消费者=CHILD), set()),
    "停服": (stopped(), set()),
    "商家失联": (vanished(), set()),
}


def opening_of(case: dict[str, Any]) -> str:
    """How the ticket opens, up to what is asked: what was bought, what is wrong."""
    opening, asked, _ = text_of(brief_of(case), "platform_ticket/ticket").partition("。请")
    assert asked
    return opening


@pytest.mark.parametrize("dispute", OPENINGS)
def test_a_ticket_opens_with_what_went_wrong_and_with_nothing_else(dispute):
    case, others = OPENINGS[dispute]
    opening = opening_of(case)
    told = {name for name, sign in SIGNS.items() if re.search(sign, opening)}
    assert told, opening
    assert told <= {dispute} | others, opening


@pytest.mark.parametrize(
    "dispute", ["商家信息不明", "平台责任", "删评拒证", "售后无响应", "拒绝退款", "欺诈"]
)
def test_what_was_chosen_as_a_dispute_is_not_told_unless_the_facts_say_so(dispute):
    # p 4.2: the dispute is what the author picked; the facts are only a dead key
    assert SIGNS[dispute] not in opening_of(case_file(争议=[dispute], 事实=DEAD))
    assert SIGNS[dispute] not in opening_of(case_file(争议=[dispute, "卡密无效"], 事实=DEAD))


def test_a_deleted_review_is_not_told_as_records_refused():
    deleted = {"评价被平台删除": yes(时间="2026-11-05", 证据=["截图"])}
    assert "交易记录" not in opening_of(case_file(争议=["删评拒证"], 事实=DEAD | deleted, 证据=SHOT))


def test_who_has_not_asked_yet_is_not_said_to_have_asked():
    # 消保法25.1: as with 24, today opens only a sentence of its own (practice.md 4)
    case = case_file(争议=["拒绝退款"], 事实=REGRET | UNOPENED)
    for ground in brief_of(case, date(2026, 11, 5)).grounds:
        assert "七日内提出退货" not in ground.argument + ground.short


def test_parents_who_were_not_asked_have_not_refused():
    # p 1.8: under eight nobody need refuse, so nobody is said to have refused
    opening = opening_of(minors(child("7"), 消费者=CHILD | {"出生日期": "2019-02-03"}))
    assert "未成年" in opening
    assert "不同意" not in opening


def test_an_account_that_was_closed_is_not_told_as_a_charge_taken_back():
    assert "封停" not in opening_of(reclaimed(争议=["充值被追回", "账号封禁"]))
