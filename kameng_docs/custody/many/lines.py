"""What becomes of one of many cases: an entry to be written, one that stands there already, or none, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kameng_docs.case.story import Step
from kameng_docs.custody.journal import Copies, Faults, Proposal, Refused
from kameng_docs.gates import Past, holds
from kameng_docs.pipeline import Workshop, check

# Hears of each case that was looked at: how many there were, and of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Entering:
    """An entry to be written: of the step at `place` (from 0; `step` as it stands, None for a new one) these keys.

    `told` is what the author should know before he says yes.
    """

    file: Path
    place: int
    step: Step | None
    entry: Mapping[str, str]
    proposal: Proposal
    copies: Copies | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Already:
    """The very same stands there already, in the step at `place` (from 0)."""

    file: Path
    place: int


@dataclass(frozen=True)
class LeftOut:
    """Nothing is written: why, and what to type instead."""

    file: Path
    why: str
    way: str


Line = Entering | Already | LeftOut


def refused(file: Path, why: Refused | Faults) -> LeftOut:
    """A case that the journal of one does not write."""
    if isinstance(why, Refused):
        return LeftOut(file, why.message, why.hint)
    return LeftOut(file, f"照这样写，案件文件就错了：{why.diagnostics[0].message}", why.diagnostics[0].hint)


def unreadable(file: Path) -> LeftOut:
    """A case whose file has an error already."""
    return LeftOut(file, "案件文件有错", f"先改好（kameng-docs check {file.stem} 说错在哪里），再运行一次")


def is_over(shop: Workshop, file: Path, today: date) -> bool:
    """Whether the case is over, as the gates have it; of one that cannot be assessed that is not said."""
    brief = check(shop, file, today).brief
    return brief is not None and holds("over", Past(brief))
