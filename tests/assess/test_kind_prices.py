"""The price itself, row by row: what stands, what falls, the sum, the law (kinds-2.md D: D-G1, 2, 8, 9, 11, 12, 14, and leads)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import (
    CONSUMER,
    DEAD,
    FIRM,
    GONE,
    PROOF,
    brief_of,
    case_file,
    no,
    order,
    seller,
    text_of,
    yes,
)
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.assess.facts import fact_states
from kameng_docs.assess.sums import SUMS, Sum, sum_named
from kameng_docs.brief import Brief
from kameng_docs.case.model import Case
from kameng_docs.law.grounds import grounds
from kameng_docs.rules import difference_exceeds_paid, payments, price_difference, price_sum

# The grounds of this kind; tests/assess/test_assess_grounds.py leaves them to this file.
OF_THIS_KIND = {
    "unpriced-fee", "fee-clause-hidden", "fee-clause-contradicts", "bundled-sale", "cancel-fee-unseen",
    "cancelled-before-start", "deposit-not-earnest", "paid-twice", "paid-after-change", "pay-later-unasked",
    "pay-later-not-shown", "stop-pay-later", "interest-overpaid",
}  # fmt: skip
TODAY = date(2026, 11, 29)
COURT = "court/statement_of_claim"
TICKET = "platform_ticket/ticket"
SHOT = {"截图": PROOF}
HERE = {"法院": {"名称": "某某市某某区人民法院", "省份": "江苏", "为什么是这里": "我的户籍地在该区"}}
SITE = [{"主体": FIRM, "网站上卖家情况": "只有一家店"}]
ALWAYS_WRONG = {
    "purpose-defeated",
    "purpose-defeated-partly",
    "promise-defeats-use",
    "less-than-described",
    "fraud",
}


def bought(**more: Any) -> dict[str, Any]:
    given = {"商品": "某某纪念册", "买的是什么": "实物商品", "收到卡密的时间": GONE, "证据": ["截图"]}
    return order(**given | more)


def matter(dispute: str, facts: dict[str, Any], item: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = {"争议": [dispute], "事实": facts, "证据": SHOT, "交易": [bought(**item)]}
    return case_file(**told | HERE | more)


def clause(about: str, words: str, how: str = "小字") -> dict[str, Any]:
    return {"原文": words, "讲的是什么": about, "在哪里": "服务协议第七条", "提示": how, "证据": ["截图"]}


ABOVE = {"付款时多收了页面没有写的费用": yes(金额="39.00", 原话="服务费", 证据=["截图"])}
FOLDED = {
    "收费的条款写在小字或折叠里": yes(金额="39.00", 原话="折叠在“服务说明”里，要点开两次", 证据=["截图"])
}
FEE = clause("收费", "每单收取服务费39元")
CHARGED = {"标价": "59.00", "实付": "98.00"}
SEEN = {"付款前已经看到这项费用": yes()}
BUNDLE = {
    "买一样东西被配上了另一样": yes(金额="15.00", 原话="三个月节目包", 证据=["截图"]),
    "搭配时没有给不要的选项": yes(原话="窗口没有问要不要", 证据=["截图"]),
}
HALF = clause("消费者违约金", "下单后取消的，扣款百分之五十")
KEPT = {"对方按那一条扣了我的钱": yes(时间="2026-11-05", 金额="300.00", 证据=["截图"])}
LOSS = {"那件事给对方造成的实际损失": yes(金额="60.00")}
EARLY = {"取消时对方还没有开始做": yes(原话="离约定的日子还有二十天", 证据=["截图"])}
CALLED_OFF = {"商品": "某某摄影预约", "买的是什么": "其他", "实付": "600.00"}
GIVEN_BACK = CALLED_OFF | {"已退回": {"金额": "300.00", "方式": "原路退回"}}
TWICE = [
    {
        "付款时间": "2026-11-01 10:00",
        "金额": "88.00",
        "付给了谁": "平台",
        "支付单号": "4200000000202611010000000001",
    },
    {
        "付款时间": "2026-11-01 10:03",
        "金额": "88.00",
        "付给了谁": "平台",
        "支付单号": "4200000000202611010000000002",
    },
]
AGAIN = {"同一个订单付了两次钱": yes(证据=["截图"])}
CHANGED = {
    "改单以后应付变少而多收的没有退": yes(
        时间="2026-11-02", 金额="1223.00", 原话="好的，按1223元算", 证据=["截图"]
    )
}
UNORDERED = {"没下单却从先享后付里扣了钱": yes(时间="2026-11-01", 金额="45.00", 证据=["截图"])}
SIGNED = {"先享后付是怎么开通的我没有看到提示": yes(原话="签约页写着系统开通", 证据=["截图"])}
BORN = {"出生日期": "1970-05-06", "证件号码": "000000197005060021"}
ASKED = {"我向卖家要求退货退款": yes(时间="2026-11-03", 证据=["截图"])}


@dataclass(frozen=True)
class Row:
    """One row of D9 or of its kind. `amount` is the principal claim's; without it nothing is claimed."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    amount: str = ""
    cites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    kind: str = "refund"
    today: date = TODAY


