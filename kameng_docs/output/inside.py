"""Where made files may lie: below the case's own folder, as plain files, whatever a manifest or a link says."""

import os
import re
import stat
from pathlib import Path
from posixpath import splitext

# Names that Windows opens as a device, whatever folder they stand in.
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(1, 10))}

# A letter of a drive, of Windows.
DRIVE = re.compile("[A-Za-z]:")


class OutsideError(OSError):
    """A path that leads out of the folder; an OSError, for whoever writes tells of both in the same way."""

    def __init__(self, path: Path) -> None:
        """`path` is where it was to be."""
        super().__init__(
            0, "这里有一个链接（快捷方式），会写到文件夹外面；换成真的文件夹，或者删掉它", str(path)
        )


def is_inside(name: object) -> bool:
    """Whether a name of a file, written with `/`, stays below the folder it is relative to, on every system."""
    if not isinstance(name, str) or "\0" in name or DRIVE.match(name):
        return False
    parts = re.split(r"[/\\]", name)
    return not any(
        part in {"", ".", ".."} or splitext(part)[0].strip(" .").lower() in DEVICES for part in parts
    )


def below(folder: Path, name: str) -> Path:
    """The path of the made file `name` of `folder`. Raises OutsideError where the name or a link leads elsewhere."""
    path = folder / name
    if not is_inside(name):
        raise OutsideError(path)
    own = os.path.realpath(folder.parent)
    wanted = os.path.join(own, folder.name, *name.split("/")[:-1])  # noqa: PTH118 — compared as text
    if os.path.normcase(os.path.realpath(path.parent)) != os.path.normcase(wanted):
        raise OutsideError(path)
    return path


def plain_bytes(path: Path, most: int | None = None) -> bytes | None:
    """What stands in a plain file; None where there is none, it is a link, a device or a folder, or holds more than `most`.

    Nothing that could wait or never end is opened.
    """
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or (most is not None and found.st_size > most):
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def is_odd(path: Path) -> bool:
    """Whether something stands there that is no plain file."""
    try:
        return not stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False
