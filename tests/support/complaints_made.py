"""Forty complaints against one shop, as somebody registers them in a sheet. All names and numbers are invented."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from io import BytesIO, StringIO

from openpyxl import Workbook

COLUMNS = (
    "序号", "姓名", "联系电话", "平台", "店铺名称", "订单号", "商品名称", "数量", "实付金额（元）", "支付方式",
    "下单时间", "兑换提示", "诉求", "事情经过", "商家答复", "登记日期", "备注",
)  # fmt: skip
SHOP, SITE = "某某卡券专营店", "某某商城"
FAMILIES = "赵钱孙李周吴郑王冯陈"
GOODS = (
    ("某某视频会员年卡", "68.00"),
    ("某某音乐季卡", "45.00"),
    ("某某游戏点券", "98.50"),
    ("某某加油卡", "200.00"),
)
NOTICES = ("该卡密已被使用", "卡密无效", "该兑换码已过期", "此卡已被冻结")
REFUSALS = ("虚拟商品一经售出概不退换", "是您自己操作不当", "请联系平台处理", "")
REMEDIES = ("退款", "补发", "要求退款并道歉", "退一赔三")
FIRST = datetime(2026, 10, 1, 9, 5)  # noqa: DTZ001


def complaint(number: int) -> tuple[object, ...]:
    """One complaint, its sum and moment as a spreadsheet holds them."""
    goods, paid = GOODS[number % len(GOODS)]
    bought = FIRST + timedelta(days=number % 28, hours=number % 9, minutes=number)
    notice, refused = NOTICES[number % 4], REFUSALS[number // 4 % 4]
    told = f"{bought.month}月{bought.day}日下的单，{float(paid):g}元。\n拿到卡密去兑换，页面说“{notice}”。"
    return (
        number,
        f"{FAMILIES[number % 10]}某{FAMILIES[number // 10 % 10]}",
        f"1380000{number:04}",
        SITE,
        SHOP,
        f"AB2026{number:08}",
        goods,
        1,
        float(paid),
        ("微信支付", "支付宝")[number % 2],
        bought,
        notice,
        REMEDIES[number % 4],
        told + (f"\n找客服，客服说“{refused}”，就不理人了。" if refused else ""),
        refused,
        (bought + timedelta(days=3)).date(),
        "" if number % 5 else "老人，请打电话",
    )


def complaints(count: int = 40) -> list[tuple[object, ...]]:
    """So many of them, all different."""
    return [complaint(number) for number in range(1, count + 1)]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value.year}/{value.month}/{value.day} {value:%H:%M}"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def as_csv(
    rows: Sequence[Sequence[object]], encoding: str = "gb18030", columns: Sequence[str] = COLUMNS
) -> bytes:
    """The sheet as a spreadsheet saves it for others to read; with utf-16 and utf-8-sig marked at its beginning."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(
        [columns, *([_text(cell) for cell in row] for row in rows)]
    )
    return text.getvalue().encode(encoding)


def as_workbook(rows: Sequence[Sequence[object]], columns: Sequence[str] = COLUMNS) -> bytes:
    """The same as a workbook, with numbers and moments as such."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("登记")
    for row in _rows(rows, columns):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _rows(rows: Sequence[Sequence[object]], columns: Sequence[str]) -> Iterator[list[object]]:
    yield list(columns)
    yield from (list(row) for row in rows)