def old_cable(**more: Any) -> dict[str, Any]:
    """C29: 75.00 for the line, 15.00 for programmes that nobody asked for; 2012."""
    item = {"商品": "有线电视收视费75元及数字节目费15元（三个月）", "买的是什么": "其他", "实付": "90.00", "付款方式": "现金",
            "下单时间": "2012-05-10 10:00", "订单号": GONE}  # fmt: skip
    facts = BUNDLE | {
        "我向卖家要求退货退款": yes(时间="2012-05-11", 证据=["截图"]),
        "对方的原话是不退": yes(时间="2012-05-11", 原话="都是一起收的，不退", 证据=["截图"]),
    }
    given = {"卖家": SITE, "平台": GONE, "发现日": "2012-05-10", "消费者": CONSUMER | BORN} | more
    return matter("搭售", facts, item, **given)


D9 = {
    "T-D1 a fee in folded text": Row(
        matter("多扣费误扣费", ABOVE | FOLDED, CHARGED, 对方的条款=[FEE], 诉求={"要求增加赔偿": "事实够时要求"}),
        stands=("unpriced-fee", "fee-clause-hidden"),
        amount="39.00",
        cites=("price-law:13.2", "price-law:41", "civil-code:496.2", "consumer-law:26.1", "contract-interpretation:10.3"),
        leads=("report-unpriced-fee", "report-fee-clause"),
        refused={"fraud": "还没有回答"},
    ),
    "a fee without a clause": Row(
        matter("多扣费误扣费", ABOVE, CHARGED),
        stands=("unpriced-fee",),
        amount="39.00",
        cites=("price-law:41", "civil-code:488", "consumer-law:20.3"),
    ),
    "a fee, asked as a difference": Row(
        matter("多扣费误扣费", ABOVE, CHARGED, 诉求={"主要要求": "补差价"}),
        stands=("unpriced-fee",),
        kind="price-difference",
        amount="39.00",
    ),
    "the page says free of fees": Row(
        matter("隐藏收费条款", FOLDED | {"收费的条款和页面大字说的相反": yes(原话="全程零费用", 证据=["截图"])},
               {"实付": "98.00"}, 对方的条款=[FEE]),
        stands=("fee-clause-hidden", "fee-clause-contradicts"),
        amount="39.00",
        cites=("civil-code:498", "civil-code:985"),
    ),
    "T-D8 a page of March 2024": Row(
        matter("虚假宣传", {}, {"商品": "视频年卡", "买的是什么": "会员开通", "实付": "198.00", "下单时间": "2024-03-02"},
               卖家=SITE, 页面承诺=[{"内容": "免广告", "实际": "每集仍有广告", "证据": ["截图"]}],
               诉求={"主要要求": "补差价", "差价": "40.00", "差价算法": "198.00 × 40 ÷ 198"}),
        stands=("false-promotion",),
        kind="price-difference",
        amount="40.00",
        cites=("consumer-law:45.1", "consumer-law:23.2", "consumer-law:20.1"),
        never=("consumer-regulation:12",),
    ),
    "D-G8 chosen by default": Row(
        matter("搭售", {"买一样东西被配上了另一样": yes(金额="12.50", 原话="运输保障", 证据=["截图"]),
                        "搭配的那一样是默认勾选好的": yes(原话="付款页最后一行", 证据=["截图"])}, {"实付": "72.50"}),
        stands=("bundled-sale",),
        amount="12.50",
        cites=("ecommerce-law:19", "consumer-law:9.2", "consumer-law:10.2", "consumer-law:16.3", "consumer-regulation:11",
               "civil-code:985"),
        leads=("report-bundled-sale",),
    ),
    "C29 cable and programmes": Row(
        old_cable(), stands=("bundled-sale",), amount="15.00", today=date(2012, 6, 1),
        never=("civil-code:985", "consumer-law:9.2", "ecommerce-law:19"),
    ),
    "D-G9 half is kept, sixty lost": Row(
        matter("扣违约金", KEPT | LOSS | EARLY, GIVEN_BACK, 对方的条款=[HALF]),
        stands=("penalty-on-consumer", "cancelled-before-start"),
        amount="240.00",
        cites=("civil-code:585.2", "contract-interpretation:65.1", "contract-interpretation:65.2", "consumer-law:26.2"),
        leads=("report-term",),
    ),
    "D-G9 nothing came back yet, half is called a penalty": Row(
        matter("扣违约金", KEPT | LOSS, CALLED_OFF, 对方的条款=[HALF]), stands=("penalty-on-consumer",), amount="240.00",
    ),
    "D-G9 no loss, no notice, not begun": Row(
        matter("扣违约金", KEPT | EARLY | {"那件事给对方造成的实际损失": no()}, GIVEN_BACK, 对方的条款=[HALF]),
        stands=("cancel-fee-unseen",),
        amount="300.00",
        cites=("civil-code:496.2", "consumer-law:26.1", "civil-code:985"),
    ),
    "D-G9 订金 is no 定金": Row(
        matter("扣违约金", KEPT | LOSS | {"扣下的钱当时写的是订金不是定金": yes(原话="订金300元", 证据=["截图"])}, GIVEN_BACK, 对方的条款=[HALF]),
        stands=("penalty-on-consumer", "deposit-not-earnest"),
        amount="240.00",
        cites=("contract-interpretation:67.1",),
    ),
    "D-G11 the same order twice": Row(
        matter("多付没有退", AGAIN | ASKED, {"实付": "176.00", "分笔付款": TWICE}, 诉求={"要求利息": "依据够时要求"}),
        stands=("paid-twice", "interest-overpaid"),
        amount="88.00",
        cites=("civil-code:985", "civil-code:987"),
    ),
    "D-G11 the second is larger": Row(
        matter("多付没有退", {"同一个订单付了两次钱": yes(金额="80.00", 证据=["截图"])},
               {"实付": "168.00", "分笔付款": [TWICE[0] | {"金额": "80.00"}, TWICE[1]]}),
        stands=("paid-twice",),
        amount="88.00",
    ),
    "D-G11 a part came back": Row(
        matter("多付没有退", AGAIN, {"实付": "176.00", "分笔付款": [TWICE[0], TWICE[1] | {"已退回": "30.00"}]}),
        stands=("paid-twice",),
        amount="58.00",
    ),
    "D-G11 changed afterwards": Row(
        matter("多付没有退", CHANGED, {"实付": "2000.00"}),
        stands=("paid-after-change",),
        amount="777.00",
        cites=("civil-code:543", "civil-code:985"),
    ),
    "D-G12 nobody ordered": Row(
        matter("先享后付被扣", UNORDERED | SIGNED, {"实付": "45.00"}, 诉求={"另外要求": ["停止自动续费"]}),
        stands=("pay-later-unasked", "pay-later-not-shown", "stop-pay-later"),
        amount="45.00",
        cites=("civil-code:985", "civil-code:140.2", "consumer-law:9.2", "civil-code:496.2"),
    ),
    "C25 pay on arrival, charged at once": Row(
        matter("隐藏收费条款", {"页面写明不预先收款而先扣了全款": yes(原话="到店支付", 证据=["截图"]), "东西或服务我还没有用": yes(),
                              "我向卖家要求退货退款": yes(时间="2026-10-10 13:00", 证据=["截图"])},
               {"商品": "酒店客房预订1晚", "买的是什么": "旅行或住宿", "实付": "800.00", "下单时间": "2026-10-10 12:00"},
               对方的条款=[clause("收费", "可能预先收取全额费用", "没有看到")], 卖家=SITE),
        stands=("charged-in-advance", "clause-not-incorporated"),
        amount="800.00",
        cites=("civil-code:496.2",),
        refused={"unpriced-fee": "还没有回答"},
    ),
    # What falls, and prints no sum.
    "seen before paying": Row(
        matter("多扣费误扣费", ABOVE | FOLDED | SEEN, CHARGED, 对方的条款=[FEE]),
        refused={"unpriced-fee": "付款前已经看到这项费用", "fee-clause-hidden": "付款前已经看到这项费用"},
    ),
    "shown plainly": Row(
        matter("隐藏收费条款", FOLDED, CHARGED, 对方的条款=[FEE | {"提示": "醒目"}]),
        refused={"fee-clause-hidden": "下单前没有看到醒目的提示"},
    ),
    "two sums that do not agree": Row(
        matter("多扣费误扣费", ABOVE, {"标价": "59.00", "实付": "88.00"}), refused={"unpriced-fee": "两处对不上"},
    ),
    "chosen oneself": Row(
        matter("搭售", {"买一样东西被配上了另一样": yes(金额="15.00", 原话="节目包"), "搭配的那一样是默认勾选好的": no(), "搭配时没有给不要的选项": no()}, {}),
        refused={"bundled-sale": "的回答是“否”"},
    ),
    "used it": Row(matter("搭售", BUNDLE | {"搭配的那一样我用过了": yes()}, {}), refused={"bundled-sale": "搭配的那一样我用过了"}),
    "R5 the loss is as great": Row(
        matter("扣违约金", KEPT | {"那件事给对方造成的实际损失": yes(金额="300.00")}, GIVEN_BACK, 对方的条款=[HALF]),
        refused={"penalty-on-consumer": "扣的不比损失多"},
    ),
    "R5 nobody says what was lost": Row(
        matter("扣违约金", KEPT | EARLY, GIVEN_BACK, 对方的条款=[HALF]),
        refused={"penalty-on-consumer": "那件事给对方造成的实际损失", "cancel-fee-unseen": "取消没有给对方造成损失"},
    ),
    "R5 no loss, shown plainly": Row(
        matter("扣违约金", KEPT | EARLY | {"那件事给对方造成的实际损失": no()}, GIVEN_BACK, 对方的条款=[HALF | {"提示": "醒目"}]),
        refused={"cancel-fee-unseen": "下单前没有看到醒目的提示"},
    ),
    "paid twice, knowing it": Row(
        matter("多付没有退", AGAIN | {"付的时候知道不用再付": yes()}, {"实付": "176.00", "分笔付款": TWICE}),
        refused={"paid-twice": "付的时候知道不用再付"},
    ),
    "paid twice, one payment written": Row(matter("多付没有退", AGAIN, {"实付": "176.00"}), refused={"paid-twice": "分笔付款"}),
    "paid twice, all back": Row(
        matter("多付没有退", AGAIN, {"实付": "176.00", "分笔付款": [TWICE[0], TWICE[1] | {"已退回": "88.00"}]}),
        stands=("paid-twice",),
    ),
    "not more than the changed price": Row(
        matter("多付没有退", CHANGED, {"实付": "1223.00"}), refused={"paid-after-change": "没有多付的可要"}
    ),
    "ordered after all": Row(
        matter("先享后付被扣", UNORDERED | {"先享后付扣的那一单是我下的": yes()}, {"实付": "45.00"}),
        refused={"pay-later-unasked": "先享后付扣的那一单是我下的"},
    ),
    "R3 it was cheaper the next day": Row(
        matter("多扣费误扣费", {"划的原价没有真的卖过": yes(原话="划线价199元，历史成交都是99元", 证据=["截图"]), "付款时多收了页面没有写的费用": no()}, {"实付": "99.00"}),
        leads=("report-price-fraud",),
        refused={"unpriced-fee": "的回答是“否”"},
    ),
}  # fmt: skip


