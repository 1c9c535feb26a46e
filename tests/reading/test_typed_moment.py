"""A time as people type it into a field: understood, proposed with what it rests on, or told what to write; worked by hand."""

from datetime import date

import pytest

from kameng_docs.reading.typed_moment import meant_by

# A Tuesday.
TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2026-11-20 21:05", "2026-11-20 21:05"),
        ("2026年11月20号晚上9点05", "2026-11-20 21:05"),
        ("２０２６年11月20号 晚上 九点半", "2026-11-20 21:30"),
        ("2026.8.12 19:40", "2026-08-12 19:40"),
    ],
)
def test_what_has_one_meaning_is_understood(typed: str, value: str) -> None:
    meant = meant_by(typed, TODAY)
    assert (meant.value, meant.sure) == (value, True)


@pytest.mark.parametrize(
    ("typed", "value", "why"),
    [
        ("11月20号晚上9点05", "2026-11-20 21:05", "哪一年"),
        ("昨天下午3点", "2026-11-30 15:00", "“昨天”"),
        ("8.12 19:40", "2026-08-12 19:40", "哪一年"),
        ("12/24", "2025-12-24", "哪一年"),
        ("上周五", "2026-11-27", "“上周五”"),
        ("上个星期天晚上8点", "2026-11-29 20:00", "照 2026-12-01"),
        ("上上周三", "2026-11-18", "“上上周三”"),
        ("周一早上9点", "2026-11-30 09:00", "“这周一”"),
        ("周五", "2026-11-27", "“上周五”"),
        ("昨天3点", "2026-11-30 03:00", "没有说上午还是下午"),
        ("11月20日21：05左右", "2026-11-20 21:05", "“左右”没有写进去"),
    ],
)
def test_what_hangs_on_the_day_is_proposed_and_says_so(typed: str, value: str, why: str) -> None:
    meant = meant_by(typed, TODAY)
    assert meant.value == value
    assert not meant.sure
    assert why in meant.asked(typed)
    assert f"就写 {value}" in meant.asked(typed)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("昨天晚上12点", "24 小时制"),
        ("2026-11-31", "没有这一天"),
        ("26年11月20日", "年份写全四位"),
        ("3号店的那天", "写成 2026-10-03 21:14"),
        ("这周三", "写成 2026-10-03 21:14"),
        ("9点", "写成 2026-10-03 21:14"),
        ("8.12元", "2026-08-12"),
    ],
)
def test_of_all_else_it_is_said_what_to_write(typed: str, what: str) -> None:
    meant = meant_by(typed, TODAY)
    assert meant.value == ""
    assert what in meant.asked(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12月5日", "2026-12-05"),
        ("12.5 18:00前", "2026-12-05 18:00"),
        ("明天下午3点", "2026-12-02 15:00"),
        ("三天内", "2026-12-04"),
        ("1月5日", "2027-01-05"),
        ("11月20日", ""),
    ],
)
def test_a_day_to_come_is_none_that_has_been(typed: str, value: str) -> None:
    meant = meant_by(typed, TODAY, ahead=True)
    assert meant.value == value
    assert not meant.sure


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12月5日", "2026-12-05"), ("11月23日18:00", "2026-11-23 18:00"), ("昨天", "2026-11-30")],
)
def test_a_period_that_was_given_ends_on_the_nearest_such_day(typed: str, value: str) -> None:
    assert meant_by(typed, TODAY, either=True).value == value
