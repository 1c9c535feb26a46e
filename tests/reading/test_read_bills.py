"""A bill proposes what was chosen, in the words of a case file, and says where each value stands."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from bills_made import Paid, alipay, jd, renewals, sheet, wechat, wechat_cells
from cases_support import TODAY, case_file, put_down

from kameng_docs.evidence.bill import Bill
from kameng_docs.pipeline import check, open_workshop
from kameng_docs.reading.bills import bill_in, charges, choices, chosen, read_bill, series_of
from kameng_docs.reading.proposals import Kind, Read, What

OTHER = Paid(
    at="2026-10-04 08:00:00", payee="早餐铺", goods="豆浆", amount="4.50", number="4200000000202610040000000002",
    merchant="20261004080000000002",
)  # fmt: skip


def put(folder: Path, content: str | bytes, name: str = "账单.csv") -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def values(found: Read) -> dict[Kind, str]:
    return {each.kind: each.value for each in found.proposals}


WANTED = {
    Kind.PAID: "68.00", Kind.PAID_AT: "2026-10-03 21:14", Kind.GOODS: "视频会员季卡卡密",
    Kind.MERCHANT_ID: "20261003211437900001", Kind.PAYEE: "某某网络科技有限公司",
}  # fmt: skip


@pytest.mark.parametrize(
    ("pick", "content", "way"),
    [
        ("网络科技", wechat(Paid(), OTHER), "微信支付"),
        ("视频会员", wechat(Paid(), OTHER), "微信支付"),
        (Paid().number, wechat(Paid(), OTHER), "微信支付"),
        (Paid().merchant, alipay(Paid(), OTHER), "支付宝"),
        ("第16行", wechat(Paid(), OTHER), "微信支付"),
        (Paid().number, jd(Paid(), OTHER), "京东支付"),
        ("网络科技", sheet(wechat_cells(Paid()), wechat_cells(OTHER)), "微信支付"),
    ],
)
def test_the_chosen_payment_is_proposed(tmp_path: Path, pick: str, content: str | bytes, way: str) -> None:
    found = read_bill(put(tmp_path, content), (pick,))
    assert found.what is What.BILL
    assert values(found) == {**WANTED, Kind.WAY: way, Kind.PAYMENT_ID: Paid().number}
    assert found.unread == ()
    assert {each.belongs for each in found.proposals} == {Paid().number}
    ((place,),) = {each.at for each in found.proposals}
    bill = bill_in(tmp_path / "账单.csv")
    assert isinstance(bill, Bill)
    assert (place.file, place.row) == ("账单.csv", bill.rows[0].row)


def test_what_was_read_stays_visible(tmp_path: Path) -> None:
    found = read_bill(put(tmp_path, jd(Paid(amount="131.77", refunded="已退款89.77"))))
    read = {each.kind: each.read for each in found.proposals}
    assert values(found)[Kind.PAID] == "131.77"
    assert values(found)[Kind.REFUNDED] == "89.77"
    assert read[Kind.PAID] == read[Kind.REFUNDED] == "131.77(已退款89.77)"
    assert read[Kind.PAID_AT] == "2026-10-03 21:14:37"


def test_without_picks_nothing_of_several_payments_is_proposed(tmp_path: Path) -> None:
    file = put(tmp_path, wechat(Paid(), OTHER))
    found = read_bill(file)
    assert found.proposals == ()
    assert any("--pick" in told for told in found.unread)
    bill = bill_in(file)
    assert isinstance(bill, Bill)
    shown = choices(bill)
    assert len(shown) == 2
    assert all(
        part in shown[1]
        for part in ("第17行", "2026-10-04 08:00", "支出4.50元", "早餐铺", "豆浆", OTHER.number)
    )
    # What one of them was for stands in nothing that was read.
    assert "早餐铺" not in repr(found)


def test_the_only_payment_of_a_bill_is_meant(tmp_path: Path) -> None:
    income = Paid(direction="收入", payee="测试好友", amount="0.35", number="1")
    found = read_bill(put(tmp_path, wechat(Paid(), income)))
    assert values(found)[Kind.PAYMENT_ID] == Paid().number


def test_a_pick_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    found = read_bill(
        put(tmp_path, wechat(Paid(), OTHER)), ("没有的店", "第3行", Paid().number[:-1] + "9", "早餐铺")
    )
    assert values(found)[Kind.PAYEE] == "早餐铺"
    assert len(found.unread) == 3


def test_several_payments_keep_their_values_apart(tmp_path: Path) -> None:
    found = read_bill(put(tmp_path, wechat(Paid(), OTHER)), ("网络科技", "早餐铺"))
    by_payment: dict[str, set[Kind]] = {}
    for each in found.proposals:
        by_payment.setdefault(each.belongs, set()).add(each.kind)
    assert by_payment.keys() == {Paid().number, OTHER.number}
    assert all(kinds == {*WANTED, Kind.WAY, Kind.PAYMENT_ID} for kinds in by_payment.values())


def test_a_number_that_a_spreadsheet_changed_is_told_and_never_proposed(tmp_path: Path) -> None:
    row = wechat_cells(Paid())
    row[8] = 4200000000202610030000000001.0
    found = read_bill(put(tmp_path, sheet(row), "账单.xlsx"))
    assert Kind.PAYMENT_ID not in values(found)
    assert values(found)[Kind.MERCHANT_ID] == Paid().merchant
    (told,) = [each for each in found.unread if "交易单号" in each]
    assert "第 5 行" in told
    assert "重新导出" in told
    assert any("用于个人对账" in each for each in found.unread)
    assert {each.belongs for each in found.proposals} == {"账单.xlsx 第5行"}


def test_what_names_no_goods_and_nobody_is_doubted(tmp_path: Path) -> None:
    found = read_bill(put(tmp_path, wechat(Paid(goods="收款方备注:二维码收款", payee="*己"))))
    doubted = {each.kind for each in found.proposals if each.doubts}
    assert doubted == {Kind.GOODS, Kind.PAYEE}


def test_what_is_no_bill_proposes_nothing(tmp_path: Path) -> None:
    found = read_bill(put(tmp_path, b"%PDF-1.7\n", "账单.pdf"))
    assert (found.what, found.proposals) == (What.OTHER, ())
    assert "PDF" in found.unread[0]
    unknown = read_bill(put(tmp_path, "交易日期,记账金额,余额,附注\n2026-10-03,-15.00,1.00,月卡\n"))
    assert (unknown.what, unknown.proposals) == (What.BILL, ())
    assert "记账金额" in unknown.unread[0]


@pytest.mark.parametrize("count", [12, 42])
@pytest.mark.parametrize("form", [wechat, alipay, jd])
def test_debits_make_a_case_that_is_accepted(tmp_path: Path, count: int, form: object) -> None:
    rows = renewals(count, first="2023-03-08 09:00:00")
    content = form(*rows[:5], OTHER, *rows[5:])  # type: ignore[operator]
    file = put(tmp_path, content.encode("gb18030"))
    bill = bill_in(file)
    assert isinstance(bill, Bill)
    taken = chosen(bill, ("某某视频",))
    assert len(taken.payments) == count
    series = series_of(taken.payments)
    assert series is not None
    assert series.total == Decimal(15) * count
    periods = charges(series)
    assert [each["支付单号"] for each in periods] == [each.number for each in rows]
    order = {
        "商品": series.goods, "买的是什么": "会员开通", "实付": f"{series.total}", "付款方式": bill.source,
        "下单时间": periods[0]["时间"], "扣款各期": list(periods), "证据": ["账单"],
    }  # fmt: skip
    exhibit = {
        "名称": "账单", "文件": ["账单.csv"], "证明": f"{count}期扣款", "账单里哪几笔": [each["支付单号"] for each in periods],
    }  # fmt: skip
    case = case_file(交易=[order], 争议=["自动续费"], 事实={}, 证据={"账单": exhibit})
    written = put_down(
        yaml.safe_load(yaml.dump(case)), tmp_path, "试", {"账单.csv": content.encode("gb18030")}
    )
    checked = check(open_workshop(written.parent), written, TODAY)
    wrong = [d for d in checked.diagnostics if d.severity == "error" or d.code.startswith("exhibit.")]
    assert not [d for d in wrong if d.code != "rule.no-ground"], wrong
    assert checked.brief is not None
