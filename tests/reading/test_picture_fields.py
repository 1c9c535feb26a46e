"""Labels and their values on orders and bills: beside, below, behind a colon, over lines, in columns."""

import pytest
from pictured import SIZE, ending_at, line, lines, under_each_other

from kameng_docs.reading.pictures import read_lines
from kameng_docs.reading.proposals import Kind, What

NUMBER, PAID = "XK20261120204417368", "2026112022001460891437205518"


def read(*rows, what=None):
    found = read_lines("图.png", SIZE, tuple(rows))
    assert what is None or found.what is what, (found.what, found.unread)
    return found


def values(found, kind):
    return [each.value for each in found.proposals if each.kind is kind]


def only(found, kind):
    (proposal,) = [each for each in found.proposals if each.kind is kind]
    return proposal


ORDER = (("订单编号", NUMBER), ("下单时间", "2026-11-2020:44:17"), ("付款时间", "2026/11/20 20:44:39"),
         ("发货时间", "2026-11-20 20:44:41"), ("支付方式", "支付宝"), ("实付款", "¥45.00"))  # fmt: skip
TRUE = {
    Kind.ORDER_ID: NUMBER, Kind.ORDERED_AT: "2026-11-20 20:44", Kind.PAID_AT: "2026-11-20 20:44",
    Kind.DELIVERED_AT: "2026-11-20 20:44", Kind.WAY: "支付宝", Kind.PAID: "45.00",
}  # fmt: skip


def edges(rows, top=300):
    return [each for n, (label, value) in enumerate(rows)
            for each in (line(label, 60, top + 84 * n), ending_at(value, 1020, top + 84 * n))]  # fmt: skip


def close(rows):
    return [each for n, (label, value) in enumerate(rows)
            for each in (line(label, 60, 300 + 84 * n), line(value, 260, 302 + 84 * n))]  # fmt: skip


def colons(rows):
    return under_each_other([f"{label}：{value}" for label, value in rows])


def run_together(rows):
    return under_each_other(
        [f"{label}{value}" if label != "支付方式" else f"{label} {value}" for label, value in rows]
    )


