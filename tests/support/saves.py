"""Many saves under one watch, and what must be true after them. `python tests/support/saves.py 500 SEED`.

Whatever is saved, broken, mended, taken away or put back: the papers are, byte for byte, those that a process of its own makes
from nothing, what was not touched was not written, and the memory of the watch stays where it was.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from machine_support import SMALL, started, times, tree, with_cases  # noqa: E402

from kameng_docs.build import Job, watch  # noqa: E402
from kameng_docs.build.warm import News  # noqa: E402

FIRST = date(2026, 11, 22)
WORDING = "platform_ticket/ticket.md.j2"
# After so many saves the papers are compared with those that are made from nothing.
EVERY = 10


class Saves:
    """A folder with a few cases, and an author who saves at random."""

    def __init__(self, folder: Path, seed: int) -> None:
        """`folder` is empty; the same seed saves the same."""
        self.folder, self.pick = with_cases(folder, SMALL), random.Random(seed)  # noqa: S311 — a seed, not a secret
        self.day, self.news = FIRST, list[News]()
        self.whole = (folder / "cases" / f"{SMALL}.yaml").read_text("utf-8")
        shutil.copy(folder / "cases" / f"{SMALL}.yaml", folder / "cases" / "乙.yaml")

    def files(self) -> list[Path]:
        """The cases that there are."""
        return sorted((self.folder / "cases").glob("*.yaml"))

    def job(self, out: str = "out") -> Job:
        """What is to be made today."""
        return Job(self.folder / out, self.day)

    def save(self) -> str:
        """One of all that an author, his editor or the night may do; what it was."""
        does: Sequence[Callable[[], object]] = (
            *(self.amount,) * 5, self.goods, self.name, self.comment, self.broken, self.emptied, self.touched,
            self.case_gone, self.case_new, self.paper_gone, self.own_wording, self.no_own_wording, self.night,
        )  # fmt: skip
        do = self.pick.choice(does)
        do()
        return do.__name__

    def amount(self) -> None:
        """Another sum, in a case that is whole again if it was not."""
        self._write(
            self.whole.replace(
                "实付: 15.00", f"实付: {self.pick.randint(1, 999)}.{self.pick.randint(10, 99)}"
            )
        )

    def goods(self) -> None:
        """Another thing that was bought."""
        self._write(self.whole.replace("音乐会员月卡", f"音乐会员{self.pick.choice('日周季年')}卡"))

    def name(self) -> None:
        """Another name, which stands in all papers."""
        self._write(self.whole.replace("王某某", self.pick.choice(["赵某某", "钱某某", "孙某某"])))

    def comment(self) -> None:
        """What no paper says."""
        self._write(self.whole + f"# {self.pick.random()}\n")

    def broken(self) -> None:
        """A value that is wrong."""
        self._write(self.whole.replace("实付: 15.00", "实付: 十五"))

    def emptied(self) -> None:
        """Half saved, and never saved on."""
        self._write("")

    def touched(self) -> None:
        """Saved as it was."""
        for file in self.files():
            file.touch()

    def case_gone(self) -> None:
        """A case is removed, unless it is the last."""
        if len(self.files()) > 1:
            self.pick.choice(self.files()).unlink()

    def case_new(self) -> None:
        """A case comes, or is as it was at first."""
        (self.folder / "cases" / f"{self.pick.choice('甲乙丙')}.yaml").write_text(self.whole, "utf-8")

    def paper_gone(self) -> None:
        """A paper is removed."""
        papers = sorted((self.folder / "out").glob("*/*/*.txt"))
        if papers:
            self.pick.choice(papers).unlink()

    def own_wording(self) -> None:
        """A wording of the author's own."""
        own = self.folder / "templates" / WORDING
        own.parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / "templates" / WORDING).read_text("utf-8")
        own.write_text(
            text.replace("一、经过", f"一、{self.pick.choice(['来龙去脉', '事情', '前后'])}"), "utf-8"
        )

    def no_own_wording(self) -> None:
        """It is gone again, with its folder."""
        shutil.rmtree(self.folder / "templates", ignore_errors=True)

    def night(self) -> None:
        """Midnight passes."""
        self.day += timedelta(days=1)

    def _write(self, text: str) -> None:
        self.pick.choice(self.files()).write_text(text, "utf-8")

    def compare(self) -> None:
        """The papers of every case that is in order, with what a process of its own makes from nothing."""
        shutil.rmtree(self.folder / "nothing", ignore_errors=True)
        made = started("build", "--today", self.day.isoformat(), "--out", "nothing", folder=self.folder)
        assert "Traceback" not in made.stderr, made.stderr
        for case in (self.folder / "nothing").glob("*"):
            assert tree(self.folder / "out" / case.name) == tree(case), case.name


def saves(folder: Path, count: int, seed: int, say: Callable[[str], object] = lambda _: None) -> None:
    """So many saves, and a comparison after every ten of them and after the last; `say` hears of each save."""
    author = Saves(folder, seed)
    before: dict[str, int] = {}
    # A watch that is begun anew, because a folder of wordings came or went, goes on with them.
    numbers = iter(range(1, count + 1))
    last = [0]

    def saved(_: Sequence[Path]) -> Iterator[object]:
        for last[0] in numbers:
            say(f"{last[0]} / {count} {author.save()}")
            before.clear()
            before.update(times(folder / "out"))
            yield True

    real, watch._saved = watch._saved, saved
    try:
        for results in watch.rounds(author.files, author.job, author.news.append):
            _untouched(author, before, {each.case for each in results if each.up_to_date or each.stopped})
            if last[0] and (last[0] % EVERY == 0 or last[0] == count):
                author.compare()
    finally:
        watch._saved = real
    assert last == [count]


def _untouched(author: Saves, before: dict[str, int], cases: set[str]) -> None:
    """What was in order, or could not be made, was not written."""
    now = times(author.folder / "out")
    for name, moment in before.items():
        if name.partition("/")[0] in cases:
            assert now.get(name) == moment, name


def _memory() -> int:
    """Megabytes that this process holds now."""
    pages = (
        Path("/proc/self/statm").read_text("ascii").split()[1] if Path("/proc/self/statm").exists() else "0"
    )
    return int(pages) * 4096 // 1_000_000


if __name__ == "__main__":
    how_many, begin = (int(word) for word in (*sys.argv[1:], "200", "7")[:2])
    with tempfile.TemporaryDirectory() as place:
        saves(Path(place), how_many, begin, lambda line: sys.stdout.write(f"{line}, {_memory()} MB\n"))
