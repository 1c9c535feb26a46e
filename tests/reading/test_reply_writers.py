"""Who wrote a reply, and whom it is only written to: shops' letters to offices, offices' own answers, and what stays undecided."""

from datetime import date

import pytest

from kameng_docs.reading.proposals import Kind, Proposal
from kameng_docs.reading.replies import read_reply_bytes

TODAY = date(2026, 12, 5)
BODIES = {
    "某某市消费者协会": ("贵会", "xiaoxie", "本会"),
    "某某市某某区市场监督管理局": ("贵局", "samr_12315", "本局"),
    "某某市某某区人民法院": ("贵院", "court", "本院"),
    "某某市公安局某某分局": ("贵局", "police", "我局"),
}
SHOPS = [
    "某某卡券科技有限公司",
    "某某卡券科技有限公司（公章）",
    "某某数码专营店",
    "某某商行（个体工商户）（盖章）",
]


def senders(text: str) -> list[Proposal]:
    read = read_reply_bytes(text.encode(), TODAY)
    return [each for each in read.proposals if each.kind is Kind.CHANNEL]


def channels(text: str) -> list[str]:
    return [each.value for each in senders(text)]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("shop", SHOPS)
@pytest.mark.parametrize("head", ["{}：", "致：{}", "致{}：", "尊敬的{}："])
def test_a_shop_that_writes_to_an_office_is_who_answers(body: str, shop: str, head: str) -> None:
    polite = BODIES[body][0]
    words = (
        f"{head.format(body)}\n\n来函收悉。关于{polite}转来的投诉，我公司经核查，现答复如下：\n"
        f"虚拟商品一经售出概不退换，不予退款。\n\n{shop}\n2026年11月27日\n"
    )
    (who,) = senders(words)
    assert who.value == "platform_ticket"
    assert any(body in doubt for doubt in who.doubts), "it is told that it is no answer of the body"


@pytest.mark.parametrize("body", BODIES)
def test_nor_does_it_matter_where_the_office_is_addressed(body: str) -> None:
    polite = BODIES[body][0]
    below = f"情况说明\n我店已发货，不予退款。\n此致\n{body}\n某某数码专营店\n2026年11月27日"
    in_line = f"{body}：来函收悉，关于{polite}转来的投诉，我司不予退款。"
    unsigned = f"{body}：\n来函收悉。本店按规则不予退款。"
    for words in (below, in_line, unsigned):
        assert channels(words) == ["platform_ticket"], words


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("to", ["李某某：", "尊敬的李先生：", "某某卡券科技有限公司："])
def test_an_office_that_answers_is_who_answers(body: str, to: str) -> None:
    _, channel, itself = BODIES[body]
    refusal = "商家称“我公司不予退款”，并表示我店按规则办理"
    words = f"{to}\n你反映的问题，{itself}已核查。{refusal}，决定终止调解。\n{body}\n2026年11月27日"
    assert channels(words) == [channel]
    assert not senders(words)[0].doubts
    headed = f"{body}\n{to}\n你反映的问题，{itself}已核查。{refusal}，决定终止调解。\n2026年11月27日"
    assert channels(headed) == [channel]
    assert not senders(headed)[0].doubts


def test_an_office_that_answers_another_signs_it() -> None:
    words = (
        "某某市消费者协会：\n贵会转来的投诉，本局决定不予受理。\n某某市某某区市场监督管理局\n2026年11月27日"
    )
    assert channels(words) == ["samr_12315"]


def test_an_office_at_the_head_and_a_company_below_are_undecided() -> None:
    found = senders(
        "某某市消费者协会\n关于投诉的回复\n经核查，不予退款。\n某某卡券科技有限公司\n2026年11月27日"
    )
    assert {each.value for each in found} == {"xiaoxie", "platform_ticket"}
    assert all(each.doubts for each in found)


def test_a_name_before_what_is_said_to_the_author_is_who_writes() -> None:
    assert channels("某某市消费者协会：\n您的投诉已受理。") == ["xiaoxie"]
    assert channels("电信用户申诉受理中心：您的申诉已受理") == ["telecom"]


def test_a_shop_that_an_office_names_is_not_who_speaks() -> None:
    words = "某某市市场监督管理局\n李某某：\n关于投诉某某小店的答复\n经调解，经营者不同意退款，本局决定终止调解。\n2026年11月23日"
    (who,) = senders(words)
    assert (who.value, who.doubts) == ("samr_12315", ())
