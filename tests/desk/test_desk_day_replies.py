"""What came back, without a browser: a put-off, then a refusal, then an offer; and the same words once more."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from desk_asked import small_case
from machine_support import SMALL, TODAY, copied

from kameng_docs.custody import journal
from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.casefile.conflict import Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.diary import answered, said_already, said_partly, sellers_of, sent, steps_of
from kameng_docs.desk.day.todays import Today, today_of
from kameng_docs.desk.desk import Desk

DAY = date.fromisoformat(TODAY)
WAITING, REFUSES = "已为您反馈，请耐心等待", "虚拟商品概不退款"
OFFER = "您好，经审核可为您退还50%，请在3日内回复是否同意，逾期视为放弃。"


@pytest.fixture
def opened(shipped: Callable[[str], Path], tmp_path: Path) -> tuple[Desk, OpenCase]:
    """The smallest example, whose ticket was handed in."""
    place = copied(shipped(SMALL), tmp_path / "place")
    desk = Desk(place / "cases", place / "out", lambda: DAY)
    case = desk.case(SMALL)
    assert case is not None
    ticket = journal.Sent("platform_ticket", "平台工单", "2026-11-20", "", "2026-11-25 18:00")
    assert isinstance(sent(case, desk.out, DAY, ticket, ()), Written)
    return desk, case


def hear(case: OpenCase, words: str, on: str) -> None:
    (shown,) = steps_of(case.data)
    assert isinstance(answered(case, DAY, 0, shown, journal.Given(outcome=words, at=on)), Written)


def day_of(case: OpenCase) -> Today:
    _, found = today_of(case, DAY)
    assert found is not None
    return found


def test_a_put_off_leaves_the_day_for_the_answer_and_the_next_reply_leaves_the_put_off(opened):
    _, case = opened
    hear(case, WAITING, "2026-11-21")
    (step,) = steps_of(case.data)
    assert (step["结果"], step.get("状态", "已提交")) == (WAITING, "已提交")
    assert "reply-platform_ticket" in [each.id for each in day_of(case).plan.deadlines]
    before = len(case.data.get("经过") or [])
    hear(case, REFUSES, "2026-11-22")
    (step,) = steps_of(case.data)
    assert (step["结果"], step["状态"]) == (REFUSES, "已答复")
    assert case.data["经过"][before:] == [{"时间": "2026-11-21", "对方": "客服", "对方原话": WAITING}]
    # The refusal came last, and stands on top though it is told of the step.
    assert next(each for each in day_of(case).excuses).heard == REFUSES
    assert isinstance(case.undo(), Written)
    assert steps_of(case.data)[0]["结果"] == WAITING
    assert len(case.data.get("经过") or []) == before


def test_what_an_author_told_of_a_reply_is_not_put_into_their_mouth(opened):
    _, case = opened
    hear(case, "客服说还在看", "2026-11-21")
    hear(case, REFUSES, "2026-11-22")
    assert case.data["经过"][-1] == {"时间": "2026-11-21", "事项": "平台工单答复：客服说还在看"}


def test_the_same_words_of_one_day_are_told_once(opened):
    _, case = opened
    hear(case, REFUSES, "2026-11-22")
    assert said_already(case, DAY, f"{REFUSES}。", "2026-11-22 09:30")
    assert not said_already(case, DAY, REFUSES, "2026-11-21")
    assert not said_already(case, DAY, WAITING, "2026-11-22")


def test_an_offer_is_shown_until_its_day(opened):
    _, case = opened
    hear(case, OFFER, "2026-11-20")
    (offer,) = day_of(case).offers
    assert (offer.until, offer.whole) == (date(2026, 11, 23), False)
    assert "offer" in [each.id for each in day_of(case).plan.deadlines]
    hear(case, OFFER, "2026-11-10")
    assert day_of(case).offers == ()


def test_an_answer_noted_shorter_before_is_asked_about_and_stands_in_both_places_whole(opened):
    _, case = opened
    hear(case, WAITING, "2026-11-21")
    said = {"时间": "2026-11-22 10:20", "对方": "客服", "对方原话": "虚拟商品一经售出概不退款"}
    events = case.data.get("经过") or []
    assert isinstance(case.apply([Edit(("经过", len(events)), said)], case.version), Written)
    whole = "经核实，虚拟商品一经售出，概不退款，您的退款申请不予支持"
    assert said_partly(case, DAY, whole, "2026-11-22") == (len(events), said["对方原话"])
    assert said_partly(case, DAY, whole, "2026-11-21") is None
    assert said_partly(case, DAY, said["对方原话"], "2026-11-22") is None
    (shown,) = steps_of(case.data)
    given = journal.Given("已拒绝", "2026-11-22", outcome=whole)
    assert isinstance(answered(case, DAY, 0, shown, given, same=len(events)), Written)
    (step,) = steps_of(case.data)
    assert step["结果"] == whole
    # The put-off that stood in the step before is kept beside it.
    assert [each["对方原话"] for each in case.data["经过"][len(events) :]] == [whole, WAITING]
    _, found = today_of(case, DAY)
    assert found is not None


def test_what_one_of_several_sellers_said_is_his_alone(tmp_path: Path) -> None:
    words, on = REFUSES, "2026-11-22"
    both = [{"店铺名": "甲店"}, {"店铺名": "乙店"}]
    case = small_case(tmp_path, "卡密无效", 卖家=both)
    assert sellers_of(case.data) == ("甲店", "乙店")
    assert sellers_of({"卖家": both[:1]}) == ()
    said = {"时间": on, "对方": "客服", "对方原话": words, "卖家": "甲店"}
    assert isinstance(case.apply([Edit(("经过", 0), said)], case.version), Written)
    assert said_already(case, DAY, words, on, "甲店")
    assert not said_already(case, DAY, words, on, "乙店")
    assert said_already(case, DAY, words, on)
