"""Ten, a hundred, a thousand small cases: from nothing, all changed, none changed. Time per case and memory must stay."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from bench.changes import small, with_amount
from bench.measuring import Run
from bench.programs import Bench
from bench.told import Row, Section
from bench.works.start import PYTHON

# Nothing unchanged is asked of more cases than this.
ASKED = 200
# From here on one round is long enough by itself.
MANY = 100


def measure(bench: Bench) -> Section:
    """Each number of cases in a folder of its own."""
    folders = {count: _folder(bench, count) for count in bench.counts}
    rounds = 1 if max(bench.counts) > MANY else bench.rounds
    made = bench.in_turn(
        {_name(count, "from nothing"): _from_nothing(bench, folders[count]) for count in bench.counts}
        | {_name(count, "all changed"): _changed(bench, folders[count]) for count in bench.counts},
        rounds,
        warm_up=False,
    )
    left = bench.in_turn(
        {PYTHON: lambda: bench.smallest_python(folders[bench.counts[0]])}
        | {_name(count, "unchanged"): _unchanged(bench, folders[count]) for count in bench.counts},
    )
    return Section("Many small cases", made | left, list(_rows(bench.counts)))


def _rows(counts: tuple[int, ...]) -> list[Row]:
    """More cases beside fewer, per case; those that did not change beside the smallest Python."""
    rows = []
    for kind in ("from nothing", "all changed"):
        for fewer, more in pairwise(counts):
            asked = 1.1 if fewer >= MANY else 0.0
            pair = _name(more, kind), _name(fewer, kind)
            rows.append(Row(*pair, must=asked, aim=asked, each=(more, fewer)))
            rows.append(Row(*pair, must=asked, aim=asked, by="memory", each=(more, fewer)))
    for count in counts:
        must, aim = (4.0, 3.0) if count == ASKED else (0.0, 0.0)
        rows.append(Row(_name(count, "unchanged"), PYTHON, must, aim))
    return rows


def _name(count: int, kind: str) -> str:
    return f"{count:,} cases, {kind}"


def _folder(bench: Bench, count: int) -> Path:
    folder = bench.folder(f"scale-{count}")
    for number in range(count):
        (folder / "cases" / f"小案{number:05}.yaml").write_text(small(number), "utf-8")
    return folder


def _from_nothing(bench: Bench, folder: Path) -> Callable[[], Run]:
    def run() -> Run:
        import shutil

        shutil.rmtree(folder / "out", ignore_errors=True)
        return bench.now.run(folder, "build")

    return run


def _changed(bench: Bench, folder: Path) -> Callable[[], Run]:
    def run() -> Run:
        # Those of a folder whose papers are not made yet would not be changed, but new.
        if not (folder / "out").is_dir():
            bench.now.run(folder, "build")
        for file in (folder / "cases").glob("*.yaml"):
            file.write_text(with_amount(file.read_text("utf-8"), 1), "utf-8")
        return bench.now.run(folder, "build")

    return run


def _unchanged(bench: Bench, folder: Path) -> Callable[[], Run]:
    return lambda: bench.now.run(folder, "build")
