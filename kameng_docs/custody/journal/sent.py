"""What was sent → copies in the case's folder that never change again, with their hashes."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.submitted import FOLDER, SUMS, sums_of
from kameng_docs.output import sha256

# What no file system, or not every one, takes in a name.
_ODD = re.compile(r'[\s<>:"/\\|?*]+')


@dataclass(frozen=True)
class Copies:
    """Files by name, to be put into `folder` of the case's folder `root`; no such folder is there yet."""

    root: Path
    folder: str
    files: dict[str, bytes]

    @property
    def names(self) -> tuple[str, ...]:
        """As 留存 names them: below the case's folder, with `/`."""
        return tuple(f"{self.folder}/{name}" for name in self.files)

    def sums(self) -> dict[str, str]:
        """The SHA-256 of each file by its name in 留存."""
        return dict(zip(self.names, map(sha256, self.files.values()), strict=True))

    def write(self) -> None:
        """Put them there, and beside them the list of their hashes. Raises OSError, also where something is there."""
        place = self.root / self.folder
        place.mkdir(parents=True)
        for name, content in {**self.files, SUMS: sums_of(self.files)}.items():
            with (place / name).open("xb") as file:
                file.write(content)

    def take_back(self) -> None:
        """Remove what `write` put there, for a case file that could not be written after all."""
        place = self.root / self.folder
        for name in (*self.files, SUMS):
            (place / name).unlink(missing_ok=True)
        place.rmdir()


def copies_of(files: tuple[Path, ...], root: Path, channel: str, day: date) -> Copies | Refused:
    """The files as they are now, for a folder of that day and channel; a second one of the day has a number."""
    contents: dict[str, bytes] = {}
    for file in files:
        if file.name == SUMS or "\\" in file.name or not file.name.isprintable():
            return Refused(f"“{file.name}”不能作留存的文件名", "给文件换一个名字")
        try:
            contents[file.name] = file.read_bytes()
        except OSError as error:
            return Refused(f"{file} 读不出来（{error.strerror or error}）", "关掉正在用它的程序，再试一次")
    name = f"{FOLDER}/{day.isoformat()}-{_ODD.sub('_', channel)}"
    number, free = 1, name
    while (root / free).exists():
        number += 1
        free = f"{name}-{number}"
    return Copies(root, free, contents)
