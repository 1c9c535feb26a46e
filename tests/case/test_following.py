"""What follows from a fact: the table of facts.yaml is well made, and every contradiction in it is found, and no other."""

import re
from typing import Any

import pytest
from cases_support import FIRM, GONE, TODAY, case_file, order, yes

from kameng_docs.assess.facts import fact_states
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.case.redemption import REFUSED, RESULTS
from kameng_docs.law.following import excluding, never_both, of_kind
from kameng_docs.law.vocabulary import FACTS, KINDS, facts
from kameng_docs.rules import contradicting_facts

USED, INVALID = "兑换页提示该卡密已被使用", "兑换页提示卡密无效或不存在"
EXPIRED, REGION = "兑换页提示已过期而页面写的有效期未到", "兑换页提示地区或版本不符而页面未写明"
FROZEN, ANNOUNCED = "兑换页提示该卡密已被冻结", "页面写明了地区版本"
FIRST_FAILED, SUCCEEDED, LESS = "收到卡密后我第一次兑换就失败", "兑换曾成功", "实际权益比页面少"
FILMED, UNOPENED = "卡密是整段连续录屏中第一次打开的", "我还没有点开看过卡密"
PARTLY, NOT_COME = "一单多件只有部分不能用", "到现在仍未到账"
NOTICES = (USED, INVALID, EXPIRED, REGION, FROZEN)
ASKED = [name for name, word in facts().items() if not word.derived]

# Read off the questions by hand, not off the table: what cannot be answered beside each result.
NOT_YES = {
    "未兑换": {*NOTICES, FIRST_FAILED, SUCCEEDED, FILMED},
    "兑换成功": {*NOTICES, FIRST_FAILED, FILMED, UNOPENED},
    "兑换成功后失效": {FIRST_FAILED, UNOPENED},
    "只到账一部分": {UNOPENED},
    **{result: {UNOPENED} for result in REFUSED},
}
NOT_NO = {
    "提示已被使用": {USED},
    "提示无效": {INVALID},
    "提示被冻结": {FROZEN},
    "兑换成功": {SUCCEEDED},
    "兑换成功后失效": {SUCCEEDED},
    "只到账一部分": {LESS},
}


def tried(result: str, **more: Any) -> dict[str, Any]:
    """An order of which nothing but the result is known."""
    return order(兑换结果=result, 收到卡密的时间=GONE, **more)


def found(answers: dict[str, Any], *orders: dict[str, Any], **changes: Any):
    case = Case.model_validate(case_file(事实=answers, 交易=list(orders), **changes))
    return list(contradicting_facts.find(case, TODAY))


def paths(answers: dict[str, Any], *orders: dict[str, Any], **changes: Any):
    return [each.path for each in found(answers, *orders, **changes)]


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize(("answer", "wrong"), [("是", NOT_YES), ("否", NOT_NO), ("不清楚", {})])
def test_every_result_against_every_fact(result, answer, wrong):
    told = {name for name in ASKED if paths({name: answer}, tried(result))}
    assert told == wrong.get(result, set())
    for name in told:
        (finding,) = found({name: answer}, tried(result))
        assert finding.path == ("事实", name, "回答")
        assert finding.message == f"兑换结果写的是“{result}”，这里却答“{answer}”"


@pytest.mark.parametrize("result", RESULTS)
def test_what_follows_from_a_result_is_no_contradiction(result):
    """A case that states nothing but what the program itself works out from the result is consistent."""
    one = tried(result)
    states = fact_states(Case.model_validate(case_file(交易=[one])), TODAY)
    answers = {name: states[name].state for name in ASKED if states[name].state}
    assert answers.keys() == NOT_NO.get(result, set())
    assert found(answers, one) == []


def test_no_result_leaves_room_for_everything():
    plain = order(收到卡密的时间=GONE)
    assert [name for name in ASKED for answer in ("是", "否") if paths({name: answer}, plain)] == []


def test_a_region_that_was_not_announced_is_a_mismatch():
    refused = tried("提示地区不符")
    states = fact_states(Case.model_validate(case_file(事实={ANNOUNCED: "否"}, 交易=[refused])), TODAY)
    assert states[REGION].state == "是"
    assert paths({ANNOUNCED: "否", REGION: "否"}, refused) == [("事实", REGION, "回答")]
    assert paths({ANNOUNCED: "是", REGION: "否"}, refused) == []
    assert paths({ANNOUNCED: "是", REGION: "是"}, refused) == [("事实", REGION, "回答")]


# --- several orders, several pieces ------------------------------------------------------------------------


@pytest.mark.parametrize("other", ["兑换成功", "未兑换"])
def test_an_order_that_went_well_contradicts_nothing_of_the_one_that_failed(other):
    orders = (tried("提示已被使用", 第一次兑换的时间="2026-11-01 10:05"), tried(other, 订单号="2"))
    assert found({FIRST_FAILED: yes(), USED: yes(), SUCCEEDED: "否"}, *orders) == []
    states = fact_states(Case.model_validate(case_file(交易=list(orders))), TODAY)
    assert (states[FIRST_FAILED].state, states[USED].state, states[SUCCEEDED].state) == ("是", "是", "")


def test_what_holds_of_one_order_cannot_be_denied_and_what_holds_of_none_cannot_be_said():
    used, frozen = tried("提示已被使用"), tried("提示被冻结", 订单号="2")
    for name in (USED, FROZEN):
        assert paths({name: "否"}, used, frozen) == [("事实", name, "回答")]
    assert paths({FIRST_FAILED: "是"}, tried("兑换成功"), tried("未兑换", 订单号="2")) == [
        ("事实", FIRST_FAILED, "回答")
    ]
    assert paths({FIRST_FAILED: "是"}, tried("兑换成功"), order(订单号="2", 收到卡密的时间=GONE)) == []


