"""`calc`: expected numbers are worked out by hand from the statute or taken from the official worked example."""

import json
import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from machine_support import ROOT, TODAY, loaded, run
from readme_samples import samples

from kameng_docs.assess import claims
from kameng_docs.calc.answer import RULES
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.procedure.fees import fee_of
from kameng_docs.procedure.interest import at_lpr, interest
from kameng_docs.procedure.limitation import limitation
from kameng_docs.procedure.lpr import rates
from kameng_docs.procedure.punitive import FLOOR, more_damages
from kameng_docs.procedure.small_claims import caps
from kameng_docs.procedure.workdays import is_workday, workdays_after
from kameng_docs.resources import PACKAGE

COMMON = {"value", "formula", "rule", "citations", "notes"}


def calc(*words: str) -> dict:
    """What `calc … --format json` prints; only `cap`, whose day is an argument, takes no --today."""
    today = () if words[0] == "cap" else ("--today", TODAY)
    told = run("calc", *words, *today, "--format", "json")
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


def value(*words: str) -> str | None:
    return calc(*words)["value"]


# The official worked example (法〔2025〕82号, 买卖合同纠纷): 2395801.28 元 ×0.06/365×158 日 =62225.19 元. Its own dates, 2020-06-08
# and 2020-11-16, lie 161 days apart; the 158 of its formula are those from 2020-06-11.


def test_the_official_worked_example_comes_out_to_the_cent():
    found = calc("interest", "2395801.28", "2020-06-11", "2020-11-16", "--rate", "6")
    assert (found["days"], found["value"]) == (158, "62225.19")
    total = Decimal("2395801.28") + Decimal(found["value"]) + 100000
    assert total == Decimal("2558026.47")
    # 22800 for 2 000 000, and 0.8% of 558 026.47 = 4464.21176.
    assert (value("fee", str(total)), calc("fee", str(total))["halved"]) == ("27264.21", "13632.11")


# Fees.

# What court.md §5 gives at each border, and 1 000 000 元 steps on by 0.9, 0.8, 0.7, 0.6%.
BORDERS = [
    ("10000", "50", "0", "2.5"),
    ("100000", "2300", "2.5", "2"),
    ("200000", "4300", "2", "1.5"),
    ("500000", "8800", "1.5", "1"),
    ("1000000", "13800", "1", "0.9"),
    ("2000000", "22800", "0.9", "0.8"),
    ("5000000", "46800", "0.8", "0.7"),
    ("10000000", "81800", "0.7", "0.6"),
    ("20000000", "141800", "0.6", "0.5"),
]


@pytest.mark.parametrize(("border", "fee", "below", "above"), BORDERS)
def test_the_rate_changes_at_the_cent(border, fee, below, above):
    cent = Decimal("0.01")
    assert fee_of(Decimal(border)).exact == Decimal(fee)
    assert fee_of(Decimal(border) - cent).exact == Decimal(fee) - cent * Decimal(below) / 100
    assert fee_of(Decimal(border) + cent).exact == Decimal(fee) + cent * Decimal(above) / 100
    assert value("fee", border) == f"{fee}.00"
    assert calc("fee", border)["halved"] == f"{Decimal(fee) / 2:.2f}"


@pytest.mark.parametrize(
    ("amount", "full", "half"),
    [
        # law.md (d), worked list; court.md §5.
        ("0.01", "50.00", "25.00"),
        ("530", "50.00", "25.00"),
        ("796", "50.00", "25.00"),
        ("10001", "50.03", "25.01"),
        ("20000", "300.00", "150.00"),
        ("50000", "1050.00", "525.00"),
        ("54321.98", "1158.05", "579.02"),
    ],
)
def test_the_court_fee_and_half_of_it(amount, full, half):
    found = calc("fee", amount)
    assert (found["value"], found["halved"]) == (full, half)
    assert "第十三条第一款第一项" in found["rule"]
    assert "第十六条" in found["rule"]


