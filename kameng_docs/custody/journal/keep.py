"""The case file written anew, whole or not at all, with a copy of what it was."""

import os
import shutil
from pathlib import Path

from kameng_docs.custody.journal.proposal import Proposal
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.journal.sent import Copies
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.output import unwritable

BACKUPS = "备份"
"""Beside the case file. It ignores itself, so that git takes no backup of any case, wherever it lies."""


def written(proposal: Proposal, copies: Copies | None) -> Path | Diagnostic | Refused:
    """Keep the copies, back the case file up, write it. Gives the backup; else nothing has changed."""
    if proposal.file.read_bytes() != proposal.before:
        hint = "在编辑器里保存并关上它，再运行一次"
        return Refused(f"{proposal.file} 刚才被别的程序改过，没有写", hint)
    try:
        if copies:
            copies.write()
    except OSError as error:
        return unwritable(str(copies.root / copies.folder) if copies else "", error)
    try:
        backup = _backed_up(proposal.file, proposal.before)
        _replace(proposal.file, proposal.after)
    except OSError as error:
        if copies:
            copies.take_back()
        return unwritable(str(proposal.file), error)
    return backup


def _backed_up(file: Path, content: bytes) -> Path:
    """A name that does not end in .yaml, so that no command takes it for a case; as private as the file itself."""
    folder = file.parent / BACKUPS
    folder.mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("*\n", "utf-8")
    number = 1
    while True:
        path = folder / f"{file.name}.bak-{number}"
        try:
            _create(path, content, like=file)
        except FileExistsError:
            number += 1
        else:
            return path


def _replace(file: Path, content: bytes) -> None:
    """At any moment either the old file stands there or the new one, with its permissions; a link stays a link."""
    target = Path(os.path.realpath(file))
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    draft.unlink(missing_ok=True)
    try:
        _create(draft, content, like=target)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _create(path: Path, content: bytes, *, like: Path) -> None:
    """A new file, on the disk when this returns; nobody can read it before it has the permissions of `like`."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    shutil.copymode(like, path)
