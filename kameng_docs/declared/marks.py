"""What a type alone does not say of a field: `since: Annotated[date, Key("from")]`."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any, Protocol

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What a file says, every scalar as text: as in kameng_docs/source, which is imported only where a file is read anew."""
Steps = tuple[str | int, ...]


class Names(Protocol):
    """Names that stand in other files of ours; `names` gives None where those cannot be told for sure."""

    @property
    def name(self) -> str:
        """The file in which they stand."""

    def names(self, root: Path) -> Collection[str] | None:
        """The names, in the files below `root`."""


class From(Enum):
    """Where a field comes from that is no key of its own."""

    FILE = auto()
    KEY = auto()


FROM_FILE, FROM_KEY = From.FILE, From.KEY
"""The name of the file without its ending; the key that the whole part stands under."""


@dataclass(frozen=True)
class Key:
    """The key in the file, where it is not the field's own name."""

    name: str


@dataclass(frozen=True)
class Among:
    """One of these words. `what` is what such a word names, in Chinese: 事实."""

    what: str
    known: "Collection[str] | Names | Here"


@dataclass(frozen=True)
class Places(Among):
    """A text with places in braces, each of which is one of these words; a brace of its own is written twice."""


@dataclass(frozen=True)
class Here:
    """Names that the entries of the list `key` of the same file bear under `by`, and those of `beside`."""

    key: str
    by: str
    beside: Collection[str] | Names = ()

    @property
    def name(self) -> str:
        """Where those beside stand."""
        return getattr(self.beside, "name", "")


@dataclass(frozen=True)
class Means:
    """One of the words, each of which stands for a value."""

    words: Mapping[str, object]


@dataclass(frozen=True)
class Shaped:
    """A text all of which fits the pattern; `told` says in Chinese how it is written."""

    pattern: re.Pattern[str]
    told: str


@dataclass(frozen=True)
class Lone:
    """A list of one may stand without its brackets."""


@dataclass(frozen=True)
class Filled:
    """A list or mapping that must stand there, with one entry at least."""


@dataclass(frozen=True)
class Whole:
    """A mapping with these keys, all of them and no other: each is asked for somewhere by its name."""

    keys: tuple[str, ...]


@dataclass(frozen=True)
class Stripped:
    """A text without the white space around it."""


@dataclass(frozen=True)
class Doubt:
    """What is wrong, at the keys `steps` below what was looked at; at the last key itself, with `on_key`.

    A part of a file may have a method `doubts`, which gives those that it has though each value by itself is right.
    """

    steps: Steps
    message: str
    hint: str
    code: str = "data.wrong-value"
    on_key: bool = False


def names_of(entries: Iterable[Plain], by: str) -> list[str | None]:
    """What each entry of a list is called by its key `by`; None where that is not to be had."""
    found = [entry.get(by) if isinstance(entry, dict) else None for entry in entries]
    return [name if isinstance(name, str) else None for name in found]


@dataclass(frozen=True)
class Checked:
    """A question of one's own to a value, with the files below `root` at hand: what is wrong, at steps below it."""

    ask: Callable[[Any, Path], Iterable[Doubt]]