def cited_in(brief: Brief) -> set[str]:
    return {citation.ref.partition("@")[0] for ground in brief.grounds for citation in ground.citations}


@pytest.mark.parametrize("row", D9.values(), ids=D9)
def test_a_row_is_as_the_domain_says(row):
    brief = brief_of(row.case, row.today)
    standing, reasons = standing_of(brief), reasons_of(brief)
    assert set(row.stands) <= standing, reasons
    for ground, piece in row.refused.items():
        assert ground not in standing
        assert piece in reasons[ground], (ground, reasons[ground])
    assert set(row.cites) <= cited_in(brief)
    assert not set(row.never) & cited_in(brief)
    assert set(row.leads) <= leads_of(brief)
    assert not ALWAYS_WRONG & standing
    if row.amount:
        assert (brief.claims[0].kind, brief.claims[0].amount) == (row.kind, Decimal(row.amount))
        assert brief.total == Decimal(row.amount)
    else:
        assert brief.claims == ()


def test_every_ground_of_the_kind_is_seen_standing():
    assert {id_ for row in D9.values() for id_ in row.stands} >= OF_THIS_KIND


@pytest.mark.parametrize(
    "row", [row for row in D9.values() if row.amount], ids=[n for n, r in D9.items() if r.amount]
)
def test_no_paper_says_more_than_was_stated(row):
    text = text_of(brief_of(row.case, row.today), COURT)
    assert f"{Decimal(row.amount):.2f}元" in text
    for word in (
        "不能使用",
        "合同目的",
        "解除",
        "卡密",
        "无理由",
        "欺诈",
        "没有按照约定履行",
        "反垄断",
        "三倍",
    ):
        assert word not in text, word


