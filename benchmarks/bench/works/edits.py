"""An amount changed and a word changed: built by a process that begins cold, and by a `watch` that runs."""

from collections.abc import Callable
from pathlib import Path

from bench.changes import with_amount, with_word
from bench.measuring import Run
from bench.programs import Bench
from bench.told import Row, Section
from bench.watching import watching


class _File:
    """A case file that is saved anew, each time otherwise than before."""

    def __init__(self, file: Path) -> None:
        self._file, self._first, self._times = file, file.read_text("utf-8"), 0

    def save(self, change: Callable[[str, int], str]) -> None:
        """Save it with this change, made to what stood there at first."""
        self._times += 1
        self._file.write_text(change(self._first, self._times), "utf-8")


def measure(bench: Bench) -> Section:
    """Both changes, cold and warm, beside `check` of the same case changed in the same way."""
    case = bench.shipped()
    cold, checked, warm = (bench.with_case(f"edits-{name}", case) for name in ("cold", "checked", "warm"))
    files = {folder: _File(folder / "cases" / case.name) for folder in (cold, checked, warm)}

    def after(change: Callable[[str, int], str], folder: Path, *words: str) -> Run:
        files[folder].save(change)
        return bench.now.run(folder, *words)

    bench.now.run(cold, "build")
    with watching(bench.now, warm) as watch:
        works = {
            "check, an amount changed": lambda: after(with_amount, checked, "check"),
            "an amount changed, cold": lambda: after(with_amount, cold, "build"),
            "a word changed, cold": lambda: after(with_word, cold, "build"),
            "an amount changed, warm: first words": lambda: watch.saved(
                lambda: files[warm].save(with_amount)
            ),
            "a word changed, warm: first words": lambda: watch.saved(lambda: files[warm].save(with_word)),
        }
        runs = bench.in_turn(works)
    neighbour, amount, word, amount_warm, word_warm = works
    rows = [
        Row(amount, neighbour, must=2, aim=1.5),
        Row(word, neighbour),
        Row(amount_warm, neighbour, must=0.4, aim=0.15, by="seconds"),
        Row(word_warm, neighbour, must=0.4, aim=0.15, by="seconds"),
    ]
    notes = [
        "warm: from the save to the first line that `watch` says, and its CPU until then (in steps of 10 ms)"
    ]
    return Section("An amount and a word changed", runs, rows, notes)
