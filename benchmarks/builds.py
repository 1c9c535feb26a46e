"""How long a build takes, as ratios to a build from nothing on the same machine: run it, read it, trust no millisecond.

    python benchmarks/builds.py [ROUNDS]

Rounds are interleaved and the median is told, for a machine's speed drifts.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"
CASE = "示例-视频会员卡密"


def seconds(*arguments: str, folder: Path) -> float:
    """The time of one command in a process of its own; what it says is thrown away."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "kameng_docs", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begun


def one_round(folder: Path) -> dict[str, float]:
    """Each kind of run once, in an order in which each finds what it needs."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    build = ("build", "--today", TODAY)
    taken = {"from nothing": seconds(*build, folder=folder)}
    taken["nothing changed"] = seconds(*build, folder=folder)
    with (folder / "cases" / f"{CASE}.yaml").open("a", encoding="utf-8") as file:
        file.write("# 备注\n")
    taken["a comment added"] = seconds(*build, folder=folder)
    taken["one text channel"] = seconds(*build, "--only", "平台工单", folder=folder)
    taken["check"] = seconds("check", "--today", TODAY, folder=folder)
    taken["--help"] = seconds("--help", folder=folder)
    return taken


def main() -> None:
    """Print each kind of run with its ratio to a build from nothing."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "cases" / CASE, folder / "cases" / CASE)
        shutil.copytree(ROOT / "cases" / "parties", folder / "cases" / "parties")
        shutil.copy(ROOT / "cases" / f"{CASE}.yaml", folder / "cases")
        one_round(folder)
        taken = [one_round(folder) for _ in range(rounds)]
    for name in taken[0]:
        ratio = median(each[name] / each["from nothing"] for each in taken)
        print(f"{name:<18}{ratio:6.2f}   ({median(each[name] for each in taken):.2f} s)")


if __name__ == "__main__":
    main()
