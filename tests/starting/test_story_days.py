"""Days of a story beside those of the pictures: a remark, never a value."""

import pytest
from begun_reads import TODAY, chat, material, order, said, words

from kameng_docs.reading.proposals import Kind, Read, Side, What
from kameng_docs.reading.story import read_story
from kameng_docs.starting.case import begin


def told(story: str, *reads: Read) -> dict[str, str]:
    read = read_story(story, "自述.txt", TODAY)
    text = begin(material(*reads, read, story=story, story_file="自述.txt")).text
    lines = [line for line in text.splitlines() if line.startswith("#   自述.txt 第")]
    return {line.split("“")[1].split("”")[0]: line.split("”：")[1] for line in lines}


@pytest.mark.parametrize(
    ("story", "remark"),
    [
        ("这个月二十号晚上我买了一张年卡", "与图上的 2026-11-20 合"),
        ("二十一号我又问了一次", "与图上的 2026-11-21 合"),
        ("11月20日买的", "与图上的 2026-11-20 合"),
        ("2026年11月20日买的", "与图上的 2026-11-20 合"),
        ("11月20日晚上9点买的", "2026-11-20 21:00，与图上的 2026-11-20 合"),
        ("二十八号他回了一句", "2026-11-28，照图上日期所在的月份算的；图上没有这一天，请核对"),
    ],
)
def test_a_day_is_compared_with_those_of_the_pictures(story, remark):
    assert list(told(story, order(), chat()).values()) == [remark]


def test_a_day_after_another_is_counted_from_it():
    days = told("这个月二十号晚上买的，第二天上午我又催了", order(), chat())
    assert days["第二天上午"] == "与图上的 2026-11-21 合"


def test_a_day_that_a_demand_names_is_one_of_the_pictures():
    until = said(Kind.MOMENT, "2026-11-23", "聊天.png", belongs="要求")
    read = Read("聊天.png", What.CHAT, (until,), (words(Side.ME, "请最迟11月23日前退", "2026-11-21 10:02"),))
    assert told("我说最迟二十三号前退", order(), read)["二十三号"] == "与图上的 2026-11-23 合"


def test_yesterday_is_counted_from_the_day_of_writing_and_not_from_the_pictures():
    assert "合" not in told("昨天买的", order(), chat())["昨天"]


def test_without_a_day_in_the_pictures_the_doubt_stays():
    assert "还没有到" in told("这个月二十号晚上买的")["这个月二十号晚上"]
