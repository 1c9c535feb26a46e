"""What came of many cases, told: a line each, errors whole, warnings of one kind together at the end, and a sum."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from time import monotonic

import click

from kameng_docs.cli.printing import tell
from kameng_docs.diagnostics import SEVERITY_NAMES, Diagnostic, Severity, as_text
from kameng_docs.wording import display_width

# Up to so many cases, all that is found in them is told as it is found: that fits a screen.
FEW = 5
# How many cases are named of those that a warning is told of.
NAMED = 3
# Seconds between two words of how far it is: on a screen the line is written over, elsewhere each stays.
ON_SCREEN, ELSEWHERE = 0.5, 30.0
# Up to so many seconds, and minutes, are told as such.
MOST_TOLD = 100


@dataclass
class _Kind:
    """All findings that are told as one: how many, in which cases, and the first as it is told."""

    example: str
    count: int = 0
    cases: dict[str, None] = field(default_factory=dict)


class Findings:
    """Tells what is found in one case after the other. Of many cases, `verbose` aside, warnings wait for the end, and an
    error that is word for word that of a case before is counted there.
    """

    def __init__(
        self,
        cases: int,
        *,
        verbose: bool,
        err: bool,
        shape: str = "text",
        told: set[Diagnostic] | None = None,
    ) -> None:
        """`cases` is how many there are; `err` whether it goes to standard error; what is told as JSON is told at once.

        `told` is what was told before; what is told now joins it.
        """
        self._together = cases > FEW and not verbose and shape == "text"
        self._err, self._shape = err, shape
        self._told: set[Diagnostic] = set() if told is None else told
        self._kinds: dict[str, _Kind] = {}
        self._errors: dict[tuple[str, str, str], _Kind] = {}

    def tell(self, found: Iterable[Diagnostic], texts: Mapping[str, str], case: str) -> None:
        """Of a fault that several cases share, the first time alone."""
        for each in found:
            if self._together and each.severity is Severity.WARNING:
                kind = self._kinds.setdefault(each.code, _Kind(as_text(each, texts)))
                kind.count += 1
                kind.cases[case] = None
            elif each not in self._told:
                self._told.add(each)
                if not self._is_again(each, case):
                    tell([each], texts, self._shape, err=self._err)

    def _is_again(self, error: Diagnostic, case: str) -> bool:
        """Whether the very words were told of another case before; it is counted then."""
        if not self._together:
            return False
        same = (error.code, error.message, error.hint)
        again = same in self._errors
        kind = self._errors.setdefault(same, _Kind(f"{error.code}：{error.message}"))
        if again:
            kind.count += 1
            kind.cases[case] = None
        return again

    def end(self) -> None:
        """The errors that were told once, then the warnings that waited, the most frequent first."""
        for kind in self._errors.values():
            if kind.count:
                names = "、".join(list(kind.cases)[:NAMED]) + (" 等" if len(kind.cases) > NAMED else "")
                head = f"{SEVERITY_NAMES[Severity.ERROR]} {kind.example}"
                click.echo(
                    f"{head}\n  同样的还有 {kind.count} 处：{names}（每一处在哪一行，加 -v）", err=self._err
                )
        if not self._kinds:
            return
        click.echo("\n警告，同一种的合在一起（逐件逐条的，加 -v）：", err=self._err)
        for code, kind in sorted(self._kinds.items(), key=lambda each: (-each[1].count, each[0])):
            names = "、".join(list(kind.cases)[:NAMED]) + (" 等" if len(kind.cases) > NAMED else "")
            head = f"{SEVERITY_NAMES[Severity.WARNING]} {code}：{kind.count} 处，{len(kind.cases)} 件案件（{names}）"
            example = "\n".join(f"    {line}" for line in kind.example.split("\n"))
            click.echo(f"{head}\n  例如\n{example}", err=self._err)


@dataclass
class Counts:
    """How many errors and warnings."""

    errors: int = 0
    warnings: int = 0

    def add(self, found: Iterable[Diagnostic]) -> "Counts":
        """These as well; gives itself."""
        for each in found:
            if each.severity is Severity.ERROR:
                self.errors += 1
            else:
                self.warnings += 1
        return self

    def __str__(self) -> str:
        """As a line tells it."""
        return f"{self.errors} 个错误，{self.warnings} 个警告"


class Progress:
    """Tells how many cases are through and how long the rest takes, as the last line of a screen, or now and then.

    The time left is reckoned from what the cases before took.
    """

    def __init__(self) -> None:
        self._begun = self._last = monotonic()
        self._width = 0

    def __call__(self, done: int, of: int) -> None:
        """So many are through."""
        now, on_screen = monotonic(), sys.stderr.isatty()
        if of <= FEW or now - self._last < (ON_SCREEN if on_screen else ELSEWHERE):
            return
        self._last = now
        words = f"已经做完 {done} 件，共 {of} 件{_left((now - self._begun) / done * (of - done))}"
        if on_screen:
            self.clear()
            self._width = display_width(words)
        click.echo(words, err=True, nl=not on_screen)

    def clear(self) -> None:
        """Make room for a line that stays."""
        if self._width:
            click.echo(f"\r{' ' * self._width}\r", err=True, nl=False)
            self._width = 0


def _left(seconds: float) -> str:
    """How long it takes yet, as one says it."""
    if seconds < 1:
        return ""
    if seconds < MOST_TOLD:
        return f"，还要约 {seconds:.0f} 秒"
    minutes = round(seconds / 60)
    hours = f"{minutes // 60} 小时 {minutes % 60} 分钟" if minutes >= MOST_TOLD else f"{minutes} 分钟"
    return f"，还要约 {hours}"
