"""Whether the originals are still what the manifest of the last book says they were."""

import csv
import hashlib
import io
import os
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kameng_docs.evidence.integrity import APOSTROPHE, COLUMNS, WITHHELD, Entry, whole

# Folders under the case's folder that hold no originals: earlier books, and what goes with the timestamp.
NOT_ORIGINALS = ("已提交", "已收到", "时间戳")


@dataclass(frozen=True)
class Known:
    """One original as it was: `file` under the case's folder, `sha256` empty where it was withheld."""

    number: str
    file: str
    sha256: str


Record = tuple[Known, ...]


@dataclass(frozen=True)
class Differences:
    """What became of the originals, as paths under the case's folder, each sorted.

    `new` are files that no exhibit names; `moved` pairs a lost one with the new one that has its content (both are
    then in neither list); `unread` could not be read, or is no longer a plain file in the folder; `unknown` are
    there, but the record withholds their hash.
    """

    changed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def altered(self) -> bool:
        """Whether an original is not where and what it was. New files alone alter nothing."""
        return bool(self.changed or self.lost or self.moved or self.unread)


def record(entries: Iterable[Entry]) -> Record:
    """What `compare` needs of the entries of a book."""
    return tuple(Known(entry.number, entry.file, entry.sha256.lower()) for entry in entries)


def record_of(manifest: bytes) -> Record | None:
    """The record in a manifest.csv of ours, also one that Excel has saved; None where it is something else."""
    try:
        text = manifest.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel in Chinese saves CSV in GBK.
        text = manifest.decode("gb18030", errors="replace")
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(row)]
    except csv.Error:
        return None
    if not rows or tuple(rows[0][: len(COLUMNS)]) != COLUMNS:
        return None
    if any(len(row) < len(COLUMNS) for row in rows):
        return None
    return tuple(
        Known(number.removeprefix("证据"), file, "" if sha256 == WITHHELD else sha256.lower())
        for number, _, file, sha256 in (
            [cell.removeprefix(APOSTROPHE) for cell in row[:4]] for row in rows[1:]
        )
    )


def whole_of(record: Record) -> str:
    """The hash of the whole that goes with a record: what the book prints and a timestamp is asked for.

    A manifest changed together with an original still differs in it from the printed book and from the stamp.
    """
    return whole(Entry(known.number, "", known.file, known.sha256, 0) for known in record if known.sha256)


def compare(record: Record, folder: Path, *, named: Collection[str] = ()) -> Differences:
    """The originals of `record` against what lies in the case's folder now.

    `named` are further files that exhibits name, such as masked versions: they are not new. Hidden files and what
    lies in `NOT_ORIGINALS` are not looked at. Nothing outside the folder is read, whatever the record says.
    """
    now = {known.file: _sha256(folder, known.file) for known in record}
    lost = sorted(file for file, found in now.items() if found is None)
    ours = {_spelling(name) for name in (*now, *named)}
    new = sorted(name for name in _files(folder) if _spelling(name) not in ours)
    moved = _moved(record, lost, new, folder)
    pairs = {file for pair in moved for file in pair}
    return Differences(
        changed=_sorted(k.file for k in record if k.sha256 and now[k.file] not in {None, "", k.sha256}),
        lost=tuple(file for file in lost if file not in pairs),
        new=tuple(name for name in new if name not in pairs),
        moved=moved,
        unread=_sorted(file for file, found in now.items() if found == ""),
        unknown=_sorted(k.file for k in record if not k.sha256 and now[k.file]),
    )


def _sorted(files: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(files)))


def _moved(record: Record, lost: list[str], new: list[str], folder: Path) -> tuple[tuple[str, str], ...]:
    """Each lost file with a new one of the same content. New files are read only where one is lost."""
    if not lost:
        return ()
    places: dict[str, list[str]] = {}
    for name in new:
        if sha256 := _sha256(folder, name):
            places.setdefault(sha256, []).append(name)
    hashes = {known.file: known.sha256 for known in record}
    found = [(file, places[hashes[file]].pop(0)) for file in lost if places.get(hashes[file])]
    return tuple(found)


def _sha256(folder: Path, file: str) -> str | None:
    """The hash of the file; None where it is not there, empty where it may not or cannot be read."""
    if not file or "\0" in file or PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
        return ""
    path, root = folder / file, os.path.realpath(folder)
    try:
        state = path.stat()
        if os.path.commonpath([root, os.path.realpath(path)]) != root or not stat.S_ISREG(state.st_mode):
            return ""
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError):
        return ""


def _files(folder: Path) -> Iterator[str]:
    """Every file in the folder that may be an original; a name that is no text stands with U+FFFD in it."""
    for place, folders, files in os.walk(folder):
        at_top = Path(place) == folder
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (at_top and name in NOT_ORIGINALS)
        )
        for name in files:
            if not name.startswith("."):
                path = (Path(place) / name).relative_to(folder).as_posix()
                yield os.fsencode(path).decode("utf-8", "replace")


def _spelling(name: str) -> str:
    """A name as it is compared: macOS may spell an accented letter as two characters."""
    return unicodedata.normalize("NFC", name)