@pytest.mark.parametrize(
    ("what", "amount", "fee"),
    [
        ("支付令", "500", "16.67"),
        ("支付令", "100000", "766.67"),
        ("保全", "1000", "30.00"),
        ("保全", "1001", "30.01"),
        ("保全", "100000", "1020.00"),
        ("保全", "895999", "5000.00"),  # 4999.995, half up
        ("保全", "895997", "4999.99"),  # 4999.985
        ("保全", "896001", "5000.00"),
        ("保全", "90000000", "5000.00"),
        ("执行", "10000", "50.00"),
        ("执行", "500000", "7400.00"),
        ("执行", "5000000", "52400.00"),
        ("执行", "10000000", "77400.00"),
        ("执行", "11000000", "78400.00"),
    ],
)
def test_what_is_paid_for_an_application(what, amount, fee):
    found = calc("fee", amount, "--for", what)
    assert (found["value"], found["halved"], found["kind"]) == (fee, None, what)
    assert "第十四条" in found["rule"]


def test_a_formula_can_be_worked_out_again():
    assert calc("fee", "120000")["formula"] == (
        "50 + 90000 × 2.5% + 20000 × 2% = 2700.00 元；2700 ÷ 2 = 1350.00 元"
    )
    assert calc("fee", "1300000", "--for", "保全")["formula"].endswith("= 7020 元，最多 5000.00 元")


