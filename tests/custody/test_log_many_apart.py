"""One reply that comes to something else in each of several cases: a table beside it says what, in one entry."""

import json
from pathlib import Path

import pytest
from log_many_support import name_of, put_cases
from machine_support import run

CASES, TODAY = Path("cases"), "2026-11-28"
STEP = "渠道: 消协, 提交: 2026-11-20"
LETTER = "某某市消费者协会\n关于联名投诉的答复\n各位投诉人：经调解，各件的处理见附表。\n某某市消费者协会\n2026年11月27日\n"
TABLE = "案件,状态,结果,时间\n案000,已解决,退还15元,2026-11-27\n案001,部分解决,退还5元,\n案002,调解不成,商家不同意，终止调解,\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    CASES.mkdir()
    put_cases(CASES, range(4), STEP)
    Path("答复.txt").write_text(LETTER, "utf-8")
    return tmp_path


def table(content: str = TABLE) -> None:
    rows = [line.split(",") for line in content.splitlines()]
    width = len(rows[0])
    told = [
        [*row[: width - 2], "，".join(row[width - 2 : -1]), row[-1]] if len(row) > width else row
        for row in rows
    ]
    Path("结果.csv").write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in told), "utf-8-sig")


def read_many(*more: str):
    return run(
        "log",
        "read-many",
        "答复.txt",
        "--table",
        "结果.csv",
        "--at",
        "2026-11-28",
        "--today",
        TODAY,
        "--yes",
        *more,
    )


def step(number: int) -> str:
    return (CASES / f"{name_of(number)}.yaml").read_text("utf-8").partition("进度:")[2]


def test_each_case_gets_its_own_state_and_words_and_the_letter(here):
    table()
    told = read_many("--format", "json")
    assert told.exit_code == 0, told.stderr
    written = {each["case"]: each["step"] for each in json.loads(told.stdout)["written"]}
    assert {name: (each["状态"], each["结果"], each["答复时间"]) for name, each in written.items()} == {
        "案000": ("已解决", "退还15元", "2026-11-27"),
        "案001": ("部分解决", "退还5元", "2026-11-28"),
        "案002": ("调解不成", "商家不同意，终止调解", "2026-11-28"),
    }
    assert "退还5元" not in step(0)
    assert "答复时间" not in step(3)
    assert len(list(CASES.glob("案00?/已收到/*/答复.txt"))) == 3
    # What is shown before tells each one's own outcome.
    assert "结果 退还15元" in told.stderr
    again = read_many("--format", "json")
    assert json.loads(again.stdout)["written"] == []
    assert run("log", "undo", "--yes", "--cases", "cases").exit_code == 0
    assert "答复时间" not in step(0)


def test_what_the_table_does_not_say_is_what_is_said_of_all(here):
    table("案件,结果\n案000,退还15元\n案001,退还5元\n")
    told = read_many("--state", "部分解决", "--format", "json")
    assert told.exit_code == 0, told.stderr
    steps = [each["step"] for each in json.loads(told.stdout)["written"]]
    assert {each["状态"] for each in steps} == {"部分解决"}
    assert [each["结果"] for each in steps] == ["退还15元", "退还5元"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("案009,已解决,退了,", "没有叫“案009”的案件"),
        ("案001,解决了,退了,", "状态没有“解决了”"),
        ("案001,已解决,退了,2027-01-01", "还没有到"),
        ("案000,已解决,再写一次,", "第 2 行已经写了这一件"),
        (",已解决,退了,", "没有写是哪一件案件"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_and_the_others_are_taken(here, row, why):
    table(f"案件,状态,结果,时间\n案000,已解决,退还15元,\n{row}\n")
    told = read_many("--format", "json")
    assert told.exit_code == 1
    assert why in told.stderr
    assert [each["case"] for each in json.loads(told.stdout)["written"]] == ["案000"]


def test_a_table_without_an_outcome_is_none(here):
    table("案件,编号\n案000,1\n")
    told = read_many()
    assert told.exit_code == 2
    assert "没有“状态”也没有“结果”这一列" in told.stderr


def test_one_sentence_for_many_with_what_is_otherwise_in_some(here):
    table("案件,状态,结果\n案000,已解决,退还15元\n案001,,\n")
    told = run(
        "log", "reply-many", "消协", "商家不同意，终止调解", "--table", "结果.csv", "--state", "调解不成",
        "--today", TODAY, "--yes", "--format", "json",
    )  # fmt: skip
    assert told.exit_code == 0, told.stderr
    steps = [each["step"] for each in json.loads(told.stdout)["written"]]
    assert [(each["状态"], each["结果"]) for each in steps] == [
        ("已解决", "退还15元"),
        ("调解不成", "商家不同意，终止调解"),
    ]