# What each formula gives, worked by hand.
SUMS_BY_HAND = [
    ("extra-fee", ABOVE, CHARGED, "39.00"),  # 98.00 − 59.00
    ("extra-fee", FOLDED, {"标价": "59.00", "数量": "2", "实付": "157.00"}, "39.00"),  # 157.00 − 2 × 59.00
    ("extra-fee", ABOVE, {"标价": "69.00", "优惠": "10.00", "实付": "98.00"}, "39.00"),
    ("bundled", BUNDLE, {"实付": "90.00"}, "15.00"),
    ("unordered", UNORDERED, {"实付": "45.00"}, "45.00"),
    ("paid-twice", AGAIN, {"实付": "176.00", "分笔付款": TWICE}, "88.00"),
    ("overpaid", CHANGED, {"实付": "2000.00"}, "777.00"),
    ("penalty-back", KEPT | LOSS, GIVEN_BACK, "240.00"),  # 300.00 − 60.00
    ("penalty-back", KEPT | {"那件事给对方造成的实际损失": yes(金额="0.01")}, GIVEN_BACK, "299.99"),
    ("penalty-kept", KEPT, GIVEN_BACK, "300.00"),
    # More is said to be kept than is still out.
    ("penalty-kept", KEPT, GIVEN_BACK | {"已退回": {"金额": "500.00"}}, "100.00"),
]  # fmt: skip


