"""What is offered by the other side, and by when it wants to be told."""

from datetime import date, datetime

import pytest
from plan_support import brief, made_of, step

from kameng_docs.gates.offers import offers, offers_of, until_of

OFFER = (
    "您好，您反馈的工单KF20261201-55已处理，经审核可为您退还50%即812元，请在3日内回复是否同意，逾期视为放弃。"
)
DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "words", [OFFER, "最多给您退20元", "可以全额退款", "我们愿意补偿您10元", "同意为您退款一半"]
)
def test_money_is_offered(words):
    assert offers(words)


@pytest.mark.parametrize(
    "words", ["虚拟商品概不退款", "不能给您退20元", "请耐心等待", "您付的是20元", "无法为您全额退款"]
)
def test_nothing_is(words):
    assert not offers(words)


@pytest.mark.parametrize(
    ("words", "until"),
    [
        (OFFER, date(2026, 11, 23)),
        ("请于两天内确认", date(2026, 11, 22)),
        ("48小时内回复", date(2026, 11, 22)),
        ("请在11月25日前答复", date(2026, 11, 25)),
        ("请在1月5日前答复", date(2027, 1, 5)),
        ("退款3日内到账", None),
        ("请在2月30日前答复", None),
    ],
)
def test_its_day_is_counted_from_the_day_after_it_was_said(words, until):
    assert until_of(words, DAY) == until


def test_hours_are_counted_from_the_hour():
    assert until_of("24小时内回复", datetime.fromisoformat("2026-11-20 09:30")) == datetime.fromisoformat(
        "2026-11-21 09:30"
    )


def test_an_offer_stands_among_the_days_and_silence_is_no_consent():
    answered = step("平台工单", "2026-11-18", 结果=OFFER, 答复时间="2026-11-20", 状态="已答复")
    told = brief(answered)
    (offer,) = offers_of(told)
    assert offer.words == "经审核可为您退还50%即812元"
    (day,) = [each for each in made_of(told).deadlines if each.id == "offer"]
    assert (day.on, day.mine, day.binding) == (date(2026, 11, 23), True, False)
    assert "民法典" in day.authority
    assert "第一百四十条第二款" in day.authority


def test_what_was_settled_wants_no_answer():
    assert (
        offers_of(brief(step("平台工单", "2026-11-18", 结果=OFFER, 答复时间="2026-11-20", 状态="已解决")))
        == ()
    )
