"""Several plans as one list: each day once, the safe day before the last, and whose turn it is."""

from dataclasses import replace
from datetime import date, datetime

from plan_support import plan, step

from kameng_docs.plan import Deadline, Undated, by_day

TODAY = date(2026, 11, 22)


def deadline(on, safe=None, *, mine=True, **more):
    usual = {"how": "", "then": "", "authority": "", "channel": "case", "binding": True}
    return Deadline(
        id="x", title="投诉", on=on, safe_on=safe, mine=mine, provisional=False, passed=False, **usual, **more
    )


def told(*deadlines, case="甲案", over=False):
    made = plan()
    return replace(made, case=case, deadlines=deadlines, rungs=(), over=over)


def test_a_day_stands_once_with_every_case_and_an_hour_before_the_whole_day():
    day = date(2026, 12, 3)
    first = told(deadline(day), deadline(date(2026, 12, 10), day))
    second = told(deadline(datetime.fromisoformat("2026-12-03T09:30"), mine=False), case="乙案")
    lines = by_day.as_text([first, second]).splitlines()
    start = lines.index("2026-12-03（周四）")
    assert lines[start + 1 : start + 4] == [
        "  乙案：09:30 投诉（等对方）",
        "  甲案：投诉",
        "  甲案：投诉（稳妥日；法定末日 2026-12-10）",
    ]
    assert sum(line.startswith("2026-12-") for line in lines) == 1


def test_once_the_safe_day_is_gone_the_last_one_counts():
    lines = by_day.as_text([told(deadline(date(2026, 11, 25), date(2026, 11, 20)))]).splitlines()
    assert "2026-11-25（周三）" in lines
    assert "  甲案：投诉（法定末日，稳妥日已过）" in lines


def test_cases_without_a_day_and_such_as_are_over_are_told():
    text = by_day.as_text([told(), told(case="乙案", over=True)])
    assert "没有要守的日子" in text
    assert "已了结：乙案" in text


def test_what_many_cases_have_alike_is_one_line_with_their_number():
    day = date(2026, 12, 3)
    plans = [told(deadline(day), case=f"案-{number:03}") for number in range(1, 41)]
    text = by_day.as_text(plans)
    assert "  40 件（案-001、案-002、案-003 等）：投诉" in text.splitlines()
    assert text.count("投诉") == 1
    assert "加 -v" in text
    every = by_day.as_text(plans, every=True)
    assert all(f"案-{number:03}" in every for number in range(1, 41))


UNDATED = Undated(("诉讼时效三年",), "知道出了问题的那一天", "写上“发现日”", ("today",))


def test_a_day_that_cannot_be_told_is_no_day_that_is_not_there():
    text = by_day.as_text([replace(told(case=name), undated=(UNDATED,)) for name in ("甲案", "乙案")])
    assert by_day.NO_DAYS not in text
    assert "  2 件（甲案、乙案）：算不出：诉讼时效三年，缺知道出了问题的那一天。写上“发现日”" in text


def test_every_day_of_a_plan_is_in_the_list():
    made = plan(step("平台工单", "2026-11-21 09:00"))
    text = by_day.as_text([made])
    for each in made.deadlines:
        if not each.passed:
            assert each.title in text
