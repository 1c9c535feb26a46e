"""Which cases are against one respondent: by code, name, or platform and shop, and with reasons for the rest."""

from decimal import Decimal
from pathlib import Path

import pytest
from cases_support import CONSUMER, DEAD, FIRM, GONE, TODAY, case_file, order, put_down, seller

from kameng_docs.joint import gather
from kameng_docs.joint.gathering import UndecidedError
from kameng_docs.joint.whom import Whom, sorted_apart

CODES = "91000000MA00000001", "91000000MA00000002"


def case_of(number: int, party: object = FIRM, **changes: object) -> dict:
    """One of several cases, each with its own person, order and sum; `party` is the seller's."""
    who = CONSUMER | {"姓名": f"某{'甲乙丙丁戊己'[number]}", "电话": f"1380000001{number}"}
    given = order(订单号=f"004261101009{number}", 实付=f"{30 + number}.00")
    return case_file(
        **({"消费者": who, "卖家": [seller(主体=party)], "交易": [given], "事实": DEAD} | changes)
    )


def put(tmp_path: Path, *cases: dict) -> list[Path]:
    return [put_down(case, tmp_path, f"案{i}") for i, case in enumerate(cases)]


@pytest.mark.parametrize(
    ("whoms", "piles"),
    [
        # The code goes before the name, whatever the name.
        ([Whom("甲公司", CODES[0]), Whom("甲公司", CODES[0])], [{0, 1}]),
        ([Whom("甲公司", CODES[0]), Whom("甲公司", CODES[1])], [{0}, {1}]),
        # A name joins, in either width; two persons may bear one.
        ([Whom("甲（某某）公司"), Whom("甲(某某)公司")], [{0, 1}]),
        ([Whom("张某", kind="个人"), Whom("张某", kind="个人")], [{0}, {1}]),
        # Platform and shop stand for who is not known by name; not against a name that differs, nor at another address.
        ([Whom(shop="小铺", platform="卡盟"), Whom("甲公司", shop="小铺", platform="卡盟")], [{0, 1}]),
        (
            [Whom("乙公司", shop="小铺", platform="卡盟"), Whom("甲公司", shop="小铺", platform="卡盟")],
            [{0}, {1}],
        ),
        ([Whom(shop="小铺", platform="卡盟"), Whom(shop="小铺", platform="别的卡盟")], [{0}, {1}]),
        (
            [
                Whom(shop="小铺", platform="卡盟", site="a.example"),
                Whom(shop="小铺", platform="卡盟", site="b.example"),
            ],
            [{0}, {1}],
        ),
        # Who could be either of two is neither.
        (
            [
                Whom(shop="小铺", platform="卡盟"),
                Whom("甲公司", shop="小铺", platform="卡盟"),
                Whom("乙公司", shop="小铺", platform="卡盟"),
            ],
            [{0}, {1}, {2}],
        ),
        # Whoever runs the site is not the shop on it.
        ([Whom(platform="卡盟", is_platform=True), Whom(shop="小铺", platform="卡盟")], [{0}, {1}]),
        ([Whom(platform="卡盟", is_platform=True), Whom(platform="卡盟", is_platform=True)], [{0, 1}]),
        # Of whom nobody knows anything, nobody is the same.
        ([Whom(), Whom()], [{0}, {1}]),
    ],
)
def test_who_is_one_respondent(whoms, piles):
    for order_of in (whoms, whoms[::-1]):
        found = {frozenset(id(order_of[i]) for i in pile) for pile in sorted_apart(order_of)}
        assert found == {frozenset(id(whoms[i]) for i in pile) for pile in piles}


def test_a_group_has_its_sums_and_says_why_others_are_not_in_it(tmp_path):
    other = FIRM | {"名称": "某某另一家有限公司"}
    files = put(
        tmp_path, case_of(0), case_of(1), case_of(2, other), case_of(3, 争议=["没有这种争议"]), case_of(4)
    )
    group = gather(files, TODAY)
    assert [member.case for member in group.members] == ["案0", "案1", "案4"]
    assert group.whom.name == FIRM["名称"]
    assert group.paid == group.asked == Decimal("30.00") + Decimal("31.00") + Decimal("34.00")
    assert {(out.case, out.code) for out in group.left_out} == {
        ("案2", "other-respondent"),
        ("案3", "faulty"),
    }
    assert "某某另一家有限公司" in group.left_out[0].reason


def test_one_payment_counts_once(tmp_path):
    group = gather(put(tmp_path, case_of(0), case_of(0)), TODAY)
    assert [member.case for member in group.members] == ["案0"]
    assert [(out.case, out.code) for out in group.left_out] == [("案1", "in-two-cases")]


def test_who_got_a_key_that_was_sold_before_is_one_of_the_group(tmp_path):
    key = "QX7K-99ZP-44LM-0000"
    orders = [order(订单号=f"004261101009{number}", 卡密=key) for number in range(2)]
    group = gather(put(tmp_path, *(case_of(i, 交易=[each]) for i, each in enumerate(orders))), TODAY)
    assert [member.case for member in group.members] == ["案0", "案1"]


def test_every_shop_is_named_that_under_which_most_bought_first(tmp_path):
    # The case that tells most of the firm bought at the shop of which the others know nothing.
    shops = ["某某礼品卡小铺", "某某点卡专营店", "某某点卡专营店"]
    firms = [FIRM | {"住所": "某某市某某路1号"}, FIRM, FIRM]
    cases = [
        case_of(i, 卖家=[seller(店铺名=shop, 主体=firm)])
        for i, (shop, firm) in enumerate(zip(shops, firms, strict=True))
    ]
    whom = gather(put(tmp_path, *cases), TODAY).whom
    assert whom.called == f"{FIRM['名称']}（店铺“某某点卡专营店”“某某礼品卡小铺”）"
    assert whom.shop == "某某点卡专营店"


def test_which_respondent_is_asked_where_none_has_most_cases(tmp_path):
    files = put(tmp_path, case_of(0), case_of(1, FIRM | {"名称": "某某另一家有限公司"}))
    with pytest.raises(UndecidedError) as told:
        gather(files, TODAY)
    assert [count for _, count in told.value.choices] == [1, 1]
    assert [member.case for member in gather(files, TODAY, "另一家").members] == ["案1"]
    with pytest.raises(UndecidedError) as told:
        gather(files, TODAY, "谁也不叫这个")
    assert told.value.choices == ()


def test_of_a_case_of_several_sellers_only_what_is_about_this_one_counts(tmp_path):
    sellers = [seller(店铺名="甲店", 主体=FIRM | {"名称": "某某甲店有限公司"}), seller(店铺名="乙店")]
    orders = [
        order(订单号="0042611010088", 卖家="甲店", 实付="100.00"),
        order(订单号="0042611010089", 卖家="乙店", 实付="7.00"),
    ]
    alone = case_of(2, 卖家=[seller(店铺名="乙店", 主体=GONE)])
    group = gather(put(tmp_path, case_of(4, 卖家=sellers, 交易=orders), alone), TODAY)
    assert group.whom.shop == "乙店"
    assert [member.paid for member in group.members] == [Decimal("7.00"), Decimal("32.00")]