# Words and damages.


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("107000.53", "人民币壹拾万柒仟元零伍角叁分"),
        ("0", "人民币零元整"),
        ("0.05", "人民币伍分"),
        ("68", "人民币陆拾捌元整"),
        ("68.5", "人民币陆拾捌元伍角整"),
        ("1000.03", "人民币壹仟元零叁分"),
        ("999999999999.99", "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_a_sum_in_words(amount, words):
    assert value("words", amount) == words


@pytest.mark.parametrize(
    ("price", "added", "total"),
    [
        # law.md (d): the floor bites below 166.67.
        ("30", "500.00", "530.00"),
        ("166.66", "500.00", "666.66"),
        ("166.67", "500.01", "666.68"),
        ("199", "597.00", "796.00"),
    ],
)
def test_damages_are_three_prices_and_not_less_than_500(price, added, total):
    found = calc("punitive", price)
    assert (found["value"], found["total"]) == (added, total)
    assert "《消费者权益保护法》第五十五条第一款" in found["rule"]


def test_a_case_adds_what_calc_adds():
    assert claims.more_damages is more_damages
    assert more_damages(Decimal("0.01")) == FLOOR


# Interest.


def test_the_rate_of_each_period_counts():
    found = calc("interest", "10000", "2024-07-01", "2024-11-01", "--for", "无效")
    # 21 days at 3.45, 91 at 3.35, 11 at 3.10: 10000 × 411.40% / 365 = 112.712…
    assert [(s["from"], s["to"], s["days"], s["percent"]) for s in found["segments"]] == [
        ("2024-07-01", "2024-07-22", 21, "3.45"),
        ("2024-07-22", "2024-10-21", 91, "3.35"),
        ("2024-10-21", "2024-11-01", 11, "3.1"),
    ]
    assert [s["verified"] for s in found["segments"]] == ["unverified", "unverified", "secondary"]
    assert (found["value"], found["days"], found["outdated"], found["arguable"]) == (
        "112.71",
        123,
        False,
        False,
    )
    assert "第二十五条第一款" in found["rule"]
    assert any(note.startswith("未核") for note in found["notes"])


@pytest.mark.parametrize(
    ("start", "end", "interest_due"),
    [
        ("2024-10-20", "2024-10-21", "33.50"),
        ("2024-10-21", "2024-10-22", "31.00"),
        ("2024-10-20", "2024-10-22", "64.50"),
        ("2024-02-28", "2024-03-01", "69.00"),  # two days of a leap year
        ("2023-02-28", "2023-03-01", "36.50"),
        ("2024-01-01", "2025-01-01", "12284.00"),  # 366 days: 203 × 3.45 + 91 × 3.35 + 72 × 3.10
        ("2026-01-05", "2026-01-05", "0.00"),
    ],
)
def test_days_are_counted_one_by_one(start, end, interest_due):
    # 365 000 元 earn ten times the percentage a day.
    assert value("interest", "365000", start, end, "--for", "无效") == interest_due


def test_rows_that_repeat_a_rate_make_no_segment():
    (one,) = at_lpr(date(2025, 5, 20), date(2026, 9, 1))
    assert (one.percent, one.days) == (Decimal("3.00"), 469)


def test_half_a_cent_is_rounded_up():
    assert value("interest", "36500", "2026-01-01", "2026-01-02", "--rate", "0.005") == "0.01"
    assert value("interest", "36500", "2026-01-01", "2026-01-02", "--rate", "0.0049") == "0.00"


@pytest.mark.parametrize(
    ("contract", "interest_due"), [("2024-10-20", "10.05"), ("2024-10-21", "9.30"), ("2025-05-20", "9.00")]
)
def test_prepaid_money_has_the_one_rate_of_the_contract(contract, interest_due):
    words = ("interest", "300", "2025-06-01", "2026-06-01", "--contract-on", contract)
    found = calc(*words)
    assert (found["value"], len(found["segments"]), found["route"]) == (interest_due, 1, "预付")
    assert "第十六条第一款" in found["rule"]
    assert "第十七条第一款" in found["rule"]
    assert calc(*words, "--for", "预付") == found


def test_interest_after_termination_is_marked_arguable():
    found = calc("interest", "300", "2025-06-01", "2026-06-01")
    assert (found["arguable"], found["route"]) == (True, "解除")
    assert "可争" in found["rule"]
    # practice.md 1.2 第5点: 合同编解释25 只管不成立、无效、被撤销，不含解除.
    assert "第二十五条" not in found["rule"]


@pytest.mark.parametrize(
    ("words", "outdated"),
    [
        # The last row is of 2026-08-20, the next was due on 2026-09-20; the last day is not counted.
        (("2026-08-01", "2026-09-20"), False),
        (("2026-08-01", "2026-09-21"), True),
        (("2026-10-01", "2026-10-05", "--contract-on", "2026-09-19"), False),
        (("2026-10-01", "2026-10-05", "--contract-on", "2026-09-20"), True),
        (("2026-08-01", "2026-10-05", "--rate", "6"), False),
    ],
)
def test_a_table_that_ends_too_early_says_so(words, outdated):
    found = calc("interest", "10000", *words)
    assert found["outdated"] is outdated
    assert any("利率表过期" in note and "2026-08-20" in note for note in found["notes"]) is outdated


@given(
    st.dates(date(2019, 8, 20), date(2026, 12, 31)),
    st.integers(0, 900),
    st.integers(0, 900),
)
def test_segments_follow_each_other_without_a_gap(start, first, second):
    middle, end = (
        date.fromordinal(start.toordinal() + first),
        date.fromordinal(start.toordinal() + first + second),
    )
    whole = at_lpr(start, end)
    assert sum(each.days for each in whole) == first + second
    assert all(a.end == b.start and a.percent != b.percent for a, b in pairwise(whole))
    parts = interest(Decimal(10000), at_lpr(start, middle)) + interest(Decimal(10000), at_lpr(middle, end))
    assert abs(parts - interest(Decimal(10000), whole)) <= Decimal("0.01")


# Caps.


@pytest.mark.parametrize(
    ("province", "day", "cap", "agreed"),
    [
        ("江苏", "2022-01-06", None, None),
        ("江苏", "2022-01-07", "51811.00", "207242.00"),
        ("江苏", "2024-01-05", "51811.00", "207242.00"),
        ("江苏", "2024-01-06", "60862.00", "243448.00"),
        ("江苏", "2026-01-03", "60862.00", "243448.00"),
        ("江苏省", "2026-01-04", "64610.00", "258440.00"),
        ("浙江", "2022-01-10", None, None),
        ("浙江", "2022-01-11", "54323.00", "217290.00"),
        ("上海市", "2022-08-22", None, None),
        ("上海", "2022-08-23", "68378.50", "273514.00"),
        ("广东", TODAY, None, None),
        ("广西壮族自治区", TODAY, None, None),
        ("江苏", "2021-12-31", None, None),
    ],
)
def test_the_cap_of_a_province_on_a_day(province, day, cap, agreed):
    found = calc("cap", province, day)
    assert (found["value"], found["agreed"]) == (cap, agreed)
    assert any("以受诉法院公布的为准" in note for note in found["notes"])
    assert any(note.startswith("未核") for note in found["notes"]) is (cap is not None)


def test_the_rule_changed_in_2022():
    # law.md (e): 162条、30% before, 165条、50% since; the old article is known by its number only.
    before, after = calc("cap", "江苏", "2021-12-31"), calc("cap", "江苏", "2022-01-01")
    assert "第一百六十二条" in before["rule"]
    assert [each["text"] for each in before["citations"]] == [""]
    assert "第一百六十五条第一款" in after["rule"]
    assert "第一百六十二条" not in after["rule"]


def test_an_old_row_and_an_unknown_province_say_so():
    assert calc("cap", "江苏", "2027-01-04")["outdated"] is False
    assert calc("cap", "江苏", "2027-01-05")["outdated"] is True
    assert any("是不是想写“内蒙古”？" in note for note in calc("cap", "内蒙", TODAY)["notes"])
    assert any("写成 江苏" in note for note in calc("cap", "某省", TODAY)["notes"])
    assert any("没有广东" in note for note in calc("cap", "广东", TODAY)["notes"])
    assert any("最早的是 2022-08-23" in note for note in calc("cap", "上海", "2022-08-22")["notes"])


def test_each_cap_is_half_and_double_the_same_wage():
    for row in caps().rows:
        # Published to the 元 or the 分; both come of one wage.
        assert abs(row.agreed / 4 - row.cap) <= Decimal("0.5"), row
        assert row.wage is None or (row.wage / 2, row.wage * 2) == (row.cap, row.agreed)
        assert row.source
        assert row.verified == "secondary"


# Working days. 放假和调休 as announced: 2025 春节 1-28 to 2-4 (1-26 and 2-8 worked), 国庆 10-1 to 10-8 (9-28, 10-11);
# 2026 春节 2-15 to 2-23 (2-14, 2-28), 中秋 9-25, 国庆 10-1 to 10-7 (9-20, 10-10).


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2025-01-24", "7", "2025-02-10"),
        ("2025-09-26", "7", "2025-10-13"),
        ("2025-09-26", "1", "2025-09-28"),
        ("2026-02-12", "7", "2026-02-28"),
        ("2026-09-17", "7", "2026-09-28"),
        ("2026-09-30", "7", "2026-10-15"),
        ("2026-12-28", "3", "2026-12-31"),
        ("2026-11-20", "1", "2026-11-23"),
    ],
)
def test_working_days_follow_the_announced_calendar(start, count, last):
    found = calc("workdays", start, count)
    assert (found["value"], found["provisional"]) == (last, False)
    assert "第二百零一条第一款" in found["rule"]


