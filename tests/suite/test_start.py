"""The two files that open the desk by a double click, and what Windows runs behind its own."""

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "setup" / "start.py"


def test_windows_reads_its_file_line_by_line() -> None:
    content = (ROOT / "开始.cmd").read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") > 5
    text = content.decode()
    assert text.index("chcp 65001") < text.index("没有找到")
    assert r"%PY% setup\start.py" in text
    assert not content.startswith(b"\xef\xbb\xbf"), "cmd would take a mark for a command"


def test_a_mac_may_run_its_file() -> None:
    file = ROOT / "开始.command"
    assert os.access(file, os.X_OK)
    assert b"\r" not in file.read_bytes()
    subprocess.run(["sh", "-n", str(file)], check=True)
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-s", "*.command"], capture_output=True, text=True, check=True
    )
    assert listed.stdout.startswith("100755 ")


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The script in a checkout of its own, in which pip and the desk only note how they were called."""
    (tmp_path / "setup").mkdir()
    (tmp_path / "setup" / "requirements-desk.txt").write_text("pins", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("project", encoding="utf-8")
    script = tmp_path / "setup" / "start.py"
    script.write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
    calls: list[list[str]] = []
    fails: set[str] = set()

    def run(command: list[Any], **_: Any) -> subprocess.CompletedProcess[str]:
        said = [str(each) for each in command]
        calls.append(said[1:])
        return subprocess.CompletedProcess(command, int(bool(fails & set(said))))

    def made(room: Path, **_: Any) -> None:
        (room / "bin").mkdir(parents=True, exist_ok=True)
        (room / "bin" / "python").touch()

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr("venv.create", made)
    return {"script": script, "calls": calls, "fails": fails, "root": tmp_path}


def opened(start: dict[str, Any]) -> int:
    start["calls"].clear()
    return int(runpy.run_path(str(start["script"]))["main"]())


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in has the folders of other systems")
def test_the_first_time_it_installs_what_is_pinned_and_then_only_opens(start: dict[str, Any]) -> None:
    assert opened(start) == 0
    packages, project, desk = start["calls"]
    assert packages[-6:-1] == ["--no-deps", "--only-binary", ":all:", "--require-hashes", "-r"]
    assert packages[-1].endswith("requirements-desk.txt")
    assert {"--no-index", "--no-deps", "--no-build-isolation"} <= set(project)
    assert desk == ["-m", "kameng_docs", "desk"]
    assert opened(start) == 0
    assert start["calls"] == [desk]
    (start["root"] / "setup" / "requirements-desk.txt").write_text("other pins", encoding="utf-8")
    assert opened(start) == 0
    assert len(start["calls"]) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in has the folders of other systems")
def test_what_could_not_be_installed_is_told_and_tried_again(
    start: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    start["fails"].add("--require-hashes")
    assert opened(start) == 1
    assert "再双击一次" in capsys.readouterr().out
    start["fails"].clear()
    assert opened(start) == 0
    assert len(start["calls"]) == 3
