"""The house is private: what is written here may be read by its owner alone, where the system knows modes."""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
OTHERS = 0o077


def private_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for its owner alone. Raises OSError."""
    missing = []
    for each in chain((folder,), folder.parents):
        if each.is_dir():
            break
        missing.append(each)
    for each in reversed(missing):
        each.mkdir(FOLDER, exist_ok=True)


def secure(folder: Path) -> None:
    """Take from others what earlier versions left open to them: the folder and all below it. Links are not followed."""
    if os.name != "posix":
        return
    for path, wanted in _below(folder):
        with suppress(OSError):
            mode = path.stat(follow_symlinks=False).st_mode
            if mode & OTHERS:
                path.chmod(mode & 0o777 & ~OTHERS | wanted)


def _below(folder: Path) -> Iterator[tuple[Path, int]]:
    if folder.is_symlink() or not folder.is_dir():
        return
    yield folder, FOLDER
    for place, folders, files in os.walk(folder):
        for names, wanted in ((folders, FOLDER), (files, FILE)):
            yield from ((path, wanted) for name in names if not (path := Path(place, name)).is_symlink())
