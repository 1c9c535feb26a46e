"""A sheet of complaints read: where its head is, which row is which, and what a cell says."""

import random
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import pytest
from complaints_made import COLUMNS, as_csv, as_workbook, complaints
from openpyxl import Workbook

from kameng_docs.evidence.tables.cells import Cell
from kameng_docs.reading.register.cells import read_cell
from kameng_docs.reading.register.field import Field, Form
from kameng_docs.reading.register.fields import COLUMN_WORDS, FIELDS, bare, proposed, questions
from kameng_docs.reading.register.outcome import Bad, Good
from kameng_docs.reading.register.rows import Complaint, read_row
from kameng_docs.reading.register.table import NoSheetError, Sheet, sheet_in

TODAY = date(2026, 12, 1)
HEAD = "姓名,电话,店铺,订单号,经过\n"


def weight(names: Sequence[str]) -> int:
    known = len(proposed(names))
    return known if known > 1 else 0


def sheet(content: bytes | str, name: str = "表.csv", tab: str = "") -> Sheet:
    return sheet_in(content.encode() if isinstance(content, str) else content, name, "表", weight, tab)


def found(sheet: Sheet) -> list[object]:
    fields = proposed(sheet.names)
    return [read_row(row, sheet, fields, TODAY) for row in sheet.rows()]


@pytest.mark.parametrize(
    ("cell", "form", "value"),
    [
        (Cell("68"), Form.SUM, "68.00"),
        (Cell("¥1,068.5元"), Form.SUM, "1068.50"),
        (Cell("68", 68.0), Form.SUM, "68.00"),
        (Cell("3张"), Form.COUNT, "3"),
        (Cell("2026/10/3 21:14"), Form.MOMENT, "2026-10-03 21:14"),
        (Cell("2026年10月3日"), Form.MOMENT, "2026-10-03"),
        (Cell("46298"), Form.MOMENT, "2026-10-03"),
        (Cell("46298.5"), Form.MOMENT, "2026-10-03 12:00"),
        (Cell("x", datetime(2026, 10, 3, 21, 14)), Form.MOMENT, "2026-10-03 21:14"),  # noqa: DTZ001
        (Cell("x", date(2026, 10, 3)), Form.MOMENT, "2026-10-03"),
        (Cell("\t202610031234567891\t"), Form.NUMBER, "202610031234567891"),
        (Cell('="0012"'), Form.NUMBER, "0012"),
        (Cell("'0012"), Form.NUMBER, "0012"),
        (Cell("13800000001.0"), Form.NUMBER, "13800000001"),
        (Cell("138 0000 0001"), Form.NUMBER, "13800000001"),
        (Cell("AAAA-1111\nBBBB-2222"), Form.CODES, "AAAA-1111 BBBB-2222"),
        (Cell(" 某某\u3000小店\x07 \n"), Form.TEXT, "某某 小店"),
        (Cell('他说"不退"\r\n就没了'), Form.WORDS, '他说"不退"\n就没了'),
        (Cell("女性"), Form.SEX, "女"),
        (Cell("不详"), Form.NUMBER, ""),
        (Cell("/"), Form.SUM, ""),
        (Cell("　"), Form.WORDS, ""),
    ],
)
def test_a_cell_that_has_one_meaning(cell: Cell, form: Form, value: str) -> None:
    assert read_cell(cell, Field(form), TODAY) == Good(value)


@pytest.mark.parametrize(
    ("cell", "form", "wrong"),
    [
        (Cell("68左右"), Form.SUM, "不是一个金额"),
        (Cell("0"), Form.SUM, "不是一个金额"),
        (Cell("-5"), Form.SUM, "不是一个金额"),
        (Cell("10美元"), Form.SUM, "不是人民币"),
        (Cell("=B2*2"), Form.SUM, "以等号开头"),
        (Cell("=cmd|' /C calc'!A0"), Form.WORDS, "以等号开头"),
        (Cell("几张"), Form.COUNT, "不是件数"),
        (Cell("11/12/2026"), Form.MOMENT, "看不出是哪一天"),
        (Cell("2026-02-30"), Form.MOMENT, "看不出是哪一天"),
        (Cell("十月份"), Form.MOMENT, "看不出是哪一天"),
        (Cell("14:37.0"), Form.MOMENT, "日期已经丢了"),
        (Cell("1.38E+10"), Form.NUMBER, "改成了"),
        (Cell("####"), Form.NUMBER, "改成了"),
        (Cell("110101199001016000"), Form.NUMBER, "改成了"),
        (Cell("110101199001011E3", 110101199001011000), Form.NUMBER, "改成了"),
        (Cell("4.2E+17"), Form.CODES, "改成了"),
        (Cell("A1、A2"), Form.NUMBER, "不止一个号码"),
        (Cell("张某某，李某某"), Form.NAME, "不止一个人"),
        (Cell("张某某13800000001"), Form.NAME, "里有数字"),
        (Cell("不便透露"), Form.SEX, "不是男，也不是女"),
        (Cell("张*"), Form.NAME, "打了星号"),
        (Cell("以上各位消费者均在该店购买过卡密且至今没有得到任何一种处理的结果"), Form.NAME, "不像姓名"),
    ],
)
def test_a_cell_that_has_none_is_told_with_what_to_write(cell: Cell, form: Form, wrong: str) -> None:
    told = read_cell(cell, Field(form), TODAY)
    assert isinstance(told, Bad)
    assert wrong in told.wrong
    assert told.write


