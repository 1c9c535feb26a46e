"""Builds and entries killed at random moments, and what must be true afterwards. `python tests/support/kills.py 40 SEED`.

Whatever moment it is: every file is whole, the case file is the old or the new one, nothing half-written stays once the
command has run again, and no file that nobody edited is called edited.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from machine_support import SMALL, TODAY, replace_in, started, tree, with_cases  # noqa: E402

GOODS = ("音乐会员月卡", "音乐会员季卡", "音乐会员年卡")
SENT = ("log", "sent", SMALL, "工单", "--paper", "工单.txt", "--today", TODAY, "--yes")
BUILD = ("build", "--today", TODAY)
# Seconds in which either has always come to its end; a kill falls anywhere within what it took the last time.
LONGEST = 120.0


def killed_after(seconds: float, *arguments: str, folder: Path) -> bool:
    """Start the command and kill it after so many seconds; whether it was still at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kameng_docs", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def half_written(folder: Path) -> list[str]:
    """What a process that was killed may leave and the next must sweep."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.name.endswith((".part", ".tmp", ".lock")) or path.name.startswith(".tmp-")
    ]


def one_build(folder: Path, number: int, moment: random.Random, usual: float) -> float:
    """A build of a changed case killed, then one that comes to its end; gives how long that took."""
    case = folder / "cases" / f"{SMALL}.yaml"
    replace_in(case, GOODS[number % 3], GOODS[(number + 1) % 3])
    killed_after(moment.uniform(0, usual), *BUILD, folder=folder)
    begun = time.monotonic()
    again = started(*BUILD, folder=folder)
    assert again.returncode == 0, again.stderr
    assert "output.edited" not in again.stderr, again.stderr
    assert "output.unknown-file" not in again.stderr, again.stderr
    assert half_written(folder) == []
    assert GOODS[(number + 1) % 3] in (folder / "out" / SMALL / "10_平台工单" / "工单.txt").read_text("utf-8")
    return time.monotonic() - begun


def one_entry(folder: Path, moment: random.Random, usual: float) -> float:
    """An entry killed: the case file is the old or the new one; then the same entry comes to its end."""
    case = folder / "cases" / f"{SMALL}.yaml"
    before = case.read_bytes()
    killed_after(moment.uniform(0, usual), *SENT, folder=folder)
    now = case.read_bytes()
    assert now == before or now.startswith(before[:200]), "the case file is torn"
    assert started("check", SMALL, "--today", TODAY, folder=folder).returncode == 0
    begun = time.monotonic()
    again = started(*SENT, folder=folder)
    assert again.returncode == 0, again.stderr
    assert half_written(folder) == []
    case.write_bytes(before)
    kept = folder / "cases" / SMALL
    copies = list(kept.rglob("已提交.sha256")) if kept.is_dir() else []
    # What was killed and what came to its end wrote at most one folder each; neither is torn.
    assert 1 <= len(copies) <= 2, copies
    for path in copies:
        for line in path.read_text("utf-8").splitlines():
            assert (path.parent / line[66:]).is_file(), path
    for name in tree(kept):
        (kept / name).unlink()
    for path in sorted(kept.rglob("*"), reverse=True):
        path.rmdir()
    return time.monotonic() - begun


def kills(folder: Path, count: int, seed: int) -> None:
    """So many kills, builds and entries by turns, in a folder of its own."""
    moment = random.Random(seed)  # noqa: S311 — a seed, not a secret
    with_cases(folder, SMALL)
    begun = time.monotonic()
    assert started(*BUILD, folder=folder).returncode == 0
    building = time.monotonic() - begun
    entering = building / 2
    for number in range(count):
        if number % 2:
            entering = one_entry(folder, moment, min(entering, LONGEST))
        else:
            building = one_build(folder, number // 2, moment, min(building, LONGEST))
        sys.stdout.write(f"{number + 1} / {count}\n")


if __name__ == "__main__":
    how_many, begin = (int(word) for word in (*sys.argv[1:], "40", "7")[:2])
    with tempfile.TemporaryDirectory() as place:
        kills(Path(place), how_many, begin)
