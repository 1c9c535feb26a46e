"""What `log` does not write, whom it asks, and what it leaves behind."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from log_support import CASE, COPIES, FOLDER, everything, log, logged, steps
from machine_support import ROOT, SMALL, TODAY, build, replace_in, run, started, with_cases

from kameng_docs.custody.journal import keep


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    return tmp_path


@pytest.fixture
def made(here: Path) -> Path:
    assert build(SMALL, "--only", "平台工单").exit_code == 0
    return here


# what may not be written


def test_a_faulty_case_is_refused_with_its_faults(here):
    replace_in(CASE, "消费者:", "标提: 一\n消费者:")
    before = everything()
    told = log("sent", "工单", "--no-copy")
    assert told.exit_code == 1
    assert "case.unknown-key" in told.stderr
    assert "先改好" in told.stderr
    assert everything() == before


def test_an_edit_that_would_break_a_rule_is_told_at_its_place_and_not_written(made):
    before = everything()
    told = log("sent", "工单", "--paper", "工单.txt", "--at", "2027-01-01")
    assert told.exit_code == 1
    assert "rule.in-the-future" in told.stderr
    assert "提交: 2027-01-01" in told.stderr
    assert everything() == before


def test_a_rule_that_was_broken_before_does_not_close_the_diary(here):
    replace_in(CASE, re.search("下单时间: .*", CASE.read_text("utf-8")).group(), "下单时间: 2030-01-01")
    assert "rule.in-the-future" in run("check", SMALL, "--today", TODAY).stdout
    assert log("sent", "工单", "--no-copy").exit_code == 0


def test_a_text_with_a_control_character_is_refused(here):
    logged("sent", "工单", "--no-copy")
    before = everything()
    told = log("reply", "工单", "不退\x07")
    assert told.exit_code == 1
    assert "控制字符" in told.stderr
    assert everything() == before


def test_nothing_new_writes_no_backup(here):
    logged("sent", "工单", "--no-copy", "--number", "GD1")
    before = everything()
    told = log("update", "工单", "--number", "GD1")
    assert told.exit_code == 1
    assert "已经这样写着" in told.stderr
    assert everything() == before


def test_a_file_saved_meanwhile_is_not_written_over(made, monkeypatch):
    def slow() -> None:
        CASE.write_bytes(CASE.read_bytes() + b"# mine\n")

    monkeypatch.setattr(import_module("kameng_docs.cli.diary"), "ask", slow)
    told = log("sent", "工单", "--paper", "工单.txt", yes=False)
    assert told.exit_code == 1
    assert "刚才被别的程序改过" in told.stderr
    assert CASE.read_bytes().endswith(b"# mine\n")
    assert not FOLDER.joinpath("已提交").exists()


def test_copies_go_again_where_the_case_file_cannot_be_written(made, monkeypatch):
    before = CASE.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keep, "replaced", full)
    told = log("sent", "工单", "--paper", "工单.txt")
    assert told.exit_code == 1
    assert "output.cannot-write" in told.stderr
    assert CASE.read_bytes() == before
    assert not (FOLDER / COPIES).exists()
    assert steps() == ()


# asking, backups, privacy


def test_where_nobody_can_answer_the_difference_is_shown_and_nothing_written(here):
    before = everything()
    told = log("sent", "工单", "--no-copy", yes=False)
    assert told.exit_code == 2
    assert f"--- 改前 {CASE}\n+++ 改后 {CASE}\n" in told.stdout
    assert "+  - 渠道: 工单\n" in told.stdout
    assert "--yes" in told.stderr
    assert everything() == before


@pytest.mark.skipif(os.name == "nt", reason="a terminal of its own is had by pty")
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1), ("", 1)])
def test_a_person_is_asked_and_the_answer_counts(here, answer, code):
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine gives out no terminals")
    before = CASE.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-m", "kameng_docs", "log", "sent", SMALL, "工单", "--no-copy", "--today", TODAY],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    os.write(ours, f"{answer}\n".encode())
    told, asked = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == code, asked.decode()
    assert "+  - 渠道: 工单" in told.decode()
    assert "写进去吗" in asked.decode()
    assert (CASE.read_bytes() != before) == (code == 0)


def test_a_process_of_its_own_writes_and_says_where(here):
    told = started("log", "sent", SMALL, "工单", "--no-copy", "--today", TODAY, "--yes", folder=here)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines()[-1] == f"已写进 {CASE}；原来的另存为 cases/备份/{SMALL}.yaml.bak-1"
    assert len(steps()) == 1


def test_every_change_has_its_backup_and_none_is_a_case_or_goes_to_git(here):
    texts = []
    for number in ("GD1", "GD2", "GD3"):
        texts.append(CASE.read_bytes())
        logged("sent", "工单", "--no-copy", "--number", number)
    backups = [Path("cases/备份") / f"{SMALL}.yaml.bak-{n}" for n in (1, 2, 3)]
    assert [path.read_bytes() for path in backups] == texts
    assert {
        each["case"]
        for each in map(json.loads, run("check", "--format", "json", "--today", TODAY).stdout.splitlines())
    } <= {SMALL}
    if shutil.which("git") is None:
        pytest.skip("no git here")
    git = ("git", "-c", "core.quotePath=false")
    subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run(
        [*git, "ls-files", "-o", "--exclude-standard"], check=True, capture_output=True, text=True
    )
    assert f"cases/{SMALL}.yaml" in listed.stdout
    assert "备份" not in listed.stdout


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_permissions_and_links_stay_and_backups_are_as_private(here):
    real = here / "真的.yaml"
    CASE.rename(real)
    real.chmod(0o600)
    CASE.symlink_to(real)
    found = logged("sent", "工单", "--no-copy")
    assert CASE.is_symlink()
    assert "渠道: 工单" in real.read_text("utf-8")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (real, Path(found["backup"]))] == [0o600, 0o600]