def cards(rows):
    made = []
    for n, (label, value) in enumerate(rows):
        left, top = (60, 560)[n % 2], 300 + 140 * (n // 2)
        made += [line(label, left, top, 34), line(value, left, top + 50, 40)]
    return made


def two_columns(rows):
    made = []
    for n, (label, value) in enumerate(rows):
        left, top = (60, 560)[n % 2], 300 + 90 * (n // 2)
        made += [line(label, left, top, 26), line(value, left + 130, top, 26)]
    return made


@pytest.mark.parametrize("laid", [edges, close, colons, run_together, cards, two_columns])
def test_an_order_in_any_layout(laid):
    found = read(line("订单详情", 440, 140, 56), *laid(ORDER), what=What.ORDER)
    assert {kind: values(found, kind) for kind in TRUE} == {kind: [value] for kind, value in TRUE.items()}
    assert not [each.doubts for each in found.proposals if each.doubts]


def test_every_value_of_an_order_bears_its_number_and_its_place():
    found = read(line("订单详情", 440, 140, 56), *edges(ORDER))
    assert {each.belongs for each in found.proposals} == {NUMBER}
    box = only(found, Kind.PAID).at[0].box
    assert (box.right, box.top) == (1020, 300 + 84 * 5)
    assert only(found, Kind.PAID).read == "¥45.00"


BILL = (("支付时间", "2026-11-20 20:44:38"), ("付款方式", "余额宝"))


def bill(*more):
    head = [
        line("账单详情", 440, 140, 56),
        line("某某星桥网络科技有限公司", 300, 330),
        line("-45.00", 400, 420, 90),
    ]
    return [*head, *edges(BILL, 660), *more]


def test_an_alipay_bill_calls_the_payment_order_and_breaks_its_number():
    rows = [line("订单号", 60, 1080), line(PAID[:24], 330, 1082, 36), line(PAID[24:], 330, 1134, 36)]
    found = read(*bill(*rows, *edges((("商家订单号", NUMBER),), 1220)), what=What.PAYMENT)
    assert only(found, Kind.PAYMENT_ID).value == PAID
    assert not only(found, Kind.PAYMENT_ID).doubts
    assert only(found, Kind.ORDER_ID).value == NUMBER
    assert only(found, Kind.PAID).value == "45.00"
    assert only(found, Kind.PAYEE).value == "某某星桥网络科技有限公司"


def test_a_number_of_no_known_shape_that_was_joined_is_doubted():
    rows = [line("交易单号", 60, 1080), line("9988776655443322", 330, 1082, 36), line("1100", 330, 1134, 36)]
    joined = only(read(*bill(*rows)), Kind.PAYMENT_ID)
    assert joined.value == "99887766554433221100"
    assert "几行" in joined.doubts[0]


def test_a_wechat_bill_tells_the_order_behind_the_goods_and_another_merchants_number():
    rows = [
        *lines(("商品", 60, 840), ("某某音乐年卡-订单编号XK2026112020441", 320, 840), ("7368", 320, 895)),
        *edges((("商户全称", "某某星桥网络科技有限公司"), ("收单机构", "财付通支付科技有限公司"),
                ("交易单号", "4200002345202611203344556677"), ("商户单号", "M88990011223344")), 980),
    ]  # fmt: skip
    found = read(*bill(*rows), what=What.PAYMENT)
    assert only(found, Kind.GOODS).value == "某某音乐年卡"
    assert only(found, Kind.ORDER_ID).value == NUMBER
    assert only(found, Kind.MERCHANT_ID).value == "M88990011223344"
    assert only(found, Kind.PAYMENT_ID).value == "4200002345202611203344556677"
    assert values(found, Kind.PAYEE) == ["某某星桥网络科技有限公司"]


def test_a_shops_order_number_of_a_bill_is_doubted_while_nothing_vouches_for_it():
    found = read(*bill(*edges((("交易单号", PAID), ("商户订单号", NUMBER)), 900)))
    assert only(found, Kind.ORDER_ID).doubts


def test_money_that_came_in_was_not_paid():
    found = read(line("账单详情", 440, 140, 56), line("+45.00", 400, 420, 90), *edges((("退款时间", "2026-11-21 08:00"),
                 ("交易单号", PAID), ("当前状态", "退款成功"))), what=What.PAYMENT)  # fmt: skip
    assert values(found, Kind.PAID) == []
    assert only(found, Kind.REFUNDED).doubts


def test_a_total_beside_a_discount_is_doubted_and_none_beside_what_was_paid():
    total = (
        ("订单编号", NUMBER),
        ("下单时间", "2026-11-20 20:44:17"),
        ("合计", "¥50.00"),
        ("优惠", "-¥5.00"),
    )
    assert only(read(*edges(total)), Kind.PAID).doubts
    assert values(read(*edges((*total, ("实付款", "¥45.00")))), Kind.PAID) == ["45.00"]


def test_a_sum_drawn_in_three_sizes_is_one_sum():
    rows = (
        line("实付款", 60, 800),
        line("¥", 860, 812, 30),
        line("1299", 880, 796, 54),
        line(".50", 992, 812, 30),
    )
    assert only(read(*edges(ORDER[:5]), *rows), Kind.PAID).value == "1299.50"


def test_what_cannot_be_read_is_told():
    found = read(*under_each_other(["订单详情", f"订单编号：{NUMBER}", "下单时间：11月20日 20:44", "实付款：￥45,00",
                                    "卡密：****-****", "订单状态：已完成"]))  # fmt: skip
    assert [each.kind for each in found.proposals] == [Kind.ORDER_ID]
    told = "\n".join(found.unread)
    assert "没有年份" in told
    assert "￥45,00" in told
    assert "打了码" in told


def test_a_blank_label_takes_no_value_of_the_next():
    found = read(
        *under_each_other(["订单详情", "下单时间", "付款时间", "2026-11-20 20:44:39", "订单编号", NUMBER])
    )
    assert values(found, Kind.ORDERED_AT) == []
    assert values(found, Kind.PAID_AT) == ["2026-11-20 20:44"]


def test_a_label_with_one_sign_misread_is_known_and_doubted():
    found = read(
        *under_each_other(
            ["订单详情", f"订单编号：{NUMBER}", "舶下时间：2026-11-20 20:44:17", "实付款：¥45.00"]
        )
    )
    assert only(found, Kind.ORDERED_AT).value == "2026-11-20 20:44"
    assert "舶下时间" in only(found, Kind.ORDERED_AT).doubts[0]


def test_a_line_that_was_hardly_recognised_is_doubted():
    rows = [*edges(ORDER[1:5]), line("订单编号", 60, 900), line(NUMBER, 400, 900, 44, 0.7)]
    assert "0.70" in only(read(*rows), Kind.ORDER_ID).doubts[0]


def test_of_several_orders_nobody_knows_which_sum_is_whose():
    rows = colons((("订单编号", NUMBER), ("下单时间", "2026-11-20 20:44:17"), ("实付款", "¥45.00"),
                   ("订单编号", "XK20261121204417369"), ("下单时间", "2026-11-21 20:44:17"), ("实付款", "¥46.00")))  # fmt: skip
    paid = [each for each in read(*rows).proposals if each.kind is Kind.PAID]
    assert len(paid) == 2
    assert all(each.doubts and not each.belongs for each in paid)


KEY = "WYHJ-8K2Q-7RTX-M3PA"


def order_with(*rows):
    return read(line("订单详情", 440, 140, 56), *edges(ORDER[:3]), *rows, what=What.ORDER)


def test_a_key_behind_its_label_is_doubted_where_its_signs_may_be_others():
    proposal = only(order_with(line(f"卡密：{KEY}", 90, 700)), Kind.KEY)
    assert proposal.value == KEY
    assert "第5个“8”可能是“B”" in proposal.doubts[0]
    assert proposal.at[0].box.left > 200


def test_several_keys_under_one_label():
    rows = lines(("卡密", 60, 700), ("WYHJ-8K2Q-7RTX-M3PA", 60, 770), ("WYHJ-9K2Q-7RTX-M3PB", 60, 842))
    assert values(order_with(*rows), Kind.KEY) == ["WYHJ-8K2Q-7RTX-M3PA", "WYHJ-9K2Q-7RTX-M3PB"]


def test_a_key_that_goes_on_in_the_next_line_is_joined_and_doubted():
    rows = lines(("激活码：WYHJ8K2Q7RTXM3PAWYHJ8K2Q7RTXM3PA99", 60, 700), ("KK77LLMM", 210, 756))
    proposal = only(order_with(*rows), Kind.KEY)
    assert proposal.value.endswith("M3PA99KK77LLMM")
    assert any("几行" in doubt for doubt in proposal.doubts)


def test_number_and_password_of_a_card_are_one_key():
    found = order_with(
        line("卡号：AB12CD34EF56 密码：9988QQWW", 60, 700), line("卡号：AB12CD34EF57 密码：9977QQWE", 60, 780)
    )
    assert values(found, Kind.KEY) == [
        "卡号：AB12CD34EF56 密码：9988QQWW",
        "卡号：AB12CD34EF57 密码：9977QQWE",
    ]


def test_a_message_in_the_place_of_a_key_is_told():
    found = order_with(line("卡密：发卡异常，请联系客服处理", 60, 700))
    assert values(found, Kind.KEY) == []
    assert any("发卡异常" in told for told in found.unread)


def test_goods_and_shop_without_labels_are_doubted():
    rows = lines(
        ("小鱼数码旗舰店>", 60, 700),
        ("某某音乐尊享会员年卡", 300, 780),
        ("¥45.00", 300, 850),
        ("x1", 960, 850),
    )
    found = order_with(*rows)
    assert (only(found, Kind.SHOP).value, only(found, Kind.GOODS).value) == (
        "小鱼数码旗舰店",
        "某某音乐尊享会员年卡",
    )
    assert only(found, Kind.SHOP).doubts
    assert only(found, Kind.GOODS).doubts


def test_platform_may_be_a_telephone_and_a_name_that_says_nothing_is_doubted():
    def goods(said):
        return read(*lines(("¥45.00", 50, 700, 60), ("库存57", 50, 800, 36)), line("商品详情", 50, 900), line(said, 50, 1000),
                    line("立即购买", 430, 2300, 50), what=What.GOODS)  # fmt: skip

    assert values(goods("平台：安卓/苹果"), Kind.PLATFORM) == []
    assert only(goods("平台：某某互娱"), Kind.PLATFORM).doubts
    found = goods("平台：星空卡盟 www.xingkongka.example")
    assert (only(found, Kind.PLATFORM).value, only(found, Kind.SITE).value) == (
        "星空卡盟",
        "www.xingkongka.example",
    )
    assert not only(found, Kind.PLATFORM).doubts


def test_two_sums_on_one_picture_doubt_each_other():
    found = read(*edges((*ORDER[:2], ("实付款", "¥45.00"), ("支付金额", "¥54.00"))))
    assert all("两处不一样" in each.doubts[0] for each in found.proposals if each.kind is Kind.PAID)


def test_the_end_of_a_deal_is_when_it_came_only_in_doubt():
    assert only(read(*edges((*ORDER[:2], ("成交时间", "2026-11-30 20:44:45")))), Kind.DELIVERED_AT).doubts
    found = read(*edges((*ORDER[:4], ("成交时间", "2026-11-30 20:44:45"))))
    assert not only(found, Kind.DELIVERED_AT).doubts
    assert only(found, Kind.MOMENT).belongs == "成交时间"


def test_when_a_refund_arrived_is_not_when_goods_did():
    found = read(
        *bill(*edges((("交易单号", PAID), ("到账时间", "2026-11-25 09:00:00")), 900)), what=What.PAYMENT
    )
    assert values(found, Kind.DELIVERED_AT) == []


def test_a_trade_number_of_an_order_page_may_be_the_orders():
    rows = (("交易单号", NUMBER), ("下单时间", "2026-11-20 20:44:17"), ("实付款", "¥45.00"))
    assert only(read(line("订单详情", 440, 140, 56), *edges(rows), what=What.ORDER), Kind.PAYMENT_ID).doubts


def test_a_table_has_its_values_under_its_heads():
    rows = lines(("订单号", 60, 300, 30), ("商品名称", 360, 300, 30), ("数量", 620, 300, 30), ("金额", 740, 300, 30), ("状态", 900, 300, 30),
                 (NUMBER, 20, 360, 26), ("某某音乐年卡", 350, 360, 30), ("1", 640, 360, 30), ("45.00", 735, 360, 30), ("已完成", 890, 360, 30))  # fmt: skip
    found = read(
        line("查询订单", 440, 140, 56), *rows, line("卡密：AAXX-BBYY-CCWW", 60, 500), what=What.ORDER
    )
    assert values(found, Kind.ORDER_ID) == [NUMBER]
    assert values(found, Kind.GOODS) == ["某某音乐年卡"]
    assert values(found, Kind.QUANTITY) == ["1"]
    assert values(found, Kind.PAID) == ["45.00"]


@pytest.mark.parametrize("way", ["微信", "余额", "QQ"])
def test_a_word_that_is_a_label_elsewhere_may_be_how_it_was_paid(way):
    assert values(read(*edges((*ORDER[:4], ("支付方式", way)))), Kind.WAY) == [way]


def test_a_label_may_stand_between_the_two_rows_of_its_value():
    rows = [line("交易单号", 60, 1105), line(PAID[:20], 330, 1082, 40), line(PAID[20:], 330, 1130, 40)]
    assert only(read(*bill(*rows), what=What.PAYMENT), Kind.PAYMENT_ID).value == PAID


def test_what_stands_far_from_a_value_in_its_row_is_none_of_it():
    rows = [line("商家", 60, 900), line("小鱼数码", 200, 900), line("评分很高", 800, 900)]
    assert only(read(line("订单详情", 440, 140, 56), *edges(ORDER[:4]), *rows), Kind.SHOP).value == "小鱼数码"


def test_a_shops_own_number_is_not_the_orders_where_that_stands_behind_the_goods():
    rows = lines(("商品说明", 60, 840), (f"某某音乐年卡-{NUMBER}", 320, 840))
    found = read(
        *bill(*rows, *edges((("订单号", PAID), ("商家订单号", "M88990011223344")), 980)), what=What.PAYMENT
    )
    assert (only(found, Kind.ORDER_ID).value, only(found, Kind.MERCHANT_ID).value) == (
        NUMBER,
        "M88990011223344",
    )
    same = read(*bill(*rows, *edges((("订单号", PAID), ("商家订单号", NUMBER)), 980)))
    # The number is the order's and the one that the merchant gave the payment.
    assert values(same, Kind.MERCHANT_ID) == [NUMBER]
    assert len(only(same, Kind.ORDER_ID).at) == 2
    assert not only(same, Kind.ORDER_ID).doubts


def test_an_order_number_of_a_bill_that_is_built_as_no_payments_is_doubted():
    assert only(
        read(*bill(*edges((("订单号", "8899001122334455"),), 900)), what=What.PAYMENT), Kind.PAYMENT_ID
    ).doubts
    assert not only(read(*bill(*edges((("订单号", PAID),), 900)), what=What.PAYMENT), Kind.PAYMENT_ID).doubts


@pytest.mark.parametrize(
    ("rows", "pieces"),
    [
        ((line("¥45.00", 290, 720), line("x1", 950, 722)), ["1"]),
        ((line("¥45.00", 290, 720), line("×12", 950, 722)), ["12"]),
        ((line("¥45.00", 290, 720), line("x1", 950, 722), line("x2", 950, 900)), []),
        ((line("¥45.00", 290, 720), line("x0", 950, 722)), []),
        ((line("¥45.00", 290, 720), line("x1", 950, 722), line("数量", 60, 600), line("3", 260, 602)), ["3"]),
    ],
)
def test_the_number_of_pieces_stands_beside_the_price(rows, pieces):
    found = read(line("订单详情", 440, 140, 56), *edges(ORDER[:4], 1000), *rows)
    assert values(found, Kind.QUANTITY) == pieces
    assert not any(each.doubts for each in found.proposals if each.kind is Kind.QUANTITY)


def test_a_number_of_pieces_far_from_every_price_is_doubted():
    found = read(line("订单详情", 440, 140, 56), *edges(ORDER[:4], 1000), line("x1", 950, 722))
    assert only(found, Kind.QUANTITY).doubts