def made(name: str, facts: dict[str, Any], item: dict[str, Any]) -> Sum | str:
    case = Case.model_validate(case_file(交易=[bought(**item)], 事实=facts, 证据=SHOT))
    return sum_named(name, case, fact_states(case, TODAY))


@pytest.mark.parametrize(("name", "facts", "item", "right"), SUMS_BY_HAND)
def test_a_sum_is_what_the_rule_gives(name, facts, item, right):
    found = made(name, facts, item)
    assert isinstance(found, Sum), found
    assert found.amount == Decimal(right)
    assert right in found.working


@pytest.mark.parametrize(
    "name", ["extra-fee", "bundled", "unordered", "paid-twice", "overpaid", "penalty-back", "penalty-kept"]
)
def test_what_a_sum_lacks_is_named(name):
    assert name in SUMS
    assert isinstance(made(name, {}, {"实付": "30.00"}), str)


def test_no_more_is_taken_for_a_part_than_was_paid():
    assert "还多" in str(made("bundled", BUNDLE, {"实付": "10.00"}))


def test_the_cautious_reading_is_for_the_author_alone():
    brief = brief_of(D9["D-G9 half is kept, sixty lost"].case, TODAY)
    (ground,) = [each for each in brief.grounds if each.id == "penalty-on-consumer"]
    # 300.00 − 60.00 × 1.3
    assert "222.00" in ground.caution
    assert "222.00" in text_of(brief, "checklist/checklist")
    for paper in (TICKET, COURT):
        assert "222.00" not in text_of(brief, paper)


def test_where_the_careful_reading_leaves_nothing_it_says_so():
    facts = KEPT | {"那件事给对方造成的实际损失": yes(金额="250.00")}
    brief = brief_of(matter("扣违约金", facts, GIVEN_BACK, 对方的条款=[HALF]), TODAY)
    assert brief.claims[0].amount == Decimal("50.00")
    assert any("没有可要的" in ground.caution for ground in brief.grounds)


