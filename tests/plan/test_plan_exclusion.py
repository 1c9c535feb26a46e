"""Who excludes whom, and the two rules about it."""

from datetime import date

import pytest
from plan_support import brief, plan, rung, step

from kameng_docs.plan import CLOSED, DONE, OPEN, PREMATURE
from kameng_docs.rules import after_filing, two_at_once

# --- who excludes whom (practice.md 1.6; channels.md 0.3) ---

BODIES = {"12315": "samr_12315", "消协": "xiaoxie", "12345": "hotline_12345", "法院": "court"}


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("other", ["samr_12315", "xiaoxie", "court"])
def test_of_the_bodies_one_at_a_time(name: str, other: str) -> None:
    made = rung(plan(step(name)), other)
    assert made.status == (DONE if BODIES[name] == other else CLOSED)


@pytest.mark.parametrize("name", ["12315", "消协", "12345"])
def test_dealt_with_counts_too_but_a_court_stays_open(name: str) -> None:
    made = plan(step(name, 状态="调解不成", 受理日期="2026-11-12", 办结日期="2026-11-20"))
    for slug in {"samr_12315", "xiaoxie"} - {BODIES[name]}:
        assert rung(made, slug).status == CLOSED
    assert rung(made, "court").status == OPEN


@pytest.mark.parametrize("name", ["平台工单", "支付宝投诉", "黑猫投诉", "催告函", "公安"])
def test_inner_channels_and_the_police_exclude_nothing(name: str) -> None:
    assert rung(plan(step(name)), "samr_12315").status == OPEN


def test_nothing_excludes_the_inner_channels() -> None:
    made = plan(step("12315", 状态="已受理", 受理日期="2026-11-12"), step("法院", "2026-11-20"))
    for slug in ("platform_ticket", "payment", "heimao", "demand_letter"):
        assert rung(made, slug).status == OPEN


def test_of_the_police_the_author_is_only_warned() -> None:
    warned = rung(plan(step("公安")), "samr_12315")
    assert "公安的答复附上" in warned.reason
    assert "未核" in warned.reason
    assert "公安" not in rung(plan(), "samr_12315").reason


def test_a_complaint_that_was_not_taken_may_be_made_again_and_opens_the_association() -> None:
    made = plan(step("12315", 状态="不予受理", 办结日期="2026-11-18"))
    assert rung(made, "samr_12315").status == OPEN
    assert rung(made, "xiaoxie").status == OPEN
    assert rung(plan(), "xiaoxie").status == PREMATURE


@pytest.mark.parametrize(("accepted", "again"), [({}, OPEN), ({"受理日期": "2026-11-12"}, DONE)])
def test_withdrawn_after_acceptance_is_dealt_with(accepted: dict[str, str], again: str) -> None:
    """令121 第二十三条第一款第一项: withdrawing ends the mediation, and it was taken up."""
    assert rung(plan(step("12315", 状态="已撤回", **accepted)), "samr_12315").status == again


def test_the_rule_speaks_where_two_have_it_and_not_once_the_sixty_days_are_over() -> None:
    both = (step("12315", "2026-06-01", 状态="已受理", 受理日期="2026-06-05"), step("法院", "2026-07-01"))
    assert [found.path for found in two_at_once.find(brief(*both, today=date(2026, 8, 4)))] == [
        ("进度", 1, "渠道")
    ]
    assert not list(two_at_once.find(brief(*both, today=date(2026, 8, 5))))
    assert not list(two_at_once.find(brief(step("12315"), step("黑猫投诉"), step("公安"))))


def test_a_complaint_beside_a_suit_is_told_once() -> None:
    later = (step("法院", "2026-11-05"), step("12315", "2026-11-10"))
    assert list(two_at_once.find(brief(*later)))
    assert not list(after_filing.find(brief(*later)))
    refused = (later[0], later[1] | {"状态": "不予受理"})
    assert [found.path for found in after_filing.find(brief(*refused))] == [("进度", 1, "提交")]
