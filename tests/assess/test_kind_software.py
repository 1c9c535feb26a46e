"""Software, AI, cloud services, storage, row by row: what stands, what falls, the sum, the law (kinds-2.md C5, C9)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import DEAD, FIRM, GONE, PROOF, brief_of, case_file, no, order, text_of, workshop, yes
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.brief import Brief
from kameng_docs.law.grounds import grounds
from kameng_docs.plan import plan_of
from kameng_docs.rules import claim_without_ground

# The grounds of this kind; tests/assess/test_assess_grounds.py leaves them to this file.
OF_THIS_KIND = {
    "plan-preselected", "mistake-rescind", "key-revoked-later", "key-revoked-rest", "licence-count", "licence-count-rest",
    "service-degraded", "service-degraded-rest", "quota-described", "region-of-service",
}  # fmt: skip
# These fall where a licence was not kept.
COUNTED = {"licence-count", "licence-count-rest"}
TODAY = date(2026, 11, 29)
SITE = [{"主体": FIRM, "网站上卖家情况": "只有一家店"}]
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
PROOFS = {
    "录屏": PROOF,
    "账单": PROOF | {"文件": "账单.png"},
    "通知": PROOF | {"文件": "通知.png"},
    "商品页": PROOF | {"文件": "商品页.png"},
}


def software(**changes: Any) -> dict[str, Any]:
    """A subscription of the site itself."""
    given = {"商品": "写作软件年付", "买的是什么": "软件或云服务", "收到卡密的时间": GONE, "证据": ["账单"]}
    return order(**given | changes)


def key(**changes: Any) -> dict[str, Any]:
    given = {"商品": "系统永久密钥", "买的是什么": "卡密", "实付": "159.00", "下单时间": "2026-03-05 10:00"}
    return order(**given | {"收到卡密的时间": "2026-03-05 10:05", "证据": ["账单"]} | changes)


def matter(bought: dict[str, Any], dispute: str, facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = {"交易": [bought], "争议": [dispute], "事实": facts, "证据": PROOFS}
    return case_file(**told | COURT | more)


CHOSEN = {
    "付款页默认选中了更贵的一档": yes(原话="打开时“年付1188元”已经选中，按钮只写“立即开通”", 证据=["录屏"])
}
CLICK = {
    "我点错了付款以后马上说了": yes(
        时间="2026-11-20 10:40", 原话="本来要开一个月，付成了一年", 证据=["录屏"]
    ),
    "升级后我没有用过新的权益": yes(),
}
YEAR_PLAN = software(实付="1188.00", 下单时间="2026-11-20 10:00")
WRONG_PLAN = matter(YEAR_PLAN, "误选高价套餐", CHOSEN | CLICK, 卖家=SITE)
TRIAL = {
    "自动续费扣了款": yes(时间="2026-10-20"),
    "试用期满前没有提醒就扣了款": yes(时间="2026-10-20", 期限="2026-10-20", 证据=["账单"]),
}
REVOKED = {
    "发行方说密钥已被吊销": yes(时间="2026-10-05", 原话="该密钥因批量授权滥用已停用", 证据=["通知"]),
    "使用一段时间后被停用": yes(时间="2026-10-05", 证据=["通知"]),
    "我把不能用的情况告诉了卖家": yes(时间="2026-10-06"),
    "兑换曾成功": yes(),
}
PERPETUAL = REVOKED | {
    "页面写着永久授权": yes(原话="永久激活", 证据=["商品页"]),
    "页面写着质保多久": yes(原话="终身质保", 证据=["商品页"]),
}
YEAR_KEY = key(
    商品="办公软件一年授权", 实付="365.00", 下单时间="2026-03-01", 服务天数="365", 剩余天数="120",
    收到卡密的时间="2026-03-01",
)  # fmt: skip
TWO_YEARS = key(
    商品="办公软件两年授权", 实付="200.00", 下单时间="2025-10-05", 服务天数="730", 剩余天数="365",
    收到卡密的时间="2025-10-05",
)  # fmt: skip
DEVICES = {
    "能激活的台数比写的少": yes(数量="2", 总数="5", 原话="已达到设备数上限", 时间="2026-11-02", 证据=["通知"])
}
FIVE = software(商品="修图软件五台设备授权", 实付="100.00", 下单时间="2026-11-01")
DIFFERENCE = {"诉求": {"主要要求": "补差价"}}
THROTTLED = {
    "服务期里被降速减容减额度": yes(
        时间="2026-09-01", 原话="原来写不限速，改为每天只有一小时不限速", 证据=["商品页"]
    )
}
STORAGE = software(商品="网盘年费会员", 实付="198.00", 下单时间="2026-05-24", 服务天数="365", 剩余天数="265")
LEFT = THROTTLED | {"降低以后我不再用了": yes(时间="2026-09-01")}
QUOTA = {"写着无限次而实际有上限": yes(原话="页面写每天不限次数，第五十次以后不再生成", 证据=["商品页"])}
ABROAD = matter(
    software(商品="海外绘图工具", 实付="143.60", 币种="外币", 原币金额="20.00美元"),
    "服务缩水", {"对方在境外": yes()}, 卖家=SITE,
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row. `amount` is the principal claim's, or, of what is not money, that of its alternative."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    kind: str = ""
    amount: str = ""
    cites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    today: date = TODAY


ROWS = {
    "T-C1 a year that was chosen beforehand": Row(
        WRONG_PLAN,
        stands=("plan-preselected", "mistake-rescind"),
        absent=("fraud", "seven-day-no-reason", "terminated-by-suit", "purpose-defeated"),
        leads=("report-preselected",),
        kind="refund",
        amount="1188.00",
        cites=("consumer-regulation:11", "consumer-law:9.2", "civil-code:496.2", "civil-code:985", "civil-code:147",
               "civil-code:152.1.1", "general-interpretation:19.1", "ecommerce-law:19", "online-trading-measures:17"),
        never=("consumer-law:25.1", "consumer-law:55.1"),
    ),
    "C4 the month is kept": Row(
        matter(YEAR_PLAN, "误选高价套餐", {"付款页默认选中了更贵的一档": CHOSEN["付款页默认选中了更贵的一档"] | {"金额": "99.00"}}, 卖家=SITE),
        stands=("plan-preselected",),
        kind="refund",
        amount="1089.00",
    ),
    "C4 the month is kept, the difference asked": Row(
        matter(YEAR_PLAN, "误选高价套餐", {"付款页默认选中了更贵的一档": CHOSEN["付款页默认选中了更贵的一档"] | {"金额": "99.00"}},
               卖家=SITE, **DIFFERENCE),
        stands=("plan-preselected",),
        kind="price-difference",
        amount="1089.00",
    ),
    "C-G1 without the recording": Row(
        matter(YEAR_PLAN, "误选高价套餐", {"付款页默认选中了更贵的一档": yes(原话="年付已经选中", 金额="99.00")}, 卖家=SITE),
        refused={"plan-preselected": "没有证据"},
    ),
    "C-G1 confirmed in a step of its own": Row(
        matter(YEAR_PLAN, "误选高价套餐", CHOSEN | CLICK | {"付款前我单独确认过这一档和金额": yes()}, 卖家=SITE),
        refused={"plan-preselected": "付款前我单独确认过", "mistake-rescind": "付款前我单独确认过"},
    ),
    "C-G2 it was used": Row(
        matter(YEAR_PLAN, "误选高价套餐", CLICK | {"升级后我没有用过新的权益": no()}, 卖家=SITE),
        refused={"mistake-rescind": "升级后我没有用过新的权益"},
    ),
    "T-C2 a trial that became paid": Row(
        matter(software(商品="听书试用", 买的是什么="会员开通", 实付="68.00", 下单时间="2026-10-20"), "自动续费", TRIAL, 卖家=SITE),
        stands=("auto-renewal",),
        absent=("trial-charged-early",),
        leads=("report-renewal",),
        kind="refund",
        amount="68.00",
        cites=("consumer-regulation:10.2", "online-trading-measures:18", "platform-price-rules:20", "consumer-law:52"),
    ),
    "T-C3 for ever, revoked after seven months": Row(
        matter(key(), "密钥被吊销", PERPETUAL),
        stands=("key-revoked-later",),
        absent=("card-unusable", "service-stopped", "lifetime-stopped", "key-revoked-rest", "terminated-by-suit"),
        leads=("report-key-source",),
        kind="refund",
        amount="159.00",
        cites=("civil-code:612", "civil-code:646", "civil-code:577", "civil-code:582", "civil-code:621.2"),
        never=("civil-code:563.1.4", "civil-code:621.3"),
        refused={"purpose-defeated": "发行方说密钥已被吊销"},
    ),
    "C-G4 the seller knew": Row(
        matter(key(), "密钥被吊销", PERPETUAL | {"有材料显示卖家早知道密钥会被吊销": yes(原话="九月的评价里已有买家说被吊销", 证据=["通知"])}),
        stands=("key-revoked-later",),
        kind="refund",
        amount="159.00",
        cites=("civil-code:621.3", "civil-code:618"),
    ),
    "T-C4 shared with five, said in private": Row(
        matter(key(), "密钥被吊销", PERPETUAL, 自查={"我把卡密给过别人或发到群里": "是"}),
        absent=("service-stopped", "lifetime-stopped", "key-revoked-rest"),
        refused={"key-revoked-later": ""},
    ),
    "T-C4 shared with five, said openly": Row(
        matter(key(), "密钥被吊销", PERPETUAL | {"我违反过授权条款": yes()}),
        absent=("service-stopped", "lifetime-stopped", "key-revoked-rest"),
        refused={"key-revoked-later": "我违反过授权条款"},
    ),
    "C4 a year, 120 days left": Row(
        matter(YEAR_KEY, "密钥被吊销", REVOKED),
        stands=("key-revoked-rest", "rest-of-term-defeated"),
        absent=("key-revoked-later", "service-stopped"),
        kind="refund",
        amount="120.00",
        cites=("civil-code:612", "civil-code:577", "civil-code:566.1"),
    ),
    "R3 two years, one used": Row(
        matter(TWO_YEARS, "密钥被吊销", REVOKED),
        stands=("key-revoked-rest",),
        kind="refund",
        amount="100.00",
    ),
    "R4 nobody said for ever": Row(
        matter(key(商品="系统密钥"), "密钥被吊销", REVOKED),
        absent=("key-revoked-later",),
        refused={"key-revoked-rest": "服务天数"},
    ),
    "R7 three times the price": Row(
        matter(key(), "密钥被吊销", PERPETUAL | {"有材料显示卖家早知道密钥会被吊销": yes(原话="评价里有人说过", 证据=["通知"])},
               诉求={"要求增加赔偿": "事实够时要求"}),
        stands=("key-revoked-later",),
        absent=("fraud",),
        kind="refund",
        amount="159.00",
        never=("consumer-law:55.1",),
    ),
    "T-C5 two of five devices": Row(
        matter(FIVE, "授权限制", DEVICES, 卖家=SITE, **DIFFERENCE),
        stands=("licence-count",),
        absent=("purpose-defeated", "promise-defeats-use"),
        kind="price-difference",
        amount="60.00",
        cites=("civil-code:615", "civil-code:582", "sales-interpretation:17.1", "sales-interpretation:17.2", "consumer-law:20.1"),
    ),
    "T-C5 the other devices wanted": Row(
        matter(FIVE, "授权限制", DEVICES, 卖家=SITE, 诉求={"主要要求": "补发"}),
        stands=("licence-count-rest",),
        kind="reship",
        cites=("civil-code:615", "civil-code:582", "consumer-law:20.1"),
    ),
    "T-C5 all the money wanted": Row(
        matter(FIVE, "授权限制", DEVICES, 卖家=SITE), stands=("licence-count",), absent=("purpose-defeated",)
    ),
    "C-G5 the author's own working": Row(
        matter(FIVE, "授权限制", DEVICES, 卖家=SITE,
               诉求={"主要要求": "补差价", "差价": "35.00", "差价算法": "五台版 100.00 − 两台版 65.00"}),
        stands=("licence-count",),
        kind="price-difference",
        amount="35.00",
    ),
    "C-G5 a limit that nobody wrote": Row(
        matter(FIVE, "授权限制", {"设备数被限制而开通时没有写": yes(原话="最多在两台设备激活", 证据=["商品页"])}, 卖家=SITE,
               诉求={"主要要求": "恢复权益"}),
        stands=("device-limit-unannounced",),
        kind="restore-items",
    ),
    "T-C6 throttled and left after a hundred days": Row(
        matter(STORAGE, "服务缩水", LEFT, 卖家=SITE),
        stands=("service-degraded-rest",),
        absent=("service-degraded",),
        leads=("report-service-degraded",),
        kind="refund",
        amount="143.75",
        cites=("civil-code:543", "civil-code:577", "civil-code:566.1", "consumer-law:53", "platform-rules-measures:32.1"),
    ),
    "C-G6 still used": Row(
        matter(STORAGE, "服务缩水", THROTTLED, 卖家=SITE, 诉求={"主要要求": "恢复权益", "差价": "50.00", "差价算法": "按天数和降低的部分计算"}),
        stands=("service-degraded",),
        kind="restore-items",
        amount="50.00",
        cites=("civil-code:543", "consumer-law:16.2"),
        refused={"service-degraded-rest": "要求退款"},
    ),
    "R8 dearer or less in the next term": Row(
        matter(software(实付="198.00", 下单时间="2025-05-24", 服务天数="365", 剩余天数="1"), "服务缩水", LEFT, 卖家=SITE),
        refused={"service-degraded-rest": "降低那天还在服务期内", "service-degraded": "降低以后我不再用了"},
    ),
    "C-G7 no limit, and a limit": Row(
        matter(software(实付="198.00"), "服务缩水", QUOTA, 卖家=SITE,
               诉求={"主要要求": "补差价", "差价": "40.00", "差价算法": "按两档套餐的价差计算"}),
        stands=("quota-described",),
        kind="price-difference",
        amount="40.00",
        cites=("consumer-law:45.1", "consumer-regulation:12", "civil-code:498"),
    ),
    "C-G7 the fair use was written beside it": Row(
        matter(software(实付="198.00"), "服务缩水", {"写着无限次而实际有上限": no(), "页面写明了公平使用的上限": yes()}, 卖家=SITE,
               诉求={"主要要求": "补差价", "差价": "40.00", "差价算法": "按价差"}),
        refused={"quota-described": "页面写明了公平使用的上限"},
    ),
    "region, and nothing can be done with it": Row(
        matter(software(实付="50.00"), "授权限制", {
            "我所在的地区用不了而页面没有写": yes(原话="您所在的地区暂不支持", 证据=["通知"]),
            "差的那一点让我完全用不上": yes(原话="登录不进去"), "页面写明了地区版本": no(),
        }, 卖家=SITE),
        stands=("region-of-service", "purpose-defeated"),
        kind="refund",
        amount="50.00",
    ),
    "region, and no word that nothing can be done": Row(
        matter(software(实付="50.00"), "授权限制", {"我所在的地区用不了而页面没有写": yes(原话="您所在的地区暂不支持", 证据=["通知"])}, 卖家=SITE),
        absent=("purpose-defeated",),
        refused={"region-of-service": "差的那一点让我完全用不上"},
    ),
    "R1 seven days of a subscription": Row(
        matter(YEAR_PLAN, "误选高价套餐", {"我只是后悔不想要了": yes(), "我向卖家要求退货退款": yes(时间="2026-11-20")}, 卖家=SITE),
        absent=("seven-day-no-reason", "seven-day-no-reason-now"),
        refused={"plan-preselected": "我只是后悔不想要了", "mistake-rescind": "我只是后悔不想要了"},
    ),
    "R6 the answers are wrong": Row(
        matter(software(商品="智能问答月卡", 实付="39.00"), "服务缩水", {
            "服务期里被降速减容减额度": no(), "写着无限次而实际有上限": no(),
        }, 卖家=SITE),
        refused={"service-degraded": "“否”", "quota-described": "“否”"},
    ),
    "T-C7 a firm abroad": Row(ABROAD, refused={"foreign-respondent": "12315"}),
}  # fmt: skip


def cited_of(brief: Brief) -> set[str]:
    """Every clause under grounds and leads, with and without its edition."""
    refs = {c.ref for ground in (*brief.grounds, *brief.leads) for c in ground.citations}
    return refs | {ref.partition("@")[0] for ref in refs}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_of_the_kind(row):
    brief = brief_of(row.case, row.today)
    standing, refused = standing_of(brief), reasons_of(brief)
    assert set(row.stands) <= standing, refused
    assert not set(row.absent) & standing
    for ground, piece in row.refused.items():
        assert ground not in standing
        assert piece in refused[ground], refused[ground]
    assert set(row.leads) <= leads_of(brief)
    assert set(row.cites) <= cited_of(brief), cited_of(brief)
    assert not set(row.never) & cited_of(brief)
    assert [claim.kind for claim in brief.claims[:1]] == ([row.kind] if row.kind else [])
    if row.amount:
        claim = brief.claims[0]
        assert (claim.sum if claim.amount is None else claim.amount) == Decimal(row.amount), claim.formula


def test_every_ground_of_the_kind_stands_and_falls_somewhere():
    assert {ground for row in ROWS.values() for ground in row.stands} >= OF_THIS_KIND
    assert {ground for row in ROWS.values() for ground in row.refused} | COUNTED >= OF_THIS_KIND
    shared = DEVICES | {"我违反过授权条款": yes()}
    brief = brief_of(matter(FIVE, "授权限制", shared, 诉求={"主要要求": "补发"}), TODAY)
    assert all("我违反过授权条款" in reasons_of(brief)[ground] for ground in COUNTED)


# --- the ninety days -----------------------------------------------------------------------------------------
def clicked(on: str, today: date, **more: Any) -> Brief:
    told = CLICK | {"我点错了付款以后马上说了": yes(时间=on, 原话="本来要开一个月，付成了一年")}
    bought = software(实付="1188.00", 下单时间=on)
    return brief_of(matter(bought, "误选高价套餐", told, 卖家=SITE, **more), today)


def days_of(brief: Brief) -> dict[str, Any]:
    return {each.id: each for each in plan_of(brief, workshop().channels).deadlines}


def test_the_plan_prints_both_days_of_the_ninety():
    # kinds-2 section 10, row 10: known 2026-07-04, naive end 10-02 in the holiday, last lawful day 10-08
    found = days_of(clicked("2026-07-04", date(2026, 9, 1)))["rescission_mistake"]
    assert (found.on, found.safe_on) == (date(2026, 10, 8), date(2026, 9, 30))
    assert "除斥期间" in found.how
    assert not found.passed


def test_who_rescinds_is_told_of_no_termination():
    brief = clicked("2026-07-04", date(2026, 9, 1))
    assert not {"termination", "rescission"} & set(days_of(brief))
    assert not [note for note in brief.deadlines if note.id == "termination_year"]
    for paper in ("platform_ticket/ticket", "demand_letter/letter", "court/statement_of_claim"):
        assert "解除" not in text_of(brief, paper), paper


def test_after_the_ninety_days_the_mistake_falls():
    assert "mistake-rescind" in standing_of(clicked("2026-07-04", date(2026, 10, 8)))
    late = clicked("2026-07-04", date(2026, 10, 9))
    assert "撤销权还在九十日内" in reasons_of(late)["mistake-rescind"]
    assert not late.claims


def test_a_suit_within_the_ninety_days_keeps_the_right():
    sued = {"名称": "某某市某某区人民法院", "立案日期": "2026-09-20"}
    assert "mistake-rescind" in standing_of(clicked("2026-07-04", date(2026, 11, 9), 法院=sued))


def test_who_knew_before_he_told_counts_from_knowing():
    brief = clicked("2026-07-04", date(2026, 9, 28), 发现日="2026-06-20")
    # 90 days from 2026-06-20 end on 2026-09-18, a Friday
    assert "撤销权还在九十日内" in reasons_of(brief)["mistake-rescind"]


def test_only_a_court_is_asked_to_rescind():
    brief = brief_of(WRONG_PLAN, TODAY)
    claim = text_of(brief, "court/statement_of_claim")
    # That the plan never became part of the contract comes first; to rescind it is the second choice.
    second = "2. 前项请求不获支持的，判令撤销原告于2026年11月20日与被告订立的购买“写作软件年付”的合同，并返还上述价款；"
    assert second in claim
    assert claim.index("判令被告返还原告") < claim.index("判令撤销")
    assert "撤销原告" not in text_of(brief, "platform_ticket/ticket")
    assert "判令撤销" not in text_of(brief, "demand_letter/letter")


def test_interest_is_no_part_of_a_mistake_of_ones_own():
    brief = brief_of(WRONG_PLAN | {"诉求": {"要求利息": "依据够时要求"}}, TODAY)
    assert "interest" not in {claim.kind for claim in brief.claims}


# --- what is not said ----------------------------------------------------------------------------------------
def test_a_key_that_worked_is_not_said_to_be_dead():
    brief = brief_of(matter(key(), "密钥被吊销", PERPETUAL), TODAY)
    for paper in (
        "platform_ticket/ticket",
        "samr_12315/complaint",
        "demand_letter/letter",
        "court/statement_of_claim",
    ):
        told = text_of(brief, paper)
        assert "目的不能实现" not in told, paper
        assert "第一次兑换" not in told, paper
        assert "盗版" not in told, paper
    assert "扣减" in {ground.id: ground.caution for ground in brief.grounds}["key-revoked-later"]


def test_what_still_works_is_not_said_to_be_useless():
    brief = brief_of(ROWS["T-C5 two of five devices"].case, TODAY)
    for paper in (
        "platform_ticket/ticket",
        "samr_12315/complaint",
        "demand_letter/letter",
        "court/statement_of_claim",
    ):
        told = text_of(brief, paper)
        assert "60.00" in told, paper
        assert "不能使用" not in told, paper


def test_a_lifetime_warranty_is_no_lifetime_licence():
    promise = [{"内容": "终身质保", "实际": "过了三十天不管", "证据": ["商品页"]}]
    sold = key(商品="系统密钥", 服务天数="365", 剩余天数="120", 实付="365.00")
    brief = brief_of(matter(sold, "密钥被吊销", REVOKED, 页面承诺=promise), TODAY)
    assert {"key-revoked-rest"} <= standing_of(brief)
    assert brief.claims[0].amount == Decimal("120.00")


def test_no_regulator_is_asked_about_a_firm_abroad():
    plan = plan_of(brief_of(ABROAD, TODAY), workshop().channels)
    assert not [rung for rung in plan.rungs if rung.channel == "samr_12315" and rung.status == "open"]


NOTHING = [name for name, row in ROWS.items() if not row.kind]


@pytest.mark.parametrize("name", NOTHING)
def test_what_falls_asks_for_no_money(name):
    brief = brief_of(ROWS[name].case, TODAY)
    assert not [claim for claim in brief.claims if claim.amount]


# --- facts of other kinds ------------------------------------------------------------------------------------
def test_a_fact_of_this_kind_opens_nothing_without_its_own():
    # each fact alone, in a case of a dead key
    told = {
        name: yes(时间="2026-11-02", 原话="某句话", 数量="1", 总数="2", 证据=["录屏"])
        for ground in OF_THIS_KIND
        for req in grounds()[ground].requires
        for name in req.any_of
        if name not in DEAD
    }
    alone = {
        "我点错了付款以后马上说了",
        "付款页默认选中了更贵的一档",
        "能激活的台数比写的少",
        "写着无限次而实际有上限",
    }
    for name in set(told) - alone:
        brief = brief_of(case_file(事实=DEAD | {name: told[name]}, 证据=PROOFS), TODAY)
        assert not OF_THIS_KIND & standing_of(brief), name


@pytest.mark.parametrize(
    "facts",
    [
        DEAD,
        {"实际权益比页面少": yes()},
        {"账号被封停": yes(时间="2026-11-02", 原话="异常")},
        {"会员期里规则被单方改了": yes(时间="2026-11-02", 原话="五台改两台")},
        {"使用一段时间后被停用": yes(时间="2026-11-02")},
        {"自动续费扣了款": yes(时间="2026-11-02"), "扣款前没有收到过提醒": yes()},
    ],
)
@pytest.mark.parametrize("dispute", ["密钥被吊销", "授权限制", "服务缩水", "误选高价套餐"])
def test_a_fact_of_another_kind_opens_nothing_here(facts, dispute):
    assert not OF_THIS_KIND & standing_of(brief_of(matter(software(), dispute, facts, 卖家=SITE), TODAY))


def test_rescinding_is_pleaded_in_the_alternative():
    """Not part of the contract, and rescinded: one after the other; alone it needs no other."""
    claim = text_of(brief_of(WRONG_PLAN, TODAY), "court/statement_of_claim")
    first, second = (
        claim.index("不成为合同的内容"),
        claim.index("即使上述价款和期限成为合同的内容，原告付款时发生错误认识"),
    )
    assert first < second
    alone = text_of(
        brief_of(matter(YEAR_PLAN, "误选高价套餐", CLICK, 卖家=SITE), TODAY), "court/statement_of_claim"
    )
    assert "重大误解" in alone
    assert "即使" not in alone


def test_what_only_strengthens_may_stay_unproven():
    more = CHOSEN | CLICK | {"价格和周期没有写在付款按钮旁边": yes(原话="要往下翻才看得到")}
    assert "plan-preselected" in standing_of(
        brief_of(matter(YEAR_PLAN, "误选高价套餐", more, 卖家=SITE), TODAY)
    )


def test_a_remedy_that_does_not_fit_is_named_with_the_one_that_does():
    found = list(
        claim_without_ground.find(brief_of(matter(STORAGE, "服务缩水", THROTTLED, 卖家=SITE), TODAY))
    )
    assert [each.message for each in found] == ["要求退款没有依据，您写的这些能要求别的"]
    assert "补差价、恢复权益" in found[0].hint


@pytest.mark.parametrize("sort", ["实物商品", "课程", "会员开通"])
def test_nobody_who_bought_no_key_is_told_of_revoked_keys(sort):
    asked = {
        "我向卖家要求退货退款": yes(时间="2026-11-21"),
        "我把不能用的情况告诉了卖家": yes(时间="2026-11-21"),
    }
    brief = brief_of(
        matter(software(买的是什么=sort, 下单时间="2026-11-20"), "拒绝退款", asked, 卖家=SITE), TODAY
    )
    assert not {"key-revoked-later", "key-revoked-rest", "prepaid-seven-days"} & set(reasons_of(brief))
