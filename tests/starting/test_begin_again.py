"""A second run puts in what is new; whatever the author wrote stays, to the byte."""

import codecs

import pytest
from begun_reads import NUMBER, chat, everything, failed, goods_page, key, material, order, said, words

from kameng_docs.reading.proposals import Kind, Read, Side, What
from kameng_docs.source import read_bytes
from kameng_docs.starting.adding import CannotAddError, _holds, added
from kameng_docs.starting.case import begin
from kameng_docs.starting.material import Standing


def data_of(content: bytes) -> dict:
    source, faults = read_bytes(content, shown_as="案件.yaml")
    assert source is not None, [fault.message for fault in faults]
    return source.data


def again(content: bytes, *reads: Read, **more):
    return added(content, begin(material(*reads, standing=Standing(data_of(content)), **more)).nodes)


def is_within(before: bytes, after: bytes) -> bool:
    """Whether every line of the one stands in the other, in its order, as itself or with something behind it."""
    lines = iter(after.decode().splitlines())
    return all(
        any(line.startswith(old) or old.split("  #")[0] in line for line in lines)
        for old in before.decode().splitlines()
    )


def test_the_same_again_changes_nothing():
    first = begin(material(*everything())).text.encode()
    found = again(first, *everything())
    assert found.content == first
    assert found.differs == ()


def test_one_screen_after_the_other_comes_to_the_same_values_as_all_at_once():
    at_once = data_of(begin(material(*everything())).text.encode())
    content = begin(material(order(key()))).text.encode()
    for read in (goods_page(), failed(), chat()):
        found = again(content, read)
        assert is_within(content, found.content)
        content = found.content
    grown = data_of(content)
    assert len(grown["交易"]) == 1
    assert {k: v for k, v in grown["交易"][0].items() if v} == {
        k: v for k, v in at_once["交易"][0].items() if v
    }
    filled = [{k: v for k, v in each.items() if v} for each in grown["页面承诺"]]
    assert filled == [{k: v for k, v in each.items() if v} for each in at_once["页面承诺"]]
    assert [each for each in grown["经过"] if "WYHJ" in str(each)] == []
    assert set(grown["证据"]) == set(at_once["证据"]) - {"规则页"}


AUTHORS = """\
# 我自己的案件
消费者: 王某某
卖家:
  - 店铺名: 小鱼数码充值店   # 我记得是这个
交易:
  - 订单号: XK20261120204417368
    商品: 年卡          # 我写的名字
    实付: 45
    下单时间: 2026/11/20 20:44
    # 这一行也是我的
争议: 卡密无效
事实:
  收到卡密后我第一次兑换就失败: 是
经过:
  - 时间: 2026-11-20 21:05
    事项: 我去兑换
证据:
  聊天: {名称: 聊天, 文件: 别的.png, 证明: 说过}
"""


def test_what_the_author_wrote_stays_with_every_comment_and_blank():
    before = AUTHORS.encode()
    found = again(before, *everything())
    assert is_within(before, found.content)
    data = data_of(found.content)
    assert data["交易"][0]["商品"] == "年卡"
    assert data["交易"][0]["实付"] == "45"
    assert data["事实"]["收到卡密后我第一次兑换就失败"] == "是"
    assert data["经过"][0]["事项"] == "我去兑换"
    assert len(data["经过"]) > 1
    assert data["证据"]["聊天"]["文件"] == "别的.png"
    assert {each.path for each in found.differs} == {"交易 › 1 › 商品", "争议"}


def test_the_same_value_in_another_spelling_is_no_difference():
    found = again(AUTHORS.encode(), order())
    assert found.differs == ()


def test_an_empty_place_is_filled_and_keeps_its_comment():
    before = AUTHORS.replace("年卡          # 我写的名字", "  # 还没写").encode()
    found = again(before, goods_page(), order())
    (line,) = [each for each in found.content.decode().splitlines() if each.strip().startswith("商品:")]
    assert "某某音乐尊享会员年卡" in line
    assert line.endswith("# 还没写")


def test_another_order_is_put_behind_and_one_of_which_nobody_knows_is_told():
    other = order(number="XK20261120204417999", file="订单2.png")
    content = again(AUTHORS.encode(), other).content
    assert [each["订单号"] for each in data_of(content)["交易"]] == [NUMBER, "XK20261120204417999"]
    stray = again(content, failed())
    assert len(data_of(stray.content)["交易"]) == 2
    assert any(each.read == "该兑换码已被使用，请核对后重试" for each in stray.differs)


