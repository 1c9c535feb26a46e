"""The case file written anew, whole or not at all, with a copy of what it was."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from kameng_docs.custody.journal.proposal import Proposal
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.journal.sent import Copies
from kameng_docs.custody.submitted import FOLDER as SUBMITTED
from kameng_docs.custody.submitted import RECEIVED
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.output import (
    BusyError,
    alone,
    draft_of,
    private_folder,
    secure,
    sweep,
    sweep_beside,
    unwritable,
)

BACKUPS = "备份"
"""Beside the case file. It ignores itself, so that git takes no backup of any case, wherever it lies."""


def written(proposal: Proposal, copies: Copies | None) -> Path | Diagnostic | Refused:
    """Keep the copies, back the case file up, write it. Gives the backup; else nothing has changed."""
    try:
        # Two entries at once: the second finds the file changed and says so.
        with alone(proposal.file):
            return _written_alone(proposal, copies)
    except BusyError:
        return Refused(f"另一个 kameng-docs 正在写 {proposal.file}", "等它写完，再试一次")
    except OSError as error:
        return unwritable(str(proposal.file), error)


def _written_alone(proposal: Proposal, copies: Copies | None) -> Path | Diagnostic | Refused:
    if proposal.file.read_bytes() != proposal.before:
        hint = "在编辑器里保存并关上它，再试一次"
        return Refused(f"{proposal.file} 刚才被别的程序改过，没有写", hint)
    _sweep(proposal.file)
    try:
        if copies:
            copies.write()
    except OSError as error:
        return unwritable(str(copies.root / copies.folder) if copies else "", error)
    try:
        backup = kept_back(proposal.file, proposal.before)
        replaced(proposal.file, proposal.after)
    except OSError as error:
        if copies:
            copies.take_back()
        return unwritable(str(proposal.file), error)
    return backup


def _sweep(file: Path) -> None:
    """What an entry that was broken off left half-written."""
    sweep_beside(Path(os.path.realpath(file)))
    sweep(file.parent / BACKUPS)
    sweep(file.parent / file.stem / SUBMITTED)
    sweep(file.parent / file.stem / RECEIVED)
    # Earlier versions left backups and copies open to others.
    secure(file.parent / BACKUPS)
    secure(file.parent / file.stem / SUBMITTED)


def kept_back(file: Path, content: bytes) -> Path:
    """A name that does not end in .yaml, so that no command takes it for a case; for its owner alone."""
    folder = file.parent / BACKUPS
    private_folder(folder)
    ignore = folder / ".gitignore"
    if not ignore.is_file():
        _create(ignore, b"*\n")
    number = 1
    while (path := folder / f"{file.name}.bak-{number}").exists() or path.is_symlink():
        number += 1
    # Whole before it has its name: a backup that was broken off is none.
    draft = draft_of(path)
    draft.unlink(missing_ok=True)
    try:
        _create(draft, content)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def replaced(file: Path, content: bytes) -> None:
    """At any moment either the old file stands there or the new one, with its permissions; a link stays a link."""
    target = Path(os.path.realpath(file))
    draft = draft_of(target)
    draft.unlink(missing_ok=True)
    try:
        _create(draft, content)
        shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _create(path: Path, content: bytes) -> None:
    """A new file for its owner alone, on the disk when this returns."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
