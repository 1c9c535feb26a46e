"""Bills: of whom they are, which payments they hold, what a spreadsheet did to them. Nothing vanishes without a word."""

import codecs
import random
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from bills_made import (
    ALIPAY,
    JD,
    WECHAT,
    Paid,
    alipay,
    alipay_web,
    jd,
    renewals,
    sheet,
    wechat,
    wechat_cells,
)

from kameng_docs.evidence.bill import Bill, Direction, NoBill, read
from kameng_docs.evidence.bill.picks import Unmet, of_number, picked
from kameng_docs.evidence.bill.series import series_of

OTHER = Paid(
    at="2026-10-04 08:00:00", payee="早餐铺", goods="豆浆,油条", amount="4.50", number="4200000000202610040000000002",
    merchant="20261004080000000002",
)  # fmt: skip


def bill(content: str | bytes, encoding: str = "utf-8") -> Bill:
    found = read(content.encode(encoding) if isinstance(content, str) else content)
    assert isinstance(found, Bill), found
    return found


def none(content: str | bytes) -> NoBill:
    found = read(content.encode() if isinstance(content, str) else content)
    assert isinstance(found, NoBill), found
    return found


FORMS = {
    "微信支付": (wechat, "4200000000202610030000000001"),
    "支付宝": (alipay, "2026100322001400000000000001"),
    "支付宝 网页": (alipay_web, "2026100322001400000000000001"),
    "京东支付": (jd, "100000000001"),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("form", FORMS)
def test_a_bill_is_known_by_what_stands_in_it(form: str, encoding: str) -> None:
    made, number = FORMS[form]
    found = bill(made(Paid(number=number)), encoding)
    assert found.source == form.split(" ", maxsplit=1)[0]
    assert found.notes == ()
    (paid,) = found.rows
    assert paid.at == datetime(2026, 10, 3, 21, 14, 37)  # noqa: DTZ001
    assert (paid.payee, paid.goods, paid.amount) == (
        "某某网络科技有限公司",
        "视频会员季卡卡密",
        Decimal("68.00"),
    )
    assert (paid.payment_id, paid.merchant_id) == (number, "20261003211437900001")
    assert paid.direction is Direction.OUT
    assert paid.is_paid
    assert paid.doubts == ()


@pytest.mark.parametrize("form", FORMS)
def test_its_row_is_the_line_of_the_file(form: str) -> None:
    made, _ = FORMS[form]
    text = made(
        Paid(),
        OTHER if form == "微信支付" else Paid(at="2026-10-04 08:00:00", payee="早餐铺", number="7" * 20),
    )
    for paid in bill(text).rows:
        assert paid.payee in text.split("\n")[paid.row - 1]


def test_the_columns_may_stand_in_any_order() -> None:
    for names in (WECHAT, ALIPAY, JD):
        order = list(range(len(names)))
        random.Random(7).shuffle(order)  # noqa: S311
        whole = {"交易时间": "2026-10-03 21:14:37", "金额(元)": "68", "金额": "68", "收/支": "支出"}
        cells = [whole.get(name, f"x{i}") for i, name in enumerate(names)]
        text = ",".join(names[i] for i in order) + "\n" + ",".join(cells[i] for i in order) + "\n"
        found = bill(text)
        assert found.source != "其他账单", names
        assert (found.rows[0].amount, found.rows[0].direction) == (Decimal(68), Direction.OUT)


@pytest.mark.parametrize(("separator", "name"), [("\t", "tab"), (";", "semicolon"), (",", "comma")])
def test_a_bill_saved_again_by_a_spreadsheet(separator: str, name: str) -> None:
    rows = [
        WECHAT,
        [
            "2026/10/3 21:14",
            "商户消费",
            "某某小店",
            "月卡",
            "支出",
            "15",
            "零钱",
            "支付成功",
            "4.2E+27",
            "20261003211437900000",
            "/",
        ],
    ]
    text = "\n".join(separator.join([*row, "", "", ""]) for row in (["微信支付账单明细"], [], *rows))
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        (paid,) = bill(text, encoding).rows
        assert paid.at == datetime(2026, 10, 3, 21, 14)  # noqa: DTZ001
        assert paid.amount == Decimal("15.00")
        assert (paid.payment_id, paid.merchant_id) == ("", "")
        assert [each.column for each in paid.changed] == ["交易单号", "商户单号"]
        assert any("第 4 行“交易单号”被表格软件" in doubt and "4.2E+27" in doubt for doubt in paid.doubts)


@pytest.mark.parametrize(
    ("number", "lost"),
    [
        ("4.2E+27", True),
        ("4.20000000020261E+27", True),
        ("4,2E+27", True),
        ("4.2 E+27", True),
        ("########", True),
        ("4200000000202610000000000000", True),
        ("420000000020260000000000000000", True),
        ("4,200,000,000,202,610,000,000,000,000", True),
        ('="4200000000202610030000000001"', False),
        ("'4200000000202610030000000001", False),
        ("`4200000000202610030000000001", False),
        ("\t4200000000202610030000000001\t", False),
        ("100000000001", False),
        ("100000000001.0", False),
        ("20261003211437900001.0", True),
    ],
)
def test_a_number_that_a_spreadsheet_changed_is_none(number: str, lost: bool) -> None:
    text = (
        ",".join(WECHAT)
        + f'\n2026-10-03 21:14:37,商户消费,店,月卡,支出,15,零钱,支付成功,"{number.replace(chr(34), chr(34) * 2)}",/,/\n'
    )
    (paid,) = bill(text).rows
    assert bool(paid.changed) is lost
    assert paid.payment_id == ("" if lost else "".join(c for c in number.removesuffix(".0") if c.isdigit()))


@pytest.mark.parametrize(
    ("others", "lost"),
    [([], True), (["4200000000202610030000000001"], True), (["4200002023040800000000000001"], False)],
)
def test_noughts_at_the_end_are_a_count_where_others_count(others: list[str], lost: bool) -> None:
    numbers = ["4200002023030800000000000000", *others]
    first = bill(wechat(*[Paid(number=number) for number in numbers])).rows[0]
    assert bool(first.changed) is lost
    assert first.payment_id == ("" if lost else numbers[0])
    assert first.doubts


def test_a_number_that_a_sheet_holds_as_one_is_none() -> None:
    row = wechat_cells(Paid())
    row[8] = 4200000000202610030000000001.0
    row[9] = 123456
    (paid,) = bill(sheet(row)).rows
    assert paid.payment_id == ""
    assert paid.merchant_id == "123456"
    assert paid.changed[0].shown == "4.20000000020261E+27"


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-10-03 21:14:37", datetime(2026, 10, 3, 21, 14, 37)),  # noqa: DTZ001
        ("2026/10/3  21:14", datetime(2026, 10, 3, 21, 14)),  # noqa: DTZ001
        ("2026年10月3日 21:14", datetime(2026, 10, 3, 21, 14)),  # noqa: DTZ001
        ("20261003211437", datetime(2026, 10, 3, 21, 14, 37)),  # noqa: DTZ001
        ("46298.88515", datetime(2026, 10, 3, 21, 14, 37)),  # noqa: DTZ001
        ("2026-10-03T21:14:37.000+08:00", datetime(2026, 10, 3, 21, 14, 37)),  # noqa: DTZ001
        ("2026-10-03T13:14:37Z", datetime(2026, 10, 3, 21, 14, 37)),  # noqa: DTZ001
        ("2026-10-03", date(2026, 10, 3)),
        ("14:37.0", None),
        ("10/3/2026 21:14", None),
    ],
)
def test_a_moment_however_it_was_saved_again(written: str, at: datetime | date | None) -> None:
    (paid,) = bill(
        ",".join(WECHAT) + f"\n{written},商户消费,店,月卡,支出,15,零钱,支付成功,1234567890123,/,/\n"
    ).rows
    assert paid.at == at
    assert bool(paid.doubts) is (at is None)