def test_a_shop_by_another_name_is_told_and_no_second_seller():
    other = Read("商品页.png", What.GOODS, (said(Kind.SHOP, "大鱼数码", "商品页.png"),))
    found = again(AUTHORS.encode(), other)
    assert len(data_of(found.content)["卖家"]) == 1
    assert any(each.read == "大鱼数码" for each in found.differs)


def test_an_answer_that_was_taken_out_is_not_asked_again_as_a_key_but_new_facts_are():
    first = begin(material(order(), failed())).text
    without = first.replace("标题:  # 一句话说这件事，可以不写\n", "")
    content = again(without.encode(), chat()).content
    assert "标题" not in data_of(content)
    assert "对方的原话是不退" in data_of(content)["事实"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_marks_and_a_missing_last_line_break_stay(ending, mark, last):
    text = AUTHORS if last else AUTHORS.rstrip("\n")
    before = mark + text.replace("\n", ending).encode()
    after = again(before, *everything()).content
    assert after.startswith(mark)
    assert after.count(b"\r\n") == (after.count(b"\n") if ending == "\r\n" else 0)
    assert data_of(after)["交易"][0]["卡密"]


@pytest.mark.parametrize(
    "text",
    [
        "消费者: 王某某\n交易: [{订单号: XK20261120204417368, 商品: 年卡, 实付: 45.00, 下单时间: 2026-11-20}]\n证据: {}\n经过: []\n事实: ~\n",
        "消费者: 王某某\n交易:\n- 订单号: XK20261120204417368\n  商品: |\n    年卡\n\n  实付: 45.00\n经过:   # 空着\n",
        "交易:\n  -\n    订单号: XK20261120204417368\n    证据: [甲]\n...\n",
        "---\n交易:\n  - 订单号: XK20261120204417368 # 甲\n    # 乙\n# 丙\n消费者: 王某某 # 丁\n# 戊",
    ],
)
def test_however_the_author_writes_yaml_the_values_go_in(text):
    before = text.encode()
    found = again(before, *everything())
    data = data_of(found.content)
    assert data["交易"][0]["卡密"]
    assert len(data["经过"]) > 1
    assert data["证据"]["订单页"]["文件"] == "订单.png"
    assert again(found.content, *everything()).content == found.content


def test_a_file_in_braces_as_a_whole_is_left_alone():
    with pytest.raises(CannotAddError):
        again("{消费者: 王某某, 交易: []}\n".encode(), *everything())


def test_a_fact_that_was_answered_is_its_authors():
    answered = "事实:\n  对方的原话是不退: {回答: 是, 原话: 不给退, 证据: [甲]}\n"
    before = AUTHORS.replace("事实:\n  收到卡密后我第一次兑换就失败: 是\n", answered).encode()
    found = again(before, *everything())
    assert answered in found.content.decode()
    assert not [each for each in found.differs if each.path.startswith("事实")]


def test_a_dispute_that_was_chosen_brings_its_questions_and_leaves_the_answers():
    first = begin(material()).text
    chosen = first.replace("争议:  #", "争议: [卡密无效]  #").replace(
        "  我买来是为了转卖:", "  我买来是为了转卖: 否"
    )
    data = data_of(again(chosen.encode()).content)
    assert "收到卡密后我第一次兑换就失败" in data["事实"]
    assert data["自查"]["我买来是为了转卖"] == "否"
    assert "卡密其实已成功用过一部分" in data["自查"]


@pytest.mark.parametrize(
    ("before", "after", "holds"),
    [
        ({"甲": "1"}, {"甲": "1", "乙": "2"}, True),
        ({"甲": None}, {"甲": {"乙": "2"}}, True),
        ({"甲": "1"}, {"甲": "2"}, False),
        ({"甲": "1"}, {"乙": "1"}, False),
        ({"甲": ["1", "2"]}, {"甲": ["1", "2", "3"]}, True),
        ({"甲": ["1", "2"]}, {"甲": ["1"]}, False),
        ({"甲": ["1", "2"]}, {"甲": ["2", "1"]}, False),
        ({"甲": {"乙": ["1"]}}, {"甲": "1"}, False),
    ],
)
def test_what_stood_there_must_stand_in_what_came_out(before, after, holds):
    assert _holds(after, before) is holds


def test_what_was_said_twice_stands_twice():
    twice = Read(
        "聊天.png",
        What.CHAT,
        (),
        tuple(words(Side.OTHER, "不能退", "2026-11-20 21:31", top) for top in (100, 200)),
    )
    once = Read("聊天.png", What.CHAT, (), twice.words[:1])
    content = begin(material(once)).text.encode()
    grown = again(content, twice).content
    assert len(data_of(grown)["经过"]) == 2
    assert again(grown, twice).content == grown
