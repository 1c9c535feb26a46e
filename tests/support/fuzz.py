"""Case files, manifests, chats and data files bent at random: no traceback, no hang, nothing outside is touched.

`make fuzz` runs six hundred with a seed of the day; `python tests/support/fuzz.py COUNT SEED` any number again.
"""

import faulthandler
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from click.testing import CliRunner  # noqa: E402
from machine_support import SMALL, TODAY, tree, with_cases  # noqa: E402

from kameng_docs.cli import main  # noqa: E402

# Seconds of the processor that any command may take on any input.
LONGEST = 10.0
ODD = [
    "", " ", "\t", "\n", "\0", "\ufeff", "\u200b", "\u202e", "\ue000", "\ud7ff", "💎", "：", "“", "”", '"', "'", ":", "- ", "#", "[", "]", "{", "}",
    "&a", "*a", "!!python/object:os.system", "%", "|", ">", "---", "...", "<<: *a", "2026-99-99", "1e999", "NaN", "-1", "0x10", "../../x",
    "/etc/passwd", "C:\\x", "{{ 1 / 0 }}", "{% for %}", "${HOME}", "$(id)", "W" * 3000, "是", "否", "不清楚", "null", "~", "[" * 200, "9" * 400,
]  # fmt: skip
EXHIBITS = """证据:
  聊天: {名称: 聊天, 文件: [聊天.csv], 来源: 导出, 证明: 不退}
  文字: {名称: 文字, 文件: [聊天.txt], 来源: 导出, 证明: 不退}
"""
CSV = "时间,谁,内容,备注\n2026-10-03 21:32,甲某,不能用,\n2026-10-03 21:40,某某小店,概不退款,\n"
TXT = "甲某 2026/10/3 21:32\n不能用\n\n某某小店 2026/10/3 21:40\n概不退款\n"


