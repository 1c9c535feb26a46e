"""What an author says of himself against his own papers, and what is no confession: quoted, told of others, denied, asked."""

import pytest
from cases_support import DEAD, TODAY, case_file, order, yes

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.confessions import CONFESSIONS, confessed
from kameng_docs.rules import confession, own_words

CHILD = {"实际操作的是孩子": yes(数量="11")}
STORIES = {
    "untrue-on-purpose": (
        {},
        ["就写没收到", "我让朋友p了一张失败的截图", "这截图是我自己做的", "其实是我编的"],
    ),
    "an-adult-did-it": ({"事实": CHILD}, ["是我自己充的", "其实是妈妈操作的", "不是孩子充的，是大人"]),
    "it-worked": ({"事实": DEAD}, ["我已经兑换成功了", "我自己早就用掉了", "说实话卡密能用"]),
    "it-came": (
        {"事实": {"到现在仍未到账": yes()}},
        ["后来收到货了", "会员其实已经开通", "点券第二天已经到账"],
    ),
    "money-came-back": ({"事实": DEAD}, ["钱其实已经退给我了", "我后来收到了退款"]),
    "for-resale": ({}, ["我是进货转卖的", "我本来打算加价卖给下家"]),
    "only-regret": ({"事实": DEAD}, ["我就是后悔了", "我只是单纯不想要"]),
    "account-filled-wrong": ({"事实": {"填写的账号或区服与我本人一致": yes()}}, ["我当时填错了区服"]),
    "broke-the-rules": (
        {"事实": {"收回或封停的原因是我违规": {"回答": "否"}}},
        ["我确实开了外挂", "我承认用过脚本"],
    ),
    "agreed": ({"事实": {"对方只肯退余额或券而我没有同意": yes()}}, ["我当时同意了退成余额"]),
    "parents-agreed": ({"事实": {"家长得知后明确表示不同意": yes()} | CHILD}, ["我同意过孩子充值"]),
}
ROWS = [(name, text) for name, (_, texts) in STORIES.items() for text in texts]
INNOCENT = (
    "客服说是我自己充的",
    "对方一口咬定我已经兑换成功",
    "他回复“是您自己用掉的”",
    "我没有用过这张卡",
    "不是我充的，是孩子充的",
    "如果是我自己用掉的，就不会来找您",
    "难道是我自己充的？",
    "怎么可能是我自己兑换成功",
    "我兑换时页面提示已被使用",
    "我怀疑对方伪造聊天记录",
    "我在app里的聊天记录截图",
    "我已提交退款申请",
    "对方说钱已经退给我，实际没有到账",
    "我没有填错账号",
    "客服让我假装没看到",
    "我不是买来转卖的",
)


def found(text, **changes):
    case = Case.model_validate(case_file(经过=[{"时间": "2026-11-02", "我说": text}], **changes))
    return list(confession.find(case, TODAY))


@pytest.mark.parametrize(("name", "text"), ROWS)
def test_a_confession_stops_the_case_that_says_the_contrary(name, text):
    assert confession.SEVERITY is Severity.ERROR
    assert name in {each.name for each, _ in confessed(text)}
    (told, *_) = found(text, **STORIES[name][0])
    assert told.path == ("经过", 0, "我说")
    assert "先问律师或者 12348" in told.hint


def test_every_entry_has_a_story():
    assert {each.name for each in CONFESSIONS.only().confessions} == set(STORIES)


@pytest.mark.parametrize("text", INNOCENT)
def test_what_others_say_and_what_is_denied_is_no_confession(text):
    facts = DEAD | CHILD | {"到现在仍未到账": yes(), "填写的账号或区服与我本人一致": yes()}
    assert found(text, 事实=facts) == []


def test_the_other_sides_accusation_stands_under_its_own_key():
    case = case_file(事实=DEAD, 经过=[{"时间": "2026-11-02", "对方": "客服", "对方原话": "您自己已经用掉了"}])
    assert list(confession.find(Case.model_validate(case), TODAY)) == []


@pytest.mark.parametrize(
    "name",
    [name for name, (changes, _) in STORIES.items() if changes.get("事实") and name != "money-came-back"],
)
def test_where_the_case_does_not_say_the_contrary_it_is_none(name):
    assert (
        found(
            STORIES[name][1][0], 争议=["描述不符"], 买来做什么="兼有", 交易=[order(已退回={"金额": "1.00"})]
        )
        == []
    )


def test_of_several_pieces_one_may_have_worked():
    assert found("第一张我已经兑换成功了", 事实=DEAD, 交易=[order(数量="3")]) == []
    assert found("我已经兑换成功了", 事实=DEAD, 交易=[order(), order(订单号="0000000002")]) == []


def test_words_of_a_fact_that_the_author_wrote_are_his_own():
    facts = {"有材料显示卖家当时知道": yes(原话="是我自己充的"), "对方的原话是不退": yes(原话="是我自己充的")}
    case = Case.model_validate(case_file(事实=facts | CHILD))
    assert ("事实", "有材料显示卖家当时知道", "原话") in dict(own_words.own_words(case))
    assert [each.path for each in confession.find(case, TODAY)] == [
        ("事实", "有材料显示卖家当时知道", "原话")
    ]
