"""Mixed cases on two workers: as it is, as it was, and handed to a scheduler with two workers that were started before."""

import shutil
from pathlib import Path

from bench.changes import copied
from bench.cluster import cluster, missing
from bench.measuring import FailedError, Run, less
from bench.programs import Bench, Program
from bench.told import Row, Section
from bench.works.start import PYTHON

NOW, BEFORE, DASK = "build --jobs 2", "program of before, --jobs 2", "two workers of Dask, started before"
# What both sides take for two cases is start: of processes here, of a client there. Each is taken off its own side.
FIRST = 2
NOW_FIRST, DASK_FIRST = f"{NOW}, the first {FIRST}", f"{DASK}, the first {FIRST}"
NOW_REST, DASK_REST = f"{NOW}, all but the first {FIRST}", f"{DASK}, all but the first {FIRST}"
# So many cases take long enough that one round tells.
LONG = 40


def measure(bench: Bench) -> Section:
    """All of them over the same cases, each from nothing."""
    folder = bench.folder("several")
    made = mixed(folder, _shipped(bench), bench.mixed)
    works = {
        PYTHON: lambda: bench.smallest_python(folder),
        NOW: lambda: _run(bench.now, folder, "--jobs", "2"),
    }
    rows = [Row(NOW, PYTHON, must=200, aim=140, by="megabytes")]
    notes = [
        f"{made} cases, copies of the shipped ones with other people, orders, payments and keys, exhibits with them"
    ]
    if before := bench.before:
        works[BEFORE] = lambda: _run(before, folder, "--jobs", "2")
        rows.append(Row(NOW, BEFORE, must=0.3, aim=0.2))
        notes.append("the copies are of the cases of before, which both programs read")
    else:
        notes.append(bench.no_before)
    rounds = 1 if bench.mixed >= LONG else bench.rounds
    if lacking := missing(bench.now):
        return Section(
            "Mixed cases, two workers", bench.in_turn(works, rounds, warm_up=False), rows, [*notes, lacking]
        )
    first = bench.folder("several-first")
    mixed(first, _shipped(bench), FIRST)
    with cluster(bench.now, folder) as workers:

        def by_dask(where: Path) -> Run:
            return workers.run(lambda: _run(bench.now, where, "--cluster", workers.address))

        # What the workers load at their first case is start as well.
        by_dask(first)
        works[NOW_FIRST] = lambda: _run(bench.now, first, "--jobs", str(FIRST))
        works[DASK_FIRST] = lambda: by_dask(first)
        works[DASK] = lambda: by_dask(folder)
        runs = bench.in_turn(works, rounds, warm_up=False)
    runs[NOW_REST] = list(map(less, runs[NOW], runs[NOW_FIRST]))
    runs[DASK_REST] = list(map(less, runs[DASK], runs[DASK_FIRST]))
    rows += [Row(DASK_REST, NOW_REST, must=1.15, aim=1.05), Row(DASK, NOW)]
    notes.append(
        f"start is taken off both sides: {NOW_REST!r} is a run over all cases less one over {FIRST} of them; starting the "
        f"scheduler and its workers took {workers.started:.1f} s by the clock, and is in neither"
    )
    return Section("Mixed cases, two workers", runs, rows, notes)


def _shipped(bench: Bench) -> list[Path]:
    """The cases that are copied: those that both programs read; in the small form the shortest."""
    return [bench.shipped()] if bench.small else (bench.before or bench.now).cases()


def _run(program: Program, folder: Path, *how: str) -> Run:
    shutil.rmtree(folder / "out", ignore_errors=True)
    return program.run(folder, "build", *how)


def mixed(folder: Path, shipped: list[Path], count: int) -> int:
    """So many copies, each shipped case in its turn; how many."""
    if not shipped:
        raise FailedError("there are no shipped cases")
    cases = folder / "cases"
    shutil.copytree(shipped[0].parent / "parties", cases / "parties")
    for number in range(count):
        file = shipped[number % len(shipped)]
        copy, name = copied(file, number), f"案{number:04}-{file.stem.removeprefix('示例-')}"
        (cases / f"{name}.yaml").write_text(copy.text, "utf-8")
        if copy.party:
            (cases / "parties" / f"{copy.party}.yaml").write_text(copy.party_text, "utf-8")
        if file.with_suffix("").is_dir():
            shutil.copytree(file.with_suffix(""), cases / name)
    return count
