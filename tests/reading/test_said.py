"""Refusals, promises, demands, days and sums in what people say: proposed with their words, and nothing from what says none."""

import pytest

from kameng_docs.reading.proposals import Kind, Place, Proposal, Side, Words
from kameng_docs.reading.said import demands, own_part, promises_in, proposals_of

AT = "2026-11-21 10:02"


def proposed(words: str, side: Side = Side.OTHER, said_at: str = AT) -> list[Proposal]:
    return list(proposals_of((Words(side, "某某", words, said_at, Place("聊天.txt", 3), 1),)))


def senses(words: str, side: Side = Side.OTHER) -> list[tuple[Kind, str]]:
    return [(each.kind, each.belongs.partition("：")[0]) for each in proposed(words, side)]


@pytest.mark.parametrize(
    "words",
    [
        "虚拟商品售出概不退换，下单页面有写",
        "那是指没发出去的，已经发货的退不了",
        "随便你",
        "卡都给你看了，退不了的亲",
        "不支持售后哈",
    ],
)
def test_refusals_are_heard_by_the_library(words):
    (found,) = [each for each in proposed(words) if each.kind is Kind.QUOTED]
    assert found.belongs.startswith("拒绝：")
    assert len(found.belongs) > len("拒绝：")
    assert (found.value, found.at) == (words, (Place("聊天.txt", 3),))


@pytest.mark.parametrize(
    "words",
    [
        "保证百分之百可用，有问题包退",
        "全新未使用的卡密",
        "支持售后，随时找我",
        "不能用的话24小时内给您补发",
        "假一赔十",
        "有问题联系客服包换",
    ],
)
def test_promises_are_promises(words):
    assert (Kind.PROMISE, "承诺") in senses(words)


@pytest.mark.parametrize(
    "words",
    [
        "好的亲",
        "能退吗",
        "请稍等",
        "拍下自动发货，24小时在线",
        "[图片]",
        "[语音] 15″",
        "您好，请问有什么可以帮您？",
        "没有办法查询",
    ],
)
def test_nothing_is_made_of_what_says_nothing(words):
    assert proposed(words) == []


@pytest.mark.parametrize(
    "words", ["不保证能用", "非质量问题不支持退换", "概不包退", "是不是包退？", "没法给您补发"]
)
def test_a_denied_promise_is_none(words):
    assert promises_in(words) == ()


def test_only_the_clauses_that_promise_are_named():
    assert promises_in("亲，页面写得很清楚，保证可用，拍下秒发") == ("保证可用",)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("请最迟11月23日前退款45元，不退我就投诉", True),
        ("我没有用过，请给我退款", True),
        ("麻烦补发一张", True),
        ("那请退款👍🏻", True),
        ("那请告诉我这张卡的首次兑换时间", True),
        ("商品页写着有问题包退包换", False),
        ("刚买的年卡兑换不了", False),
        ("能不能退？", False),
        ("好的谢谢", False),
    ],
)
def test_demands(words, is_one):
    assert demands(words) == is_one
    assert (("引语", "要求") in [(str(kind), sense) for kind, sense in senses(words, Side.ME)]) == is_one


def test_a_demand_with_its_last_day_and_sum_belongs_together():
    found = proposed("请最迟11月23日前退款45元，不退我就投诉", Side.ME)
    assert [(each.kind, each.value, each.read) for each in found[1:]] == [
        (Kind.MOMENT, "2026-11-23", "11月23日"),
        (Kind.SUM, "45.00", "45元"),
    ]
    assert len({each.belongs for each in found}) == 1
    assert found[1].doubts


def test_a_day_that_is_not_the_last_is_told_by_itself():
    found = proposed("我2026年11月20日买的，麻烦三天内给我退款", Side.ME)
    assert [
        (each.value, bool(each.belongs), bool(each.doubts)) for each in found if each.kind is Kind.MOMENT
    ] == [
        ("2026-11-20", False, False),
        ("2026-11-24", True, True),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2026年11月25日前退", "2026-11-25"),
        ("11月25号之前退给您", "2026-11-25"),
        ("1月5日前退", "2027-01-05"),
        ("明天下午3点前退您", "2026-11-22 15:00"),
        ("今天之内给您退", "2026-11-21"),
        ("24小时内退款", "2026-11-22 10:02"),
        ("七天内退款", "2026-11-28"),
        ("25号退给您", "2026-11-25"),
    ],
)
def test_days_are_worked_out_from_when_it_was_said(words, value):
    assert [each.value for each in proposed(words) if each.kind is Kind.MOMENT] == [value]
    unsaid = [each.value for each in proposed(words, said_at="") if each.kind is Kind.MOMENT]
    assert unsaid == ([value] if words.startswith("2026") else [])


@pytest.mark.parametrize(
    "words", ["尾号 1234 的卡退不了", "13月40日退", "1.5万元不退", "第3日店不退", "12.5%不退"]
)
def test_numbers_that_are_no_days_or_sums(words):
    assert [each for each in proposed(words) if each.kind in {Kind.MOMENT, Kind.SUM}] == []


def test_of_an_unknown_speaker_and_of_a_notice_nothing_is_proposed():
    assert proposed("虚拟商品概不退款", Side.UNKNOWN) == []
    assert proposed("虚拟商品概不退款", Side.SYSTEM) == []


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("「李某某：概不退款是什么意思」\n- - - - - - - - - - - - - - -\n好的亲", "好的亲"),
        ("> 李某某 10-03 21:32:05\n> 概不退款？\n好的亲", "好的亲"),
        ("好的亲[引用 李某某：概不退款？]", "好的亲"),
        ("> 只有引用", "> 只有引用"),
    ],
)
def test_what_is_quoted_of_another_is_not_said(words, own):
    assert own_part(words) == own
    assert proposed(words) == []


def test_a_transfer_is_a_sum():
    (found,) = proposed("[转账|退还 ￥45.00]")
    assert (found.kind, found.value, found.belongs) == (Kind.SUM, "45.00", "转账：[转账|退还 ￥45.00]")
