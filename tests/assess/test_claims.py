"""Every sum: the tables are from domain/ (section named), the properties hold for any price."""

import re
from decimal import Decimal

import pytest
from cases_support import (
    DEAD,
    GONE,
    LATE,
    NOTICE,
    NOTICE_OVER,
    PROOF,
    brief_of,
    case_file,
    fraud_case,
    no,
    order,
    text_of,
    unclear,
    yes,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from kameng_docs.wording import yuan


def sums(case):
    return {claim.kind: claim.amount for claim in brief_of(case).claims}


def bought(paid, quantity=1, bad=None, back=None, **more):
    facts = DEAD | ({"一单多件只有部分不能用": yes(数量=str(bad))} if bad else {})
    refunded = {"已退回": {"金额": back}} if back else {}
    return case_file(事实=facts, 交易=[order(实付=paid, 数量=str(quantity), **refunded, **more)])


# practice.md 1.1 第4点 and 3.3 A13: the price of the bad pieces; D34: what came back is deducted.
@pytest.mark.parametrize(
    ("paid", "quantity", "bad", "back", "refund"),
    [
        ("68.00", 1, None, None, "68.00"),
        ("100.00", 10, 3, None, "30.00"),
        ("100.00", 3, 1, None, "33.33"),
        ("100.00", 3, 2, None, "66.67"),
        ("0.05", 2, 1, None, "0.03"),
        ("0.01", 3, 1, None, None),
        ("100.00", 10, 3, "10.00", "20.00"),
        ("100.00", 10, 3, "30.00", None),
        ("100.00", 10, 3, "45.00", None),
        ("100.00", 3, 1, "0.01", "33.32"),
        ("68.00", 1, None, "68.00", None),
        ("68.00", 1, None, "67.99", "0.01"),
    ],
)
def test_refund_is_the_share_of_the_bad_pieces_less_what_came_back(paid, quantity, bad, back, refund):
    expected = {} if refund is None else {"refund": Decimal(refund)}
    assert sums(bought(paid, quantity, bad, back)) == expected


# law.md (d), worked sums; 消保法55(1)
@pytest.mark.parametrize(
    ("price", "extra", "total"),
    [
        ("30.00", "500.00", "530.00"),
        ("166.66", "500.00", "666.66"),
        ("166.67", "500.01", "666.68"),
        ("199.00", "597.00", "796.00"),
    ],
)
def test_extra_damages_are_three_prices_and_at_least_500(price, extra, total):
    brief = brief_of(fraud_case(交易=[order(实付=price)]))
    assert {c.kind: c.amount for c in brief.claims} == {
        "refund": Decimal(price),
        "punitive-damages": Decimal(extra),
    }
    assert brief.total == Decimal(total)


def test_ten_cards_are_one_contract_not_ten_times_500():
    # practice.md 1.1 第4点: 10 张 ×500 = 5000 必须拒印
    case = fraud_case(交易=[order(实付="100.00", 数量="10")])
    case["事实"]["一单多件只有部分不能用"] = no()
    assert sums(case)["punitive-damages"] == 500
    orders = [order(实付="10.00", 订单号=str(i)) for i in range(10)]
    assert sums(fraud_case(交易=orders))["punitive-damages"] == 500


def test_extra_damages_count_only_the_bad_pieces():
    # practice.md 1.1 第4点: 10 张卡坏 3 张，基数是 3 张的价款
    case = fraud_case(交易=[order(实付="2000.00", 数量="10")])
    case["事实"]["一单多件只有部分不能用"] = yes(数量="3")
    assert sums(case) == {"refund": Decimal(600), "punitive-damages": Decimal(1800)}


def test_several_orders_add_up_and_name_each():
    case = case_file(
        事实=DEAD, 交易=[order(实付="30.00"), order(实付="12.50", 订单号="2", 下单时间="2026-11-02")]
    )
    claim = brief_of(case).claims[0]
    assert claim.amount == Decimal("42.50")
    assert claim.formula == "订单1：实付 30.00 元；订单2：实付 12.50 元；合计 42.50 元"


def test_an_order_made_good_or_not_tried_is_not_asked_back():
    # practice.md 3.3 D34: 已补发 → deducted; practice.md 4: nothing beyond the facts
    failed = order(兑换结果="提示已被使用", 第一次兑换的时间="2026-11-01 10:05")
    for other in (order(订单号="2", 已补发="是"), order(订单号="2", 兑换结果="未兑换")):
        assert sums(case_file(事实=DEAD, 交易=[failed, other])) == {"refund": Decimal("30.00")}


# practice.md 1.2 第7点: the price once; other losses only with receipts
def test_costs_are_added_once_and_only_with_receipts():
    costs = [
        {"项目": "打印费", "金额": "12.00", "证据": ["截图"]},
        {"项目": "公证费", "金额": "800.00"},
        {"项目": "邮寄费", "金额": "6.50", "证据": ["截图"]},
    ]
    brief = brief_of(case_file(事实=DEAD, 诉求={"开支": costs}, 证据={"截图": PROOF}))
    assert {c.kind: c.amount for c in brief.claims} == {
        "refund": Decimal("30.00"),
        "costs": Decimal("18.50"),
    }
    assert brief.total == Decimal("48.50")
    assert brief.claims[1].formula == "打印费 12.00 元 + 邮寄费 6.50 元 = 18.50 元"


@pytest.mark.parametrize(
    "what", ["精神损失费", "精神损害抚慰金", "律师费", "律师代理费", "误工费", "时间成本", "精力损失"]
)
def test_costs_that_no_court_awards_here_are_not_claimed_even_with_a_receipt(what):
    # court.md §5
    def costs(*names):
        items = [{"项目": name, "金额": "10.00", "证据": ["截图"]} for name in names]
        return sums(case_file(事实=DEAD, 诉求={"开支": items}, 证据={"截图": PROOF})).get("costs")

    assert costs(what) is None
    assert costs(what, "打印费") == 10
    assert costs("公证费", "打印费") == 20


# practice.md 3.3 D: a balance nobody agreed to is not money back
@pytest.mark.parametrize(
    ("way", "agreed", "refund"),
    [
        ("退到平台余额", None, "30.00"),
        ("补了一张代金券", None, "30.00"),
        ("退成积分", no(), "30.00"),
        ("退到平台余额", unclear(), "30.00"),
        ("退到平台余额", yes(), "20.00"),
        ("原路退回", None, "20.00"),
        (None, None, "20.00"),
    ],
)
def test_credit_that_was_not_agreed_to_does_not_lessen_the_claim(way, agreed, refund):
    back = {"金额": "10.00"} | ({"方式": way} if way else {})
    facts = DEAD | ({"我同意过退余额或券": agreed} if agreed else {})
    case = case_file(事实=facts, 交易=[order(已退回=back)], 法院={"名称": "某某法院"})
    assert sums(case) == {"refund": Decimal(refund)}
    pleading = text_of(brief_of(case), "court/statement_of_claim")
    credited = f"被告另以{way}的方式给了10.00元，原告没有同意以此抵付；返还价款后，该10.00元可由被告收回。"
    assert (credited in pleading) is (refund == "30.00")
    assert ("被告已退回10.00元" in pleading) is (refund == "20.00")


def test_the_end_of_the_reasons_adds_up_every_claim():
    # court.md: the sums of the reasons are those of the claims
    court = {"法院": {"名称": "某某法院"}}
    case = fraud_case(**court)
    case["诉求"]["开支"] = [{"项目": "打印费", "金额": "12.00", "证据": ["截图"]}]
    pleading = text_of(brief_of(case), "court/statement_of_claim")
    asked, _, reasons = pleading.partition("事实和理由")
    for piece in ("价款30.00元", "增加赔偿原告500.00元", "打印费12.00元"):
        assert piece in asked
    assert "500.00元的算法：30.00元×3=90.00元，不足500元，按500元。以上金钱请求合计542.00元。" in reasons
    alone = text_of(brief_of(case_file(事实=DEAD, **court)), "court/statement_of_claim")
    assert "合计" not in alone
    assert "算法" not in alone


def test_other_remedies():
    # practice.md 1.2 第6点: 补发 / 退款 / 减价, one of them
    assert sums(case_file(事实=DEAD, 诉求={"主要要求": "补发"})) == {"reship": None}
    less = {"实际权益比页面少": yes()}
    difference = {"主要要求": "补差价", "差价": "5.00"}
    assert sums(case_file(争议=["描述不符"], 事实=less, 诉求=difference)) == {"price-difference": 5}
    worked = difference | {"差价算法": "60.00 × 1 ÷ 12"}
    (claim,) = brief_of(case_file(争议=["描述不符"], 事实=less, 诉求=worked)).claims
    assert claim.formula == "60.00 × 1 ÷ 12，差价 5.00 元"


# law.md (b) row 3, practice.md 4.1 (催告函): deliver, in the alternative the money; after notice the money
def test_late_delivery_asks_for_delivery_before_notice_and_for_money_after():
    late = case_file(争议=["到账延迟"], 事实=LATE, 交易=[order(收到卡密的时间=GONE)])
    assert sums(late) == {"performance": Decimal("30.00")}
    assert "前完成交付，做不到的，原路退回30.00元" in text_of(brief_of(late), "platform_ticket/ticket")
    over = late | {"事实": LATE | NOTICE | NOTICE_OVER}
    assert sums(over) == {"refund": Decimal("30.00")}
    wanted = late | {"诉求": {"主要要求": "补发"}}
    assert sums(wanted) == {"performance": None}
    ticket = text_of(brief_of(wanted), "platform_ticket/ticket")
    assert "前完成交付。" in ticket
    assert "退回" not in ticket


MONEY = st.decimals("0.01", "99999.99", places=2)


@st.composite
def cases(draw):
    orders = []
    for i in range(draw(st.integers(1, 4))):
        paid = draw(MONEY)
        changes = {"实付": yuan(paid), "数量": str(draw(st.integers(1, 12))), "订单号": str(i)}
        if draw(st.booleans()):
            changes["已退回"] = {"金额": yuan(draw(st.decimals("0.00", paid, places=2)))}
        orders.append(order(**changes))
    # An author who bought several pieces must say how many failed; 否 says all of them.
    facts = {"一单多件只有部分不能用": no()}
    quantity = int(orders[0]["数量"])
    if len(orders) == 1 and quantity > 1 and draw(st.booleans()):
        facts["一单多件只有部分不能用"] = yes(数量=str(draw(st.integers(1, quantity - 1))))
    case = fraud_case(交易=orders)
    case["事实"] |= facts
    case["诉求"]["开支"] = [
        {"项目": f"开支{i}", "金额": yuan(sum_), "证据": ["截图"]}
        for i, sum_ in enumerate(draw(st.lists(MONEY, max_size=3)))
    ]
    return case


@settings(max_examples=60, deadline=None)
@given(cases())
def test_sums_agree_and_never_exceed_what_was_paid(case):
    brief = brief_of(case)
    amounts = {claim.kind: claim.amount for claim in brief.claims}
    assert brief.total == sum(amounts.values())
    paid = sum(Decimal(o["实付"]) for o in case["交易"])
    back = sum(Decimal(o.get("已退回", {"金额": "0"})["金额"]) for o in case["交易"])
    assert 0 <= amounts.get("refund", 0) <= paid
    if all(o.affected == o.quantity for o in brief.orders):
        assert amounts.get("refund", 0) == paid - back
    for claim in brief.claims:
        assert claim.amount > 0
        assert Decimal(re.findall(r"[0-9]+(?:\.[0-9]+)?", claim.formula)[-1]) == claim.amount
    if "punitive-damages" in amounts:
        assert amounts["punitive-damages"] >= 500
        assert amounts["punitive-damages"] in (500, 3 * sum_of_shares(brief))


def sum_of_shares(brief):
    return sum(
        Decimal(int(o.paid * 100 * o.affected * 2 + o.quantity) // (2 * o.quantity)) / 100
        for o in brief.orders
    )
