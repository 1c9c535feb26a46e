"""What comes of a change to a case file: written, refused, or in conflict with what somebody else wrote meanwhile."""

import difflib
from dataclasses import dataclass
from typing import Any

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.custody.journal.refused import Refused

__all__ = ["Clash", "Conflict", "Refused", "Written", "difference"]


@dataclass(frozen=True)
class Written:
    """It stands in the file, whose version this now is. `merged` where others' changes since `saw` stand there too.

    `seen` is then what a window saw that shows its own change and none of the others': to be given as `saw` with its next.
    """

    version: str
    merged: bool = False
    seen: str = ""


@dataclass(frozen=True)
class Clash:
    """One place that somebody else changed meanwhile: what stood there, what stands there now, what was wanted.

    Plain data; ABSENT where nothing stands, None for `wanted` where it was to be taken out.
    """

    path: tuple[str | int, ...]
    before: Any
    now: Any
    wanted: Any


@dataclass(frozen=True)
class Conflict:
    """Nothing was written. Whoever asked is shown the difference and chooses.

    To have what was wanted after all, give the same edits (`edits`) or the whole text (`wanted`) again with `version` as
    the one that was seen; to leave what the file has, do nothing. `now` and `wanted` are whole texts.
    """

    version: str
    now: str
    wanted: str
    clashes: tuple[Clash, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def lines(self) -> list[str]:
        """What would change in the file if what was wanted went in: `-` what it has now, `+` what was wanted."""
        return difference(self.now, self.wanted)


def difference(now: str, wanted: str, around: int = 2) -> list[str]:
    """The lines that differ with a few around them, as `diff -u` has them, without its head."""
    lines = difflib.unified_diff(now.split("\n"), wanted.split("\n"), lineterm="", n=around)
    return [line for line in lines if not line.startswith(("---", "+++"))]
