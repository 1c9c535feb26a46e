"""What is asked of a child's payments is one sum everywhere: in the fields of each payment and by wallet."""

from decimal import Decimal

import pytest
from cases_support import PROOF, brief_of, order, text_of, yes
from channel_support import SITE
from court_cases import CHILD, COURT
from more_cases import child, minors

from kameng_docs.compose.paid import at_issue, payments_of

SAID = {
    "我向卖家要求退货退款": yes(时间="2026-11-03 09:00", 证据=["截图"]),
    "家长得知后明确表示不同意": yes(时间="2026-11-03"),
    "这笔钱明显超过孩子平时的零花钱": yes(),
}
MONTHLY = {"给孩子定过每月能自己花的钱": yes(金额="100.00")}
PARTLY = {
    "对方的原话是不退": yes(时间="2026-11-04 09:00", 原话="账号实名为成年人，只能退还30元", 证据=["截图"])
}


def paid(number: int, way: str = "微信支付", **changes: object) -> dict[str, object]:
    return order(
        买的是什么="游戏充值",
        付款账户是谁的="家人",
        付款方式=way,
        实付="300.00",
        订单号=f"20261101000{number}",
        支付单号=f"42000000002026110{number}",
        下单时间=f"2026-11-0{number} 20:00",
        **changes,
    )


def brief_of_payments(*orders: dict[str, object], **facts: object):
    told = {
        "消费者": CHILD | {"与付款人关系": "付款人是我母亲", "出生日期": "2012-02-03"},
        "交易": list(orders),
        "法院": COURT,
        "平台": SITE,
        "证据": {"截图": PROOF},
    }
    return brief_of(minors(child("14") | SAID | facts, **told))


@pytest.mark.parametrize("facts", [{}, MONTHLY])
def test_the_fields_of_the_payments_add_up_to_the_claim(facts: dict[str, object]) -> None:
    back = {"金额": "100.00", "日期": "2026-11-05", "方式": "原路退回"}
    brief = brief_of_payments(paid(1), paid(2, 已退回=back), paid(3), **facts)
    payments = payments_of(brief, at_issue(brief))
    asked = [each.asked for each in payments]
    assert sum(asked) == brief.claims[0].amount == (Decimal("700.00") if facts else Decimal("800.00"))
    assert all(each.asked <= each.amount for each in payments)


def test_each_wallet_is_asked_for_what_was_paid_with_it() -> None:
    brief = brief_of_payments(paid(1), paid(2), paid(3, "支付宝"), **MONTHLY)
    assert "退回600.00元（2笔合计）" in text_of(brief, "payment/wechat")
    assert "退回200.00元" in text_of(brief, "payment/alipay")


def test_two_points_of_one_reply_are_not_two_replies() -> None:
    told = text_of(brief_of_payments(paid(1), paid(2), **PARTLY), "court/statement_of_claim")
    assert "其中“只能退还30元”，不是原告请求的全部" in told
    assert "又提出" not in told
