"""Small claims or not: 民诉法165, 166, 169; 解释274–276, 279 (practice.md 1.1 第5点, 1.2 第6点, 1.5 第2、3点; court.md §5)."""

from datetime import date
from decimal import Decimal

import pytest
from before_support import before_filing, court_papers, suit
from cases_support import DEAD, brief_of, case_file, fraud_case, order, yes
from more_cases import HARD_TO_CANCEL, KNEW, REFUSAL, RENEWED, RESTORE, closed, platform, renewed, vanished

from kameng_docs.procedure.small_claims import band_of, cap_on

JIANGSU = {"名称": "某某市某某区人民法院", "省份": "江苏"}
TODAY = date(2026, 11, 22)


def price(paid: str, court=JIANGSU, **changes):
    return suit(**{"交易": [order(实付=paid)], "法院": court} | changes)


def doubts(brief):
    return [note.id for note in brief.track.doubts]


@pytest.mark.parametrize(
    ("total", "band"),
    [
        # court.md §5: 江苏 2026-01-04: 64,610 / 258,440. 165: 百分之五十以下; 超过…但在二倍以下 (以下 counts itself in)
        ("0", "none"),
        ("0.01", "by-law"),
        ("64610.00", "by-law"),
        ("64610.01", "by-consent"),
        ("258440.00", "by-consent"),
        ("258440.01", "above"),
    ],
)
def test_the_bounds_of_the_track(total, band):
    assert band_of(Decimal(total), cap_on("江苏", TODAY)) == band


def test_without_a_cap_nothing_is_decided():
    assert band_of(Decimal(30), None) == "unknown"


@pytest.mark.parametrize(
    ("paid", "band", "told", "not_told"),
    [
        ("68.00", "by-law", "不超过江苏的小额诉讼上限64610.00元", "可以上诉（"),
        ("70000.00", "by-consent", "双方约定了才适用小额诉讼，没有约定的可以上诉", "应当适用"),
        ("300000.00", "above", "按简易程序或者普通程序，可以上诉", "举证期限一般不超过七日"),
    ],
)
def test_the_author_is_told_the_track_and_where_the_cap_comes_from(paid, band, told, not_told):
    brief = price(paid)
    assert brief.track.band == band
    text = before_filing(brief)
    assert told in text
    assert not_told not in text
    assert "上限的来源：扬子晚报 2026-01-05（转载），自2026年1月4日起，没有核对过原件" in text


@pytest.mark.parametrize(
    ("court", "told"),
    [
        ({"名称": "某某法院"}, "案件文件里没有写“法院.省份”，查不到当地的小额诉讼上限"),
        ({"名称": "某某法院", "省份": "四川"}, "还没有四川的小额诉讼上限的资料"),
    ],
)
def test_an_unknown_cap_is_told_and_stops_nothing(court, told):
    brief = price("68.00", court)
    assert brief.track.band == "unknown"
    assert brief.track.cap is None
    assert told in before_filing(brief)
    assert court_papers(brief)["statement_of_claim"] == ()


def test_the_cap_is_that_of_the_day_of_filing():
    # 解释272: 已经公布的; 江苏 60,862 from 2024-01-06
    filed = price("61000.00", JIANGSU | {"立案日期": "2025-12-01"})
    assert (filed.track.cap, filed.track.band) == (Decimal(60862), "by-consent")
    assert price("61000.00").track.band == "by-law"


def test_the_periods_the_objection_and_the_single_instance_are_told():
    # 解释275: 一般不超过七日; 168: 两个月; 解释279: 应当在开庭前提出; 166(五): 反诉
    text = before_filing(price("68.00"))
    first = text.split("\n\n")[1]
    assert first.lstrip().startswith("一审终审：适用小额诉讼程序的案件，判决下来就生效，输了不能上诉")
    for words in ("举证期限一般不超过七日", "两个月内审结", "要在开庭前提出", "对方提出反诉的"):
        assert words in text


def test_termination_stays_out_of_the_requests():
    # practice.md 1.2 第6点: 165(1) 是“简单金钱给付民事案件”
    assert "合同解除只写在理由里，请求只写返还金额" in before_filing(price("68.00"))
    assert "判令解除" not in "".join(claim.prayer for claim in price("68.00").claims)


def test_three_fold_damages_make_it_disputed():
    # practice.md 1.1 第5点: 三倍请求会让案件难称“争议不大”
    brief = brief_of(fraud_case(法院=JIANGSU))
    assert "punitive-damages" in {claim.kind for claim in brief.claims}
    assert doubts(brief) == ["small_claims_damages"]
    assert "案件就难说争议不大" in before_filing(brief)
    assert doubts(price("68.00")) == []


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (renewed(RENEWED | HARD_TO_CANCEL, 诉求={"另外要求": "停止自动续费"}), "stop-renewal"),
        (
            case_file(争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL, 诉求={"另外要求": "确认条款无效"}),
            "invalid-clause",
        ),
    ],
)
def test_what_is_not_money_may_leave_the_track(case, kind):
    # 165(1): 简单金钱给付; court.md §5: asking for account restoration may leave the track
    brief = brief_of(case)
    assert kind in {claim.kind for claim in brief.claims}
    assert "small_claims_money_only" in doubts(brief)
    assert "可能就不再适用" in before_filing(brief)


def test_an_account_alone_is_no_small_claim_at_all():
    # 165(1): nothing is left that could be one; what money there is stands in the alternative of the same sentence
    brief = brief_of(closed(诉求=RESTORE))
    told = before_filing(brief)
    assert brief.track.band == "none"
    assert "小额诉讼只收简单的金钱给付：按简易程序或者普通程序审" in told
    assert "可能就不再适用" not in told


def test_interest_and_joint_liability_are_money():
    brief = brief_of(platform(KNEW))
    assert "platform-joint" in {claim.kind for claim in brief.claims}
    assert doubts(brief) == []


def test_a_seller_who_is_gone_may_take_it_to_ordinary_procedure():
    # 166(四), 解释257(1), 解释140, 民诉法95: 普通程序, 全额受理费, 公告三十日
    brief = brief_of(vanished(法院=JIANGSU))
    assert brief.track.may_be_missing
    assert doubts(brief)[0] == "defendant_missing"
    back = vanished(法院=JIANGSU)
    back["事实"] = back["事实"] | {"失联后又恢复联系": yes()}
    assert not brief_of(back).track.may_be_missing


def test_a_case_without_a_sum_has_no_track():
    brief = brief_of(closed(诉求=RESTORE))
    assert brief.track.band == "none"
    assert "小额诉讼只收简单的金钱给付" in before_filing(brief)


def test_the_whole_fee_is_weighed_against_the_claim():
    # practice.md 1.5 第2点: 普通程序 50 元; §2（2）: 成本 > 请求额时要先警告
    assert suit().fee_passes_claim
    assert price("50.00").fee_passes_claim
    assert not price("50.01").fee_passes_claim
    assert not brief_of(case_file(事实={})).fee_passes_claim
    assert not brief_of(case_file(事实=DEAD, 交易=[order(实付="300.00")])).fee_passes_claim