PURPOSE = FIELDS["买来做什么"]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("自己用", PURPOSE, "自己用"),
        ("√", questions()["兑换曾成功"], "是"),
        ("９１９９００００ＭＡ０００００００８", FIELDS["统一社会信用代码"], "91990000MA00000008"),
        ("400-000-0000", FIELDS["对方电话"], "400-000-0000"),
        ("(010) 87654321 转 8", FIELDS["对方电话"], "(010) 87654321 转 8"),
        ("12345", FIELDS["对方电话"], "12345"),
        ("护照 E00000000", FIELDS["证件号码"], "护照E00000000"),
        ("1995年6月1日", FIELDS["出生日期"], "1995-06-01"),
        ("某某（某某）有限公司", FIELDS["公司全称"], "某某（某某）有限公司"),
    ],
)
def test_a_cell_that_is_proved(text: str, field: Field, value: str) -> None:
    assert read_cell(Cell(text), field, TODAY) == Good(value)


@pytest.mark.parametrize(
    ("text", "field", "wrong"),
    [
        ("自用", PURPOSE, "不是这里能写的"),
        ("有", questions()["兑换曾成功"], "不是这里能写的"),
        ("91990000MA00000009", FIELDS["统一社会信用代码"], "校验码不对"),
        ("91990000MA0000000", FIELDS["统一社会信用代码"], "校验码不对"),
        ("9.199E+17", FIELDS["统一社会信用代码"], "改成了"),
        ("1381234", FIELDS["对方电话"], "不像电话号码"),
        ("在网站上", FIELDS["对方电话"], "不像电话号码"),
        ("990101199001010011", FIELDS["证件号码"], "校验码不对"),
        ("6月1日", FIELDS["出生日期"], "看不出是哪一年"),
        ("某**公司", FIELDS["公司全称"], "打了星号"),
    ],
)
def test_a_cell_that_is_mistyped_is_told_with_what_to_write(text: str, field: Field, wrong: str) -> None:
    told = read_cell(Cell(text), field, TODAY)
    assert isinstance(told, Bad)
    assert wrong in told.wrong
    assert (
        "不知道就空着" in told.write
        or "查不到就空着" in told.write
        or "选择性" in told.write
        or "不用" in told.write
    )


def test_every_name_of_a_column_means_one_thing() -> None:
    names = [bare(name) for known in COLUMN_WORDS.only().fields.values() for name in known]
    assert sorted(names) == sorted(set(names))
    assert not set(names) & set(map(bare, COLUMN_WORDS.only().unused))


def test_what_may_be_meant_is_doubted() -> None:
    day = read_cell(Cell("12月30日"), Field(Form.MOMENT), TODAY)
    assert isinstance(day, Good)
    assert day.value == "2025-12-30"
    assert day.doubts
    number = read_cell(Cell("1101011990010110"), Field(Form.NUMBER), TODAY)
    assert isinstance(number, Good)
    assert number.doubts


def test_a_day_without_a_year_counts_from_the_day_of_the_row() -> None:
    (one,) = found(sheet("姓名,下单时间,登记日期\n王某某,12月30日,2026-01-05\n"))
    assert isinstance(one, Complaint)
    assert one.text("下单时间") == "2025-12-30"
    (two,) = found(sheet("姓名,下单时间,登记日期\n王某某,1月3日,2026-01-05\n"))
    assert isinstance(two, Complaint)
    assert two.text("下单时间") == "2026-01-03"


def test_rows_count_as_a_spreadsheet_counts_them() -> None:
    text = f'某某消协登记表,,,,\n\n{HEAD}王某某,1,某某店,A1,"买了\n没用"\n,,,,\n李某某,2,某某店,A2,坏的\n'
    one = sheet(text)
    assert one.head == 3
    assert [row.number for row in one.rows()] == [4, 6]
    assert [each.text("经过") for each in found(one)] == ["买了\n没用", "坏的"]


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_way_of_saving_a_text_is_read_alike(separator: str, encoding: str) -> None:
    text = f"{HEAD}王某某,1,某某店,A1,坏的\n".replace(",", separator)
    (one,) = found(sheet(text.encode(encoding)))
    assert isinstance(one, Complaint)
    assert {field: value.value for field, value in one.values.items()} == {
        "姓名": "王某某", "电话": "1", "店铺": "某某店", "订单号": "A1", "经过": "坏的",
    }  # fmt: skip


