"""Who answered: what the other side says to an office leaves the matter with the office, and is nobody else's answer."""

from pathlib import Path

import pytest
from log_support import log, logged, steps
from machine_support import SMALL, run, with_cases
from plan_support import brief, made_of, rung, step

from kameng_docs.case.story import BY_RESPONDENT, OF_RESPONDENT
from kameng_docs.gates import Past, holds
from kameng_docs.registry.summing import summary_of

WORDS = "虚拟商品一经售出概不退款"
OFFICES = ["12315", "消协", "人民调解", "12345"]
SHOPS = "关于投诉的答复\n您好：{}。\n某某网络科技有限公司\n2026年11月20日\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    return tmp_path


@pytest.mark.parametrize("channel", OFFICES)
def test_whose_words_they_are_decides_where_the_matter_stands(here, channel):
    assert log("sent", channel, "--no-copy", "--at", "2026-11-10").exit_code == 0
    found = logged("reply", channel, WORDS, "--at", "2026-11-20", "--by", "被投诉方", "--state", "已拒绝")
    assert found["step"]["状态"] == "被投诉方已拒绝"
    assert found["step"]["结果"] == f"{BY_RESPONDENT}{WORDS}"
    # The office speaks later, into the same step.
    found = logged(
        "reply",
        channel,
        "调解不成，终止调解",
        "--at",
        "2026-11-21",
        "--by",
        "受理机构",
        "--state",
        "调解不成",
    )
    assert found["step"]["状态"] == "调解不成"
    assert "被投诉方" not in found["step"]["结果"]


@pytest.mark.parametrize("channel", OFFICES)
def test_a_letter_that_a_shop_signs_is_no_letter_of_the_office(here, channel):
    log("sent", channel, "--no-copy", "--at", "2026-11-10")
    Path("答复.txt").write_text(SHOPS.format(WORDS), "utf-8")
    told = run(
        "log", "read", SMALL, "答复.txt", "--channel", channel, "--at", "2026-11-20",
        "--today", "2026-11-22", "--yes",
    )  # fmt: skip
    assert told.exit_code == 0, told.stderr
    assert steps()[-1].state in OF_RESPONDENT.values()
    assert steps()[-1].outcome.startswith(BY_RESPONDENT)


def test_what_a_shop_answers_itself_is_its_own_answer(here):
    log("sent", "平台工单", "--no-copy", "--at", "2026-11-10")
    found = logged("reply", "平台工单", WORDS, "--at", "2026-11-20", "--state", "已拒绝")
    assert found["step"]["状态"] == "已拒绝"


STATES = ["被投诉方已拒绝", "被投诉方已答复"]


@pytest.mark.parametrize("state", STATES)
def test_an_office_that_has_not_spoken_still_has_the_dispute(state):
    told = brief(
        step("消协", "2026-11-10", 状态=state, 结果=f"{BY_RESPONDENT}{WORDS}", 答复时间="2026-11-20")
    )
    past = Past(told)
    assert past.is_pending(told.steps[-1])
    assert not holds("mediation-failed", past, "court")
    assert rung(made_of(told), "samr_12315").status == "closed"
    assert past.was_answered
    assert past.was_refused is (state == "被投诉方已拒绝")
    assert summary_of(told, made_of(told), {}).stage == f"消协：{state}"


def test_what_was_written_before_as_the_offices_refusal_is_read_as_whose_it_is():
    told = brief(
        step("消协", "2026-11-10", 状态="已拒绝", 结果=f"{BY_RESPONDENT}{WORDS}", 答复时间="2026-11-20")
    )
    assert told.steps[-1].state == "被投诉方已拒绝"
    ended = brief(
        step("消协", "2026-11-10", 状态="已拒绝", 结果=f"{BY_RESPONDENT}{WORDS}", 办结日期="2026-11-21")
    )
    assert ended.steps[-1].state == "已拒绝"


def test_of_a_step_with_the_other_side_nothing_else_is_read():
    told = brief(step("平台工单", "2026-11-10", 状态="已拒绝", 结果=f"{BY_RESPONDENT}{WORDS}"))
    assert told.steps[-1].state == "已拒绝"
