"""The complaints of `complaints_made` with everything that a whole package of papers asks for. All of it is invented."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from complaints_made import COLUMNS, complaint
from stdnum.cn import ric

BOUGHT = COLUMNS.index("下单时间")
WHOLE = (
    *COLUMNS,
    *(
        "性别",
        "出生日期",
        "民族",
        "身份证号",
        "户籍地址",
        "支付单号",
        "首次兑换时间",
        "商家答复时间",
        "要求退款时间",
    ),
    *("收到卡密后我第一次兑换就失败", "兑换页提示已过期而页面写的有效期未到"),
)
SAME: Mapping[str, str] = {
    "公司全称": "某某数码科技有限公司",
    "统一社会信用代码": "91990000MA00000008",
    "住所": "某某市某某区某某路1号",
    "对方电话": "400-000-0000",
    "买来做什么": "自己用",
    "网站上卖家情况": "很多家店",
    "付给了谁": "商户",
    "付款账户是谁的": "本人",
    "法院": "某某市某某区人民法院",
    "为什么是这个法院": "我的户籍地在该区",
    "兑换曾成功": "否",
}
"""What the clerk found out once for all of them."""


def whole(number: int) -> tuple[object, ...]:
    """One complaint with every column filled; a shop that gave no answer gave it at no time."""
    row = complaint(number)
    bought = row[BOUGHT]
    assert isinstance(bought, datetime)
    born = datetime(1980, 1, 1) + timedelta(days=number * 97)  # noqa: DTZ001
    body = f"990101{born:%Y%m%d}{number:03}"
    answered = bought + timedelta(hours=3) if row[COLUMNS.index("商家答复")] else ""
    return (
        *row,
        *(
            "男女"[number % 2],
            born.date(),
            "汉族",
            f"{body}{ric.calc_check_digit(body + '0')}",
            f"某某市某某区虚构路{number}号",
        ),
        *(
            f"42000000002026{number:014}",
            bought + timedelta(minutes=9),
            answered,
            bought + timedelta(hours=2),
        ),
        *("是", "是" if "过期" in str(row[COLUMNS.index("兑换提示")]) else ""),
    )


def wholes(count: int = 40) -> list[tuple[object, ...]]:
    """So many of them, all different."""
    return [whole(number) for number in range(1, count + 1)]


def same_options() -> list[str]:
    """What is the same in all of them, as options of the command `sheet`."""
    return [part for key, value in SAME.items() for part in ("--same", f"{key}={value}")]
