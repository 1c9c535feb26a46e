"""`cases` as a clerk gives it: what was built, changed, never built, wrong; and `plan` over several by day."""

import json

import openpyxl
import pytest
from cases_support import TODAY, case_file, order, put_down
from click.testing import CliRunner
from plan_support import ASKED, DEAD, step

from kameng_docs.build import Job, build
from kameng_docs.cli import main
from kameng_docs.registry.reading import State

KEY = "QX7K-99ZP-44LM-0000"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Three cases: two built, which have the same key; one of them changed since; the third has an error."""
    folder = tmp_path_factory.mktemp("many")
    facts = DEAD | ASKED
    files = [
        put_down(
            case_file(事实=facts, 交易=[order(卡密=[KEY])], 进度=[step("平台工单", "2026-11-20 09:00")]),
            folder,
            "甲案",
        ),
        put_down(case_file(事实=facts, 交易=[order(订单号="00998877", 卡密=KEY)]), folder, "乙案"),
    ]
    made = list(build(files, Job(folder / "out", TODAY, only="heimao"), jobs=1))
    assert [result.made > 0 for result in made] == [True, True]
    files[1].write_text(files[1].read_text("utf-8").replace('"实付": "30.00"', '"实付": "45.00"'), "utf-8")
    put_down(case_file(交易=[order(实付="很多")]), folder, "丙案")
    return folder


def said(folder, *arguments, command="cases", today="2026-11-22"):
    ran = CliRunner().invoke(
        main,
        [command, "--cases", str(folder / "cases"), "--today", today, *arguments],
        catch_exceptions=False,
        env={"COLUMNS": "160"},
    )
    assert ran.exit_code == 0, ran.stderr
    return ran.stdout


def of(folder, *arguments):
    told = json.loads(said(folder, "--made", str(folder / "out"), "--format", "json", *arguments))
    return {each["case"]: each for each in told["cases"]}, told


def test_what_was_built_is_told_of_its_build_and_what_changed_is_told_as_such(built):
    cases, told = of(built)
    assert list(cases) == ["甲案", "乙案", "丙案"]
    assert (cases["甲案"]["state"], cases["甲案"]["asked"]) == (State.CURRENT.value, "30.00")
    assert (cases["乙案"]["state"], cases["乙案"]["asked"]) == (State.CHANGED.value, "30.00")
    assert cases["丙案"]["state"] == State.UNMADE.value
    assert told["shared"] == [{"cases": ["乙案", "甲案"], "kinds": ["卡密"]}]


def test_one_that_was_never_made_is_known_by_the_names_in_its_file_and_by_nothing_else(built):
    """It has an error, too: that is for `--fresh` and `check` to say, as its sum and days are."""
    cases, _ = of(built, "--seller", "某某小铺")
    assert (cases["丙案"]["who"], cases["丙案"]["against"]) == ("张某某", "某某小铺")
    assert (cases["丙案"]["asked"], cases["丙案"]["day"], cases["丙案"]["stage"]) == (None, "", "")
    assert "丙案" not in of(built, "--seller", "没有这家")[0]


def test_fresh_reads_what_is_not_of_today_and_writes_no_paper(built):
    before = {path: path.stat().st_mtime_ns for path in (built / "out").rglob("*")}
    cases, _ = of(built, "--fresh")
    assert (cases["甲案"]["state"], cases["甲案"]["asked"]) == (State.CURRENT.value, "30.00")
    assert (cases["乙案"]["state"], cases["乙案"]["asked"]) == (State.READ.value, "45.00")
    assert (cases["丙案"]["state"], cases["丙案"]["who"]) == (State.WRONG.value, "张某某")
    assert (cases["丙案"]["errors"], cases["丙案"]["asked"]) == (1, None)
    assert {path: path.stat().st_mtime_ns for path in (built / "out").rglob("*")} == before


def test_a_later_day_goes_by_the_days_that_are_left(built):
    cases, _ = of(built)
    first = cases["甲案"]["day"]
    later = json.loads(
        said(built, "--made", str(built / "out"), "--format", "json", "甲案", today="2027-03-01")
    )
    assert first < "2027-03-01" <= later["cases"][0]["day"]


def test_the_line_and_the_key_is_nowhere_printed(built):
    told = said(built, "--made", str(built / "out"))
    assert "2026-11-22" in told.splitlines()[1]
    assert f"* {State.CHANGED.value}：1 件" in told
    assert "卡密：乙案、甲案" in told
    assert KEY not in told
    assert "99ZP" not in told


def test_filters_and_names_choose(built):
    assert list(of(built, "--channel", "平台工单")[0]) == ["甲案"]
    assert list(of(built, "乙案")[0]) == ["乙案"]
    assert list(of(built, "--before", "2026-11-23")[0]) == ["甲案"]


def test_a_sheet_is_written_into_a_file(built, tmp_path):
    out = tmp_path / "案件.xlsx"
    said(built, "--made", str(built / "out"), "--format", "xlsx", "--out", str(out))
    assert [row[0].value for row in openpyxl.load_workbook(out)["案件"]] == ["案件", "甲案", "乙案", "丙案"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "xlsx"), "--out 案件.xlsx"),
        (("--before", "明天"), "不是日期"),
    ],
)
def test_wrong_usage_says_what_to_write(built, arguments, told):
    ran = CliRunner().invoke(main, ["cases", "--cases", str(built / "cases"), *arguments])
    assert ran.exit_code == 2
    assert told in ran.stderr


@pytest.mark.parametrize("name", ["", "没有这里"])
def test_a_folder_without_a_case_is_told(tmp_path, name):
    ran = CliRunner().invoke(main, ["cases", "--cases", str(tmp_path / name)])
    assert ran.exit_code == 2
    assert "里没有案件文件" in ran.stderr


def test_a_file_that_cannot_be_written_is_told(built, tmp_path):
    (tmp_path / "表.csv").mkdir()
    ran = CliRunner().invoke(
        main, ["cases", "--cases", str(built / "cases"), "--format", "csv", "--out", str(tmp_path / "表.csv")]
    )
    assert ran.exit_code == 1
    assert "写不进去" in ran.stderr


def test_plan_over_several_cases_is_a_list_by_day_and_each_tells_all(built):
    listed = said(built, "甲案", "乙案", command="plan")
    days = [line[:10] for line in listed.splitlines() if line.startswith("20")]
    assert days == sorted(set(days))
    assert len(days) > 3
    assert listed.startswith("2 件案件，2026-11-22")
    assert "怎么算：" not in listed
    whole = said(built, "甲案", "乙案", "--each", command="plan")
    assert whole.count("怎么算：") > 4
    assert said(built, "甲案", command="plan").startswith("甲案，2026-11-22")
