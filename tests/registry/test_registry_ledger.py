"""Many entries sorted, filtered, counted; what several cases share; and that more of them take no more memory."""

import tracemalloc
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest
from many_made import make_many, summary_of_number

from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.ledger import Kind, Ledger, Shared
from kameng_docs.registry.reading import Entry, State, case_files_in, entries
from kameng_docs.registry.summary import Ahead, Sent, Side, Summary
from kameng_docs.registry.telling import lines

TODAY = "2026-11-22"


def entry(name, state=State.CURRENT, **of_summary):
    return Entry(Path(f"{name}.yaml"), state, Summary(**of_summary), TODAY)


def names(*found, **wanted):
    with Ledger(TODAY, Wanted(**wanted)) as ledger:
        ledger.take(found)
        return [row.case for row in ledger.rows()]


def test_the_nearest_safe_day_comes_first_and_who_has_none_last():
    found = (
        entry("没有", days=()),
        entry("过了", days=(Ahead("2026-11-21", "投诉"),)),
        entry("末日", days=(Ahead("2026-11-24", "投诉", safe="2026-11-20"),)),
        entry("稳妥", days=(Ahead("2026-12-24", "投诉", safe="2026-11-23"),)),
        entry("钟点", days=(Ahead("2026-11-23 09:00", "开庭"),)),
        Entry(Path("没编.yaml"), State.UNMADE),
    )
    assert names(*found) == ["稳妥", "钟点", "末日", "没有", "没编", "过了"]


def test_texts_are_sorted_as_a_chinese_table_program_does_and_what_is_empty_comes_last():
    with Ledger(TODAY, Wanted()) as ledger:
        ledger.take(
            entry(f"案{number}", who=who) for number, who in enumerate(("赵某", "", "陈某", "李某", "A某"))
        )
        up = [row.who for row in ledger.rows("who")]
        down = [row.who for row in ledger.rows("who", down=True)]
    # By 拼音: A, chén, lǐ, zhào.
    assert up == ["A某", "陈某", "李某", "赵某", ""]
    assert down == ["赵某", "李某", "陈某", "A某", ""]


def test_sums_are_sorted_as_numbers_and_the_total_says_how_many_it_does_not_hold():
    with Ledger(TODAY, Wanted()) as ledger:
        ledger.take(
            entry(f"案{number}", asked=asked) for number, asked in enumerate(("9.50", "", "100.00", "20.00"))
        )
        told = [str(row.asked) for row in ledger.rows("asked")]
        assert (ledger.totals.asked, ledger.totals.unasked) == (Decimal("129.50"), 1)
        assert "其中 1 件的金额还不知道" in next(
            line for line in lines(ledger, 80) if line.startswith("一共")
        )
    assert told == ["9.50", "20.00", "100.00", "None"]


CASES = (
    entry(
        "甲",
        platform="某某卡盟Ａ",
        against=(Side("某某小店", "某某网络有限公司"),),
        disputes=("卡密无效",),
        stage="12315投诉：已受理",
        steps=(Sent("samr_12315", "12315投诉", "已受理", "2026-11-10"),),
        days=(Ahead("2026-12-10", "催一催", safe="2026-12-03"),),
        missing=("页面写明",),
    ),
    entry("乙", platform="某某商城", disputes=("自动续费",), who="张某某", stage="已了结", over=True),
    Entry(Path("丙.yaml"), State.UNMADE),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["甲", "丙", "乙"]),
        ({"platform": "卡盟a"}, ["甲"]),
        ({"seller": "网络有限"}, ["甲"]),
        ({"seller": "小店"}, ["甲"]),
        ({"dispute": "续费"}, ["乙"]),
        ({"stage": "已了结"}, ["乙"]),
        ({"channel": "12315"}, ["甲"]),
        ({"channel": "samr_12315"}, ["甲"]),
        ({"before": "2026-12-03"}, ["甲"]),
        ({"before": "2026-12-02"}, []),
        ({"missing": True}, ["甲"]),
        ({"text": "张某某"}, ["乙"]),
        ({"text": "页面写明"}, ["甲"]),
        ({"text": "丙"}, ["丙"]),
        ({"platform": "某某", "dispute": "续费"}, ["乙"]),
        ({"platform": "卡盟", "dispute": "续费"}, []),
    ],
)
def test_filters_ask_for_words_in_their_field(wanted, found):
    assert sorted(names(*CASES, **wanted)) == sorted(found)


def test_it_comes_to_a_number_a_sum_and_kinds_of_warnings():
    with Ledger(TODAY, Wanted()) as ledger:
        ledger.take(
            [
                entry("甲", asked="30.10", warnings={"rule.tone": 3, "rule.phone": 1}),
                entry("乙", asked="9.95", warnings={"rule.tone": 1}, missing=("一",), over=True),
                entry("丙", State.WRONG, asked="", errors={"case.bad-amount": 1}),
                entry("丁", State.CHANGED, asked="NaN"),
            ]
        )
        totals = ledger.totals
        assert (totals.cases, totals.asked, totals.over, totals.missing) == (4, Decimal("40.05"), 1, 1)
        assert (totals.states[State.WRONG.value], totals.states[State.CHANGED.value]) == (1, 1)
        assert ledger.warnings() == [Kind("rule.tone", 2, 4), Kind("rule.phone", 1, 1)]


def test_cases_that_share_a_number_are_named_once_and_also_where_only_one_is_wanted():
    found = (
        entry("甲", platform="一", marks={"卡密": ("aa", "bb"), "订单号": ("cc",)}),
        entry("乙", platform="二", marks={"卡密": ("bb", "aa"), "订单号": ("cc",)}),
        entry("丙", platform="二", marks={"卡密": ("dd",), "支付单号": ("aa",)}),
        entry("丁", platform="三", marks={"卡密": ("ee",)}),
        entry("戊", platform="三", marks={"卡密": ("ee",)}),
    )
    for wanted in (Wanted(platform="一"), Wanted(platform="二")):
        with Ledger(TODAY, wanted) as ledger:
            ledger.take(found)
            assert ledger.shared() == [Shared(("乙", "甲"), ("卡密", "订单号"))]


def test_four_times_as_many_cases_take_no_more_memory(tmp_path):
    for _ in make_many(tmp_path, 1200):
        pass

    def most(count):
        tracemalloc.start()
        with Ledger(TODAY, Wanted()) as ledger:
            ledger.take(entries(islice(case_files_in(tmp_path / "cases"), count), tmp_path / "out"))
            read = sum(1 for _ in ledger.rows())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert read == count
        return peak

    # What is loaded and remembered once is there before it is measured.
    most(100)
    few, many = most(300), most(1200)
    assert many < few + 50_000


def test_every_case_of_many_is_there_and_the_shared_key_is_found(tmp_path):
    with Ledger(TODAY, Wanted()) as ledger:
        ledger.take(entries(make_many(tmp_path, 1000), tmp_path / "out"))
        assert ledger.totals.cases == ledger.seen == 1000
        assert ledger.shared() == [Shared(("案000998", "案000999"), ("卡密",))]
        days = [row.day for row in ledger.rows()]
        with_day = [day for day in days if day]
        assert with_day == sorted(with_day)
        assert days[len(with_day) :] == [""] * (1000 - len(with_day))
    assert summary_of_number(999).marks["卡密"] == summary_of_number(998).marks["卡密"]