# False answers.
FALSE = {"差的那一点让我完全用不上": yes(), "实际权益比页面少": yes(原话="多付了钱")}
PLAIN_ROWS = ["a fee without a clause", "D-G8 chosen by default", "D-G11 the same order twice", "D-G11 changed afterwards",
              "D-G12 nobody ordered", "D-G9 half is kept, sixty lost"]  # fmt: skip


@pytest.mark.parametrize("name", PLAIN_ROWS)
@pytest.mark.parametrize("more", [("拒绝退款",), ("售后无响应",), ()])
def test_an_answer_about_the_goods_opens_nothing_about_a_price(name, more):
    row = D9[name]
    case = row.case | {"事实": row.case["事实"] | FALSE, "争议": [*row.case["争议"], *more]}
    brief = brief_of(case, row.today)
    assert not ALWAYS_WRONG & standing_of(brief)
    assert brief.claims[0].amount == Decimal(row.amount)
    assert "不能使用" not in text_of(brief, COURT)


def test_false_answers_alone_claim_nothing():
    facts = AGAIN | FALSE
    brief = brief_of(matter("多付没有退", facts, {"实付": "176.00"}), TODAY)
    assert brief.claims == ()


def test_who_says_that_the_goods_are_at_fault_as_well_is_heard():
    row = D9["a fee without a clause"]
    case = row.case | {"事实": row.case["事实"] | FALSE, "争议": ["多扣费误扣费", "描述不符"]}
    assert "less-than-described" in standing_of(brief_of(case, TODAY))


@pytest.mark.parametrize(
    "fact", sorted(ABOVE | FOLDED | BUNDLE | KEPT | AGAIN | CHANGED | UNORDERED | SIGNED)
)
def test_one_of_these_facts_beside_a_dead_key_takes_nothing_from_it(fact):
    answer = yes(时间="2026-11-02")
    brief = brief_of(case_file(事实=DEAD | {fact: answer}), TODAY)
    assert not OF_THIS_KIND & standing_of(brief), "without its sum and the rest"
    assert brief.claims[0].amount == Decimal("30.00")


def test_a_dead_key_is_no_price_fraud():
    case = case_file(
        事实=DEAD,
        页面承诺=[{"内容": "全新卡密", "实际": "已被使用", "种类": "质量", "证据": ["截图"]}],
        证据=SHOT,
    )
    assert not {"report-price-fraud", "report-unpriced-fee", "report-bundled-sale"} & leads_of(
        brief_of(case, TODAY)
    )


@pytest.mark.parametrize(
    ("facts", "promise", "cited"),
    [
        ({"首页标的价比详情页低": yes(原话="首页59，详情页79", 证据=["截图"])}, None, "20.1.1"),
        ({"活动实际的范围和公布的不一样": yes(原话="写着全场满减", 证据=["截图"])}, None, "20.1.2"),
        ({"划的原价没有真的卖过": yes(原话="划线价199元", 证据=["截图"])}, None, "19.1.3"),
        (
            {},
            {"内容": "新人下单减20元", "实际": "没有减", "种类": "价格", "证据": ["截图"]},
            "19.1.5",
        ),
    ],
)
def test_each_way_of_price_fraud_cites_its_own_item(facts, promise, cited):
    more = {"页面承诺": [promise]} if promise else {}
    brief = brief_of(matter("拒绝退款", facts, {}, **more), TODAY)
    (lead,) = [lead for lead in brief.leads if lead.id == "report-price-fraud"]
    refs = [citation.ref for citation in lead.citations]
    items = {
        ref for ref in refs if ref.startswith(("price-marking-provisions:19", "price-marking-provisions:20"))
    }
    assert items == {f"price-marking-provisions:{cited}"}
    assert {"price-marking-provisions:23", "price-penalty:7"} <= set(refs)
    assert not [c for ground in brief.grounds for c in ground.citations if c.ref.startswith("price-marking")]


def test_the_fee_is_reported_under_its_own_penalty():
    brief = brief_of(D9["T-D1 a fee in folded text"].case, TODAY)
    (lead,) = [lead for lead in brief.leads if lead.id == "report-unpriced-fee"]
    assert [citation.ref for citation in lead.citations][:3] == [
        "price-marking-provisions:8", "price-marking-provisions:22", "price-penalty:13.1.3",
    ]  # fmt: skip


