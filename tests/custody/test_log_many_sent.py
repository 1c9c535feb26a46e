"""`log sent-many`: a day's complaints for many cases, each with its number and its own papers; `log undo` takes them back."""

import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from log_many_support import name_of, put_case, put_cases
from log_support import everything
from machine_support import build, replace_in, run

TODAY = "2026-11-28"
CASES = Path("cases")
STEP = "渠道: 平台工单, 提交: 2026-11-20"
HEAD = "案件,编号,时间\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    CASES.mkdir()
    return tmp_path


def file_of(number: int) -> Path:
    return CASES / f"{name_of(number)}.yaml"


def sent_many(*arguments, copies=False):
    return run("log", "sent-many", *arguments, "--today", TODAY, "--yes", *([] if copies else ["--no-copy"]))


def by_table(content: str | bytes, *more, name="编号.csv"):
    Path(name).write_bytes(content.encode("utf-8-sig") if isinstance(content, str) else content)
    return sent_many("12315", "--table", name, *more)


def test_forty_complaints_each_with_its_number_and_again_none_twice(here):
    put_cases(CASES, range(40), STEP)
    rows = "".join(f"{name_of(i)},GD{i:04},2026-11-27 09:{i:02}\n" for i in range(40))
    told = by_table(HEAD + rows, "--format", "json")
    assert told.exit_code == 0, told.stderr
    written = json.loads(told.stdout)["written"]
    assert [each["step"]["编号"] for each in written] == [f"GD{i:04}" for i in range(40)]
    assert {each["number"] for each in written} == {2}
    added = '  - 渠道: "12315"\n    提交: 2026-11-27 09:07\n    编号: GD0007\n'
    assert file_of(7).read_text("utf-8").endswith(f"  - {{{STEP}}}   # 尾\n{added}")
    stands = everything()
    again = by_table(HEAD + rows)
    assert again.exit_code == 0
    assert "一共 40 件：要写 0 件，已经记过 40 件" in again.stdout
    assert everything() == stands


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("案009,1,", "没有叫“案009”的案件"),
        (",1,", "没有写是哪一件案件"),
        ("案001,1.31E+12,", "编号“1.31E+12”被表格软件改过"),
        ("案001,131011500202611000000,", "编号“131011500202611000000”被表格软件改过"),
        ("案001,1,昨天", "时间“昨天”不是时间：“昨天”是 2026-"),
        ("案001,1,前几天", "时间“前几天”不是时间：写成 2026-10-03 21:14"),
        ("案001,1,2026-12-24", "时间“2026-12-24”还没有到"),
        ("案000,2,", "第 2 行已经写了这一件"),
        ("../案001,1,", "没有叫“../案001”的案件"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_and_the_others_are_written(here, row, why):
    put_cases(CASES, range(2))
    before = file_of(1).read_bytes()
    told = by_table(f"{HEAD}案000,GD1,\n{row}\n")
    assert told.exit_code == 1
    assert f"编号.csv 第 3 行没有收：{why}" in told.stderr
    assert "写好了 1 件" in told.stdout
    assert file_of(1).read_bytes() == before


def test_a_workbook_with_columns_called_otherwise_and_the_day_said_for_all(here):
    put_cases(CASES, range(2))
    book = openpyxl.Workbook()
    for row in (("投诉登记", None), ("案件名称", "投诉编号"), ("案000", "0042"), ("案001.yaml", "0043")):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    told = by_table(out.getvalue(), "--at", "2026-11-26", "--format", "json", name="编号.xlsx")
    assert told.exit_code == 0, told.stderr
    steps = [each["step"] for each in json.loads(told.stdout)["written"]]
    assert steps == [{"渠道": "12315", "提交": "2026-11-26", "编号": number} for number in ("0042", "0043")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("姓名,电话\n一,二\n", "没有“案件”这一列"),
        (HEAD, "只有列名，没有案件"),
        (b"\x89PNG\r\n\x1a\nbroken", "不是表格"),
        (HEAD + "案009,1,\n", "没有一行能记"),
    ],
)
def test_what_is_no_such_table_is_told(here, content, why):
    put_cases(CASES, range(1))
    before = file_of(0).read_bytes()
    told = by_table(content)
    assert told.exit_code == 2
    assert why in told.stderr
    assert file_of(0).read_bytes() == before


def test_one_number_for_two_is_told_and_a_table_goes_with_no_names(here):
    put_cases(CASES, range(2))
    told = by_table(f"{HEAD}案000,7,\n案001,7,\n")
    assert told.exit_code == 0
    assert "编号 7 写给了几件：案000、案001" in told.stderr
    assert "就不再写案件名和条件" in by_table(HEAD + "案000,8,\n", "案001").stderr


@pytest.fixture
def built(here):
    put_cases(CASES, range(2))
    put_case(CASES, 2)
    assert build(name_of(0), name_of(1), "--only", "平台工单").exit_code == 0
    return here


