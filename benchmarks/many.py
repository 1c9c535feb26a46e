"""How long `cases` takes over many cases, and how much memory: each run in a process of its own.

    python benchmarks/many.py [COUNT ...]

COUNT synthetic cases are made (tests/support/many_made.py), 1,000 and 10,000 unless told; 100000 takes some minutes and one
gigabyte of small files. Twice as long for twice as many is right; more memory for more cases is not.
"""

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
    "text": (),
    "one shop": ("--seller", "某某小店7"),
    "json": ("--format", "json"),
    "csv": ("--format", "csv"),
    "xlsx": ("--format", "xlsx", "--out", "cases.xlsx"),
}
# Runs the command and says on its last line of standard error the most memory it had, in kilobytes.
MEASURED = (
    "import resource, sys\nfrom kameng_docs.cli import main\n"
    "try:\n    main(sys.argv[1:])\n"
    "finally:\n    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
)


def measured(folder: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and megabytes of one run of `cases`."""
    begun = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, "cases", "--today", TODAY, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=True,
        # Not kept here: what this process holds when it starts another one counts as memory of that one.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return time.perf_counter() - begun, int(ran.stderr.split()[-1]) / 1024


def main() -> None:
    """Print seconds and megabytes for each number of cases and each kind of table."""
    from many_made import make_many

    counts = [int(each) for each in sys.argv[1:]] or USUAL
    print(f"{'cases':>8}  {'table':<10}{'s':>8}{'MB':>8}{'ms a case':>12}")
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            for _ in make_many(Path(place), count):
                pass
            for name, arguments in RUNS.items():
                seconds, memory = measured(Path(place), *arguments)
                print(f"{count:>8}  {name:<10}{seconds:>8.1f}{memory:>8.0f}{1000 * seconds / count:>12.2f}")


if __name__ == "__main__":
    main()
