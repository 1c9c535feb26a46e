"""The program as it is, and as it was before: the same Python and libraries over another folder of source."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measuring import Run, in_turn, run

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
# Shipped cases: a full one; one with few papers, some of them PDFs; one without any.
FULL, PAPERED, SHORTEST = "示例-视频会员卡密", "示例-自动续费", "示例-最简"


@dataclass(frozen=True)
class Program:
    """The program whose source lies in `root`."""

    root: Path

    def command(self, *words: str) -> list[str]:
        """A process of its own that is given these words."""
        return [sys.executable, "-m", "kameng_docs", *words]

    @property
    def env(self) -> dict[str, str]:
        """The environment of all processes that are measured: byte code is kept, as it is on anybody's machine."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | {"PYTHONPATH": str(self.root), "PYTHONUTF8": "1"}

    def run(self, folder: Path, *words: str) -> Run:
        """One command in a folder that has `cases/`; the day is always the same."""
        return run(self.command(*words, "--today", TODAY), folder, self.env)

    def help(self, folder: Path) -> Run:
        """What the program takes to say how it is used."""
        return run(self.command("--help"), folder, self.env)

    def cases(self) -> list[Path]:
        """The shipped cases."""
        return sorted((self.root / "cases").glob("示例-*.yaml"))


@dataclass(frozen=True)
class Bench:
    """What every work is given.

    `place` is a folder of its own, `rounds` how often each run is made, `small` the form that only proves that all
    works run. `before` is the program as it was, or None, and `no_before` says why. `counts` are the numbers of small
    cases, `mixed` how many mixed ones.
    """

    place: Path
    rounds: int
    small: bool
    before: Program | None
    no_before: str
    counts: tuple[int, ...]
    mixed: int
    now: Program = Program(ROOT)

    def in_turn(
        self, works: Mapping[str, Callable[[], Run]], rounds: int = 0, *, warm_up: bool = True
    ) -> dict[str, list[Run]]:
        """See `measuring.in_turn`; as many rounds as were asked for, where no other number is given."""
        return in_turn(works, rounds or self.rounds, warm_up=warm_up and not self.small)

    def shipped(self, *, with_papers: bool = False) -> Path:
        """The case that stands for a full one; in the small form the shortest, or the shortest that has PDFs."""
        name = FULL if not self.small else PAPERED if with_papers else SHORTEST
        return self.now.root / "cases" / f"{name}.yaml"

    def folder(self, name: str) -> Path:
        """An empty folder with `cases/` in it."""
        made = self.place / name
        shutil.rmtree(made, ignore_errors=True)
        (made / "cases").mkdir(parents=True)
        return made

    def with_case(self, name: str, file: Path) -> Path:
        """A folder with this shipped case, its exhibits and all parties."""
        folder = self.folder(name)
        shutil.copy(file, folder / "cases")
        shutil.copytree(file.parent / "parties", folder / "cases" / "parties")
        if file.with_suffix("").is_dir():
            shutil.copytree(file.with_suffix(""), folder / "cases" / file.stem)
        return folder

    def smallest_python(self, folder: Path) -> Run:
        """The neighbour of what should take next to nothing: Python with the two libraries that any command needs."""
        return run([sys.executable, "-c", "import yaml, click"], folder, self.now.env)


@contextmanager
def as_it_was(commit: str, place: Path) -> Iterator[tuple[Program | None, str]]:
    """The program at this commit, checked out below `place` and taken away again; or None, and why."""
    if not commit:
        yield None, "no commit was named to compare with"
        return
    tree, git = place / "before", ["git", "-C", str(ROOT), "worktree"]
    made = subprocess.run(
        [*git, "add", "--detach", str(tree), commit], capture_output=True, encoding="utf-8", check=False
    )
    if made.returncode:
        yield None, f"{commit} could not be checked out: {made.stderr.strip()}"
        return
    try:
        yield Program(tree), ""
    finally:
        subprocess.run([*git, "remove", "--force", str(tree)], capture_output=True, check=False)
