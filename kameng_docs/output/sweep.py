"""What a process that was killed left half-written. Whoever holds the lock of a folder sweeps it; nobody else writes there."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

# A file is written under this name before it takes its place.
DRAFT = re.compile(r"\..+\.[0-9]+\.part")
# Folders for what is made on the way: pages of chats, frames of films.
WORKROOM = ".tmp-"


def draft_of(target: Path) -> Path:
    """The name under which a file, or a folder, is written until it is whole."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def sweep(folder: Path) -> None:
    """Remove every draft and workroom below the folder; whatever cannot be removed stays. Links are not followed."""
    _remove_all(_below(folder), lambda name: name.startswith(WORKROOM))


def sweep_beside(target: Path) -> None:
    """Remove the drafts of this one file."""
    with suppress(OSError):
        mine = [p for p in target.parent.iterdir() if p.name.startswith(f".{target.name}.")]
        _remove_all(iter(mine), lambda _: False)


def _below(folder: Path) -> Iterator[Path]:
    if folder.is_symlink():
        return
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in (*folders, *files))


def _remove_all(paths: Iterator[Path], also: Callable[[str], bool]) -> None:
    for path in list(paths):
        if not (DRAFT.fullmatch(path.name) or also(path.name)):
            continue
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
