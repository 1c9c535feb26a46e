"""One file while it is read: its data, what is wrong so far, and what a reader of a type is."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kameng_docs.declared.marks import Doubt, Here, Names, Plain, Steps, names_of
from kameng_docs.declared.said import instead, nearest, shape, short

WRONG: Final = object()
"""Stands for a value that is none, so that the parts around it are not made either."""


@dataclass
class Reading:
    """One file while it is read: the folder it belongs to, its name without the ending, its data, what is wrong so far.

    `known` are names that other files gave, asked for once. Of files that were `looked_through` before nothing is asked but
    what makes their values: no word of theirs is doubted again.
    """

    root: Path
    stem: str
    data: Plain
    known: dict[Names, Collection[str] | None]
    doubts: list[Doubt] = field(default_factory=list)
    looked_through: bool = False

    def names(self, known: Collection[str] | Names | Here) -> Collection[str] | None:
        """The words that stand there; None where they cannot be told, because the file that has them is at fault, or need not."""
        if self.looked_through:
            return None
        if isinstance(known, Here):
            beside, here = self.names(known.beside), self._here(known)
            return None if beside is None or None in here else (*beside, *map(str, here))
        if isinstance(known, Collection):
            return known
        if known not in self.known:
            self.known[known] = known.names(self.root)
        return self.known[known]

    def _here(self, known: Here) -> list[str | None]:
        entries = self.data.get(known.key) if isinstance(self.data, dict) else None
        return names_of(entries, known.by) if isinstance(entries, list) else []

    def wrong(self, steps: Steps, message: str, hint: str, code: str = "data.wrong-value") -> Any:
        """Note a slip; gives what stands for a value that is none."""
        self.doubts.append(Doubt(steps, message, hint, code))
        return WRONG


Reader = Callable[[Plain, Steps, Reading], Any]


def called(steps: Steps) -> str:
    """As a person calls what stands there: “rows”第 3 项."""
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    item = f"第 {steps[-1] + 1} 项" if steps and isinstance(steps[-1], int) else ""
    return (f"“{short(key)}”" if key else "") + item or "整个文件"


def meaning(words: Mapping[str, Any]) -> Reader:
    """The reader of one of these words, as what it means."""

    def read(value: Plain, steps: Steps, reading: Reading) -> Any:
        if isinstance(value, str) and value in words:
            return words[value]
        written = value if isinstance(value, str) else ""
        return reading.wrong(steps, f"{called(steps)}{shape(value)}，没有这个选项", instead(written, words))

    return read


def misnamed(
    value: Mapping[str, Plain], needed: list[str], keys: tuple[str, ...], steps: Steps
) -> list[Doubt]:
    """Keys that nobody knows, and those that are `needed` and lack; one that was only mistyped does not lack as well."""
    found = []
    meant = set()
    for key in value:
        if key not in keys:
            free = [each for each in keys if each not in value]
            guess = nearest(key, [each for each in needed if each in free]) or nearest(key, free)
            meant.add(guess)
            hint = (f"是不是想写“{guess}”？" if guess else "") + f"可以写的有：{'、'.join(keys)}"
            message = f"这里没有“{short(key)}”这一项"
            found.append(Doubt((*steps, key), message, hint, "data.unknown-key", on_key=True))
    for key in needed:
        if value.get(key) is None and key not in meant:
            said = f"“{key}”没有填" if key in value else f"缺少“{key}”"
            at = (*steps, key) if key in value else steps
            found.append(Doubt(at, said, f"写上“{key}: …”", "data.missing-key", on_key=key in value))
    return found
