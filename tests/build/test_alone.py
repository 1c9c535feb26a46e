"""Two builds on one folder, a build that is killed, a case that is renamed: nothing torn, nothing left, nothing wrongly said."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from kills import half_written, kills
from machine_support import (
    ROOT,
    SMALL,
    TICKET,
    TODAY,
    build,
    copied,
    manifest,
    replace_in,
    run,
    tree,
    with_cases,
)

from kameng_docs.output import alone


@pytest.fixture
def small(shipped: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder with the minimal case and what was made of it, to be changed."""
    monkeypatch.chdir(copied(shipped(SMALL), tmp_path / "small"))
    return Path.cwd()


def test_a_build_waits_for_another_and_says_so(small: Path) -> None:
    replace_in(small / "cases" / f"{SMALL}.yaml", "音乐会员月卡", "音乐会员季卡")
    with alone(small / "out" / SMALL):
        process = subprocess.Popen(
            [sys.executable, "-m", "kameng_docs", "build", "--today", TODAY],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert process.stderr is not None
        waits = f"{SMALL}：另一个 kameng-docs 正在写这件案件，等它写完"
        assert any(waits in line for line in process.stderr), "it ended and never said that it waits"
        assert process.poll() is None
        assert "音乐会员月卡" in (small / "out" / SMALL / TICKET).read_text("utf-8")
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert "音乐会员季卡" in (small / "out" / SMALL / TICKET).read_text("utf-8")
    assert half_written(small) == []


def test_two_builds_at_once_end_as_one(tmp_path: Path) -> None:
    folder = with_cases(tmp_path, SMALL)
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "kameng_docs", "build", "--today", TODAY],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert not any("output.edited" in each or "Traceback" in each for each in told)
    assert half_written(folder) == []
    listed = {entry["path"] for entry in manifest(SMALL, folder / "out")["files"]}
    assert listed == set(tree(folder / "out" / SMALL)) - {"manifest.json"}


def test_what_a_killed_build_left_is_swept_and_nobodys_edit(tmp_path: Path) -> None:
    kills(tmp_path, 4, seed=11)


@pytest.mark.slow
def test_a_partial_build_after_a_broken_off_one_calls_nothing_edited(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_in(small / "cases" / f"{SMALL}.yaml", "音乐会员月卡", "音乐会员季卡")
    real, done = Path.replace, []

    def break_off(self: Path, target: Path) -> Path:
        done.append(target)
        if len(done) > 6:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", break_off)
        build()
    replace_in(small / "cases" / f"{SMALL}.yaml", "音乐会员季卡", "音乐会员年卡")
    for arguments in (("--only", "催告函"), ("--only", "平台工单"), ()):
        told = build(*arguments)
        assert (told.exit_code, "output.edited" in told.stderr) == (0, False), told.stderr
    assert manifest(SMALL)["unfinished"] == []


def test_papers_of_a_renamed_or_removed_case_are_told(small: Path) -> None:
    case = small / "cases" / f"{SMALL}.yaml"
    case.rename(case.with_name("新名.yaml"))
    told = build()
    assert told.exit_code == 0
    assert f"output.left-behind: out/{SMALL}/ 里还是以前做的文书，案件“{SMALL}”改名成了“新名”" in told.stderr
    case.with_name("新名.yaml").write_text(
        case.with_name("新名.yaml").read_text("utf-8").replace("音乐会员月卡", "音乐会员季卡"), "utf-8"
    )
    told = build("新名", "--strict")
    assert told.exit_code == 1
    assert f"案件“{SMALL}”已经不在" in told.stderr
    assert (small / "out" / SMALL / TICKET).is_file()


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_everything_that_is_made_is_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    before = os.umask(0o022)
    try:
        assert build().exit_code == 0
        # What an earlier version left open is shut, also where nothing is written.
        (tmp_path / "out" / SMALL / TICKET).chmod(0o644)
        assert build("--only", "催告函").exit_code == 0
        assert (
            run("log", "sent", SMALL, "工单", "--paper", "工单.txt", "--today", TODAY, "--yes").exit_code == 0
        )
    finally:
        os.umask(before)
    ours = [Path("out"), Path("cases") / "备份", Path("cases") / SMALL]
    found = {path: stat.S_IMODE(path.stat().st_mode) for root in ours for path in (root, *root.rglob("*"))}
    assert len(found) > 15
    assert {path: oct(mode) for path, mode in found.items() if mode & 0o077} == {}
    assert any("已提交" in str(path) for path in found)
    assert any(".bak-1" in path.name for path in found)


def test_a_manifest_from_elsewhere_is_told_and_not_followed(small: Path) -> None:
    victim = small / "victim.txt"
    victim.write_bytes((small / "out" / SMALL / TICKET).read_bytes())
    record = small / "out" / SMALL / "manifest.json"
    replace_in(record, f'"path": "{TICKET}"', '"path": "../../victim.txt"')
    told = build()
    assert told.exit_code == 0
    assert "output.foreign-manifest" in told.stderr
    assert victim.is_file()
    assert "Traceback" not in told.output
    assert all(entry["path"] != "../../victim.txt" for entry in manifest(SMALL)["files"])
    assert "output.foreign-manifest" not in build().stderr
