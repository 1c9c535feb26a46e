"""Days that nobody can tell for want of another: what is lacking and what to write; told in every face of the plan."""

import json
from typing import Any

import pytest
from cases_support import brief_of, case_file, order, yes
from plan_support import ASKED, DEAD, TODAY, made_of, plan, step

from kameng_docs.plan import Plan, telling
from kameng_docs.plan.undated import of_channels, told
from kameng_docs.registry.summing import summary_of

NO_DAY_OF_THE_FACT = {name: {"回答": "是"} for name in DEAD}
KNOWN = "知道出了问题的那一天"


def undated(*steps: dict[str, str], facts: dict[str, Any] | None = None, **changes: Any) -> Plan:
    answered = NO_DAY_OF_THE_FACT if facts is None else facts
    return made_of(brief_of(case_file(事实=answered, 进度=list(steps), **changes), TODAY))


def titles(made: Plan, says: str) -> set[str]:
    return {title for each in made.undated if each.says == says for title in each.titles}


def test_a_case_that_says_no_day_of_what_went_wrong_tells_which_days_wait_for_it():
    made = undated(交易=[order(第一次兑换的时间=None, 收到卡密的时间=None)])
    assert {"诉讼时效三年", "12315 投诉三年"} <= titles(made, KNOWN)
    assert not any(each.id == "limitation" for each in made.deadlines)
    assert any("发现日" in each.write for each in made.undated)


def test_once_it_is_written_the_days_are_there_and_nothing_is_lacking():
    made = undated(发现日="2026-11-03", 交易=[order(第一次兑换的时间=None, 收到卡密的时间=None)])
    assert titles(made, KNOWN) == set()
    assert {each.id for each in made.deadlines} >= {"limitation"}


def test_nothing_is_lacking_for_what_has_not_come():
    assert plan().undated == ()


@pytest.mark.parametrize(
    ("steps", "facts", "title", "write"),
    [
        ((step("12315", "2026-11-12", 状态="已受理"),), {}, "12315 调解满六十日", "受理日期"),
        ((step("报案", "2026-11-12", 状态="不予立案"),), {}, "对不予立案申请复议", "办结日期"),
        ((), {"我向卖家要求退货退款": {"回答": "是"}}, "要求退款满十五日", "我向卖家要求退货退款"),
        ((), {"付款后被拉黑": {"回答": "是"}}, "治安案件六个月", "时间"),
    ],
    ids=["taken up", "not filed", "asked", "police"],
)
def test_what_happened_on_a_day_that_nobody_wrote(steps, facts, title, write):
    made = undated(*steps, facts=DEAD | ASKED | facts, 买来做什么="自己用")
    found = [each for each in made.undated if title in each.titles]
    assert found, [told(each) for each in made.undated]
    assert write in found[0].write


def test_a_refund_that_was_asked_for_on_a_day_lacks_none():
    made = undated(facts=DEAD | {"我向卖家要求退货退款": yes(时间="2026-11-02")}, 买来做什么="自己用")
    assert all("要求退款满十五日" not in each.titles for each in made.undated)


def test_it_is_told_as_text_and_as_json_and_in_the_overview():
    made = undated(交易=[order(第一次兑换的时间=None, 收到卡密的时间=None)])
    assert f"缺{KNOWN}" in telling.as_text(made)
    assert json.loads(json.dumps(telling.as_json(made)))["undated"][-1]["lacking"] == KNOWN
    brief = brief_of(
        case_file(事实=NO_DAY_OF_THE_FACT, 交易=[order(第一次兑换的时间=None, 收到卡密的时间=None)]), TODAY
    )
    assert any(KNOWN in each for each in summary_of(brief, made, {}).undated)


def test_days_of_other_channels_are_left_out():
    made = undated(交易=[order(第一次兑换的时间=None, 收到卡密的时间=None)])
    only = of_channels(made.undated, {"samr_12315"})
    assert [each.titles for each in only] == [("12315 投诉三年",)]
    assert of_channels(made.undated, set()) == ()


def test_what_was_tried_long_ago_came_before_and_its_seven_days_are_gone():
    made = undated(交易=[order(第一次兑换的时间="2026-11-02", 收到卡密的时间=None)])
    assert all("七日内要求质量退货" not in each.titles for each in made.undated)
    made = undated(交易=[order(第一次兑换的时间="2026-11-20", 收到卡密的时间=None)])
    assert any("七日内要求质量退货" in each.titles for each in made.undated)


def test_a_case_that_is_over_waits_for_no_day():
    made = undated(和解={"金额": "30.00", "支付期限": "2026-11-20", "到账日期": "2026-11-19"})
    assert made.over
    assert made.undated == ()
