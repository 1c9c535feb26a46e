"""A reply as its author hands it over, a file or pasted text, and what is read of it."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kameng_docs.reading.proposals import Read

PASTED = "-"
# What pasted text is kept as.
PASTED_NAME = "答复.txt"
MOST = 50_000_000


def taken(file: str) -> tuple[Path | None, bytes]:
    """What was received: its path, None for pasted text, and its bytes; a usage error where it cannot be had."""
    path = None if file == PASTED else Path(file)
    try:
        content = sys.stdin.buffer.read(MOST + 1) if path is None else path.read_bytes()
    except OSError as error:
        raise _unreadable(file, error) from None
    if len(content) > MOST:
        raise click.UsageError(f"太大（超过 {MOST // 1_000_000} MB），不像一份答复：只留答复的那一段")
    return path, content


def _unreadable(file: str, error: OSError) -> click.UsageError:
    return click.UsageError(f"“{file}”读不出来（{error.strerror or error}）")


def read_rows(file: str, path: Path | None, content: bytes, today: date) -> "tuple[Read, str]":
    """What was read, and all the words that stand in it; where nothing of it can be read, why, with exit code 1."""
    from kameng_docs.reading.replies import PASTED_TEXT, of_bytes, read_received, received

    name = path.name if path else PASTED_TEXT
    try:
        rows = received(path, name) if path else of_bytes(content, name)
    except OSError as error:
        raise _unreadable(file, error) from None
    found = read_received(rows, name, today)
    if not found.proposals:
        click.echo("\n".join(found.unread), err=True)
        sys.exit(1)
    return found, "\n".join(row.text for row in rows.rows)
