"""支付投诉: the 300 characters of 微信支付, the 200 of 支付宝, and what a payment institution needs and must not see."""

import pytest
from cases_support import GONE, brief_of, composed, order, sheets_of, text_of, yes
from channel_support import (
    ADDRESS,
    ID,
    KEY,
    LETTER,
    LONG,
    NAME,
    PAYMENT,
    POLICE,
    REFUSED,
    REPORT,
    TICKET,
    dead_key,
    sheet_of,
    talk_of,
    text_of_overview,
)

from kameng_docs.blocks import words
from kameng_docs.compose import length


def paid(by: str | object = "微信支付", **changes) -> dict:
    return dead_key(交易=[order(支付单号=PAYMENT, 付款方式=by, **changes)])


def slugs(case: dict) -> set[str]:
    return {s.paper.slug for s in sheets_of(brief_of(case)) if s.channel.slug == "payment"}


@pytest.mark.parametrize(
    ("by", "texts"),
    [
        ("微信支付", {"wechat"}),
        ("微信", {"wechat"}),
        ("支付宝转账", {"alipay"}),
        # Nobody said: both, and the author takes the one that fits.
        (GONE, {"wechat", "alipay"}),
        ("银行卡", set()),
    ],
)
def test_the_text_is_that_of_the_way_it_was_paid(by, texts):
    assert slugs(paid(by)) & {"wechat", "alipay"} == texts


@pytest.mark.parametrize(("paper", "limit"), [("wechat", 300), ("alipay", 200)])
@pytest.mark.parametrize("goods", ["音乐会员年卡卡密", LONG])
@pytest.mark.parametrize("steps", [[], [TICKET, REFUSED | {"渠道": "黑猫投诉"}, LETTER]])
def test_it_stays_within_its_limit_and_says_what_and_by_when(paper, limit, goods, steps):
    # channels.yaml wechat_pay.body 300, alipay.body 200
    case = paid(GONE, 商品=goods) | {"进度": steps}
    text = text_of(brief_of(case), f"payment/{paper}").strip()
    assert length(text) <= limit
    for word in (
        "0042611010077",
        "付款30.00元",
        "2026年11月1日",
        "请协助督促商家于2026年11月25日18:00前原路退回30.00元",
    ):
        assert word in text


@pytest.mark.parametrize("paper", ["wechat", "alipay"])
def test_a_payment_is_complained_of_once(paper):
    """一笔付款投诉一次: what was answered is added to there; what was not taken may be made again."""
    answered = composed(brief_of(paid(GONE) | {"进度": [TICKET, REFUSED]}), f"payment/{paper}")
    assert answered.document is None
    assert answered.missing == ("已于2026-11-06提交，现在的状态是“已拒绝”；要补充的在原来那一份里补充",)
    turned_away = paid(GONE) | {"进度": [REFUSED | {"状态": "不予受理"}]}
    assert composed(brief_of(turned_away), f"payment/{paper}").document


def test_the_limit_that_is_not_verified_only_warns():
    # In channels.yaml the limit of alipay is marked U.
    case = paid("支付宝", 订单号="1" * 32, 商品=LONG) | {"诉求": {"退到哪里": "原支付宝账户" * 30}}
    made = composed(brief_of(case), "payment/alipay")
    assert made.document is not None
    assert [(d.code, d.severity.value) for d in made.diagnostics] == [("document.too-long", "warning")]


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("商户", "交易.支付单号（在支付账单的详情里）"),
        (GONE, "交易.支付单号（在支付账单的详情里）"),
        # practice.md §2 (4): no merchant's number, only that of the transfer; (13): the number is that of the top-up
        ("个人收款码", "交易.支付单号（个人收款码、转账没有商户单号，写账单里的转账单号）"),
        ("平台余额", "交易.支付单号（付的是平台余额，写充值那一笔的单号）"),
    ],
)
def test_without_a_payment_number_it_is_withheld_and_says_which(to, told):
    case = dead_key(交易=[order(付款方式="微信支付", 付给了谁=to)])
    assert composed(brief_of(case), "payment/wechat").missing == (told,)


def test_a_payment_to_a_person_is_told_with_what_can_come_of_it():
    case = paid("微信支付", 付给了谁="个人收款码")
    sheets = sheets_of(brief_of(case))
    assert "请核实该收款账户" in text_of(brief_of(case), "payment/wechat")
    assert "请联系收款方于2026年11月25日18:00前原路退回30.00元" in text_of(brief_of(case), "payment/wechat")
    assert "结果多半是限制对方收款，不是退款" in text_of_overview(sheets)
    assert "个人收款码或者个人账户" not in text_of_overview(sheets_of(brief_of(paid())))


def test_what_was_tried_before_is_told_without_reports_and_police():
    text = text_of(brief_of(paid() | {"进度": [TICKET, REPORT, POLICE]}), "payment/wechat")
    assert (
        "2026年11月2日通过平台工单提出（编号GD77），要求在2026年11月5日18:00前答复，截至2026年11月22日没有答复"
        in text
    )
    assert "举报" not in text
    assert "公安" not in text
    assert "通过" not in text_of(brief_of(paid()), "payment/wechat")


def test_only_money_is_asked_of_a_payment_institution():
    made = composed(brief_of(paid() | {"诉求": {"主要要求": "补发"}}), "payment/wechat")
    assert made.missing[0].startswith("退款或者补差价的要求")


def test_nothing_of_the_payer_leaks():
    # channels.md 7.2: no key, no name, no ID, no address, no password; order and payment numbers whole
    case = dead_key(
        经过=talk_of(KEY, ID, NAME, ADDRESS),
        事实=dead_key()["事实"] | {"对方的原话是不退": yes(原话=f"{NAME}，{KEY}不退")},
    )
    for sheet in sheets_of(brief_of(case)):
        if sheet.channel.slug == "payment":
            assert sheet.document is not None, sheet.missing
            text = "\n".join(words(sheet.document))
            assert not [s for s in (KEY, ID, NAME, ADDRESS, "Pw-Secret-77") if s in text], sheet.paper.slug
    assert PAYMENT in "\n".join(words(sheet_of(sheets_of(brief_of(case)), "payment/fields").document))
