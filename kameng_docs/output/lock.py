"""One at a time: two builds of one case into one folder, or two entries into one diary, wait for each other."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.output.private import FILE, private_folder

# Seconds. A large evidence book takes minutes on a slow machine; longer than this nothing of ours works on one case.
PATIENCE = 600.0
# What file systems say that know no locks: there the work is done without one.
WITHOUT_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


class BusyError(Exception):
    """Somebody else works on it and does not come to an end."""


def lock_of(target: Path) -> Path:
    """The file that is locked while `target`, a file or a folder, is written: hidden beside it."""
    return target.with_name(f".{target.name}.lock")


@contextmanager
def alone(
    target: Path, waits: Callable[[], None] = lambda: None, patience: float = PATIENCE
) -> Iterator[bool]:
    """Hold `target` against every other process; gives whether there was one to wait for, of which `waits` hears.

    The system frees the lock of a process that was killed. Raises BusyError after `patience` seconds, OSError where
    there is no place for a lock.
    """
    from filelock import FileLock, Timeout

    path = lock_of(target)
    private_folder(path.parent)
    lock, waited, held = FileLock(path, mode=FILE), False, True
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waited = True
            waits()
            lock.acquire(timeout=patience)
    except Timeout as error:
        raise BusyError from error
    except OSError as error:
        if error.errno not in WITHOUT_LOCKS:
            raise
        held = False
    try:
        yield waited
    finally:
        if held:
            # Gone before it is freed: who waits looks whether the file it locked is still the one that stands there.
            # Windows removes no open file; there it stays, empty.
            with suppress(OSError):
                path.unlink()
            lock.release()


def busy(name: str) -> Diagnostic:
    """The error of a case that another process holds for longer than anything takes."""
    message = f"另一个 kameng-docs 正在写“{name}”，等了 {PATIENCE / 60:.0f} 分钟还没有写完，这次没有做"
    hint = "看看别的窗口里是不是还有一个没有结束（例如 watch），等它做完或者关掉它，再试一次"
    return Diagnostic("output.busy", message, hint)
