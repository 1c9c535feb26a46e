"""Processes that take one job after the other: one that dies loses its own job, a swollen one gives way, all of them end."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from jobs_made import environment, told
from machine_support import ROOT, SMALL, TODAY, build, replace_in, tree, with_cases

from kameng_docs.build import workers
from kameng_docs.build.workers import Lost, each_as_it_comes
from kameng_docs.declared import FaultyFiles

needs_signals = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")


def come(jobs: list[str], count: int = 2) -> dict[int, object]:
    return dict(each_as_it_comes(told, [(each,) for each in jobs], count))


def processes(came: dict[int, object]) -> list[str]:
    return [str(each).split()[-1] for each in came.values()]


def test_a_process_takes_one_job_after_the_other() -> None:
    came = come(["a"] * 12)
    assert sorted(came) == list(range(12))
    assert len(set(processes(came))) <= 2
    assert str(os.getpid()) not in processes(came)


def test_one_that_dies_loses_its_own_job_and_another_takes_its_place() -> None:
    jobs = ["a", "die", "b", "leave 3", "c", "die", "d"]
    came = come(jobs)
    lost = {place: each.why for place, each in came.items() if isinstance(each, Lost)}
    assert sorted(lost) == [1, 3, 5]
    assert "SIGKILL" in lost[1]
    assert lost[3] == "退出码 3"
    assert [str(came[place]).split()[0] for place in (0, 2, 4, 6)] == ["a", "b", "c", "d"]


def test_what_breaks_in_a_job_is_that_jobs_alone_and_its_words_stay_out(
    capfd: pytest.CaptureFixture[str],
) -> None:
    came = come(["a", "break", "b"])
    assert came[1] == Lost("程序出错 KeyError")
    assert str(came[2]).startswith("b ")
    # Who mends the program finds the place.
    assert "jobs_made.py" in capfd.readouterr().err


def test_a_faulty_file_of_our_own_is_told_once_for_all() -> None:
    with pytest.raises(FaultyFiles):
        come(["a", "faulty", "b", "c"])


def test_one_that_holds_much_gives_way_and_so_does_one_after_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    grown = come(["a", f"grow {workers.MOST_MEMORY}", "b"], 1)
    first, second, third = processes(grown)
    assert first == second != third
    monkeypatch.setattr(workers, "MOST_JOBS", 2)
    assert len(set(processes(come(["a"] * 6, 1)))) == 3


# MiB: two hundred megabytes. About a hundred and sixty, with papers in every format and official forms; a process that finds no
# byte code and compiles ours holds some more. It was two hundred and fifty-eight.
MOST_MIB = 190
MOST_HELD = (
    "import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


@pytest.mark.slow
def test_processes_that_make_cases_with_all_papers_stay_small(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    shutil.copytree(ROOT / "cases" / "parties", tmp_path / "cases" / "parties")
    full = [file for file in sorted((ROOT / "cases").glob("示例-*.yaml")) if file.with_suffix("").is_dir()]
    for file in full[:4]:
        shutil.copy(file, tmp_path / "cases")
        shutil.copytree(file.with_suffix(""), tmp_path / "cases" / file.stem)
    # Between them a small process: what the one that starts a program holds counts as memory of that program.
    program = [sys.executable, "-m", "kameng_docs", "build", "--jobs", "2"]
    made = subprocess.run(
        [sys.executable, "-c", MOST_HELD, *program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        check=True,
    )
    assert len(list((tmp_path / "out").glob("*/manifest.json"))) == 4
    assert int(made.stdout.split()[-1]) / 1024 < MOST_MIB


def test_a_worker_has_one_thread_and_what_is_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    monkeypatch.setenv("RAYON_NUM_THREADS", "3")
    ((_, found),) = each_as_it_comes(environment, [("RAYON_NUM_THREADS MALLOC_ARENA_MAX",)], 1)
    assert found == ["3", "1"]
    assert "MALLOC_ARENA_MAX" not in os.environ


def test_who_stops_asking_ends_all_of_them() -> None:
    running = each_as_it_comes(told, [("a",), ("wait",), ("b",), ("wait",)], 3)
    next(running)
    assert psutil.Process().children()
    running.close()
    assert not [each for each in psutil.Process().children() if "spawn_main" in " ".join(each.cmdline())]


@pytest.fixture
def four(tmp_path: Path) -> Path:
    """A folder of four cases."""
    folder = with_cases(tmp_path, SMALL)
    text = (folder / "cases" / f"{SMALL}.yaml").read_text("utf-8")
    for i, name in enumerate(("乙", "丙", "丁")):
        (folder / "cases" / f"{name}.yaml").write_text(text.replace("26110100077", f"2611010009{i}"), "utf-8")
    return folder


def test_a_case_whose_process_died_is_told_and_the_next_run_makes_it(
    four: Path, monkeypatch: pytest.MonkeyPatch, shipped: Callable[[str], Path]
) -> None:
    monkeypatch.chdir(four)
    real = workers._outcome
    monkeypatch.setattr("kameng_docs.build.build_one", dies_at_third)
    first = build("--jobs", "2")
    assert first.exit_code == 1
    assert (
        "丙: 错误 output.lost: 做这件案件的进程中途没了（收到 SIGKILL，多半是内存不够，系统把它关了）"
        in first.stderr
    )
    assert "丙：没有做（1 个错误，0 个警告）" in first.stderr
    assert [each in first.stderr for each in ("乙：7 份文件", "丁：7 份文件", f"{SMALL}：7 份文件")] == [
        True
    ] * 3
    assert real is workers._outcome
    monkeypatch.undo()
    monkeypatch.chdir(four)
    again = build("--jobs", "2")
    assert again.exit_code == 0
    assert again.stderr.count("没有变化") == 3
    assert "丙：7 份文件" in again.stderr


def dies_at_third(file: Path, job: object, key: str) -> object:
    from kameng_docs.build import build_one

    if file.stem == "丙":
        os.kill(os.getpid(), signal.SIGKILL)
    return build_one(file, job, key)  # type: ignore[arg-type]


@needs_signals
def test_ctrl_c_ends_every_process_and_leaves_whole_outputs(four: Path) -> None:
    replace_in(four / "cases" / "乙.yaml", "15.00", "16.00")
    process = subprocess.Popen(
        [sys.executable, "-m", "kameng_docs", "build", "--today", TODAY, "--jobs", "2"],
        cwd=four,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while not any((four / "out").rglob("manifest.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    children = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    _, told_last = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Traceback" not in told_last
    assert psutil.wait_procs(children, timeout=60)[1] == []
    assert build_in(four).returncode == 0
    assert not [name for name in tree(four / "out") if name.endswith(".part")]


def build_in(folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kameng_docs", "build", "--today", TODAY],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
