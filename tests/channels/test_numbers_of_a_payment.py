"""A top-up has no 订单号: its payment's number serves; and through which wallet a payment went is told by its words."""

from typing import Any

import pytest
from cases_support import DEAD, GONE, brief_of, case_file, order, sheets_of, text_of

from kameng_docs.compose.paid import found_by, went_through
from kameng_docs.gates import Past, holds

PAYMENT, MERCHANT = "4200002611082026110812345671", "XG20261108192130001"


def told(**numbers: Any) -> dict[str, Any]:
    return case_file(
        事实=DEAD, 交易=[order(**{"订单号": GONE, "支付单号": GONE, "商户单号": GONE} | numbers)]
    )


@pytest.mark.parametrize(
    ("numbers", "name", "number"),
    [
        ({"订单号": "26110100077", "商户单号": MERCHANT}, "订单号", "26110100077"),
        ({"商户单号": MERCHANT, "支付单号": PAYMENT}, "商户单号", MERCHANT),
        ({"支付单号": PAYMENT}, "支付单号", PAYMENT),
    ],
)
def test_the_ticket_names_the_number_that_there_is_by_its_name(numbers: Any, name: str, number: str) -> None:
    brief = brief_of(told(**numbers))
    assert found_by(brief.orders) == (name, (number,))
    ticket = next(
        each
        for each in sheets_of(brief)
        if (each.channel.slug, each.paper.slug) == ("platform_ticket", "ticket")
    )
    assert ticket.document is not None, ticket.missing
    assert (name.replace("订单号", "订单") + number) in text_of(brief, "platform_ticket/ticket")


def test_a_ticket_waits_where_there_is_no_number_at_all() -> None:
    brief = brief_of(told())
    assert found_by(brief.orders) == ("", ())
    assert not holds("order-numbered", Past(brief), "platform_ticket")


@pytest.mark.parametrize(
    ("paid_by", "wechat", "alipay"),
    [
        ("微信支付", True, False), ("零钱", True, False), ("零钱通", True, False), ("支付宝", False, True),
        ("花呗", False, True), ("余额宝", False, True), ("某某银行储蓄卡(0000)", True, True),
        ("支付宝，某某银行储蓄卡", False, True), ("", True, True), ("银行卡", False, False), ("话费", False, False), ("App Store", False, False),
    ],
)  # fmt: skip
def test_through_which_wallet_a_payment_went(paid_by: str, wechat: bool, alipay: bool) -> None:
    assert (went_through(paid_by, "微信"), went_through(paid_by, "支付宝")) == (wechat, alipay)