def test_what_was_skipped_and_what_was_counted_is_told():
    found = calc("workdays", "2025-09-26", "7")
    assert found["skipped"] == [f"2025-10-{day:02}" for day in (1, 2, 3, 6, 7, 8)]
    assert found["made_up"] == ["2025-09-28", "2025-10-11"]


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2026-12-28", "4", "2027-01-04"),
        ("2026-12-31", "1", "2027-01-04"),
        ("2027-02-03", "2", "2027-02-09"),  # 除夕 is a Friday, 初三 a Monday
        ("2027-06-08", "1", "2027-06-10"),  # 端午
        ("2028-12-29", "1", "2029-01-02"),  # 2029-01-01 is a Monday
    ],
)
def test_beyond_what_is_announced_a_day_is_provisional(start, count, last):
    found = calc("workdays", start, count)
    assert (found["value"], found["provisional"]) == (last, True)
    assert any(note.startswith("暂估") for note in found["notes"])
    assert "暂估" in run("calc", "workdays", start, count).stdout.splitlines()[0]


def test_a_year_whose_moon_is_not_listed_says_that_too():
    assert any("农历" in note for note in calc("workdays", "2029-05-01", "1")["notes"])
    assert not any("农历" in note for note in calc("workdays", "2027-05-01", "1")["notes"])


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_one_more_working_day_is_the_next_working_day(start, count):
    last, next_ = workdays_after(start, count).last, workdays_after(start, count + 1).last
    assert is_workday(last)[0]
    between = range(last.toordinal() + 1, next_.toordinal())
    assert not any(is_workday(date.fromordinal(day))[0] for day in between)


