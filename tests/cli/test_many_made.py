"""What is told of many cases: a line each, errors whole, warnings together at the end, a sum; and what leaves the machine."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from cluster_support import many_cases
from machine_support import ROOT, SMALL, TODAY, build, python, run, started, with_cases
from no_network import without_network

from kameng_docs.cli import cluster as cluster_command
from kameng_docs.cli import many_made
from kameng_docs.cli.many_made import FEW, Progress

MANY = FEW + 1


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of more than a few cases, one of them with an error."""
    monkeypatch.chdir(many_cases(tmp_path, MANY))
    wrong = tmp_path / "cases" / "案002.yaml"
    wrong.write_text(wrong.read_text("utf-8").replace("17.00", "十七"), "utf-8")
    return tmp_path


def test_of_many_each_has_a_line_warnings_stand_together_and_errors_whole(many: Path) -> None:
    told = build("--only", "平台工单", "--jobs", "1")
    assert told.exit_code == 1
    lines = told.stderr.splitlines()
    assert [line for line in lines if re.match(r"案\d+：", line)][2].startswith("案002：没有做（1 个错误")
    assert len([line for line in lines if re.match(r"案\d+：", line)]) == MANY
    assert "cases/案002.yaml:10:9: 错误 case.bad-amount" in told.stderr
    assert "   10 |     实付: 十七" in lines
    (kind,) = [line for line in lines if line.startswith("警告 rule.missing-proof：")]
    assert kind == f"警告 rule.missing-proof：{MANY - 1} 处，{MANY - 1} 件案件（案000、案001、案003 等）"
    assert sum("rule.missing-proof" in line for line in lines) == 2
    assert lines[-1].startswith(f"一共 {MANY} 件：做了 {MANY - 1} 件（")
    assert "没有变化 0 件，没有做成 1 件；1 个错误" in lines[-1]


def test_verbose_tells_each_of_them_as_of_a_few(many: Path) -> None:
    told = build("--only", "平台工单", "--jobs", "1", "-v")
    assert told.stderr.count("rule.missing-proof") == MANY - 1
    assert "同一种的合在一起" not in told.stderr
    shutil.rmtree(many / "out")
    few = build("--only", "平台工单", "--jobs", "1", *(f"案00{i}" for i in range(FEW)))
    assert few.stderr.count("rule.missing-proof") == FEW - 1
    assert "一共" not in few.stderr


def test_check_tells_many_likewise_and_json_is_whole(many: Path) -> None:
    told = run("check", "--today", TODAY)
    assert told.exit_code == 1
    assert told.stdout.count("rule.missing-proof") == 2
    assert re.search(rf"一共 {MANY} 件：1 个错误，\d+ 个警告\n$", told.stdout)
    whole = run("check", "--today", TODAY, "-v").stdout
    assert whole.count("rule.missing-proof") == MANY - 1
    shown = [
        json.loads(line) for line in run("check", "--today", TODAY, "--format", "json").stdout.splitlines()
    ]
    assert [each["code"] for each in shown].count("rule.missing-proof") == MANY - 1


def test_strict_counts_the_warnings_that_stand_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(many_cases(tmp_path, MANY))
    assert build("--only", "平台工单", "--jobs", "1").exit_code == 0
    assert build("--only", "平台工单", "--jobs", "1", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, ""),
        (42.4, "，还要约 42 秒"),
        (100.0, "，还要约 2 分钟"),
        (5880.0, "，还要约 98 分钟"),
        (6000.0, "，还要约 1 小时 40 分钟"),
    ],
)
def test_the_time_left_is_told_as_one_says_it(seconds: float, words: str) -> None:
    assert many_made._left(seconds) == words


def test_progress_is_told_now_and_then_and_of_a_few_not_at_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr(many_made, "monotonic", lambda: now[0])
    progress = Progress()
    for done in range(1, 11):
        now[0] += 10
        progress(done, 100)
    assert capsys.readouterr().err.splitlines() == [
        "已经做完 3 件，共 100 件，还要约 16 分钟",
        "已经做完 6 件，共 100 件，还要约 16 分钟",
        "已经做完 9 件，共 100 件，还要约 15 分钟",
    ]
    now[0] += 100
    progress(1, FEW)
    assert capsys.readouterr().err == ""


def test_without_the_flag_no_connection_is_tried_and_no_address_taken(tmp_path: Path) -> None:
    folder = with_cases(tmp_path, SMALL)
    shutil.copy(folder / "cases" / f"{SMALL}.yaml", folder / "cases" / "乙.yaml")
    path = os.pathsep.join((without_network(tmp_path), str(ROOT)))
    made = python(
        *("-m", "kameng_docs", "build", "--today", TODAY, "--jobs", "2"), folder=folder, PYTHONPATH=path
    )
    assert made.returncode == 0, made.stderr
    for option in ("--cases", "--out"):
        told = started("build", option, "s3://bucket/somewhere", folder=folder)
        assert told.returncode == 2
        assert "案件只有写了 --cluster 才离开这台机器" in told.stderr


def test_without_the_extra_one_sentence_says_what_it_is_and_how_it_is_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    monkeypatch.setattr(cluster_command, "find_spec", lambda _name: None)
    told = build("--cluster", "tcp://127.0.0.1:9")
    assert told.exit_code == 1
    assert "setup/requirements-cluster.txt" in told.stderr
    assert 'pip install "kameng-docs[cluster]"' in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_processes_of_this_machine_are_not_asked_for_with_other_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    told = build("--cluster", "tcp://127.0.0.1:9", "--jobs", "2")
    assert told.exit_code == 2
    assert "去掉 --jobs" in told.output
