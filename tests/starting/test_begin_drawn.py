"""Six screenshots of one purchase, drawn with their truth and read without a fault of the recogniser → a case with their values."""

from datetime import datetime
from pathlib import Path

import pytest
from begun_reads import material
from drawn import KINDS, drawn
from drawn_story import story

from kameng_docs.pipeline import case_of, open_workshop
from kameng_docs.reading.pictures import read_lines
from kameng_docs.source import read_bytes
from kameng_docs.starting.case import begin


def told(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("number", [0, 4])
def test_a_purchase_is_one_order_with_every_value_right_and_a_case_that_only_asks(number, tmp_path):
    true = story(number)
    pictures = [drawn(number * len(KINDS) + i) for i in range(len(KINDS))]
    reads = [
        read_lines(f"{each.name}.png", each.image.size, each.recognised(), each.image.convert("RGB"))
        for each in pictures
    ]
    begun = begin(material(*reads))
    source, faults = read_bytes(begun.text.encode(), shown_as="")
    assert source is not None, faults
    (order,) = source.data["交易"]
    wanted = {
        "订单号": true.order_id,
        "商品": true.goods,
        "实付": true.amount,
        "账单上的收款方全称": true.payee,
        "付款方式": true.way,
        "支付单号": true.payment_id,
        "下单时间": told(true.ordered),
        "付款时间": told(true.paid),
        "卡密": true.key,
    }
    assert {key: order[key] for key in wanted} == wanted
    assert set(source.data["证据"]) == {"订单页", "支付账单", "商品页", "兑换失败", "规则页", "客服聊天"}
    (tmp_path / "parties").mkdir()
    (tmp_path / "parties" / "王某某.yaml").write_text("姓名: 王某某\n", "utf-8")
    shop = open_workshop(Path("cases"))
    found = case_of(shop, tmp_path / "我的案件.yaml", begun.text.encode())[2]
    assert {each.message for each in found if each.severity == "error"} <= {"“回答”没有填", "“争议”没有填"}