def test_one_result_does_not_tell_of_every_piece():
    partly = {PARTLY: yes(数量="2"), FIRST_FAILED: yes()}
    assert found(partly, tried("兑换成功", 数量="5")) == []
    assert paths(partly, tried("未兑换", 数量="5")) == [("事实", FIRST_FAILED, "回答")]


def test_moments_contradict_only_where_every_order_has_them():
    here = order()
    assert paths({NOT_COME: "是"}, here) == [("交易", 0, "收到卡密的时间")]
    assert paths({NOT_COME: "是"}, here, order(订单号="2")) == [("交易", i, "收到卡密的时间") for i in (0, 1)]
    assert paths({NOT_COME: "是"}, here, order(订单号="2", 收到卡密的时间=GONE)) == []
    for key in ("第一次点开看卡密的时间", "第一次兑换的时间"):
        opened = order(**{key: "2026-11-01 10:05"})
        assert paths({UNOPENED: "是"}, opened) == [("交易", 0, key)]
        assert paths({UNOPENED: "否"}, opened) == []


def test_what_was_not_tried_was_tried_at_no_time():
    time = {"第一次兑换的时间": "2026-11-01 10:05"}
    assert paths({}, tried("未兑换", **time)) == [("交易", 0, "兑换结果")]
    assert paths({}, tried("提示无效", **time)) == []


# --- answers, ages, who runs the site ----------------------------------------------------------------------


@pytest.mark.parametrize("name", of_kind("their_answer"))
def test_an_answer_of_a_later_day_is_a_reply(name):
    silent = {"我提出后到现在没有人答复": yes(时间="2026-11-03")}
    assert paths(silent | {name: yes(时间="2026-11-04 09:00")}, order()) == [("事实", name, "时间")]
    assert paths(silent | {name: yes(时间="2026-11-03 15:00")}, order()) == []
    assert paths(silent | {name: yes()}, order()) == []
    assert paths(silent | {name: {"回答": "否", "时间": "2026-11-04"}}, order()) == []


@pytest.mark.parametrize(
    ("born", "count", "told"),
    [
        ("2013-11-02", "12", False), ("2013-11-01", "13", False), ("2013-11-01", "12", True), ("2013-11-02", "13", True),
        ("1996-02-03", "12", False),
    ],
)  # fmt: skip
def test_age_of_the_child_is_that_of_its_birthday(born, count, told):
    child = {"姓名": "张某", "出生日期": born}
    wrong = paths({"实际操作的是孩子": yes(数量=count)}, order(), 消费者=child)
    assert wrong == ([("事实", "实际操作的是孩子", "数量")] if told else [])


@pytest.mark.parametrize(
    ("kind", "answer", "told"),
    [
        ("公司", "是", True), ("公司", "否", False), ("个人", "否", True), ("个人", "是", False),
        ("个体工商户", "是", False), ("个体工商户", "否", False), ("不知道", "是", False),
    ],
)  # fmt: skip
def test_a_firm_is_no_person(kind, answer, told):
    site = {"名称": "某某卡盟", "经营者": FIRM | {"主体类型": kind}}
    assert bool(paths({"网站经营者是个人": answer}, order(), 平台=site)) is told


# --- the table itself --------------------------------------------------------------------------------------


def test_moments_named_are_keys_of_an_order_that_tell_a_moment():
    named = {key for word in facts().values() for key in word.no_room_beside}
    keys = {field.alias: name for name, field in Order.model_fields.items()}
    full = dict.fromkeys(named, "2026-11-01") | {"商品": "月卡", "实付": "1.00", "下单时间": "2026-11-01"}
    assert named
    assert named <= set(keys)
    assert named <= {key for key, _ in Order.model_validate(full).moments()}


def test_facts_that_exclude_each_other_do_so_both_ways():
    assert {FIRST_FAILED, UNOPENED} <= excluding(SUCCEEDED)
    for one, other in never_both():
        assert other in excluding(one)
        assert one in excluding(other)
        assert one != other


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_used(kind):
    assert of_kind(kind)


@pytest.mark.parametrize(
    ("written", "word", "hint"),
    [
        ("follows_from: [提示已用完]", "提示已用完", "提示已被使用"), ("presumed_from: [成功]", "成功", "兑换成功"),
        ("no_room: [没兑换]", "没兑换", "未兑换"), ("kinds: [notice]", "notice", "redemption_notice"),
        ("wrong_since: 日期", "日期", "时间、期限"), ("late_since: 到账", "到账", "时间、期限"),
        ("follows_from: [提示无效]|follows_if: {买的是服务: 不清楚}", "不清楚", "是、否"),
        ("follows_if: {买的是服务: 是}", "follows_if", "follows_from"), ("never_with: [没有这个事实]", "没有这个事实", ""),
        ("follows_from: [提示无效]|follows_if: {没有这个事实: 是}", "没有这个事实", ""),
        ("never_with: [我还没有点开看过卡密]", "排除了它自己", "另一个"),
    ],
)  # fmt: skip
def test_what_is_misspelt_beside_a_fact_is_told(own_files, written, word, hint):
    file = own_files / "law/facts/general.yaml"
    text = file.read_text("utf-8")
    head = re.search(f"- name: {UNOPENED}\n((?:  .*\n)+)", text)
    kept = [line for line in head[1].splitlines() if line.split(":")[0].strip() in {"ask", "told"}]
    entry = "\n".join([f"- name: {UNOPENED}", *kept, *(f"  {line}" for line in written.split("|"))]) + "\n"
    file.write_text(text.replace(head[0], entry), "utf-8")
    (found,) = FACTS.read(own_files).faults
    assert word in found.message
    assert hint in found.hint
    assert found.at.line > text[: head.start()].count("\n") + 1
