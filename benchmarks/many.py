"""How long `cases` and `stats` take over many cases, and how much memory: each run in a process of its own.

    python benchmarks/many.py [COUNT ...]

COUNT synthetic cases are made (tests/support/many_made.py), 1,000 and 10,000 unless told; 100000 takes some minutes and one
gigabyte of small files. Twice as long for twice as many is right; more memory for more cases is not.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]
TODAY = "2026-11-22"
USUAL = (1_000, 10_000)
RUNS = {
    "cases": ("cases",),
    "one shop": ("cases", "--seller", "某某小店7"),
    "cases json": ("cases", "--format", "json"),
    "cases csv": ("cases", "--format", "csv"),
    "cases xlsx": ("cases", "--format", "xlsx", "--out", "cases.xlsx"),
    "stats": ("stats",),
    "stats xlsx": ("stats", "--format", "xlsx", "--out", "stats.xlsx"),
    "public": ("stats", "--public"),
    "report": ("stats", "--report", "report"),
}
# Runs the command and says on its last line of standard error the most memory it had, in kilobytes.
MEASURED = (
    "import resource, sys\nfrom kameng_docs.cli import main\n"
    "try:\n    main(sys.argv[1:])\n"
    "finally:\n    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
)


def measured(folder: Path, *arguments: str) -> tuple[float, float, float]:
    """Seconds, seconds of a processor, and megabytes of one run of `cases` or `stats`."""
    begun, worked = time.perf_counter(), _worked()
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments, "--today", TODAY],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=True,
        # Not kept here: what this process holds when it starts another one counts as memory of that one.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return time.perf_counter() - begun, _worked() - worked, int(ran.stderr.split()[-1]) / 1024


def _worked() -> float:
    """Seconds of a processor that the runs before have had."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print seconds and megabytes for each number of cases and each kind of table."""
    from many_made import make_many

    counts = [int(each) for each in sys.argv[1:]] or USUAL
    print(f"{'cases':>8}  {'table':<12}{'s':>8}{'CPU s':>8}{'MB':>8}")
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            for _ in make_many(Path(place), count):
                pass
            for name, arguments in RUNS.items():
                seconds, worked, memory = measured(Path(place), *arguments)
                print(f"{count:>8}  {name:<12}{seconds:>8.1f}{worked:>8.1f}{memory:>8.0f}", flush=True)


if __name__ == "__main__":
    main()
