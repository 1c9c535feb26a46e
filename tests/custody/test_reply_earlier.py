"""A reply that only asks for patience, and one behind another: the step stays open, and nothing that was said is lost."""

from datetime import date

import pytest
from cases_support import case_file, order
from plan_support import plan, step

from kameng_docs.case.model import Case
from kameng_docs.case.story import Step
from kameng_docs.custody import journal
from kameng_docs.reading.proposals import Kind
from kameng_docs.reading.replies import read_reply_bytes

DAY = date(2026, 11, 22)
WAITING = "已为您反馈，请耐心等待"
REFUSES = "虚拟商品概不退款"


def ticket(**more: str) -> Step:
    return Step.model_validate({"渠道": "平台工单", "提交": "2026-11-20", "要求答复": "2026-11-23", **more})


@pytest.mark.parametrize("words", [WAITING, "请您耐心等待，我们会反馈给相关部门", "已登记，请等通知"])
def test_who_only_asks_for_patience_has_not_answered(words):
    entry = journal.progressed(ticket(), journal.Given(outcome=words), DAY)
    assert entry == {"结果": words, "答复时间": "2026-11-22"}
    (due,) = [each for each in plan(step("平台工单", "2026-11-20", 要求答复="2026-11-23", **entry)).deadlines
              if each.id == "reply-platform_ticket"]  # fmt: skip
    assert due.on == date(2026, 11, 23)


@pytest.mark.parametrize("words", [REFUSES, "已为您反馈，概不退款", "同意退款，请耐心等待"])
def test_who_says_more_has(words):
    entry = journal.progressed(ticket(), journal.Given(outcome=words), DAY)
    assert entry is not None
    assert entry["状态"] == "已答复"


def test_the_author_says_how_it_stands():
    entry = journal.progressed(ticket(), journal.Given(outcome=WAITING, state="已答复"), DAY)
    assert entry is not None
    assert entry["状态"] == "已答复"


def test_what_was_pasted_is_kept_and_the_step_stays_open():
    read = read_reply_bytes(f"您好，{WAITING}。".encode(), DAY)
    given = journal.Given(at="2026-11-22")
    entry = journal.answered(read, ticket(), given, DAY).entry
    assert "状态" not in entry
    assert WAITING in entry["结果"]
    assert [each.value for each in read.proposals if each.kind is Kind.STATE] == ["已提交"]


def test_the_same_words_of_the_same_day_are_there_already():
    told = case_file(
        经过=[{"时间": "2026-11-03 10:00", "对方": "客服", "对方原话": REFUSES}],
        进度=[{"渠道": "平台工单", "提交": "2026-11-04", "结果": f"{WAITING}。", "答复时间": "2026-11-05"}],
        交易=[order()],
    )
    case = Case.model_validate(told)
    assert journal.is_told(case, f"{REFUSES}。", date(2026, 11, 3))
    assert journal.is_told(case, WAITING, date(2026, 11, 5))
    assert not journal.is_told(case, REFUSES, date(2026, 11, 4))