def test_a_sheet_as_it_was_given_and_as_it_was_saved_again() -> None:
    given = bill(sheet(wechat_cells(Paid())))
    assert (given.form, given.source, given.owner) == ("XLSX", "微信支付", ("微信昵称：[测试用户]",))
    again = wechat_cells(Paid())
    again[0] = datetime(2026, 10, 3, 21, 14, 37)  # noqa: DTZ001
    saved = bill(sheet(again, [None] * 40, wechat_cells(OTHER)))
    assert [each.row for each in saved.rows] == [5, 7]
    assert saved.rows[0].at == given.rows[0].at
    assert given.rows[0].amount == Decimal("68.00")


@pytest.mark.parametrize(
    "written",
    [
        "¥68.00",
        "￥68.00",
        "?68.00",
        "68",
        "68.0",
        "６８．００",
        "68.00元",
        "+68.00",
        "-68.00",
        "￥ 68.00",
        "CNY 68.00",
    ],
)
def test_a_sum_however_it_was_saved_again(written: str) -> None:
    (paid,) = bill(wechat(Paid()).replace("¥68.00", written)).rows
    assert (paid.amount, paid.direction) == (Decimal("68.00"), Direction.OUT)


# What came back.


@pytest.mark.parametrize(
    ("status", "back"),
    [
        ("已退款(￥12.50)", "12.50"), ("已退款（￥12.50）", "12.50"), ("已退款￥12.50", "12.50"), ("已全额退款", "68.00"),
        ("支付成功", "0"), ("对方已退还", "68.00"),
    ],
)  # fmt: skip
def test_what_came_back_by_the_status_of_a_payment(status: str, back: str) -> None:
    (paid,) = bill(wechat(Paid(status=status))).rows
    assert paid.refunded == Decimal(back)