# §11c
def test_false_promotion_stands_on_every_day():
    for day, twelve in (("2024-06-30", False), ("2024-07-01", True)):
        row = D9["T-D8 a page of March 2024"]
        case = row.case | {"交易": [row.case["交易"][0] | {"下单时间": day}]}
        brief = brief_of(case, TODAY)
        (ground,) = [each for each in brief.grounds if each.id == "false-promotion"]
        refs = {citation.ref for citation in ground.citations}
        assert {"consumer-law:45.1", "consumer-law:23.2", "consumer-law:20.1"} <= refs
        assert ("consumer-regulation:12" in refs) is twelve
        assert ground.short_citations
        assert text_of(brief, TICKET)


@pytest.mark.parametrize(
    ("said", "is_a_rule"),
    [
        ("概不退款", True),
        ("虚拟商品一经售出不退", True),
        ("按规定不予退款", True),
        ("不退就是不退", False),
        ("后台显示已激活", False),
    ],
)
def test_a_refusal_is_argued_void_only_where_it_is_a_rule(said, is_a_rule):
    refused = {"对方的原话是不退": yes(时间="2026-11-03", 原话=said)}
    brief = brief_of(case_file(事实=DEAD | refused, 争议=["卡密无效", "拒绝退款"]), TODAY)
    assert ("refusal-no-bar" in standing_of(brief)) is is_a_rule


def test_no_refusal_is_argued_void_in_a_renewal_or_about_a_price():
    refused = {"对方的原话是不退": yes(时间="2026-11-03", 原话="概不退款")}
    renewal = {"自动续费扣了款": yes(时间="2026-11-01 10:00"), "扣款前没有收到过提醒": yes()}
    for case in (
        case_file(事实=renewal | refused, 争议=["自动续费", "拒绝退款"], 交易=[order(买的是什么="会员开通")]),
        matter("多付没有退", AGAIN | refused, {"实付": "176.00", "分笔付款": TWICE}),
    ):
        brief = brief_of(case, TODAY)
        assert brief.claims
        assert "refusal-no-bar" not in standing_of(brief)


@pytest.mark.parametrize(
    ("words", "pleaded"),
    [
        ("卡密无效的，卖家应当退款或者补发", True),
        ("卖家拒不退款的，平台先行赔付", True),
        ("虚拟商品不支持退换", False),
        ("售出后不得退款，争议由买卖双方协商", False),
        ("平台有权修改规则", False),
    ],
)
def test_a_rule_of_the_platform_is_pleaded_only_where_it_gives_something(words, pleaded):
    rule = [{"名称": "售后规则", "原文": words, "管什么": "售后", "证据": ["截图"]}]
    brief = brief_of(case_file(事实=DEAD, 平台规则=rule, 证据=SHOT), TODAY)
    assert ("own-rule" in standing_of(brief)) is pleaded
    assert (words in text_of(brief, TICKET)) is pleaded


# 交易.分笔付款
def found_by(rule: Any, case: dict[str, Any]) -> list[Any]:
    return list(rule.find(Case.model_validate(case), TODAY))


def test_payments_must_come_to_what_was_paid():
    right = matter("多付没有退", AGAIN, {"实付": "176.00", "分笔付款": TWICE})
    wrong = matter("多付没有退", AGAIN, {"实付": "88.00", "分笔付款": TWICE})
    both = [TWICE[0], TWICE[1] | {"已退回": "88.00"}]
    double = matter("多付没有退", AGAIN, {"实付": "176.00", "分笔付款": both, "已退回": {"金额": "88.00"}})
    assert found_by(payments, right) == []
    (fault,) = found_by(payments, wrong)
    assert "176.00" in fault.message
    (fault,) = found_by(payments, double)
    assert "两次" in fault.message


def test_each_payment_is_told_with_its_day_and_number():
    brief = brief_of(D9["D-G11 the same order twice"].case, TODAY)
    text = text_of(brief, COURT)
    assert "分2次付：2026年11月1日88.00元，付给平台，支付单号4200000000202611010000000001" in text
    assert "2026年11月1日付款88.00元（付给平台）" in text
    assert "分2次付" in text_of(brief, TICKET)
    post = text_of(brief, "heimao/post")
    assert "42000000002026110100000000" not in post


