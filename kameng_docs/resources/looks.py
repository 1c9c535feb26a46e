"""How a file looks from outside, size, times and inode, so that one that was not touched need not be read again.

A look says less than a hash: what was written within the tick of the clock in which it was read looks as before. Such a
look is not sure, nor is one of a file system that has no inodes or times; what is not sure is read.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

# Nanoseconds. Kernels move the time of files on every 1 to 16 ms; file systems that keep whole seconds, every 2 s (FAT).
TICK, COARSE_TICK = 40_000_000, 2_100_000_000
SECOND = 1_000_000_000
# Size, time of the last writing, of the last change of anything (nanoseconds), inode.
Look = tuple[int, int, int, int]


def look_at(path: str, *, through: bool = False) -> Look | None:
    """The look of a plain file, None where none stands; of what a link leads to only `through` it."""
    return _look(path, stat.S_ISREG, through=through)


def look_at_folder(path: str, *, through: bool = False) -> Look | None:
    """The look of a folder, None where none stands. It changes when a name comes or goes, not with what a file holds."""
    return _look(path, stat.S_ISDIR, through=through)


def is_sure(look: Look, read_at: int) -> bool:
    """Whether a file of this look that was read at `read_at` (nanoseconds) cannot have been written since and look the same."""
    _, written, changed, inode = look
    last = max(written, changed)
    tick = TICK if written % SECOND and changed % SECOND else COARSE_TICK
    return inode > 0 and written > 0 and changed > 0 and last + tick < read_at


def digest_of(looks: Iterable[object]) -> str:
    """Looks, with whatever else belongs to them, as one short text."""
    return hashlib.sha256(repr(list(looks)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def folders_below(root: Path) -> list[str]:
    """Every folder from the root on, but hidden ones and those of byte code; what lies there are no files of ours."""
    found = []
    for place, names, _ in os.walk(root):
        names[:] = [name for name in names if not name.startswith((".", "__pycache__"))]
        found.append(place)
    return found


def names_below(roots: Iterable[Path]) -> dict[str, list[str]]:
    """The names in every folder below the roots. One that is not there may come: it is looked for as well."""
    found: dict[str, list[str]] = {str(root): [] for root in roots}
    for root in list(found):
        for folder in folders_below(Path(root)):
            with os.scandir(folder) as entries:
                found[folder] = sorted(entry.name for entry in entries if not entry.is_dir())
    return found


def looks_of(names: Mapping[str, Sequence[str]]) -> list[Look | None]:
    """How the folders look, and what is named in them."""
    looks: list[Look | None] = []
    for folder, files in names.items():
        looks.append(look_at_folder(folder, through=True))
        looks += [look_at(f"{folder}/{name}", through=True) for name in files]
    return looks


def _look(path: str, is_kind: Callable[[int], bool], *, through: bool) -> Look | None:
    try:
        found = os.stat(path, follow_symlinks=through)  # noqa: PTH116 — a hundred times as often as anything else
    except (OSError, ValueError):
        return None
    return (
        (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        if is_kind(found.st_mode)
        else None
    )
