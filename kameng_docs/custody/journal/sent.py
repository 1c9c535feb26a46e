"""What was sent, or came back → copies in the case's folder that never change again, with their hashes."""

import re
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from errno import EEXIST
from pathlib import Path

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.submitted import FOLDER, RECEIVED, RECEIVED_SUMS, SUMS, sums_of
from kameng_docs.output import draft_of, private_folder, sha256

# What no file system, or not every one, takes in a name.
_ODD = re.compile(r'[\s<>:"/\\|?*]+')


@dataclass(frozen=True)
class Copies:
    """Files by name, to be put into `folder` of the case's folder `root`; no such folder is there yet."""

    root: Path
    folder: str
    files: dict[str, bytes]

    @property
    def list_name(self) -> str:
        """What the list of their hashes is called."""
        return RECEIVED_SUMS if self.folder.startswith(f"{RECEIVED}/") else SUMS

    @property
    def names(self) -> tuple[str, ...]:
        """As 留存 names them: below the case's folder, with `/`."""
        return tuple(f"{self.folder}/{name}" for name in self.files)

    def sums(self) -> dict[str, str]:
        """The SHA-256 of each file by its name in 留存."""
        return dict(zip(self.names, map(sha256, self.files.values()), strict=True))

    def write(self) -> None:
        """Put them there, and beside them the list of their hashes. Raises OSError, also where something is there.

        The folder has its name when all of it stands there: one that was broken off is swept as a draft. An entry that was
        broken off later has left the very same copies; they are taken.
        """
        place = self.root / self.folder
        if self.are_there():
            return
        private_folder(place.parent)
        draft = draft_of(place)
        draft.mkdir(0o700)
        try:
            for name, content in {**self.files, self.list_name: sums_of(self.files)}.items():
                (draft / name).touch(0o600, exist_ok=False)
                (draft / name).write_bytes(content)
            # POSIX lets a folder take the place of an empty one; nothing may stand there at all.
            if place.exists():
                raise FileExistsError(EEXIST, "已经有了", str(place))  # noqa: TRY301 — what was begun goes again
            draft.rename(place)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise

    def are_there(self) -> bool:
        """Whether the folder holds exactly these files, and their list."""
        place, whole = self.root / self.folder, {**self.files, self.list_name: sums_of(self.files)}
        try:
            found = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
        except OSError:
            return False
        return found == whole

    def take_back(self) -> None:
        """Remove what `write` put there, for a case file that could not be written after all."""
        place = self.root / self.folder
        for name in (*self.files, self.list_name):
            (place / name).unlink(missing_ok=True)
        place.rmdir()


def copies_of(
    files: tuple[Path, ...], root: Path, channel: str, day: date, named: Collection[str] = ()
) -> Copies | Refused:
    """The files as they are now, for a folder of that day and channel; a second one of the day has a number.

    `named` are the copies that the case file knows. A folder it does not know, with the very same files in it, was left by
    an entry that was broken off, and is taken.
    """
    contents: dict[str, bytes] = {}
    for file in files:
        if not _may_be_kept(file.name):
            return Refused(f"“{file.name}”不能作留存的文件名", "给文件换一个名字")
        try:
            contents[file.name] = file.read_bytes()
        except OSError as error:
            return Refused(f"{file} 读不出来（{error.strerror or error}）", "关掉正在用它的程序，再试一次")
    return _placed(contents, root, f"{FOLDER}/{day.isoformat()}-{_ODD.sub('_', channel)}", named)


def copies_of_received(name: str, content: bytes, root: Path, channel: str, day: date) -> Copies | Refused:
    """What came back, for a folder of the day on which it came and of the channel. The very same one is kept once."""
    if not _may_be_kept(name):
        return Refused(f"“{name}”不能作留存的文件名", "给文件换一个名字")
    return _placed({name: content}, root, f"{RECEIVED}/{day.isoformat()}-{_ODD.sub('_', channel)}", ())


def _may_be_kept(name: str) -> bool:
    return name not in {SUMS, RECEIVED_SUMS} and "\\" not in name and name.isprintable()


def _placed(contents: Mapping[str, bytes], root: Path, name: str, named: Collection[str]) -> Copies:
    """In a folder of that name, where one with other things is there already, with a number."""
    number, copies = 1, Copies(root, name, dict(contents))
    while (root / copies.folder).exists():
        if copies.are_there() and not set(copies.names) & set(named):
            break
        number += 1
        copies = Copies(root, f"{name}-{number}", dict(contents))
    return copies