def bent(text: str, chance: random.Random) -> str:
    """The text with one to four things done to it: cut, doubled, moved, something odd put in."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        piece = text[at : min(to, at + chance.choice([1, 3, 20, 200]))]
        text = chance.choice(
            [
                text[:at] + chance.choice(ODD) + text[at:],
                text[:at] + chance.choice(ODD) + text[at + len(piece) :],
                text[:at] + text[at + len(piece) :],
                text[:at] + piece * chance.choice([2, 50]) + text[at:],
                text[:at],
                "\n".join(chance.sample(text.split("\n"), len(text.split("\n")))) if chance.random() < 0.2 else text,
            ]
        )  # fmt: skip
    return text


def bytes_bent(data: bytes, chance: random.Random) -> bytes:
    """The same for bytes: some of them others, or in another encoding."""
    if chance.random() < 0.3:
        return data.decode("utf-8", "replace").encode(
            chance.choice(["gbk", "utf-16", "utf-8-sig"]), "replace"
        )
    changed = bytearray(data)
    for _ in range(chance.randint(0, 5)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


class Fuzz:
    """A folder with a case, chats and papers, in which one file after the other is bent and put right again."""

    def __init__(self, folder: Path, seed: int) -> None:
        """`folder` is empty; what lies beside its inner folder must stay as it is."""
        self.chance = random.Random(seed)  # noqa: S311 — a seed, not a secret
        self.around, self.home = folder, folder / "里面"
        with_cases(self.home, SMALL)
        (folder / "victim.txt").write_text("别人的", "utf-8")
        case = self.home / "cases" / f"{SMALL}.yaml"
        case.write_text(
            case.read_text("utf-8").replace("    实付: 15.00", "    实付: 15.00\n    证据: [聊天, 文字]")
            + EXHIBITS,
            "utf-8",
        )
        exhibits = self.home / "cases" / SMALL
        exhibits.mkdir(exist_ok=True)
        (exhibits / "聊天.csv").write_text(CSV, "utf-8")
        (exhibits / "聊天.txt").write_text(TXT, "utf-8")
        os.chdir(self.home)
        self.command("build", "--today", TODAY, "--only", "平台工单")
        self.targets: list[tuple[Path, tuple[str, ...]]] = [
            (case, ("check", "--today", TODAY)),
            (case, ("plan", "--today", TODAY)),
            (next((self.home / "cases" / "parties").glob("*.yaml")), ("check", "--today", TODAY)),
            (exhibits / "聊天.csv", ("check", "--today", TODAY)),
            (exhibits / "聊天.txt", ("check", "--today", TODAY)),
            (self.home / "out" / SMALL / "manifest.json", ("check", "--made", "out", "--today", TODAY)),
            (self.home / "out" / SMALL / "manifest.json", ("build", "--today", TODAY, "--only", "平台工单")),
            (case, ("log", "sent", SMALL, "工单", "--no-copy", "--yes", "--today", TODAY)),
        ]

    def command(self, *words: str) -> None:
        """Run it: an end of its own, in time, without a traceback."""
        begun = time.process_time()
        told = CliRunner().invoke(main, list(words))
        took = time.process_time() - begun
        if told.exception is not None and not isinstance(told.exception, SystemExit):
            raise AssertionError(f"{words} raised {told.exception!r}") from told.exception
        assert told.exit_code in {0, 1, 2}, (words, told.exit_code)
        assert took < LONGEST, (words, took)

    def once(self) -> None:
        """One file bent, one command, everything put right again."""
        file, words = self.chance.choice(self.targets)
        before, saved = self._outside(), tree(self.home)
        bad = bytes_bent(bent(file.read_text("utf-8"), self.chance).encode("utf-8", "replace"), self.chance)
        file.write_bytes(bad)
        try:
            self.command(*words)
            assert self._outside() == before, "something outside was touched"
        except AssertionError:
            kept = Path(tempfile.gettempdir()) / f"fuzz-{file.name}"
            kept.write_bytes(bad)
            sys.stderr.write(f"{file.name} is kept as {kept}\n")
            raise
        for name in set(tree(self.home)) - set(saved):
            (self.home / name).unlink()
        for name, data in saved.items():
            (self.home / name).parent.mkdir(parents=True, exist_ok=True)
            (self.home / name).write_bytes(data)

    def _outside(self) -> dict[str, bytes]:
        return {name: data for name, data in tree(self.around).items() if not name.startswith("里面/")}


def own_data(count: int, seed: int, told: Callable[[str], object]) -> None:
    """The program's own YAML files bent: every one is read, or told; none raises anything else."""
    from kameng_docs.declared.files import Files
    from kameng_docs.resources import PACKAGE
    from kameng_docs.source import read_bytes

    chance = random.Random(seed)  # noqa: S311 — a seed, not a secret
    files = sorted(PACKAGE.rglob("*.yaml"))
    assert Files
    for _ in range(count):
        file = chance.choice(files)
        text = file.read_text("utf-8")
        cut = chance.randrange(max(1, len(text) - 4_000))
        begun = time.process_time()
        read_bytes(bent(text[cut : cut + 4_000], chance).encode("utf-8", "replace"), shown_as=file.name)
        assert time.process_time() - begun < LONGEST, file
    told(f"{count} data files\n")


def fuzz(folder: Path, count: int, seed: int, told: Callable[[str], object] = lambda _: None) -> None:
    """So many bent files, in a folder of its own."""
    here = Path.cwd()
    work = Fuzz(folder, seed)
    try:
        for number in range(count):
            work.once()
            if (number + 1) % 50 == 0:
                told(f"{number + 1} / {count}\n")
    finally:
        os.chdir(here)
    own_data(count // 2, seed, told)


if __name__ == "__main__":
    faulthandler.enable()
    words = [*sys.argv[1:], "600", datetime.now().astimezone().strftime("%Y%m%d")]
    how_many, begin = int(words[0]), int(words[1] if len(sys.argv) > 2 else words[-1])
    sys.stdout.write(f"seed {begin}\n")
    place = Path(tempfile.mkdtemp())
    try:
        fuzz(place, how_many, begin, sys.stdout.write)
    finally:
        shutil.rmtree(place, ignore_errors=True)
