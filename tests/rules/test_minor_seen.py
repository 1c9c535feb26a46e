"""A child is seen by the number of the identity card, and by the day of payment, not by a typed day of birth alone."""

from datetime import date

import pytest
from cases_support import DEAD, brief_of, case_file, composed, order, yes

from kameng_docs.case.check_digits import check_digit
from kameng_docs.case.model import Case
from kameng_docs.rules.minor_claimant import find

TODAY = date(2026, 11, 22)


def card(born: str) -> str:
    """The number of a card, of nowhere, with that day."""
    digits = f"000000{born}231"
    return digits + check_digit(digits + "0")


def case(born: str = "20140512", **changes: object) -> dict:
    who = {"姓名": "施小某", "电话": "13800000009", "证件号码": card(born)}
    return case_file(**({"消费者": who, "事实": DEAD} | changes))


def found(data: dict) -> list[str]:
    return [each.message for each in find(Case.model_validate(data), TODAY)]


def test_the_number_alone_tells_that_a_guardian_is_wanted_and_who_is_asked_whether_the_child_paid():
    first, second = found(case())
    assert "未满十八周岁" in first
    assert "12 周岁" in second
    assert not composed(brief_of(case()), "xiaoxie/letter").document


def test_who_came_of_age_since_is_asked_about_the_payment():
    (told,) = found(case("20081110", 交易=[order(下单时间="2026-11-01 10:00")]))
    assert "2026-11-01 付款的时候，消费者 17 周岁" in told
    assert found(case("20081101", 交易=[order(下单时间="2026-11-01 10:00")])) == []


def test_whoever_answered_is_not_asked_again():
    guardian = {"姓名": "施某某", "与消费者关系": "母亲", "电话": "13800000010"}
    data = case(事实=DEAD | {"实际操作的是孩子": yes(数量="12")})
    data["消费者"]["法定代理人"] = guardian
    assert found(data) == []


def test_a_number_that_was_copied_wrong_tells_no_age():
    data = case()
    number = data["消费者"]["证件号码"]
    data["消费者"]["证件号码"] = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert found(data) == []


@pytest.mark.parametrize(
    ("words", "seen"),
    [("孩子12岁，用妈妈的手机下的单", 1), ("我儿子才十三岁，自己买的", 1), ("给孩子买的", 0)],
)
def test_a_child_in_the_story_is_asked_about(words, seen):
    told = found(
        case_file(
            消费者={"姓名": "某某某", "电话": "13800000009"}, 经过=[{"时间": "2026-11-02", "事项": words}]
        )
    )
    assert len(told) == seen
