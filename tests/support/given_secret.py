"""The secret of a folder of cases, the same everywhere: it goes into a build, whose bytes are compared."""

from pathlib import Path

from kameng_docs.registry.marks import PLACE

SECRET = "0123456789abcdef" * 4


def with_secret(cases: Path) -> Path:
    """The folder, with its secret in it."""
    (cases / PLACE).write_text(SECRET, "ascii")
    return cases
