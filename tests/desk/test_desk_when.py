"""Which places of the file take a time, and what was meant by the text that is typed there."""

from datetime import date

import pytest
from cases_support import workshop

from kameng_docs.desk.views.when import meant_at

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        (("交易", 0, "下单时间"), "11月20号晚上9点05", "2026-11-20 21:05"),
        (("事实", "我向卖家要求退货退款", "时间"), "昨天下午3点", "2026-11-30 15:00"),
        (("事实", "我向卖家要求退货退款", "期限"), "12月5日", "2026-12-05"),
        (("经过", 0, "时间"), "8.12 19:40", "2026-08-12 19:40"),
        (("消费者", "出生日期"), "1995年6月1号", "1995-06-01"),
        (("诉求", "答复截止"), "后天18:00", "2026-12-03 18:00"),
        (("进度", 0, "受理日期"), "上周五下午3点", "2026-11-27"),
    ],
)
def test_a_time_is_looked_for_where_one_stands(path: tuple[str | int, ...], typed: str, value: str) -> None:
    meant = meant_at(workshop().vocabulary, path, typed, TODAY)
    assert meant is not None
    assert meant.value == value


@pytest.mark.parametrize(
    "path",
    [("交易", 0, "商品"), ("经过", 0, "对方原话"), ("事实", "我向卖家要求退货退款", "原话"), ("标题",)],
)
def test_words_stay_words(path: tuple[str | int, ...]) -> None:
    assert meant_at(workshop().vocabulary, path, "昨天下午3点", TODAY) is None


def test_nothing_typed_is_nothing_meant() -> None:
    assert meant_at(workshop().vocabulary, ("交易", 0, "下单时间"), " ", TODAY) is None
