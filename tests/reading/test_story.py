"""A story: days, sums, quotations and a name as proposals, and nothing else of it."""

from datetime import date
from decimal import Decimal

import pytest

from kameng_docs.case.numerals import number_of
from kameng_docs.reading.proposals import Kind, What
from kameng_docs.reading.story import read_story

TODAY = date(2026, 12, 1)


def found(text: str, kind: Kind, today: date | None = TODAY) -> list[tuple[str, str]]:
    return [
        (each.read, each.value) for each in read_story(text, "自述.txt", today).proposals if each.kind is kind
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("四十五", 45), ("十", 10), ("十五", 15), ("二十", 20), ("两百八", 280), ("三百零八", 308), ("一千零一", 1001),
        ("一万二", 12000), ("一万二千", 12000), ("一万零五", 10005), ("三千五百八", 3580), ("二〇二六", 2026),
        ("3千", 3000), ("1,234.5", "1234.5"), ("两", 2),
        ("三百十五", None), ("百", None), ("五四十", None), ("万", None), ("", None), ("十百", None), ("一二万三万", None),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text, number):
    assert number_of(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("花了四十五块，付了", [("四十五块", "45.00")]),
        ("四十五块钱要回来", [("四十五块钱", "45.00")]),
        ("三块八毛", [("三块八毛", "3.80")]),
        ("三十块五。", [("三十块五", "30.50")]),
        ("三块五张", [("三块", "3.00")]),
        ("共1,234.50元和¥68", [("1,234.50元", "1234.50"), ("¥68", "68.00")]),
        ("一千二百元整", [("一千二百元", "1200.00")]),
        ("1.2万元", [("1.2万元", "12000.00")]),
        ("几十块钱，一百多块", []),
        ("我们一块去，一块儿退", []),
        ("一块钱也不退", [("一块钱", "1.00")]),
        ("第一块硬盘", []),
        ("百分之百可用，买一送一，12个月", []),
    ],
)
def test_sums(text, sums):
    assert found(text, Kind.SUM) == sums


@pytest.mark.parametrize(
    ("text", "read", "value"),
    [
        ("2026年11月3日21:05退了", "2026年11月3日21:05", "2026-11-03 21:05"),
        ("2026-10-03 9:05 下单", "2026-10-03 9:05", "2026-10-03 09:05"),
        ("我11月20号晚上九点半买的", "11月20号晚上九点半", "2026-11-20 21:30"),
        ("十一月二十日下午三点一刻", "十一月二十日下午三点一刻", "2026-11-20 15:15"),
        ("11月20号下午三点一直等", "11月20号下午三点", "2026-11-20 15:00"),
        ("11月20号下午三点零五", "11月20号下午三点零五", "2026-11-20 15:05"),
        ("11月20号晚上9点20分", "11月20号晚上9点20分", "2026-11-20 21:20"),
        ("上个月5号", "上个月5号", "2026-11-05"),
        ("去年3月4日上午", "去年3月4日上午", "2025-03-04"),
        ("昨晚八点他说", "昨晚八点", "2026-11-30 20:00"),
        ("12月24日买的", "12月24日", "2025-12-24"),
        ("十月三号", "十月三号", "2026-10-03"),
        ("11月20晚上", "11月20晚上", "2026-11-20"),
        ("2月30号", "2月30号", ""),
    ],
)
def test_days(text, read, value):
    assert found(text, Kind.MOMENT)[0] == (read, value)


def test_only_a_whole_date_is_in_no_doubt():
    story = read_story("2026年11月3日，11月4日，昨天，第二天，这个月二十号，23号", "自述.txt", TODAY)
    doubts = [bool(each.doubts) for each in story.proposals if each.kind is Kind.MOMENT]
    assert doubts == [False, True, True, True, True, True]


def test_a_day_that_follows_another_is_counted_from_it():
    assert found("11月20号买的，第二天上午去说，最迟二十三号前退", Kind.MOMENT) == [
        ("11月20号", "2026-11-20"),
        ("第二天上午", "2026-11-21"),
        ("二十三号", "2026-11-23"),
    ]


def test_this_month_that_is_not_over_yet_is_no_day():
    (moment,) = [
        each for each in read_story("这个月二十号晚上", "a", TODAY).proposals if each.kind is Kind.MOMENT
    ]
    assert moment.value == ""
    assert "2026-12-20" in moment.doubts[0]


@pytest.mark.parametrize("text", ["七日无理由退货", "第七天", "5号楼", "20号店", "3型5号", "一年一换"])
def test_what_is_no_day(text):
    assert found(text, Kind.MOMENT) == []


def test_without_a_day_of_today_nothing_relative_has_a_value():
    assert [value for _, value in found("昨天，11月20号，第二天", Kind.MOMENT, None)] == ["", "", ""]


def test_quotations_word_for_word():
    assert found('他说“不退，随便你”，页面写着「包退」，"概不退换"。', Kind.QUOTED) == [
        ("“不退，随便你”", "不退，随便你"),
        ("「包退」", "包退"),
        ('"概不退换"', "概不退换"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我叫王某某，自己用", ["王某某"]),
        ("我的名字叫李小某。", ["李小某"]),
        ("姓名：赵某某", ["赵某某"]),
        ("我叫阿依古丽·买买提，", ["阿依古丽·买买提"]),
        ("我叫他退款，我叫了三次，我叫客服处理", []),
        ("我叫您好，", []),
    ],
)
def test_a_name_that_was_said(text, names):
    assert [value for _, value in found(text, Kind.NAME)] == names


def test_every_proposal_has_its_row():
    story = read_story("第一行\r\n\r\n四十五块\n我叫王某某，\n", "自述.txt", TODAY)
    assert story.what is What.STORY
    assert {each.kind: each.at[0].row for each in story.proposals} == {Kind.SUM: 3, Kind.NAME: 4}


def test_nothing_else_is_made_of_a_story():
    story = read_story(
        "我付了钱，提示已被使用，客服概不退款，订单号 XK20261120204417368。", "自述.txt", TODAY
    )
    assert story.proposals == ()
    assert story.words == ()
