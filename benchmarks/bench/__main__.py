"""How fast the program is, beside its neighbours in the same run: tables on the screen and in benchmarks/report.md.

    python benchmarks/bench [WORK …] [--rounds N] [--small] [--before COMMIT] [--counts N …] [--mixed N] [--report FILE]

WORK: full, edits, check, scale, several, book; all without a name. `--small` proves in seconds that every work runs, and
says nothing of speed. `--before` names the commit that is compared with; '' for none. `make bench` calls this.
"""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.machine import facts
from bench.measuring import FailedError
from bench.programs import ROOT, Bench, as_it_was
from bench.report import page
from bench.told import Section
from bench.works import WORKS

# The last commit before the round of changes that was to make the program fast.
BEFORE = "deb05e7047735db95325ba62853761b35bf290fa"
ROUNDS, COUNTS, MIXED = 7, (10, 100, 200, 1000), 200
FEW_ROUNDS, FEW_COUNTS, FEW_MIXED = 1, (1, 2), 2


def main() -> int:
    """Measure, print and write the report; exit code 1 where a work could not be measured."""
    asked = _arguments()
    # Whoever ends the bench ends what it started: the blocks that started it are left as after an error.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    told = facts(ROOT)
    if asked.small:
        told["form"] = "**small: it shows that every work runs, of a short case; its verdicts say nothing**"
    sections: list[Section] = []
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place,
        as_it_was(asked.before, Path(place)) as (before, why),
    ):
        bench = Bench(
            Path(place), asked.rounds, asked.small, before, why, tuple(sorted(asked.counts)), asked.mixed
        )
        for name in asked.works or WORKS:
            print(f"{name} …", file=sys.stderr, flush=True)
            sections.append(_measured(name, bench))
    text = page(sections, told)
    asked.report.write_text(text, "utf-8")
    print(text)
    return 1 if any(not section.rows for section in sections) else 0


def _measured(name: str, bench: Bench) -> Section:
    try:
        return WORKS[name](bench)
    except FailedError as error:
        return Section(name, notes=[f"not measured: {error}"])


def _arguments() -> argparse.Namespace:
    words = argparse.ArgumentParser(
        prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("works", nargs="*", metavar="WORK", choices=[*WORKS, []])
    words.add_argument("--rounds", type=int)
    words.add_argument("--small", action="store_true")
    words.add_argument("--before")
    words.add_argument("--counts", type=int, nargs="+")
    words.add_argument("--mixed", type=int)
    words.add_argument("--report", type=Path, default=ROOT / "benchmarks" / "report.md")
    asked = words.parse_args()
    usual = (FEW_ROUNDS, "", FEW_COUNTS, FEW_MIXED) if asked.small else (ROUNDS, BEFORE, COUNTS, MIXED)
    for name, value in zip(("rounds", "before", "counts", "mixed"), usual, strict=True):
        if getattr(asked, name) is None:
            setattr(asked, name, value)
    return asked


if __name__ == "__main__":
    sys.exit(main())