def test_each_keeps_its_own_paper_and_undo_takes_all_of_it_back(built):
    # The third has no paper: it is left alone. One that waits already is told.
    put_case(CASES, 1, STEP)
    before = everything()
    told = sent_many("平台工单", "案000", "案001", "案002", "--paper", "工单.txt", copies=True)
    assert told.exit_code == 1
    assert "案001：这个渠道的第 1 步还没有结果" in told.stdout
    assert "案002：" in told.stdout.partition("不写的：")[2]
    for name in ("案000", "案001"):
        copy = CASES / name / f"已提交/{TODAY}-平台工单/工单.txt"
        assert copy.read_bytes() == (Path("out") / name / "10_平台工单/工单.txt").read_bytes()
    assert run("evidence", "verify", "案000").exit_code == 0
    told = run("log", "undo")
    assert told.exit_code == 2
    assert "就会退" in told.stderr
    told = run("log", "undo", "--yes")
    assert told.exit_code == 0, told.stderr
    assert "退回了 2 件" in told.stdout
    assert {name: each for name, each in everything().items() if "备份" not in name} == before
    assert "没有记进几件的记录" in run("log", "undo", "--yes").stderr


def test_what_was_changed_since_is_left_and_the_others_go_back(here):
    put_cases(CASES, range(3), STEP)
    before = {i: file_of(i).read_bytes() for i in range(3)}
    assert by_table(HEAD + "案000,1,\n案001,2,\n案002,3,\n").exit_code == 0
    replace_in(file_of(1), "音乐会员月卡", "音乐会员季卡")
    file_of(2).unlink()
    changed = file_of(1).read_bytes()
    told = run("log", "undo", "--yes")
    assert told.exit_code == 1
    assert "退不了：案001：记过以后又改过" in told.stdout
    assert "退不了：案002：案件文件不在了" in told.stdout
    assert (file_of(0).read_bytes(), file_of(1).read_bytes()) == (before[0], changed)


def test_copies_that_were_changed_since_stay_and_are_told(here):
    put_cases(CASES, range(2), '渠道: "12315", 提交: 2026-11-20')
    Path("答复.txt").write_text("某某市市场监督管理局\n您的投诉已受理，受理时间：2026-11-25\n", "utf-8")
    arguments = ("答复.txt", "案000", "案001", "--at", "2026-11-25", "--today", TODAY, "--yes")
    assert run("log", "read-many", *arguments).exit_code == 0
    copy = next((CASES / "案001").rglob("答复.txt"))
    copy.write_text("批注", "utf-8")
    told = run("log", "undo", "--yes")
    assert told.exit_code == 1
    assert "案001 没有退回：“进度”退回了" in told.stderr
    assert "退回了 1 件" in told.stdout
    assert copy.exists()
    assert not (CASES / "案000/已收到").exists()
    assert "已受理" not in file_of(1).read_text("utf-8")


def test_the_last_is_taken_back_first_and_then_the_one_before(here):
    put_cases(CASES, range(2), STEP)
    before = [file_of(i).read_bytes() for i in range(2)]
    assert by_table(HEAD + "案000,1,\n案001,2,\n").exit_code == 0
    between = [file_of(i).read_bytes() for i in range(2)]
    assert by_table(HEAD + "案000,3,\n案001,4,\n").exit_code == 0
    assert run("log", "undo", "--yes").exit_code == 0
    assert [file_of(i).read_bytes() for i in range(2)] == between
    assert run("log", "undo", "--yes").exit_code == 0
    assert [file_of(i).read_bytes() for i in range(2)] == before


def test_a_case_that_is_forgotten_stands_in_no_record(here):
    put_cases(CASES, range(2), STEP)
    assert by_table(HEAD + "案000,1,\n案001,2,\n").exit_code == 0
    record = CASES / "备份/几件-1.json"
    assert "案000" in record.read_text("utf-8")
    assert run("forget", "案000", "--yes").exit_code == 0
    assert "案000" not in record.read_text("utf-8")
    assert run("forget", "案001", "--yes").exit_code == 0
    assert not (CASES / "备份").exists()


@pytest.mark.parametrize("name", ["../别处.yaml", "/etc/别处.yaml"])
def test_a_record_that_leads_out_of_the_folder_is_none(here, name):
    put_cases(CASES, range(1), STEP)
    assert by_table(HEAD + "案000,1,\n").exit_code == 0
    replace_in(CASES / "备份/几件-1.json", "案000.yaml", name)
    told = run("log", "undo", "--yes")
    assert told.exit_code == 2
    assert "没有记进几件的记录" in told.stderr


@pytest.mark.parametrize("option", ["--made", "--out"])
def test_where_the_papers_lie_is_said_as_for_its_neighbours(here, option):
    put_cases(CASES, range(2), STEP)
    told = sent_many("12315", "--seller", "某某小店", option, "别处", "--at", "2026-11-27")
    assert told.exit_code == 0, told.stderr
    assert all('渠道: "12315"' in file_of(each).read_text("utf-8") for each in range(2))