def test_what_came_back_by_the_sum_of_a_payment() -> None:
    part, whole = bill(jd(Paid(amount="131.77", refunded="已退款89.77"), Paid(refunded="已全额退款"))).rows
    assert (part.amount, part.refunded) == (Decimal("131.77"), Decimal("89.77"))
    assert (whole.amount, whole.refunded) == (Decimal("68.00"), Decimal("68.00"))
    (web,) = bill(alipay_web(Paid(refunded="20.00", number="2026100322001400000000000001"))).rows
    assert web.refunded == Decimal("20.00")


BACK = {"direction": "不计收支", "kind": "退款", "status": "退款成功", "goods": "退款-视频会员季卡卡密"}
NUMBER = "2026100322001400000000000001"


@pytest.mark.parametrize(
    ("number", "merchant", "sure"),
    [
        (f"{NUMBER}_2026", "别的", True),
        (f"{NUMBER}*900", "别的", True),
        (NUMBER, "20261003211437900001", True),
        ("2026100522001400000000000077", "20261003211437900001", True),
        ("2026100522001400000000000077", "别的", False),
    ],
)
def test_a_refund_points_to_its_payment(number: str, merchant: str, sure: bool) -> None:
    refund = Paid(at="2026-10-05 09:00:00", amount="20.00", number=number, merchant=merchant, **BACK)
    paid, back, other = bill(
        alipay(Paid(number=NUMBER), refund, Paid(number="8" * 28, merchant="z", goods="别的"))
    ).rows
    assert (paid.refunded, paid.refund_rows) == (Decimal("20.00"), (back.row,))
    assert back.is_refund
    assert not back.is_paid
    assert back.refund_of == paid.row
    assert other.refunded == 0
    assert bool(paid.doubts) is not sure


def test_a_payment_that_came_back_whole_is_still_one() -> None:
    closed = Paid(number=NUMBER, direction="不计收支", status="交易关闭")
    refund = Paid(at="2026-10-05 09:00:00", number=f"{NUMBER}_1", **BACK)
    paid, _ = bill(alipay(closed, refund)).rows
    assert paid.is_paid
    assert paid.refunded == Decimal("68.00")
    assert any("交易关闭" in doubt for doubt in paid.doubts)


def test_a_refund_that_a_payment_tells_of_itself_counts_once() -> None:
    refund = Paid(
        at="2026-10-05 09:00:00", kind="某某-退款", direction="收入", status="已全额退款", number="5030"
    )
    paid, back = bill(wechat(Paid(status="已全额退款"), refund)).rows
    assert paid.refunded == Decimal("68.00")
    assert back.refund_of == paid.row


def test_a_refund_that_could_be_of_two_is_tied_to_none() -> None:
    two = [Paid(number=str(i) * 28, merchant=f"m{i}") for i in (1, 2)]
    refund = Paid(at="2026-10-05 09:00:00", number="9" * 28, merchant="m9", **BACK)
    *paid, back = bill(alipay(*two, refund)).rows
    assert [each.refunded for each in paid] == [0, 0]
    assert back.refund_of is None
    assert back.doubts