def test_a_workbook_is_read_as_its_text_is() -> None:
    rows = complaints(12)
    texts, cells = found(sheet(as_csv(rows))), found(sheet(as_workbook(rows), "表.xlsx"))
    assert texts == cells
    assert len(texts) == 12
    assert all(isinstance(each, Complaint) for each in texts)


def test_of_several_sheets_the_first_is_read_and_the_others_are_told() -> None:
    book = Workbook()
    book.active.append(["说明"])
    for title in ("十月", "十一月"):
        page = book.create_sheet(title)
        page.append(["姓名", "订单号"])
        page.append(["王某某", f"A{title}"])
    content = BytesIO()
    book.save(content)
    one = sheet(content.getvalue(), "表.xlsx")
    assert "十月" in one.told
    assert one.others == ("十一月",)
    (other,) = found(sheet(content.getvalue(), "表.xlsx", "十一月"))
    assert isinstance(other, Complaint)
    assert other.text("订单号") == "A十一月"
    with pytest.raises(NoSheetError) as error:
        sheet(content.getvalue(), "表.xlsx", "九月")
    assert "十月、十一月" in error.value.hint


def test_a_day_of_a_workbook_gets_no_hour_and_a_formula_is_none() -> None:
    book = Workbook()
    book.active.append(["姓名", "下单时间", "实付"])
    book.active.append(["王某某", datetime(2026, 10, 3), "=1+1"])  # noqa: DTZ001
    book.active["B2"].number_format = "yyyy-mm-dd"
    book.active.append(["李某某", datetime(2026, 10, 3), 2])  # noqa: DTZ001
    content = BytesIO()
    book.save(content)
    bad, good = found(sheet(content.getvalue(), "表.xlsx"))
    assert isinstance(bad, tuple)
    assert [slip.column for slip in bad] == ["实付"]
    assert isinstance(good, Complaint)
    assert good.text("下单时间") == "2026-10-03 00:00"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("王某某,1,某某店,A1,坏的,还有,两格", "比表头多出 2 格"),
        ('王某某,1,某某店,A1,"坏的\n李,2,店,A2,坏\n赵,3,店,A3,坏', "引号没有关上"),
        ("姓名,电话,店铺,订单号,经过", "又一行表头"),
        (",1,某某店,A1,坏的", "没有投诉人的姓名"),
        ("王某某,1,,,", "什么也没有写"),
    ],
)
def test_a_row_that_is_no_complaint(row: str, wrong: str) -> None:
    (slips,) = found(sheet(f"{HEAD}{row}\n"))
    assert isinstance(slips, tuple)
    assert wrong in slips[0].told()


def test_columns_are_known_by_their_names() -> None:
    known = proposed(COLUMNS)
    assert known["实付金额（元）"] == "实付"
    assert set(known) == set(COLUMNS)
    assert proposed(("1、您的姓名：", "2. 联系电话（手机）", "10、投诉内容？")) == {
        "1、您的姓名：": "姓名",
        "2. 联系电话（手机）": "电话",
        "10、投诉内容？": "经过",
    }
    assert proposed(("您的姓名（必填）", "联系方式【手机】", "涉案金额", "金额", "实付金额")) == {
        "您的姓名（必填）": "姓名",
        "联系方式【手机】": "电话",
        "实付金额": "实付",
    }


def test_the_same_complaint_is_known_by_its_order_and_name() -> None:
    one, moved, other, none, again = found(
        sheet(
            f"{HEAD}王某某,1,店,A1,坏\n王某某,2,店,A1,好\n李某某,1,店,A1,坏\n王某某,1,店,,坏\n王某某,1,店,,坏\n"
        )
    )
    assert isinstance(one, Complaint)
    assert one.key == moved.key
    assert one.content != moved.content
    assert one.key != other.key
    assert one.order == other.order
    assert none.key == again.key != one.key
    assert none.order == ""


@pytest.mark.parametrize("seed", range(120))
def test_a_sheet_that_was_tampered_with_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 — a test that is the same every time
    rows = complaints(3)
    content = bytearray(as_workbook(rows) if seed % 2 else as_csv(rows))
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    del content[chance.randrange(len(content)) :: chance.choice((1, 997, 10_000))]
    try:
        read = found(sheet(bytes(content), "表.xlsx" if seed % 2 else "表.csv"))
        told = [each.text("姓名") if isinstance(each, Complaint) else each[0].told() for each in read]
    except NoSheetError as error:
        told = [error.message, error.hint]
    assert all(told)
