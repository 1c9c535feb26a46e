"""Two windows of the desk, an editor beside them, undo and redo, at random: is any word lost?

Every value that is written is a word of its own. One that was written stays in the file until somebody who saw it
replaces it or takes it back; whoever writes over what he did not see has to be told of a conflict.

By hand: `python tests/support/desk_storm.py STEPS SEED`, with `kameng-docs watch` beside it; it prints what came of it.
"""

import random
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from kameng_docs.custody.journal.edits import ABSENT, Edit, data_of, value_at
from kameng_docs.desk.casefile.conflict import Conflict, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk

START = """\
# 头一行，谁也不许动
标题: 起0完   # 标题后面的话
消费者: {姓名: 起1完, 电话: 起2完}
卖家:
  - 店铺名: 起3完
    # 店铺下面的话
    网址: 起4完
  - {店铺名: 起5完, 网址: 起6完}

经过:
  - {时间: 2026-11-01, 事项: 起7完}
  - {时间: 2026-11-02, 事项: 起8完}
  # 经过里的话
诉求:
  主要要求: 起9完
备注: [起10完, 起11完]
# 尾一行
"""
FIELDS: list[tuple[str | int, ...]] = [
    ("标题",),
    ("消费者", "姓名"),
    ("消费者", "电话"),
    ("卖家", 0, "店铺名"),
    ("卖家", 0, "网址"),
    ("卖家", 1, "网址"),
    ("卖家", 0, "新的"),
    ("诉求", "主要要求"),
    ("诉求", "另外", "深的"),
]
LISTS = ["经过", "备注"]


class Storm:
    """The file, the windows, and which words have to stand there."""

    def __init__(self, case: OpenCase, seed: int) -> None:
        self.case, self.dice, self.number = case, random.Random(seed), 100  # noqa: S311
        self.windows = [(case.version, case.data) for _ in range(2)]
        self.alive: set[str] = {f"起{n}完" for n in range(12)}
        self.done: list[tuple[set[str], set[str]]] = []
        self.undone: list[tuple[set[str], set[str]]] = []
        self.counts: Counter[str] = Counter()

    def word(self) -> str:
        self.number += 1
        return f"词{self.number}完"

    def step(self) -> None:
        """One thing that somebody does."""
        kind = self.dice.choices(
            ["field", "append", "remove", "look", "editor", "undo", "redo", "text"], [9, 3, 2, 6, 4, 2, 1, 2]
        )[0]
        getattr(self, kind)()
        self.counts[kind] += 1
        text = self.case.file.read_text(encoding="utf-8")
        lost = {word for word in self.alive if text.count(word) != 1}
        assert not lost, (kind, lost, text)
        for comment in ("# 头一行", "# 尾一行", "# 店铺下面的话"):
            assert comment in text, (kind, text)

    def look(self) -> None:
        self.case.refreshed()
        self.windows[self.dice.randrange(2)] = (self.case.version, self.case.data)

    def field(self) -> None:
        path = self.dice.choice(FIELDS)
        self._apply(path, self.word())

    def append(self) -> None:
        name = self.dice.choice(LISTS)
        who = self.dice.randrange(2)
        length = len(self.windows[who][1].get(name) or [])
        word = self.word()
        self._apply((name, length), word if name == "备注" else {"时间": "2026-11-03", "事项": word}, who)

    def remove(self) -> None:
        name = self.dice.choice(LISTS)
        who = self.dice.randrange(2)
        length = len(self.windows[who][1].get(name) or [])
        if length > 1:
            self._apply((name, self.dice.randrange(length)), None, who)

    def _apply(self, path: tuple[str | int, ...], value: Any, who: int | None = None) -> None:
        who = self.dice.randrange(2) if who is None else who
        saw, data = self.windows[who]
        seen, came = words_in(value_at(data, path)), words_in(value)
        result = self.case.apply([Edit(path, value)], saw)
        if isinstance(result, Conflict):
            assert all(word in result.wanted for word in came), result
            self.counts["conflict"] += 1
            if self.dice.random() < 0.5:
                return
            # It was shown, and is wanted all the same: what the file has now is replaced knowingly.
            data = self.case.data
            seen = words_in(value_at(data, path))
            result = self.case.apply(result.edits, result.version)
        if isinstance(result, Written):
            self.counts["merged"] += result.merged
            self._changed(came, seen & self.alive)
            self.windows[who] = (result.version, self.case.data)
        else:
            self.counts["refused"] += 1

    def _changed(self, came: set[str], gone: set[str]) -> None:
        self.alive = (self.alive - gone) | came
        self.done.append((came, gone))
        self.undone.clear()

    def text(self) -> None:
        """A window's editor: another word in one line of the text it has."""
        text, saw = self.case.text, self.case.version
        if self.dice.random() < 0.6:
            # Meanwhile somebody else writes.
            self.editor() if self.dice.random() < 0.5 else self.field()
        gone, came, fresh = self._line(text)
        result = self.case.replace(fresh, saw)
        if isinstance(result, Written):
            self._changed({came}, {gone} & self.alive)
        else:
            self.counts["text-conflict"] += isinstance(result, Conflict)
            assert not isinstance(result, Conflict) or came in result.wanted

    def editor(self) -> None:
        """Another program: reads the file and writes it anew, whole."""
        gone, came, fresh = self._line(self.case.file.read_text(encoding="utf-8"))
        self.case.file.write_text(fresh, encoding="utf-8")
        self.alive = (self.alive - {gone}) | {came}

    def _line(self, text: str) -> tuple[str, str, str]:
        gone = self.dice.choice([word for word in sorted(self.alive) if word in text] or ["标题"])
        came = self.word()
        return gone, came, text.replace(gone, came, 1)

    def undo(self) -> None:
        self._back("undo", self.done, self.undone)

    def redo(self) -> None:
        self._back("redo", self.undone, self.done)

    def _back(self, what: str, stack: list[Any], other: list[Any]) -> None:
        result = getattr(self.case, what)()
        if not isinstance(result, Written):
            self.counts[f"no-{what}"] += 1
            return
        came, gone = stack.pop()
        if what == "redo":
            came, gone = gone, came
        # What came with it goes again, unless somebody took it away before; what went comes back.
        self.alive = (self.alive - came) | gone
        other.append((came, gone) if what == "undo" else (gone, came))


