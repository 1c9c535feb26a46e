"""The case file on the disk: read, and written whole or not at all, with a copy of what it was."""

from pathlib import Path

from kameng_docs.custody.journal.keep import kept_back, replaced
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.output import BusyError, alone

PATIENCE = 5.0
"""Seconds to wait for another command of ours that writes the same file."""


def bytes_of(file: Path) -> bytes:
    """What stands there; nothing where the file is gone or cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def put(file: Path, before: bytes, after: bytes, *, backup: bool) -> Refused | bool:
    """Write `after` where `before` stands. False where it does not stand there any more: then nothing was written."""
    try:
        with alone(file, patience=PATIENCE):
            if bytes_of(file) != before:
                return False
            if backup and before:
                kept_back(file, before)
            replaced(file, after)
    except BusyError:
        return Refused("另一个窗口或者程序正在写这个案件", "等它写完，再试一次")
    except OSError as error:
        return Refused(f"案件文件写不进去：{error.strerror}", "看看磁盘是不是满了，文件夹是不是只读")
    return True
