"""The sums of grounds, worked by hand from the rule before the code ran: every one to the cent, and what is asked for it."""

from decimal import Decimal

import pytest
from cases_support import GONE, TODAY, case_file, order, yes

from kameng_docs.assess.charges import charges_of, conduct_days
from kameng_docs.assess.facts import fact_states
from kameng_docs.assess.sums import KINDS, SUMS, Sum, sum_named
from kameng_docs.case.model import Case
from kameng_docs.law import grounds as law


def made(name, *orders, facts=None, **changes):
    case = Case.model_validate(case_file(交易=list(orders) or [order()], 事实=facts or {}, **changes))
    return sum_named(name, case, fact_states(case, TODAY))


def membership(**changes):
    return order(买的是什么="会员开通", 收到卡密的时间=GONE, **changes)


BALANCE = {"单位": "点券", "剩余": "6000", "购买所得": "10000", "赠送所得": "2000", "购买花费": "1000.00"}
MONTHLY = [
    {"时间": "2023-02-12", "金额": "30.00"},
    {"首期": "2023-03-12", "末期": "2024-08-12", "期数": "18", "金额": "25.00"},
]
CHILD = {"姓名": "张小某", "出生日期": "2018-03-10", "法定代理人": {"姓名": "张某某", "与消费者关系": "母亲"}}
ROWS = [
    # 198.00 × 143/365 = 77.57…; each order apart, half up once at the end.
    ("days-left", [membership(实付="248.00", 服务天数="365", 剩余天数="143")], {}, "97.16"),
    ("days-left", [membership(实付="30.00", 服务天数="30", 剩余天数="11")], {}, "11.00"),
    # Paid and given share what was used: 1000.00 × 6000/12000.
    ("balance", [order(实付="1000.00", 余额=BALANCE)], {}, "500.00"),
    ("balance", [order(实付="1000.00", 余额=BALANCE | {"页面写明先用赠送": "是"})], {}, "600.00"),
    ("balance", [order(实付="1000.00", 余额=BALANCE | {"赠送所得": "0"})], {}, "600.00"),
    # 元 that were stored, with 分; 120.00 were put in for 100.00.
    (
        "balance",
        [
            order(
                实付="100.00",
                余额=BALANCE
                | {
                    "单位": "元",
                    "剩余": "36.60",
                    "购买所得": "100.00",
                    "赠送所得": "20.00",
                    "购买花费": "100.00",
                },
            )
        ],
        {},
        "30.50",
    ),
    ("periods", [membership(实付="480.00", 扣款各期=MONTHLY)], {}, "480.00"),
    (
        "periods",
        [membership(实付="480.00", 扣款各期=[MONTHLY[0], MONTHLY[1] | {"扣款前收到过显眼的提醒": "是"}])],
        {},
        "30.00",
    ),
    (
        "after-cancelling",
        [membership(实付="480.00", 扣款各期=MONTHLY)],
        {"取消以后又被扣": yes(时间="2024-06-12")},
        "50.00",
    ),
    (
        "early-charge",
        [membership(实付="480.00", 扣款各期=MONTHLY)],
        {"试用没有到期就扣款": yes(时间="2023-02-12", 期限="2023-02-14")},
        "30.00",
    ),
    (
        "dearer",
        [membership(实付="480.00", 扣款各期=MONTHLY)],
        {"续费涨价没有告诉我": yes(金额="15.00")},
        "195.00",
    ),
    (
        "days-short",
        [membership(实付="19.90", 服务天数="31")],
        {"到期时间比页面写的早": yes(数量="3")},
        "1.93",
    ),
    ("rent-left", [order(实付="40.00")], {"租期内登不上": yes(数量="2", 总数="5")}, "24.00"),
    ("work-left", [order(实付="1020.00")], {"代练没有完成": yes(数量="20", 总数="50")}, "612.00"),
    (
        "lifetime",
        [membership(实付="499.00")],
        {"同一页卖的年卡价": yes(金额="168.00"), "终身会员用了多少天": yes(数量="400")},
        "314.89",
    ),
]


@pytest.mark.parametrize(("name", "orders", "facts", "right"), ROWS)
def test_a_sum_is_what_the_rule_gives(name, orders, facts, right):
    found = made(name, *orders, facts=facts)
    assert isinstance(found, Sum), found
    assert found.amount == Decimal(right)
    assert right in found.working


@pytest.mark.parametrize("name", sorted(SUMS))
def test_what_a_sum_lacks_is_named(name):
    found = made(name, membership(实付="10.00")) if name != "periods" else ""
    assert isinstance(found, str) or found.amount >= 0


def test_each_payment_has_the_age_of_its_day():
    orders = [
        order(实付="98.00", 下单时间="2026-02-20"),
        order(订单号="2", 实付="198.00", 下单时间="2026-03-15"),
    ]
    facts = {"实际操作的是孩子": yes()}
    young = made("under-eight", *orders, facts=facts, 消费者=CHILD)
    older = made("eight-to-eighteen", *orders, facts=facts, 消费者=CHILD)
    assert (young.amount, older.amount) == (Decimal("98.00"), Decimal("198.00"))


def test_the_allowance_is_no_more_than_was_spent_in_its_month():
    child = CHILD | {"出生日期": "2015-01-01"}
    orders = [
        order(实付="60.00", 下单时间="2026-07-03"),
        order(订单号="2", 实付="328.00", 下单时间="2026-08-03"),
        order(订单号="3", 实付="328.00", 下单时间="2026-08-09"),
    ]
    facts = {"实际操作的是孩子": yes(), "给孩子定过每月能自己花的钱": yes(金额="100.00")}
    assert made("allowance", *orders, facts=facts, 消费者=child).amount == Decimal("160.00")


def test_a_range_that_comes_month_by_month_has_every_day():
    bought = Case.model_validate(case_file(交易=[membership(实付="480.00", 扣款各期=MONTHLY)])).orders[0]
    days = conduct_days(bought)
    assert len(days) == 19
    assert (str(days[0]), str(days[1]), str(days[-1])) == ("2023-02-12", "2023-03-12", "2024-08-12")
    assert not any(charge.guessed for charge in charges_of(bought))


def test_of_a_range_with_gaps_only_its_ends_are_known():
    gaps = [{"首期": "2023-03-12", "末期": "2024-09-12", "期数": "18", "金额": "25.00"}]
    bought = Case.model_validate(case_file(交易=[membership(实付="450.00", 扣款各期=gaps)])).orders[0]
    assert sum(charge.guessed for charge in charges_of(bought)) == 16
    assert {str(day) for day in conduct_days(bought)} == {"2023-03-12", "2024-09-12"}


def test_the_names_of_the_sums_are_those_that_grounds_may_write():
    assert set(SUMS) == law.SUMS


def test_no_two_kinds_give_a_formula_the_same_name():
    named = [name for kind in KINDS for name in kind.FORMULAS]
    assert len(named) == len(set(named))
