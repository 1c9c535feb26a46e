"""What is quoted of a message in which an excuse is made."""

import pytest

from kameng_docs.law.excerpt import SHORT, excerpt_of, reported
from kameng_docs.law.grounds import excuses_in, rebuttals

OFFER = (
    "您好，您反馈的工单KF20261201-55已处理，经审核可为您退还50%即812元，请在3日内回复是否同意，逾期视为放弃。"
)
LONG = "亲爱的用户您好！感谢您的耐心等待。您反馈的问题我们已经收到并且高度重视，虚拟商品售出概不退换，请您谅解，祝您生活愉快！"


def quoted(message: str, id_: str) -> str:
    return excerpt_of(message, lambda words: rebuttals()[id_].heard_at(words) is not None)


@pytest.mark.parametrize(
    ("message", "id_", "words"),
    [
        (OFFER, "part-only", "经审核可为您退还50%即812元"),
        (LONG, "no-refund-for-virtual-goods", "虚拟商品售出概不退换"),
        ("您好，虚拟商品概不退款，谢谢！", "no-refund-for-virtual-goods", "虚拟商品概不退款"),
        (
            "虚拟商品售出概不退换，下单页面有写",
            "no-refund-for-virtual-goods",
            "虚拟商品售出概不退换，下单页面有写",
        ),
        ("最多退给您1,200.50元，不能全退", "part-only", "最多退给您1,200.50元，不能全退"),
    ],
)
def test_the_clause_is_quoted_that_makes_the_excuse(message, id_, words):
    assert quoted(message, id_) == words


def test_what_is_quoted_stands_in_the_message_and_makes_the_excuse():
    for message in (OFFER, LONG):
        for excuse in excuses_in(message):
            words = quoted(message, excuse.id)
            assert words in message
            assert excuse.heard_at(words) is not None
            assert len(words) <= SHORT


def test_nothing_but_greetings_stays_as_it_is():
    assert excerpt_of("您好，谢谢！", lambda _: True) == "您好，谢谢！"


def test_the_deadline_of_an_offer_is_no_period_for_claims():
    assert [excuse.id for excuse in excuses_in(OFFER)] == ["part-only"]


@pytest.mark.parametrize("words", ["客服说虚拟商品不退", "商家拒绝退款", "回复称正在处理"])
def test_what_an_author_tells_is_no_quotation(words):
    assert reported(words)


@pytest.mark.parametrize("words", [OFFER, "虚拟商品概不退款。", "商家责任不在我方"])
def test_their_own_words_are_one(words):
    assert not reported(words)
