"""Rebuild on save: the case that changed, and no other."""

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from queue import Empty, Queue

import pytest
import watchfiles
from machine_support import ROOT, SMALL, TICKET, replace_in, with_cases

from kameng_docs.build import Job
from kameng_docs.build.watch import rounds

# Only a watch that is broken is waited for so often.
TRIES = 60
WORDING = "platform_ticket/ticket.md.j2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two cases, and a wording of the author's own."""
    cases = with_cases(tmp_path, SMALL) / "cases"
    shutil.copy(cases / f"{SMALL}.yaml", cases / "乙.yaml")
    own = tmp_path / "templates" / WORDING
    own.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / WORDING, own)
    return tmp_path


def heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def told(folder: Path) -> Iterator[Queue[str]]:
    """The lines with which a running `watch` sums up what it did; it ends as by Ctrl+C."""
    lines: Queue[str] = Queue()
    command = [sys.executable, "-m", "kameng_docs", "watch"]
    # A shell that runs the tests in the background makes its children ignore SIGINT; the watch must not inherit that.
    heeding = {} if sys.platform == "win32" else {"preexec_fn": heed_interrupts}
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, encoding="utf-8", **heeding
    ) as process:

        def listen() -> None:
            for line in process.stderr or ():
                if "份文件" in line:
                    lines.put(line.partition("：")[0])

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        try:
            yield lines
            process.send_signal(signal.SIGINT)
            assert process.wait(TRIES) == 0
        finally:
            process.kill()
        listener.join()


def after(told: Queue[str], change: Callable[[], object]) -> str:
    """The first case that is told after `change`, which is made again until the watch, once begun, has seen it."""
    for _ in range(TRIES):
        change()
        try:
            return told.get(timeout=1)
        except Empty:
            continue
    raise AssertionError("nothing was rebuilt")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_a_saved_case_is_rebuilt_alone_and_a_saved_wording_rebuilds_all(
    folder: Path, told: Queue[str]
) -> None:
    assert [told.get(timeout=TRIES) for _ in range(2)] == ["乙", SMALL]
    case, wording = folder / "cases" / "乙.yaml", folder / "templates" / WORDING
    text = case.read_text("utf-8").replace("音乐会员月卡", "音乐会员季卡")
    assert after(told, lambda: case.write_text(text, "utf-8")) == "乙"
    assert "音乐会员季卡" in (folder / "out" / "乙" / TICKET).read_text("utf-8")
    assert "音乐会员月卡" in (folder / "out" / SMALL / TICKET).read_text("utf-8")
    replace_in(wording, "一、经过", "一、来龙去脉")
    assert [told.get(timeout=TRIES) for _ in range(2)] == ["乙", SMALL]
    for name in ("乙", SMALL):
        assert "一、来龙去脉" in (folder / "out" / name / TICKET).read_text("utf-8")
    assert told.empty()


def test_cases_and_the_day_are_asked_anew_for_each_round(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched: list[Path] = []

    def once(*folders: Path, raise_interrupt: bool) -> Iterator[set[str]]:
        watched.extend(folders)
        (folder / "cases" / "乙.yaml").unlink()
        yield set()

    monkeypatch.setattr(watchfiles, "watch", once)
    days = iter((date(2026, 11, 22), date(2026, 11, 23)))
    results = list(
        rounds(
            lambda: sorted((folder / "cases").glob("*.yaml")),
            lambda: Job(folder / "out", next(days), only="platform_ticket"),
        )
    )
    assert [[result.case for result in each] for each in results] == [["乙", SMALL], [SMALL]]
    assert {folder / "cases", folder / "templates"} <= set(watched)
    assert '"made_on": "2026-11-23"' in (folder / "out" / SMALL / "manifest.json").read_text("utf-8")