# Nothing vanishes.


def test_every_row_that_is_no_payment_is_listed() -> None:
    text = alipay_web(Paid(number=NUMBER)) + "随便一行\r\n2026-10-03,有时间没有金额\r\n"
    found = bill(text)
    read_rows = {each.row for each in found.rows} | {each.row for each in found.skipped}
    head = next(i for i, line in enumerate(text.split("\n"), 1) if line.startswith("交易号"))
    below = {i for i, line in enumerate(text.split("\n"), 1) if i > head and line.strip()}
    assert read_rows == below
    assert all(each.why for each in found.skipped)


def test_a_comma_that_nobody_quoted() -> None:
    (paid,) = bill(alipay(Paid(goods="会员,季卡,官方", number=NUMBER))).rows
    assert paid.goods == "会员,季卡,官方"
    assert (paid.amount, paid.payment_id) == (Decimal("68.00"), NUMBER)
    assert any("商品说明" in doubt for doubt in paid.doubts)
    (quoted,) = bill(wechat(Paid(goods="会员,季卡"))).rows
    assert (quoted.goods, quoted.doubts) == ("会员,季卡", ())


def test_a_quotation_mark_that_nobody_closed_takes_one_row_with_it() -> None:
    text = wechat(Paid(goods='5"支架'), OTHER).replace('"5"支架"', '"5支架')
    found = bill(text)
    assert OTHER.number in {each.payment_id for each in found.rows}
    assert len(found.rows) + len(found.skipped) == 2


def test_a_cell_of_two_lines_is_one() -> None:
    paid, other = bill(wechat(Paid(goods="会员\n季卡"), OTHER)).rows
    assert paid.goods == "会员 季卡"
    assert other.row == paid.row + 2


def test_other_money_and_other_counts_are_told() -> None:
    text = wechat(Paid(), count=9).replace("¥68.00", "USD 68.00")
    found = bill(text)
    assert [each.why for each in found.skipped] == ["金额不是人民币，没有读"]
    assert any("共 9 笔，读到 0 笔" in note for note in found.notes)


def test_signs_that_are_broken_are_told() -> None:
    content = wechat(Paid(), OTHER).encode("gb18030").replace("早餐铺".encode("gb18030"), b"\xd4\xe7\xff\xff")
    found = bill(content)
    assert len(found.rows) == 2
    assert any("第 17 行有读不出的字" in note for note in found.notes)


def test_the_owner_s_lines_hold_no_sum() -> None:
    for made, number in FORMS.values():
        owner = " ".join(bill(made(Paid(number=number), OTHER)).owner)
        assert "2026-1" in owner
        assert "元" not in owner
        assert "笔" not in owner


def test_a_bill_of_somebody_else_is_read_by_its_columns() -> None:
    text = "交易日期,交易时间,支出金额,收入金额,余额,对方户名,摘要,交易流水号\n20261003,21:14:37,68.00,,1000.00,某某小店,网上支付,S202610030001\n20261004,08:00:00,,5.00,1005.00,张某,转入,S202610040002\n"
    found = bill(text)
    assert found.source == "其他账单"
    assert found.notes
    out, into = found.rows
    assert (out.at, out.amount, out.direction) == (
        datetime(2026, 10, 3, 21, 14, 37),  # noqa: DTZ001
        Decimal("68.00"),
        Direction.OUT,
    )
    assert into.direction is Direction.IN


# What is no bill.


@pytest.mark.parametrize(
    "said",
    [
        "请提供下单时间，订单金额，支付方式，订单号",
        "请提供付款时间,金额,商品,订单号",
        "付款时间,金额,商品,订单号\n好的",
        "2026-10-03 21:14,68元,交易时间,金额,余额,都在图里",
    ],
)
def test_a_chat_that_speaks_of_payments_is_no_bill(said: str) -> None:
    assert (
        none(
            f"某某小店 2026/10/3 21:32\n{said}\n我 2026/10/3 21:33\n2026-10-03,68,月卡,123\n".replace(
                "\n2026-10-03,68", "\n那天,68"
            )
        ).reason
        == "no-table"
    )


def test_a_bill_without_payments_is_one() -> None:
    found = bill(wechat())
    assert (found.source, found.rows) == ("微信支付", ())
    assert "账单里没有一笔付款" in found.notes


