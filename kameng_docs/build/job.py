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


Ended = Callable[[int, int], None]


def untold(_done: int, _all: int) -> None:
    """Tell nobody how many cases are through."""


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


def lost(case: str, why: str) -> Result:
    """A case whose process ended, or broke, before it was through: `why` says how."""
    from kameng_docs.diagnostics import Diagnostic, of_case

    message = f"做这件案件的进程中途没了（{why}），这一件没有做完，别的照做；上次做好的文书没有动"
    hint = (
        f"再运行一次，只补做没做完的；还是这样，单做它一件：build {case} --jobs 1，把看到的话发给写程序的人"
    )
    return Result(case, diagnostics=tuple(of_case([Diagnostic("output.lost", message, hint)], case)))
