"""Several defendants are numbered, each order has its seller, and each claim says who owes what for which order."""

import re

import pytest
from cases_support import DEAD, TODAY, brief_of, case_file, composed, order, seller, text_of

from kameng_docs.blocks import words
from kameng_docs.case.model import Case
from kameng_docs.rules import order_seller

COURT = {"法院": {"名称": "某某市某某区人民法院"}}
CLAIM = "court/statement_of_claim"
SECOND = seller(
    店铺名="乙某铺",
    主体={
        "名称": "某某第二网络有限公司",
        "主体类型": "公司",
        "住所": "某某省某某市某某区某某路7号",
        "法定代表人": "某丁",
    },
)
# The second order of the file is the older one.
ORDERS = [
    order(卖家="某某小铺"),
    order(卖家="某某第二网络有限公司", 订单号="00998877", 实付="45.00", 下单时间="2026-11-01 09:00"),
    order(卖家="2", 订单号="00998878", 实付="5.00", 下单时间="2026-11-01 09:30"),
]


def two(orders=ORDERS, **changes):
    return case_file(卖家=[seller(), SECOND], 交易=orders, 事实=DEAD, **COURT, **changes)


def test_each_defendant_has_a_number_and_owes_for_his_own_orders():
    claim = text_of(brief_of(two()), CLAIM)
    assert re.findall("^(被告.*?)：(.*?)，", claim, re.MULTILINE) == [
        ("被告一", "某某网络有限公司"),
        ("被告二", "某某第二网络有限公司"),
    ]
    assert "判令被告一返还原告价款30.00元（人民币叁拾元整；订单0042611010077）" in claim
    assert "判令被告二返还原告价款50.00元（人民币伍拾元整；订单00998877、订单00998878）" in claim
    assert "向被告一经营的店铺“某某小铺”购买“音乐会员年卡卡密”1件，订单号0042611010077" in claim
    assert "向被告二经营的店铺“乙某铺”购买“音乐会员年卡卡密”1件，订单号00998877，实付45.00元" in claim
    assert "以上各项由各被告就向自己付款的各笔分别负责" in claim


def test_the_official_form_numbers_them_as_well():
    form = composed(brief_of(two()), "court/sales_form").document
    said = "\n".join(words(form))
    assert "判令被告一返还原告价款30.00元" in said
    assert "某某第二网络有限公司（被告二）" in said


def test_one_defendant_has_no_number_and_a_platform_beside_him_is_the_second():
    assert not re.search("被告[一二]", text_of(brief_of(case_file(事实=DEAD, **COURT)), CLAIM))


def test_where_all_was_bought_of_one_the_reasons_name_him():
    both = [each | {"卖家": "乙某铺"} for each in ORDERS]
    claim = text_of(brief_of(two(both)), CLAIM)
    assert "判令被告二返还原告价款80.00元" in claim
    assert "被告二应当承担违约责任" in claim


@pytest.mark.parametrize("paper", ["samr_12315/complaint", "demand_letter/letter", "xiaoxie/letter"])
def test_what_goes_to_one_seller_does_not_ask_for_the_money_of_two(paper):
    made = composed(brief_of(two()), paper)
    assert made.document is None
    assert any("一家一个案件文件" in each for each in made.missing)
    assert composed(brief_of(two([each | {"卖家": "1"} for each in ORDERS])), "samr_12315/complaint").document


def test_an_order_written_later_that_is_older_keeps_its_own_line():
    orders = [
        order(),
        order(订单号="00998877", 商品="某某季卡卡密", 实付="45.00", 下单时间="2026-11-01 09:00"),
    ]
    told = text_of(brief_of(case_file(交易=orders, 事实=DEAD)), "samr_12315/complaint")
    older = "2026年11月1日09:00，本人为生活消费在该店付款45.00元，购买“某某季卡卡密”1件，订单00998877"
    assert older in told
    assert "10:00付款30.00元，购买“音乐会员年卡卡密”1件，订单0042611010077" in told


@pytest.mark.parametrize(
    ("sold", "found"),
    [
        ([None, None, None], ("交易", 0)),
        (["某某小铺", None, None], ("交易", 1)),
        (["某某小铺", "别的店", "2"], ("交易", 1, "卖家")),
        (["2", "2", "第2个"], ("卖家", 0)),
        (["1", "2", "2"], ("卖家",)),
    ],
)
def test_who_sold_what_is_asked_where_it_is_not_known(sold, found):
    orders = [
        {k: v for k, v in (each | {"卖家": name}).items() if v}
        for each, name in zip(ORDERS, sold, strict=True)
    ]
    (told,) = order_seller.find(Case.model_validate(two(orders)), TODAY)
    assert told.path == found
    assert list(order_seller.find(Case.model_validate(case_file(交易=ORDERS[:1])), TODAY)) == []