def test_a_part_that_came_back_without_a_sum_is_told() -> None:
    (paid,) = bill(wechat(Paid(status="部分退款"))).rows
    assert paid.refunded == 0
    assert any("退了多少没有写" in doubt for doubt in paid.doubts)


@pytest.mark.parametrize(
    ("content", "reason", "told"),
    [
        (b"", "empty", "空的"),
        (codecs.BOM_UTF8 + b"\r\n", "empty", "空的"),
        (b"%PDF-1.7\n1 0 obj\n", "other-kind", "PDF"),
        (b"%PDF-1.7\ntrailer <</Encrypt 5 0 R>>", "locked", "有密码的 PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 40, "other-kind", "PNG"),
        ("时间,谁,内容\n2026-10-03 21:32,甲,不能用\n".encode(), "no-table", "没有账单的表头"),
        ("交易日期,记账金额,余额,备注\n2026-10-03,-15,1,月卡\n".encode(), "unknown-form", "记账金额"),
        (b"PK\x03\x04broken", "other-kind", "ZIP"),
    ],
)
def test_what_is_no_bill_is_told_for_what_it_is(content: bytes, reason: str, told: str) -> None:
    found = none(content)
    assert found.reason == reason
    assert told in found.message
    assert found.hint


def test_a_package_with_a_password_is_told_as_one() -> None:
    import zipfile

    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("账单.csv", wechat(Paid()))
    data = bytearray(content.getvalue())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    found = none(bytes(data))
    assert found.reason == "locked"
    assert "密码" in found.hint


def test_a_sheet_without_a_bill_and_a_broken_one() -> None:
    book, content = openpyxl.Workbook(), BytesIO()
    book.active.append(["姓名", "电话"])
    book.save(content)
    assert none(content.getvalue()).reason == "no-table"
    data = content.getvalue()
    assert none(data[: len(data) // 2]).reason in {"broken", "other-kind"}


# Picks.


def test_a_payment_is_found_by_its_number_or_row() -> None:
    found = bill(wechat(Paid(), OTHER))
    for pick in (Paid().number, f" {Paid().number} ", Paid().merchant, "第16行", "16"):
        paid = picked(found, pick)
        assert not isinstance(paid, Unmet), pick
        assert paid.payee == Paid().payee
    for pick in ("第3行", Paid().number[:-1] + "9", "早餐铺", "4.2E+27"):
        unmet = picked(found, pick)
        assert isinstance(unmet, Unmet), pick
        assert unmet.hint


def test_a_merchant_number_of_two_payments_means_neither() -> None:
    found = bill(wechat(Paid(), Paid(number="5" * 28)))
    assert len(of_number(found, Paid().merchant)) == 2
    unmet = picked(found, Paid().merchant)
    assert isinstance(unmet, Unmet)
    assert unmet.twice


# Series.


@pytest.mark.parametrize("count", [2, 12, 42])
def test_debits_month_by_month_look_like_one_renewal(count: int) -> None:
    rows = bill(wechat(*renewals(count), OTHER)).rows[:count]
    series = series_of(rows)
    assert series is not None
    assert (len(series.payments), series.every, series.total) == (count, "每月", Decimal(15) * count)
    assert series.goods == "连续包月会员自动续费"
    assert series.doubts == ()


def test_what_is_no_renewal() -> None:
    two = bill(wechat(Paid(), Paid(at="2026-11-03 21:00:00", number="5" * 28))).rows
    assert series_of(two) is None
    mixed = bill(wechat(*renewals(2), OTHER)).rows
    assert series_of(mixed) is None
    assert series_of(bill(wechat(*renewals(3))).rows[:1]) is None
    same_day = [Paid(number=str(i) * 28, goods="自动续费") for i in range(4)]
    assert series_of(bill(wechat(*same_day)).rows) is None


def test_a_gap_and_another_price_are_told() -> None:
    rows = renewals(6)
    dear = [Paid(**{**vars(each), "amount": "25.00"}) for each in rows[4:]]
    series = series_of(bill(wechat(*rows[:2], rows[3], *dear)).rows)
    assert series is not None
    assert "每次 15.00 至 25.00 元" in series.told
    assert any("2023-04-08 到 2023-06-08" in doubt for doubt in series.doubts)