# Limitation.


@pytest.mark.parametrize(
    ("known", "interrupted", "last"),
    [
        ("2023-03-01", (), "2026-03-02"),  # 03-01 is a Sunday
        ("2024-02-29", (), "2027-03-01"),  # the month ends on a Sunday
        ("2023-03-01", ("2024-01-31",), "2027-02-01"),  # a Sunday
        ("2023-03-01", ("2024-01-31", "2023-05-05"), "2027-02-01"),
        ("2023-03-01", ("2023-03-01",), "2026-03-02"),
        ("2021-01-05", ("2024-01-05",), "2027-01-05"),  # on the last day
        ("2021-01-05", ("2024-01-06",), "2024-01-05"),  # a day late
        ("2021-01-05", ("2023-12-01", "2026-12-01"), "2029-12-03"),  # a Saturday
    ],
)
def test_three_years_begin_anew_with_each_interruption_in_time(known, interrupted, last):
    found = calc("limitation", known, *(word for day in interrupted for word in ("--interrupted", day)))
    assert found["value"] == last
    assert found["over"] is (last < TODAY)
    assert "第一百九十五条" in found["rule"]


def test_an_interruption_too_late_is_told():
    found = calc("limitation", "2021-01-05", "--interrupted", "2024-01-06")
    assert (found["interruptions"], found["too_late"]) == ([], ["2024-01-06"])
    assert any("2024-01-06" in note for note in found["notes"])


def test_the_year_of_rescission_and_termination_is_never_interrupted():
    plain = calc("limitation", "2025-12-01")
    demanded = calc("limitation", "2025-12-01", "--interrupted", "2026-06-01")
    assert demanded["others"] == plain["others"]
    assert demanded["value"] == "2029-06-01"
    told = {each["id"]: each for each in plain["others"]}
    assert told["rescission"]["value"] == told["termination"]["value"] == "2026-12-01"
    assert not told["rescission"]["over"]
    assert "第一百五十二条第一款第一项" in told["rescission"]["rule"]
    assert "第五百六十四条第二款" in told["termination"]["rule"]
    assert all("第一百九十九条" in told[each]["rule"] for each in ("rescission", "termination"))


@pytest.mark.parametrize(
    ("done", "last", "over", "article"),
    [
        ("2026-05-20", "2026-11-19", True, "第二十五条"),
        # Counted without its first day it ends on 11-22, a Sunday, and is moved to Monday: not over on either reading.
        ("2026-05-22", "2026-11-21", False, "第二十五条"),
        ("2026-05-23", "2026-11-22", False, "第二十五条"),
        ("2025-08-31", "2026-02-27", True, "第二十二条"),  # the act decides, the statute of 2012
    ],
)
def test_six_months_of_the_police_count_the_day_of_the_act(done, last, over, article):
    (police,) = [each for each in calc("limitation", done)["others"] if each["id"] == "police"]
    assert (police["value"], police["over"]) == (last, over)
    assert article in police["rule"]


