"""The names that copies of files bear in a case's folder: their own, where every system takes it and no other file has it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.output import is_inside
from kameng_docs.source.characters import FORBIDDEN

# What no file system, or not every one, takes in a name.
_ODD = re.compile(r'[\t\n\r<>:"/\\|?*]')


@dataclass(frozen=True)
class Copy:
    """A file that was given and the name under which it lies in the case's folder."""

    source: Path
    name: str


def named(files: Sequence[Path], folder: Path) -> tuple[Copy, ...]:
    """The names of the copies: a file's own, with a number where another file has it."""
    copies: list[Copy] = []
    for file in files:
        taken = {copy.name for copy in copies}
        copies.append(Copy(file, name_for(file.name, file, folder, taken)))
    return tuple(copies)


def name_for(wanted: str, file: Path, folder: Path, taken: set[str]) -> str:
    """`wanted`, or with a number where another file of that name is there; the same bytes are the same file.

    What not every system takes in a name is a line below it; names that one system holds for the same are the same.
    """
    wanted = _ODD.sub("_", FORBIDDEN.sub("_", wanted))
    if not is_inside(wanted):
        wanted = f"_{wanted}"
    others = {same_on_all(each) for each in taken}
    number, name = 1, wanted
    while same_on_all(name) in others or not _free(folder / name, file):
        number += 1
        own = Path(wanted)
        name = f"{own.stem}-{number}{own.suffix}"
    return name


def same_on_all(name: str) -> str:
    """What is equal of names that some system holds for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _free(place: Path, file: Path) -> bool:
    """Whether nothing lies there, or the very file."""
    if not place.exists() and not place.is_symlink():
        return True
    try:
        return place.is_file() and (place.samefile(file) or place.read_bytes() == file.read_bytes())
    except OSError:
        return False
