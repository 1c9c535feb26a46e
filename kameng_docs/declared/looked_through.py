"""That the files of the package were all looked through and hold no slip, known from one process to the next.

To look through them takes a command as long as its case does, for half of the package must be loaded that knows what they
may hold; and they change with the program alone. What is kept is a hash over each file of ours that is data or code, by
its name, its size and the moment of its last change, which is what Python asks of its own byte code. Any other file,
another version, or a damaged store ends it. A file that is used is read all the same, and not doubted again.
"""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kameng_docs import __version__
from kameng_docs.declared import compiled
from kameng_docs.resources import PACKAGE

STORE = "without-a-slip"
ENDINGS = (".py", ".yaml")


def without_a_slip() -> bool:
    """Whether these very files were looked through before, and nothing was wrong."""
    return state() in compiled.kept(STORE)


def keep() -> None:
    """Keep that nothing is wrong with the files as they are."""
    known = compiled.kept(STORE)
    known.clear()
    known[state()] = ""
    compiled.keep(STORE, known)


@cache
def state() -> str:
    """A hash over the files as this process found them when it first asked; what changes under its hands is for the next one."""
    digest = hashlib.sha256(__version__.encode())
    for line in sorted(_lines(PACKAGE, "")):
        digest.update(line.encode())
    return digest.hexdigest()


def _lines(folder: Path, name: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _lines(Path(entry.path), f"{name}{entry.name}/")
            elif entry.name.endswith(ENDINGS):
                state = entry.stat()
                yield f"{name}{entry.name}\0{state.st_size}\0{state.st_mtime_ns}\n"
