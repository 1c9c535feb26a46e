"""Exhibits of a case begun: what each proves as it was read, and which have to be masked before they are public."""

from dataclasses import replace

import pytest
from begun_reads import KEY, NUMBER, chat, failed, key, material, order, rules_page, said, words

from kameng_docs.reading.proposals import Kind, Read, Side, What
from kameng_docs.source import read_bytes
from kameng_docs.starting.case import begin


def exhibits(*reads: Read) -> dict:
    source, faults = read_bytes(begin(material(*reads)).text.encode(), shown_as="")
    assert source is not None, faults
    return source.data["证据"]


def talk(*messages) -> Read:
    return Read("聊天.png", What.CHAT, (), messages)


def test_a_chat_proves_what_was_said_in_it_and_when():
    assert exhibits(order(), chat())["客服聊天"]["证明"] == (
        "2026年11月20日21:09提出不能用、要退款，21:31对方答复“虚拟商品售出概不退换”，21日10:02催过并给了期限"
    )


@pytest.mark.parametrize(
    "message",
    [
        words(Side.ME, "请给我退款", ""),
        words(Side.ME, "请给我退款", "2026-11-20 21:09", 100, "聊天.png", "认不清"),
        words(Side.OTHER, f"{KEY} 这个不退", "2026-11-20 21:09"),
        words(Side.UNKNOWN, "请给我退款", "2026-11-20 21:09"),
    ],
)
def test_words_in_doubt_without_a_time_or_with_a_key_prove_nothing_by_themselves(message):
    assert exhibits(order(key()), talk(message))["客服聊天"]["证明"] == "就这笔交易与对方说过的话"


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["7.1", "7.2"], "平台规则第7.1、7.2条的原文"),
        (["第七条", "第八条"], "平台规则第七条、第八条的原文"),
        ([""], "平台自己写明的规则"),
    ],
)
def test_a_page_of_rules_proves_the_clauses_that_were_read(numbers, told):
    clauses = tuple(said(Kind.RULE, f"{n} 应当退款。", "规则.png", belongs=n) for n in numbers)
    assert exhibits(order(), replace(rules_page(), proposals=clauses))["规则页"]["证明"] == told


@pytest.mark.parametrize(
    "text", [KEY, f"卡密是{KEY}用不了", "WYHJ-8K2Q-7RTX-M\n3PA", "WYHJ-8K2Q", f"订单{NUMBER}"]
)
def test_a_chat_that_shows_a_key_or_a_number_has_to_be_masked(text):
    said_then = talk(words(Side.ME, text, "2026-11-20 21:09"))
    assert "公开版" in exhibits(order(key()), failed(), said_then)["客服聊天"]


@pytest.mark.parametrize("text", ["用不了", "8K2Q", "ABCDEFGH"])
def test_a_chat_that_shows_none_does_not(text):
    said_then = talk(words(Side.ME, text, "2026-11-20 21:09"))
    assert "公开版" not in exhibits(order(key()), failed(), said_then)["客服聊天"]


def bill(file: str, paid: str, at: str, *doubts: str) -> Read:
    return Read(file, What.PAYMENT, (said(Kind.PAID, paid, file, *doubts), said(Kind.PAID_AT, at, file)))


def test_several_bills_are_told_apart_by_what_they_show():
    first = bill("一.png", "648.00", "2026-11-08 19:21")
    found = exhibits(
        first,
        bill("二.png", "648.00", "2026-11-08 19:40"),
        bill("三.png", "328.00", "2026-11-08 20:05", "认不清"),
    )
    assert [each["名称"] for each in found.values()] == [
        "支付账单详情截图（648.00元，11月8日19:21）",
        "支付账单详情截图（648.00元，11月8日19:40）",
        # A sum in doubt names nothing.
        "支付账单详情截图（11月8日20:05）",
    ]
    assert [each["名称"] for each in exhibits(first).values()] == ["支付账单详情截图"]
