"""How diagnostics are printed."""

from collections.abc import Iterable, Mapping
from time import monotonic

import click

from kameng_docs.diagnostics import Diagnostic, as_json, as_text

# Seconds of silence before somebody who waits is told how far it is.
PATIENCE = 1.0


class Waiting:
    """Tells how far an evidence book is, at most once a second and not within the first."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}

    def __call__(self, case: str, done: int, of: int) -> None:
        """`done` of the exhibits are laid out."""
        now = monotonic()
        if now - self._last.setdefault(case, now) >= PATIENCE:
            self._last[case] = now
            click.echo(f"{case}：证据册排到第 {done} 份，共 {of} 份……", err=True)

    def for_another(self, case: str) -> None:
        """Another process is writing the papers of this case."""
        click.echo(f"{case}：另一个 kameng-docs 正在写这件案件，等它写完……", err=True)


class Counting:
    """Tells how far something is, in `words` with its numbers, at most once a second and not within the first."""

    def __init__(self, words: str) -> None:
        self._words, self._last = words, monotonic()

    def __call__(self, *numbers: int) -> None:
        """So far."""
        now = monotonic()
        if now - self._last >= PATIENCE:
            self._last = now
            click.echo(self._words.format(*numbers), err=True)


def tell(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], shape: str, *, err: bool) -> None:
    """Each diagnostic as text with the faulty line, or as one line of JSON; to stderr where `err`."""
    for diagnostic in diagnostics:
        click.echo(as_json(diagnostic) if shape == "json" else as_text(diagnostic, texts), err=err)
