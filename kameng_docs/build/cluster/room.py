"""The private folder of this machine in which cases of a store are built: what they need comes in, and nothing stays."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from kameng_docs.build.cluster.record import RECORD
from kameng_docs.build.cluster.stores import Seen, Store
from kameng_docs.output import private_folder, sha256
from kameng_docs.registry.marks import PLACE as SECRET

PREFIX = "kameng-docs-"


@contextmanager
def private_room() -> Iterator[Path]:
    """A folder for its owner alone, that is gone afterwards; what a killed process left of one goes as well."""
    from filelock import FileLock

    beside = Path(tempfile.gettempdir())
    sweep_rooms()
    room = beside / f"{PREFIX}{uuid4().hex}"
    lock = FileLock(room.with_suffix(".lock"), mode=0o600)
    with lock:
        private_folder(room)
        try:
            # Where a link leads to the folder of temporary files, names are told as they are without it.
            yield Path(os.path.realpath(room))
        finally:
            shutil.rmtree(room, ignore_errors=True)
    with suppress(OSError):
        room.with_suffix(".lock").unlink(missing_ok=True)


def sweep_rooms() -> None:
    """Remove what killed processes left on this machine: a room is whoever's who holds its lock, and the system frees it."""
    from filelock import FileLock, Timeout

    for lock in Path(tempfile.gettempdir()).glob(f"{PREFIX}*.lock"):
        with suppress(Timeout, OSError), FileLock(lock, timeout=0):
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)


def bring_shared(cases: Store, beside: Store | None, room: Path) -> None:
    """What the cases of a store share: the people and firms, the secret of their marks, the author's own templates.

    `beside` is where the folder of cases lies, as on one machine.
    """
    private_folder(room / "cases")
    for name in cases.listed("parties"):
        _fetch(cases, name, room / "cases")
    if found := cases.read(SECRET):
        _write(room / "cases" / SECRET, found)
    if beside:
        for name in beside.listed("templates"):
            _fetch(beside, name, room)


def bring_papers(out: Store, case: str, listed: dict[str, Seen], room: Path) -> dict[str, str]:
    """What stands in the store of a case's papers, in `room`/out, and the hash of each, by its name in the case's folder.

    What is hidden is no paper.
    """
    names = [name for name in listed if _is_shown(name)]
    for name in names:
        _fetch(out, name, room / "out")
    return hashes(room / "out" / case)


def bring_exhibits(cases: Store, listed: dict[str, Seen], room: Path) -> None:
    """What lies in the folder of a case."""
    for name in listed:
        if _is_shown(name):
            _fetch(cases, name, room / "cases")


def write_case(room: Path, case: str, content: bytes) -> Path:
    """The case file, in `room`/cases."""
    return _write(room / "cases" / f"{case}.yaml", content)


def leave(room: Path, case: str) -> None:
    """What was there of this case alone goes."""
    for place in ("cases", "out"):
        shutil.rmtree(room / place / case, ignore_errors=True)
    with suppress(OSError):
        (room / "cases" / f"{case}.yaml").unlink(missing_ok=True)


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file below the folder that is not hidden, by its name relative to it."""
    return {
        name: sha256(path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and _is_shown(name := path.relative_to(folder).as_posix())
    }


def _is_shown(name: str) -> bool:
    return not any(part.startswith(".") for part in name.split("/")) and not name.endswith(RECORD)


def _fetch(store: Store, name: str, folder: Path) -> None:
    target = folder / name
    private_folder(target.parent)
    store.fetch(name, target)
    target.chmod(0o600)


def _write(target: Path, content: bytes) -> Path:
    private_folder(target.parent)
    target.write_bytes(content)
    target.chmod(0o600)
    return target
