"""What is to be built, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kameng_docs.diagnostics import Diagnostic

# That of kameng_docs/engines/, which nobody loads to see that nothing has changed.
AUTO = "auto"
Progress = Callable[[str, int, int], None]


def quiet(_case: str, _done: int = 0, _all: int = 0) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Job:
    """What to build and how. `only` is the slug of a channel, or empty; `engine` which one lays out PDF. `progress` hears of a book: the case, how many
    exhibits are laid out, and of how many; `waits` hears of a case that another process is writing. They go to other
    processes, so they must be such that can.
    """

    out: Path
    made_on: date
    only: str = ""
    force: bool = False
    engine: str = AUTO
    progress: Progress = quiet
    waits: Callable[[str], None] = quiet


@dataclass(frozen=True)
class Result:
    """What came of one case. `made` counts its files; `texts` are the files that diagnostics point into."""

    case: str
    made: int = 0
    rendered: int = 0
    up_to_date: bool = False
    diagnostics: "tuple[Diagnostic, ...]" = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    warnings_before: int = 0

    @property
    def stopped(self) -> bool:
        """Whether an error of the case left everything as it was."""
        from kameng_docs.diagnostics import Scope, has_errors

        return has_errors(self.diagnostics, Scope.CASE)
