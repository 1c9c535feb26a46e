"""How diagnostics are printed."""

from collections.abc import Iterable, Mapping

import click

from kameng_docs.diagnostics import Diagnostic, as_json, as_text


def tell(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], shape: str, *, err: bool) -> None:
    """Each diagnostic as text with the faulty line, or as one line of JSON; to stderr where `err`."""
    for diagnostic in diagnostics:
        click.echo(as_json(diagnostic) if shape == "json" else as_text(diagnostic, texts), err=err)