def test_what_came_back_of_one_payment_counts_as_refunded():
    rows = [TWICE[0], TWICE[1] | {"已退回": "30.00"}]
    brief = brief_of(matter("多付没有退", AGAIN, {"实付": "176.00", "分笔付款": rows}), TODAY)
    assert brief.orders[0].refunded == Decimal("30.00")


# The rules about sums know what was explained.
def test_a_price_that_does_not_add_up_is_asked_about_unless_a_fee_explains_it():
    assert found_by(price_sum, matter("拒绝退款", {}, CHARGED))
    assert found_by(price_sum, matter("多扣费误扣费", ABOVE, CHARGED | {"实付": "97.00"}))
    assert not found_by(price_sum, matter("多扣费误扣费", ABOVE, CHARGED))
    twice = {"标价": "88.00", "实付": "176.00", "分笔付款": TWICE}
    assert not found_by(price_sum, matter("多付没有退", AGAIN, twice))


@pytest.mark.parametrize("facts", [ABOVE, FOLDED, BUNDLE, AGAIN, CHANGED])
def test_a_difference_that_a_ground_works_out_need_not_be_written(facts):
    wanted = {"诉求": {"主要要求": "补差价"}}
    assert not found_by(price_difference, matter("多扣费误扣费", facts, {}, **wanted))
    assert found_by(price_difference, matter("拒绝退款", {}, {}, **wanted))


def test_a_difference_of_the_whole_price_is_no_error():
    whole = {"主要要求": "补差价", "差价": "30.00", "差价算法": "全额返现"}
    promise = [{"内容": "全额返现", "实际": "没有返", "种类": "返现"}]
    assert not found_by(difference_exceeds_paid, case_file(诉求=whole, 页面承诺=promise))
    assert not found_by(difference_exceeds_paid, case_file(诉求=whole))
    assert found_by(difference_exceeds_paid, case_file(诉求=whole | {"差价": "30.01"}))


def test_a_term_about_fees_is_told_apart_from_the_others():
    terms = [FEE, clause("概不退", "售出概不退款")]
    case = matter("隐藏收费条款", FOLDED, CHARGED, 对方的条款=terms)
    (ground,) = [each for each in brief_of(case, TODAY).grounds if each.id == "fee-clause-hidden"]
    text = text_of(brief_of(case, TODAY), COURT)
    own = text[text.index("这一内容涉及价款") - 60 : text.index("这一内容涉及价款")]
    assert "每单收取服务费39元" in own
    assert "售出概不退款" not in own
    assert ground.sum == Decimal("39.00")


def test_nobody_is_said_to_have_ordered_what_was_taken_without_an_order():
    brief = brief_of(D9["D-G12 nobody ordered"].case, TODAY)
    assert "contract-formed" not in standing_of(brief)
    for paper in (COURT, TICKET, "heimao/post", "samr_12315/complaint", "demand_letter/letter"):
        text = text_of(brief, paper)
        assert "先享后付方式扣" in text
        assert "购买" not in text.replace("购买或者不购买", "")


def test_an_individual_is_told_no_law_of_prices():
    person = [seller(主体={"名称": "某丁", "主体类型": "个人", "住所": "某某路1号"})]
    brief = brief_of(matter("多扣费误扣费", ABOVE, CHARGED, 卖家=person), TODAY)
    assert "unpriced-fee" in standing_of(brief)
    assert not {ref for ref in cited_in(brief) if ref.startswith(("price-law", "consumer-law"))}


def test_what_is_kept_from_papers_is_told_to_the_author():
    assert "未核" in grounds()["bundled-sale"].caution
    assert "反垄断" not in grounds()["bundled-sale"].argument


@pytest.mark.parametrize("row", ["T-D1 a fee in folded text", "D-G11 changed afterwards"])
def test_nobody_is_told_of_a_thing_that_cannot_be_used(row):
    told = {each.id for each in brief_of(D9[row].case, TODAY).deadlines}
    assert "limitation" in told
    assert "tell_the_seller" not in told


def test_a_statement_of_fact_is_not_reported_as_a_clause():
    said = {"对方的原话是不退": yes(时间="2026-11-05", 原话="系统没查到，不能退", 证据=["截图"])}
    case = matter("多付没有退", AGAIN | said, {"实付": "176.00", "分笔付款": TWICE})
    assert "report-clause" not in leads_of(brief_of(case, TODAY))