def test_a_last_day_that_is_a_holiday_is_moved_and_the_safe_day_told_first():
    found = calc("limitation", "2023-10-01")
    assert (found["safe"], found["value"], found["past_from"]) == ("2026-09-30", "2026-10-08", "2026-10-09")
    assert "第二百零三条第一款" in found["rule"]
    told = run("calc", "limitation", "2023-10-01", "--today", "2026-10-05").stdout
    assert (
        told.splitlines()[0] == "诉讼时效最后一天：稳妥日 2026-09-30（星期三）；法定末日 2026-10-08（星期四）"
    )
    assert "2026-10-01（星期四）逢国庆节，顺延到2026-10-08（星期四）" in told
    assert "已过" in run("calc", "limitation", "2023-10-01", "--today", "2026-10-09").stdout.splitlines()[0]


def test_beyond_the_announced_calendar_the_limitation_is_provisional():
    found = calc("limitation", "2024-02-29")
    assert (found["safe"], found["provisional"]) == ("2027-02-26", True)
    assert any(note.startswith("暂定") for note in found["notes"])


def test_the_worst_reading_is_told_where_an_interruption_counted():
    found = calc("limitation", "2023-03-01", "--interrupted", "2024-01-31")
    assert (found["worst"]["safe"], found["worst"]["value"]) == ("2026-02-28", "2026-03-02")
    assert any("最坏的读法" in note for note in found["notes"])
    assert not any("最坏的读法" in note for note in calc("limitation", "2023-03-01")["notes"])


def test_facts_older_than_the_code_are_told_without_its_articles():
    found = calc("limitation", "2020-12-31")
    assert found["citations"] == []
    assert any("尚未施行" in note for note in found["notes"])
    assert calc("limitation", "2021-01-01")["citations"]


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.lists(st.integers(0, 3000), max_size=5))
def test_an_interruption_never_shortens_the_time(known, after):
    days = [date.fromordinal(known.toordinal() + each) for each in after]
    found = limitation(known, days)
    assert found.last >= limitation(known).last
    assert {*found.interruptions, *found.too_late} == set(days)


# How it is told.

EXAMPLES = [
    (("fee", "530"), {"kind", "halved"}),
    (("words", "530"), set()),
    (("workdays", "2026-11-20", "7"), {"provisional", "past_from", "skipped", "made_up"}),
    (
        ("interest", "530", "2025-01-01", "2026-01-01"),
        {"route", "days", "arguable", "outdated", "segments"},
    ),
    (("punitive", "530"), {"total"}),
    (
        ("cap", "江苏", TODAY),
        {"province", "agreed", "from", "basis", "source", "verified", "outdated"},
    ),
    (
        ("cap", "广东", TODAY),
        {"province", "agreed", "from", "basis", "source", "verified", "outdated"},
    ),
    (
        ("limitation", "2025-01-01"),
        {
            *("over", "safe", "past_from", "provisional", "worst"),
            *("begins", "interruptions", "too_late", "others"),
        },
    ),
]


@pytest.mark.parametrize(("words", "own"), EXAMPLES, ids=[" ".join(words) for words, _ in EXAMPLES])
def test_the_json_has_its_keys_and_the_text_says_the_same(words, own):
    found = calc(*words)
    assert set(found) == COMMON | own
    told = run("calc", *words).stdout
    assert (found["value"] or "不知道") in told
    assert found["formula"] in told
    for citation in found["citations"]:
        assert set(citation) == {"ref", "label", "edition", "text"}
        assert re.search("第[零一二三四五六七八九十百]+条", citation["label"])
        assert citation["label"].split("》")[1] in told


def test_every_clause_of_the_rules_is_held_in_words():
    seen = set()
    for name, entry in RULES.only().items():
        for rule in entry.rule:
            for ref in rule.cites:
                # The rule before 2022 is the one that is known by its number.
                day = "2021-12-31" if name == "cap.before" else TODAY
                found = load().resolve(ref, date.fromisoformat(day))
                assert isinstance(found, Citation), ref
                assert found.text or name == "cap.before", ref
                seen.add(ref)
    assert len(seen) > 20
    assert not re.search(
        "第[零一二三四五六七八九十百]+条", (PACKAGE / RULES.name).read_text("utf-8").partition("fee.受理:")[2]
    )


