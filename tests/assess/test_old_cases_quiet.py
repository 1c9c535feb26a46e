"""What new kinds of dispute may not do to an old case: no refusal of another kind, no false “not supported”, a way on."""

from datetime import date

import pytest
from cases_support import DEAD, PROOF, brief_of, case_file, order, yes

from kameng_docs.gates.claims import fallen
from kameng_docs.rules import claim_without_ground

TODAY = date(2026, 11, 29)
OF_OTHER_KINDS = {
    "prepaid-seven-days",
    "prepaid-punitive",
    "key-revoked-later",
    "key-revoked-rest",
    "stop-pay-later",
}
SHOT = {"截图": PROOF}


def refused_in(**changed: object) -> set[str]:
    return {each.id for each in brief_of(case_file(证据=SHOT, **changed), today=TODAY).refused}


@pytest.mark.parametrize("wanted", ["不要求", "事实够时要求"])
def test_a_dead_key_hears_nothing_of_courses_and_revoked_keys(wanted):
    asked = {"我向卖家要求退货退款": {"回答": "是", "时间": "2026-10-03 21:33", "证据": ["截图"]}}
    demands = {"主要要求": "退款", "要求增加赔偿": wanted}
    refused = refused_in(事实={**DEAD, **asked}, 诉求=demands)
    assert not refused & OF_OTHER_KINDS


def test_a_renewal_hears_nothing_of_paying_later():
    facts = {"自动续费扣了款": yes(), "扣款前没有收到过提醒": yes()}
    demands = {"主要要求": "退款", "另外要求": "停止自动续费"}
    refused = refused_in(事实=facts, 争议=["自动续费"], 诉求=demands)
    assert not refused & OF_OTHER_KINDS


def test_what_may_be_a_thing_that_is_sent_is_not_told_to_be_unsupported():
    """Dispute C37: a bag, written as 其他, that its buyer does not want."""
    facts = {"我只是后悔不想要了": yes(), "我向卖家要求退货退款": yes(时间="2026-11-03 10:00")}
    brief = brief_of(case_file(事实=facts, 争议=["拒绝退款"], 交易=[order(买的是什么="其他")]), today=TODAY)
    assert not fallen(brief)


def test_the_words_of_a_refusal_name_the_kind_of_dispute():
    """Dispute C29: charged together, and the author chose only 拒绝退款."""
    refusal = {"回答": "是", "时间": "2026-10-04 10:00", "原话": "都是一起收的，不退"}
    demands = {"主要要求": "补差价", "差价": "15.00", "差价算法": "90.00 − 75.00"}
    brief = brief_of(
        case_file(
            事实={"对方的原话是不退": refusal},
            争议=["拒绝退款"],
            交易=[order(买的是什么="其他")],
            诉求=demands,
        ),
        today=TODAY,
    )
    [told] = claim_without_ground.find(brief)
    assert "“争议”里加上 搭售" in told.hint
    assert "多付没有退" in told.hint
