"""What should take next to nothing: `--help`, a case that has not changed; and `check`."""

from bench.programs import FULL, Bench
from bench.told import Row, Section

PYTHON = "python -c 'import yaml, click'"


def measure(bench: Bench) -> Section:
    """`--help`, `check` and an unchanged build of the full case beside the smallest Python that any of them needs."""
    folder = bench.with_case("start", bench.shipped())
    bench.now.run(folder, "build")
    works = {
        PYTHON: lambda: bench.smallest_python(folder),
        "--help": lambda: bench.now.help(folder),
        "check": lambda: bench.now.run(folder, "check"),
        "unchanged case": lambda: bench.now.run(folder, "build"),
    }
    rows = [
        Row("--help", PYTHON),
        Row("check", PYTHON, must=22, aim=14),
        Row("unchanged case", PYTHON, must=2, aim=1.5),
    ]
    notes = []
    if before := bench.before:
        same = bench.with_case("start-before", before.root / "cases" / f"{FULL}.yaml")
        works |= {
            "check, case of before": lambda: bench.now.run(same, "check"),
            "check, case and program of before": lambda: before.run(same, "check"),
        }
        rows.append(Row("check, case of before", "check, case and program of before"))
        notes.append("the program of before does not read the case of today; today's reads that of before")
    else:
        notes.append(bench.no_before)
    return Section("`--help`, `check`, an unchanged case", bench.in_turn(works), rows, notes)