def words_in(value: Any) -> set[str]:
    if value is ABSENT or value is None:
        return set()
    if isinstance(value, str):
        return {value} if value[:1] in "词起" else set()
    parts = value.values() if isinstance(value, dict) else value
    return {word for each in parts for word in words_in(each)}


def storm(folder: Path, steps: int, seed: int) -> Storm:
    """So many steps over a case in `folder`."""
    cases = folder / "cases"
    cases.mkdir(parents=True, exist_ok=True)
    (cases / "案.yaml").write_text(START, encoding="utf-8")
    case = Desk(cases, folder / "out", lambda: date(2026, 12, 1)).case("案")
    assert case is not None
    run = Storm(case, seed)
    for _ in range(steps):
        run.step()
    assert not isinstance(data_of(case.file.read_bytes()), str)
    return run


def main() -> None:
    """The long form."""
    steps, seed = int((sys.argv[1:] or ["8000"])[0]), int((sys.argv[2:] or ["21"])[0])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "cases").mkdir()
        (folder / "cases" / "案.yaml").write_text(START, encoding="utf-8")
        told = folder / "watch.txt"
        arguments = ["watch", "--cases", str(folder / "cases"), "--out", str(folder / "out")]
        command = [sys.executable, "-m", "kameng_docs", *arguments]
        with told.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as watching:
            try:
                run = storm(folder, steps // 2, seed)
                half = memory()
                for _ in range(steps - steps // 2):
                    run.step()
                print(f"{steps} 步，种子 {seed}：没有丢字；{dict(run.counts)}")
                print(f"内存：一半时 {half} MB，到头 {memory()} MB")
                print("watch 还在" if watching.poll() is None else f"watch 停了：{watching.returncode}")
            finally:
                watching.terminate()
        assert "Traceback" not in told.read_text(encoding="utf-8", errors="replace"), told.read_text()


def memory() -> int:
    """Megabytes of this process, where the system tells."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


if __name__ == "__main__":
    main()
