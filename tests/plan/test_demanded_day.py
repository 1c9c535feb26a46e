"""The day by which the papers want an answer: in the calendar where its author named it, told apart where a letter has more."""

import re

from cases_support import DEAD, brief_of, case_file, text_of, workshop

from kameng_docs.plan import plan_of
from kameng_docs.plan.ics import calendar
from kameng_docs.plan.telling import as_json, as_text

DAY = {"诉求": {"主要要求": "退款", "答复截止": "2026-11-27 18:00"}}
SENT = {"渠道": "平台工单", "提交": "2026-11-20 10:00", "要求答复": "2026-11-27 18:00", "编号": "GD1"}


def plan(**changes: object):
    return plan_of(brief_of(case_file(事实=DEAD, **changes)), workshop().channels)


def events(*plans) -> dict[str, str]:
    """The summary of each event by its id."""
    text = calendar(plans).decode().replace("\r\n ", "")
    return dict(re.findall(r"UID:(\S+)\r\n.*?SUMMARY:([^\r]*)", text, re.DOTALL))


def demanded(**changes: object) -> dict[str, str]:
    return {uid: name for uid, name in events(plan(**changes)).items() if "答复截止" in name}


def test_the_day_of_its_author_is_in_the_calendar_under_one_id():
    (uid,) = demanded(**DAY)
    other = {"诉求": {"主要要求": "退款", "答复截止": "2026-11-28 12:00"}}
    assert set(demanded(**other)) == {uid}, "a day that was moved moves its event"
    (deadline,) = (each for each in plan(**DAY).deadlines if each.id == "reply-demanded")
    assert str(deadline.on) == "2026-11-27 18:00:00"
    assert not deadline.mine
    assert not deadline.binding


def test_a_day_that_a_step_tells_stands_there_alone():
    assert not demanded(**DAY, 进度=[SENT])
    assert any("答复" in name for name in events(plan(**DAY, 进度=[SENT])).values())
    assert demanded(**DAY, 进度=[SENT | {"要求答复": "2026-11-24 18:00"}])


def test_a_day_of_ours_and_one_that_is_past_are_none():
    assert not demanded()
    assert not demanded(诉求={"主要要求": "退款", "答复截止": "2026-11-10 18:00"})


def test_a_letter_has_the_days_of_its_way_and_the_start_page_says_why():
    """The ticket is read at once; the days of the post are not taken from those of the reader."""
    ours = brief_of(case_file(事实=DEAD))
    ticket, letter = text_of(ours, "platform_ticket/ticket"), text_of(ours, "demand_letter/letter")
    assert "2026年11月25日18:00前" in ticket
    assert "2026年11月28日18:00前" in letter
    page = text_of(ours, "checklist/checklist")
    for words in ("写2026年11月25日18:00；", "写2026年11月28日18:00：路上的几天不算在给对方的三日里"):
        assert words in page
    named = brief_of(case_file(事实=DEAD, **DAY))
    for paper in ("platform_ticket/ticket", "demand_letter/letter"):
        assert "2026年11月27日18:00前" in text_of(named, paper)
    assert "答复截止没有写" not in text_of(named, "checklist/checklist")


def test_of_two_days_for_one_demand_it_is_said_which_counts():
    """The ticket's day opens the next step, the letter's is the one by which the other side is late."""
    told = plan().two_days
    assert "工单、投诉写2026年11月25日18:00，催告函写2026年11月28日18:00" in told
    assert "什么时候算对方逾期，看催告函写的那一天" in told
    assert told in as_text(plan())
    assert as_json(plan())["two_days"] == told


def test_what_was_handed_in_is_told_by_the_days_that_it_names():
    letter = {"渠道": "催告函", "提交": "2026-11-20 11:00", "要求答复": "2026-11-30 18:00"}
    told = plan(进度=[SENT, letter]).two_days
    assert "平台工单写2026年11月27日18:00，催告函写2026年11月30日18:00" in told
    assert "诉求" not in told, "what was handed in is not changed any more"


def test_one_day_for_all_is_no_question():
    assert not plan(**DAY).two_days
    assert not plan(**DAY, 进度=[SENT]).two_days
