"""Two cases that ask for the same order, payment or key, given in one run: the later one is told, and no key is repeated."""

import pytest
from cases_support import TODAY, case_file, order, put_down
from click.testing import CliRunner

from kameng_docs.build import Job, build
from kameng_docs.build.across_cases import found_in_two
from kameng_docs.cli import main

TWICE = "rule.in-two-cases"
KEY = "QX7K-99ZP-44LM-0000"


def cases(tmp_path, first, second):
    return [
        put_down(case_file(交易=[first]), tmp_path, "甲案"),
        put_down(case_file(交易=[order(订单号="00998877"), second]), tmp_path, "乙案"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        (order(), order(), "订单号"),
        (order(卡密=[KEY]), order(订单号="00112233", 卡密=KEY.lower().replace("-", " ")), "卡密"),
        (
            order(支付单号="0000202611010001"),
            order(订单号="00112233", 支付单号="0000202611010001"),
            "支付单号",
        ),
    ],
    ids=["order", "key", "payment"],
)
def test_the_later_case_is_told_where_the_number_stands(tmp_path, first, second, key):
    files = cases(tmp_path, first, second)
    told = found_in_two(files)
    assert told[files[0]] == []
    (fault,) = told[files[1]]
    assert fault.code == TWICE
    assert fault.at is not None
    line = files[1].read_text("utf-8").splitlines()[fault.at.line - 1]
    assert (key in line) or key == "卡密"
    assert "案件“甲案”的第 1 笔" in fault.message
    assert KEY not in fault.message + fault.hint


def bought_by(who, tmp_path, name, **more):
    return put_down(
        case_file(消费者={"姓名": who, "电话": "13800000011"}, 交易=[order(**more)]), tmp_path, name
    )


def test_one_key_with_two_buyers_is_no_money_asked_for_twice(tmp_path):
    first = bought_by("某甲", tmp_path, "甲案", 卡密=KEY, 支付单号="0000202611010001")
    other = bought_by("某乙", tmp_path, "乙案", 卡密=KEY, 订单号="00112233", 支付单号="0000202611010002")
    (told,) = found_in_two([first, other])[other]
    assert told.code == "rule.key-sold-twice"
    assert KEY not in told.message + told.hint
    # Where the payment is the same, or nobody says that the orders are two, it is the same money.
    for more in ({"订单号": "00112233", "支付单号": "0000202611010001"}, {}):
        same = bought_by("某丙", tmp_path, "丙案", 卡密=KEY, **more)
        assert {each.code for each in found_in_two([first, same])[same]} == {TWICE}


def test_other_orders_short_numbers_and_one_case_alone_are_told_of_nothing(tmp_path):
    files = cases(tmp_path, order(订单号="1001"), order(订单号="1001"))
    assert not any(found_in_two(files).values())
    assert found_in_two(files[:1]) == {files[0]: []}


def test_check_and_build_tell_it(tmp_path):
    files = cases(tmp_path, order(), order())
    said = CliRunner().invoke(main, ["check", "--today", "2026-11-22", *map(str, files)])
    assert said.output.count(TWICE) == 1
    results = list(build(files, Job(tmp_path / "out", TODAY, only="heimao"), jobs=1))
    assert [[d.code for d in each.diagnostics].count(TWICE) for each in results] == [0, 1]


def test_a_case_that_cannot_be_read_stops_nothing(tmp_path):
    files = cases(tmp_path, order(), order())
    files[0].write_text("交易: [", "utf-8")
    assert not any(found_in_two(files).values())
