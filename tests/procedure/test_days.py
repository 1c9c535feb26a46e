"""The one arithmetic of days. Expected days are those of kinds-2.md §10, and of the statutes; none is taken from the code."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest
from cases_support import workshop
from hypothesis import given
from hypothesis import strategies as st

from kameng_docs.build import Job, fresh, ground
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.law.notes import notes
from kameng_docs.procedure import regimes as regimes_module
from kameng_docs.procedure.days import counted_back, reckon, written
from kameng_docs.procedure.holidays import is_statutory, is_workday, statutory
from kameng_docs.procedure.ladder import Period, ladder
from kameng_docs.procedure.limitation import limitation, police_until
from kameng_docs.procedure.reckoned import Reckoned
from kameng_docs.procedure.regimes import regime, regimes

MINE, THEIRS = True, False


def period(name: str) -> Period:
    """A period of the ladder, or one that a channel brings with it."""
    of_channels = [each for channel in workshop().channels.values() for each in channel.rung.periods]
    return next(each for each in (*of_channels, *ladder().periods.values()) if each.id == name)


at = datetime.fromisoformat


@dataclass(frozen=True)
class Row:
    """A period and what is right of it. What the source leaves open is empty and not asked for."""

    start: str
    count: int
    unit: str
    regime: str
    mine: bool
    counted: str
    last: str
    safe: str = ""
    past: str = ""
    provisional: bool = False

    def reckoned(self) -> Reckoned:
        start = at(self.start)
        begun = start if self.unit == "hours" else start.date()
        return reckon(begun, self.count, self.unit, self.regime, mine=self.mine)


# kinds-2.md §10, by its numbers; 24 and 25 are below. Of 7 and 8 the naive end is another count and is not asked for.
SECTION_10 = {
    "1 上诉": Row("2026-09-18", 15, "days", "court", MINE, "2026-10-03", "2026-10-08", "2026-09-30"),
    "2 上诉，调休": Row("2026-09-25", 15, "days", "court", MINE, "2026-10-10", "2026-10-10", "2026-10-10"),
    "3 无理由": Row("2026-09-26", 7, "days", "civil", MINE, "2026-10-03", "2026-10-08", "2026-09-30"),
    "4 质量七日": Row("2026-11-28", 7, "days", "civil", MINE, "2026-12-05", "2026-12-07", "2026-12-04"),
    "5 预付七日": Row("2026-09-24", 7, "days", "civil", MINE, "2026-10-01", "2026-10-08", "2026-09-30"),
    "6 调解": Row(
        "2026-08-05", 60, "days", "regulator", THEIRS, "2026-10-04", "2026-10-08", past="2026-10-09"
    ),
    "7 受理": Row("2026-09-24", 7, "workdays", "workdays", THEIRS, "", "2026-10-12", past="2026-10-13"),
    "8 举报": Row("2026-09-16", 15, "workdays", "workdays", THEIRS, "", "2026-10-13", past="2026-10-14"),
    "9 撤销": Row("2025-10-03", 1, "years", "civil", MINE, "2026-10-03", "2026-10-08", "2026-09-30"),
    "10 误解": Row("2026-07-04", 90, "days", "civil", MINE, "2026-10-02", "2026-10-08", "2026-09-30"),
    "11 解除": Row(
        "2026-02-06", 1, "years", "civil", MINE, "2027-02-06", "2027-02-09", "2027-02-04", provisional=True
    ),
    "12 时效": Row(
        "2024-02-29", 3, "years", "civil", MINE, "2027-02-28", "2027-03-01", "2027-02-26", provisional=True
    ),
    "13 重新计算": Row(
        "2026-02-28", 3, "years", "civil", MINE, "2029-02-28", "2029-02-28", "2029-02-28", provisional=True
    ),
    "14 二年检验": Row("2024-11-30", 2, "years", "civil", MINE, "2026-11-30", "2026-11-30"),
    "15 小额审限": Row(
        "2026-12-31", 2, "months", "court", THEIRS, "2027-02-28", "2027-03-01", provisional=True
    ),
    "16 十五日": Row("2026-09-21", 15, "days", "penalty", THEIRS, "2026-10-06", "2026-10-06", past="2026-10-09"),
    "17 交费": Row("2026-09-29", 7, "days", "court", MINE, "2026-10-06", "2026-10-08", "2026-09-30"),
    "18 立案": Row("2026-09-30", 7, "days", "court", THEIRS, "2026-10-07", "2026-10-08"),
    "19 履行": Row("2026-09-22", 10, "days", "court", THEIRS, "2026-10-02", "2026-10-08", past="2026-10-09"),
    "20 执行": Row(
        "2026-10-08", 2, "years", "court", MINE, "2028-10-08", "2028-10-09", provisional=True
    ),
    "21 治安": Row("2026-05-31", 6, "months", "police", MINE, "2026-11-29", "2026-11-29"),
    "22 返款": Row("2026-11-20", 7, "days", "civil", THEIRS, "2026-11-27", "2026-11-27"),
    "22 返款，举报": Row(
        "2026-11-20", 15, "days", "penalty", THEIRS, "2026-12-05", "2026-12-05", past="2026-12-08"
    ),
    "23 小时": Row(
        "2026-09-30 23:10", 24, "hours", "hours", MINE, "2026-10-01 23:10", "2026-10-01 23:10", "2026-10-01 23:10"
    ),
    "26 再审": Row(
        "2026-08-31", 6, "months", "court", MINE, "2027-02-28", "2027-03-01", provisional=True
    ),
    "27 元旦": Row("2026-12-25", 7, "days", "civil", MINE, "2027-01-01", "2027-01-04", provisional=True),
    "28 电信": Row("2026-09-04", 30, "days", "telecom", THEIRS, "2026-10-04", "2026-10-04", past="2026-10-09"),
}  # fmt: skip

# From the statutes: 民法典 201–203, 民诉法 85, 令121 第45条, 治安法 25; 放假安排 of 2026: 元旦 1-1 to 1-3 (1-4 works), 春节 2-15 to
# 2-23 (2-14, 2-28 work), 清明 4-4 to 4-6, 中秋 9-25 to 9-27, 国庆 10-1 to 10-7 (9-20, 10-10 work).
OF_THE_STATUTES = {
    "月末，调休的星期六": Row(
        "2026-01-31", 1, "months", "civil", MINE, "2026-02-28", "2026-02-28", "2026-02-28", "2026-03-01"
    ),
    "闰日一年": Row("2024-02-29", 1, "years", "civil", MINE, "2025-02-28", "2025-02-28", "2025-02-28"),
    "八月三十一日一个月": Row("2026-08-31", 1, "months", "court", THEIRS, "2026-09-30", "2026-09-30", past="2026-10-01"),
    "春节": Row("2026-02-10", 7, "days", "civil", MINE, "2026-02-17", "2026-02-24", "2026-02-14", "2026-02-25"),
    "调休的星期日": Row("2026-09-13", 7, "days", "court", MINE, "2026-09-20", "2026-09-20", "2026-09-20"),
    "跨年，元旦后调休的星期日": Row(
        "2025-12-28", 7, "days", "civil", MINE, "2026-01-04", "2026-01-04", "2026-01-04"
    ),
    "清明连周末": Row("2026-03-28", 7, "days", "court", MINE, "2026-04-04", "2026-04-07", "2026-04-03"),
    "节前最后一天": Row("2026-09-15", 15, "days", "court", MINE, "2026-09-30", "2026-09-30", "2026-09-30"),
    "节后第一天": Row("2026-10-01", 7, "days", "court", MINE, "2026-10-08", "2026-10-08", "2026-10-08"),
    "全在假期里": Row("2026-10-02", 3, "days", "civil", MINE, "2026-10-05", "2026-10-08", "2026-10-05"),
    "2026-12-31": Row("2026-12-24", 7, "days", "civil", MINE, "2026-12-31", "2026-12-31", "2026-12-31"),
    "2027-12-31": Row(
        "2027-12-24", 7, "days", "civil", MINE, "2027-12-31", "2027-12-31", "2027-12-31", provisional=True
    ),
    "小时跨春节": Row(
        "2026-02-15 20:00", 48, "hours", "hours", THEIRS, "2026-02-17 20:00", "2026-02-17 20:00"
    ),
    "治安，星期日不顺延": Row(
        "2026-05-23", 6, "months", "police", MINE, "2026-11-22", "2026-11-22", "2026-11-20", "2026-11-24"
    ),
    "电信收费五个月": Row(
        "2026-05-03", 5, "months", "telecom", MINE, "2026-10-03", "2026-10-03", "2026-09-30", "2026-10-09"
    ),
    "12315 三年，星期六": Row(
        "2023-11-28", 3, "years", "regulator", MINE, "2026-11-28", "2026-11-28", "2026-11-27", "2026-12-01"
    ),
    "12315 三年，国庆": Row(
        "2023-10-02", 3, "years", "regulator", MINE, "2026-10-02", "2026-10-04", "2026-09-30", "2026-10-09"
    ),
    "刑事复议": Row("2026-09-26", 7, "days", "criminal", MINE, "2026-10-03", "2026-10-03", "2026-09-30", "2026-10-09"),
    "春节以后七天不说已过": Row(
        "2027-01-25", 15, "days", "court", MINE, "2027-02-09", "2027-02-09", "2027-02-09", "2027-02-16", True
    ),
    "节前可能连休": Row(  # 2028-05-01 is a Monday, 2029-01-01 too; 2028-04-04 is a Tuesday, the Monday may be given with it
        "2028-03-27", 7, "days", "civil", MINE, "2028-04-03", "2028-04-03", "2028-04-03", "2028-04-12", True
    ),
    "工作日跨没有公布的春节": Row(
        "2027-02-03", 2, "workdays", "workdays", THEIRS, "", "2027-02-09", past="2027-02-17", provisional=True
    ),
    "农历没有列出的年份": Row(  # may be 除夕: four days of 春节, seven after it
        "2026-03-05", 3, "years", "civil", MINE, "2029-03-05", "2029-03-05", past="2029-03-17", provisional=True
    ),
    "经验": Row("2026-09-29", 5, "days", "advice", THEIRS, "2026-10-04", "2026-10-04", past="2026-10-05"),
}  # fmt: skip
TABLE = {f"§10 {name}": row for name, row in SECTION_10.items()} | OF_THE_STATUTES


def differences(row: Row) -> list[str]:
    """What comes out other than the table says."""
    found = row.reckoned()
    pairs = [
        (row.counted, found.counted_on),
        (row.last, found.last_on),
        (row.safe, found.safe_on),
        (row.past, found.past_from),
    ]
    wrong = [f"{right} but {got}" for right, got in pairs if right and at(right) != _full(got)]
    return wrong + (["provisional"] if found.provisional is not row.provisional else [])


def _full(moment: date) -> datetime:
    return at(f"{moment:%Y-%m-%d}") if not isinstance(moment, datetime) else moment


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_every_row_comes_out(row):
    assert differences(row) == []


def test_section_10_has_all_its_rows():
    assert {int(name.split()[0]) for name in SECTION_10} == set(range(1, 29)) - {24, 25}


def test_row_24_a_notice_thirty_days_before_closing():
    assert counted_back(date(2026, 11, 15), 30) == date(2026, 10, 16)


def test_row_25_a_date_in_a_notice_is_not_moved():
    found = written(date(2026, 12, 5), mine=False)
    assert (found.last_on, found.past_from) == (date(2026, 12, 5), date(2026, 12, 6))
    assert not found.passed(date(2026, 12, 5))
    assert found.passed(date(2026, 12, 6))


def test_a_written_day_of_the_author_has_its_working_day_first():
    found = written(date(2026, 11, 29), mine=True)
    assert (found.safe_on, found.last_on) == (date(2026, 11, 27), date(2026, 11, 29))


def test_a_written_hour_is_over_with_its_minute():
    found = written(at("2026-11-25 18:00"), mine=False)
    assert not found.passed(at("2026-11-25 18:00"))
    assert found.passed(at("2026-11-25 18:01"))
    assert not found.passed(date(2026, 11, 25))
    assert found.passed(date(2026, 11, 26))


def test_hours_end_within_the_day_and_a_bare_day_waits_for_its_end():
    found = reckon(at("2026-09-30 23:10"), 24, "hours", "hours", mine=True)
    assert not found.passed(date(2026, 10, 1))
    assert found.passed(date(2026, 10, 2))
    assert found.both == "最迟 2026-10-01（星期四） 23:10"


# Each regime bent: at least one row of the table must come out wrong. What is bent is the data, as a slip in it would.
BENT = {
    "civil": {"mine": "none"}, "court": {"theirs": "statutory"}, "regulator": {"widest": "statutory"},
    "hours": None, "written": None, "workdays": None, "advice": {"theirs": "days_off", "widest": "days_off"},
    "police": {"from_start": False}, "criminal": {"mine": "days_off"}, "penalty": {"widest": "none"},
    "telecom": {"theirs": "days_off"},
}  # fmt: skip


def test_every_regime_is_bent_or_has_nothing_to_bend():
    assert BENT.keys() == regimes().rows.keys()


@pytest.mark.parametrize("name", [name for name, bend in BENT.items() if bend])
def test_a_bent_regime_shows_in_the_table(name, monkeypatch):
    rows = {**regimes().rows, name: replace(regime(name), **BENT[name])}
    bent = replace(regimes(), rows=rows)
    monkeypatch.setattr(regimes_module, "regimes", lambda: bent)
    assert [label for label, row in TABLE.items() if row.regime == name and differences(row)]
    assert not [label for label, row in TABLE.items() if row.regime != name and differences(row)]


@given(
    st.dates(date(2019, 1, 1), date(2031, 1, 1)), st.integers(1, 400),
    st.sampled_from(["civil", "court", "regulator", "police", "criminal", "penalty", "telecom", "advice"]),
    st.booleans(),
)  # fmt: skip
def test_nothing_is_over_before_its_last_day_and_the_safe_day_never_comes_later(start, count, kind, mine):
    found = reckon(start, count, "days", kind, mine=mine)
    assert start <= found.safe_on <= found.counted_on <= found.last_on <= found.wide_on < found.past_from
    assert not found.passed(found.wide_on)
    assert found.passed(found.past_from)
    assert found.safe_on == found.counted_on or is_workday(found.safe_on)[0]
    if kind in {"civil", "court"}:
        assert is_workday(found.last_on)[0]
        between = range(found.counted_on.toordinal(), found.last_on.toordinal())
        assert not any(is_workday(date.fromordinal(day))[0] for day in between)
        assert [day.toordinal() for day, _ in found.moved] == list(between)


# 暂定.


@pytest.fixture
def forget_days():
    """What the calendar said of a day is remembered: to be called when another one is put in its place."""
    yield is_workday.cache_clear
    is_workday.cache_clear()


def test_the_same_period_is_computed_anew_when_its_year_is_announced(monkeypatch, forget_days):
    import chinese_calendar

    before = period("limitation").reckoned(date(2024, 2, 29))
    assert (before.last_on, before.provisional) == (date(2027, 3, 1), True)
    assert any(line.startswith("暂定：2027年") for line in before.told())
    # As if 2027 were announced with a working Sunday 02-28, which 调休 has made of 2026-02-28, a Saturday.
    monkeypatch.setattr(
        chinese_calendar, "is_workday", lambda day: day.weekday() < 5 or day == date(2027, 2, 28)
    )
    forget_days()
    after = period("limitation").reckoned(date(2024, 2, 29))
    assert (after.safe_on, after.last_on, after.provisional) == (date(2027, 2, 28), date(2027, 2, 28), False)
    assert not any("暂定" in line for line in after.told())


def test_a_case_is_built_anew_when_the_package_knows_another_year(tmp_path, monkeypatch):
    before = fresh.key_of(tmp_path, Job(tmp_path, date(2026, 11, 29)))
    assert fresh.key_of(tmp_path, Job(tmp_path, date(2026, 11, 29))) == before
    # What is not so must not be remembered beyond this test.
    monkeypatch.setattr(ground, "FOLDER", tmp_path / "records")
    real = ground.version
    monkeypatch.setattr(ground, "version", lambda name: "9.99" if name == "chinesecalendar" else real(name))
    assert fresh.key_of(tmp_path, Job(tmp_path, date(2026, 11, 29))) != before


def test_the_last_monday_of_a_year_waits_for_the_next_announcement(monkeypatch, forget_days):
    # 2018-12-31 became free when 2019 was announced in December 2018.
    import chinese_calendar

    real = chinese_calendar.is_workday

    def known_to_2018(day: date) -> bool:
        if day.year > 2018:
            raise NotImplementedError
        return True if day == date(2018, 12, 31) else real(day)

    monkeypatch.setattr(chinese_calendar, "is_workday", known_to_2018)
    forget_days()
    found = reckon(date(2018, 12, 24), 7, "days", "civil", mine=True)
    assert (found.last_on, found.provisional) == (date(2018, 12, 31), True)
    assert not found.passed(date(2019, 1, 2))


def test_the_listed_feasts_are_days_off_where_the_year_is_announced():
    days = list(statutory().movable["2026"])
    assert len(days) == 7
    assert not any(is_workday(day)[0] for day in days)
    assert all(is_statutory(day) for day in days)
    assert not is_statutory(date(2026, 10, 4))


# What is told.


def test_the_author_is_told_both_days_the_safe_one_first():
    found = period("appeal").reckoned(date(2026, 9, 18))
    assert found.both == "稳妥日 2026-09-30（星期三）；法定末日 2026-10-08（星期四）"
    assert found.told()[:2] == (
        "判决书送达：2026-09-18（星期五），次日起数15日，到2026-10-03（星期六）",
        "2026-10-03（星期六）逢国庆节，顺延到2026-10-08（星期四）",
    )


def test_of_others_the_first_day_past_is_told_and_why_it_is_so_late():
    found = period("mediation").reckoned(date(2026, 8, 5))
    assert found.both == "届满日 2026-10-08（星期四）；过期首日 2026-10-09（星期五）"
    assert any("没有定论" in line for line in found.told())
    plain = period("mediation").reckoned(date(2026, 7, 3))
    assert not any("没有定论" in line for line in plain.told())


def test_a_month_without_the_day_and_a_working_sunday_are_told():
    assert any("没有29日" in line for line in period("limitation").reckoned(date(2024, 2, 29)).told())
    assert any("调休上班" in line for line in period("court_fee").reckoned(date(2026, 9, 13)).told())


def test_the_doubt_about_the_years_that_end_a_right_is_told_only_where_a_day_off_moves_them():
    assert any("除斥期间" in line for line in period("one_year").reckoned(date(2025, 10, 3)).told())
    assert not any("除斥期间" in line for line in period("one_year").reckoned(date(2025, 11, 3)).told())


def test_a_period_without_a_working_day_says_so():
    assert any(
        "没有工作日" in line for line in reckon(date(2026, 10, 2), 3, "days", "civil", mine=True).told()
    )


# The ladder and what is built on it.


@pytest.mark.parametrize("each", ladder().periods.values(), ids=ladder().periods)
def test_every_period_is_reckoned_in_its_regime(each):
    found = each.reckoned(at("2026-09-18 12:00") if each.unit == "hours" else date(2026, 9, 18))
    assert (found.regime.id, found.mine) == (each.regime, each.mine)
    assert each.since
    assert each.since in found.told()[0]
    assert regime(each.regime).source


def test_the_clauses_of_a_regime_are_held_in_words():
    named = {row.note for row in regimes().rows.values() if row.note}
    assert named == {"days_civil", "days_court", "days_regulator", "days_hours"}
    for note in named:
        for ref in notes()[note].cites:
            found = load().resolve(ref, date(2026, 11, 29))
            assert isinstance(found, Citation), ref
            assert found.text, ref


# regress/law, on the days of its README.


def test_t14_a_judgment_of_mid_september_can_be_appealed_after_the_holiday():
    found = period("appeal").reckoned(date(2026, 9, 16))
    assert (found.counted_on, found.safe_on, found.last_on) == (
        date(2026, 10, 1), date(2026, 9, 30), date(2026, 10, 8),
    )  # fmt: skip
    assert not found.passed(date(2026, 10, 5))


def test_d5_a_saturday_moves_to_monday():
    found = period("appeal").reckoned(date(2026, 11, 20))
    assert (found.counted_on, found.last_on) == (date(2026, 12, 5), date(2026, 12, 7))
    assert not found.passed(date(2026, 12, 6))


def test_t10_a_mediation_is_not_over_before_the_ninth_of_october():
    found = period("mediation").reckoned(date(2026, 8, 3))
    assert found.counted_on == date(2026, 10, 2)
    assert not found.passed(date(2026, 10, 3))
    assert not found.passed(date(2026, 10, 8))
    assert found.passed(date(2026, 10, 9))


def test_an_interruption_on_the_moved_last_day_is_in_time():
    found = limitation(date(2023, 10, 3), [date(2026, 10, 8)])
    assert (found.interruptions, found.too_late) == ((date(2026, 10, 8),), ())
    late = limitation(date(2023, 10, 3), [date(2026, 10, 9)])
    assert (late.reckoned.last_on, late.too_late) == (date(2026, 10, 8), (date(2026, 10, 9),))


def test_the_worst_reading_knows_of_no_interruption_and_of_the_earliest_day():
    found = limitation(date(2024, 3, 4), [date(2026, 5, 6)], should_have_known=date(2023, 12, 1))
    assert (found.last, found.reckoned.last_on) == (date(2029, 5, 6), date(2029, 5, 7))  # a Sunday
    assert (found.worst.safe_on, found.worst.last_on) == (date(2026, 12, 1), date(2026, 12, 1))
    assert limitation(date(2024, 3, 4)).worst.last_on == date(2027, 3, 4)


def test_police_until_counts_the_day_of_the_act():
    assert police_until(date(2026, 5, 31)) == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("unit", "kind"), [("hours", "civil"), ("days", "hours"), ("days", "workdays"), ("workdays", "court")]
)
def test_a_unit_that_the_regime_does_not_count_is_our_fault(unit, kind):
    with pytest.raises(ValueError, match="counted as"):
        reckon(date(2026, 1, 1), 1, unit, kind, mine=True)