def test_the_table_of_rates_is_marked_and_without_a_gap_at_its_end():
    assert {rate.verified for rate in rates()} == {"secondary", "unverified"}
    assert rates()[-1].since == date(2026, 8, 20)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("fee", "-5"), "“-5”是负数"),
        (("workdays", "2026-01-05", "-3"), "“-3”是负数"),
        (("interest", "100", "2026-01-01", "2026-02-01", "--rate", "-6"), "“-6”是负数"),
        (("fee", "1.234"), "金额“1.234”最多写 2 位小数"),
        (("fee", "１００．５"), "“１００．５”不是金额，只用半角数字和小数点，写成 100.5"),
        (("words", "2,395,801.28元"), "写成 2395801.28"),
        (("fee", "一百"), "“一百”不是金额"),
        (("fee", "1e5"), "“1e5”不是金额"),
        (("fee", "0"), "金额要大于 0"),
        (("words", "1000000000000"), "太大，要小于一万亿"),
        (("punitive", "9" * 40), "太大，要小于一万亿"),
        (("workdays", "2026-01-05", "0"), "“0”不是天数，写 1 到 1000 的整数"),
        (("workdays", "2026-01-05", "1001"), "“1001”不是天数"),
        (("workdays", "2026-01-05", "７"), "“７”不是天数"),
        (("workdays", "1月5日", "7"), "“1月5日”不是日期，写成 2026-11-22"),
        (("limitation", "9999-12-31"), "“9999-12-31”太远"),
        (("limitation", "2026-02-01", "--interrupted", "2026-01-31"), "2026-01-31 早于 2026-02-01"),
        (("interest", "1", "2026-02-01", "2026-01-31"), "2026-01-31 早于 2026-02-01"),
        (("interest", "1", "2019-08-19", "2020-01-01"), "2019-08-20 以前没有 LPR"),
        (("interest", "1", "2026-01-01", "2026-02-01", "--for", "预付"), "--contract-on"),
        (("interest", "1", "2026-01-01", "2026-02-01", "--contract-on", "2026-01-02"), "晚于起算日"),
        (
            ("interest", "1", "2026-01-01", "2026-02-01", "--for", "无效", "--contract-on", "2025-01-02"),
            "只用于",
        ),
        (("interest", "1", "2026-01-01", "2026-02-01", "--rate", "6", "--for", "无效"), "不能和 --for"),
    ],
)
def test_what_is_typed_wrong_is_a_usage_error_in_chinese(words, told):
    said = run("calc", *words)
    assert said.exit_code == 2
    assert told in said.stderr
    assert not said.stdout


@pytest.mark.parametrize("name", ["fee", "words", "workdays", "interest", "punitive", "cap", "limitation"])
def test_each_calculation_says_in_chinese_what_it_does(name):
    told = run("calc", name, "--help")
    assert told.exit_code == 0
    for option in re.findall(r"^  (--.*)$", told.stdout, re.MULTILINE):
        assert re.search("[\u4e00-\u9fff]", option), option


def test_a_calculation_loads_no_model_and_no_engine():
    assert loaded(ROOT, "calc", "fee", "100") <= {"yaml", "importlib.metadata"}
    assert loaded(ROOT, "calc", "words", "100") <= {"yaml", "importlib.metadata"}
    assert loaded(ROOT, "calc", "fee", "-1") == set()


def test_the_readme_shows_what_is_printed():
    (words, shown) = next((words, shown) for words, shown in samples() if words[0] == "calc")
    lines = iter([line.strip() for line in run(*words).stdout.splitlines()])
    wanted = [line for line in shown if line != "……"]
    assert len(wanted) > 2
    assert [line for line in wanted if line not in lines] == []
