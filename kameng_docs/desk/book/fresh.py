"""Cases looked at as they stand now, where what lies of them is older: in a process of its own; it can be stopped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import RLock
from weakref import WeakKeyDictionary

from kameng_docs.build.looking import entry_of, of_today
from kameng_docs.desk.casefile.snapshot import CASE, path_of, read
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.lacks import Lacks, lacks_of
from kameng_docs.desk.queue import Queue
from kameng_docs.pipeline import Workshop, check, open_workshop
from kameng_docs.registry.reading import Entry, entries

Job = tuple[Path, date]
Stamp = tuple[tuple[str, int, int], ...]
"""What lay on the disk of a case: path, moment and size of each file."""
BROKEN = "看它的时候程序停了，没有看成"


@dataclass(frozen=True)
class Look:
    """A case as it was looked at: what it contributes, and what it lacks.

    `files` are those that it is made of; it holds as long as they and its folder stay as `stamp` has them.
    """

    entry: Entry
    lacks: Lacks
    files: tuple[Path, ...]
    stamp: Stamp


def look_at(job: Job) -> Look:
    """Look at one case. It takes up to a second."""
    file, today = job
    files = tuple(path_of(file, name) for name in read(file).files if name != CASE)
    stamp = stamp_of(file, files)
    shop = _workshop(file.parent)
    checked = check(shop, file, today)
    return Look(entry_of(shop, file, checked, today), lacks_of(checked), files, stamp)


@lru_cache(maxsize=1)
def _workshop(folder: Path) -> Workshop:
    return open_workshop(folder)


def stamp_of(file: Path, parties: Iterable[Path]) -> Stamp:
    """What lies there now of a case, of its parties and of its folder; what is gone is left out."""
    return tuple(_stats((file, *parties, *sorted((file.parent / file.stem).rglob("*")))))


def _stats(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue
        yield str(path), found.st_mtime_ns, found.st_size


class Fresh(Queue[Job, Look]):
    """The cases that wait to be looked at, and what was seen: shared by all windows of a desk."""

    def __init__(self) -> None:
        """Nothing was looked at yet."""
        super().__init__(look_at, lambda job: job[0].stem, self._looked, broken=BROKEN)
        self._looks: dict[str, Look] = {}
        self.halted = False
        # Those of which nothing can be had: they are not tried again by themselves.
        self.failed: dict[str, str] = {}

    def entries(self, files: Iterable[Path], out: Path, today: date) -> Iterator[tuple[Entry, Look | None]]:
        """The newest that is known of each case, and how it was looked at, where that still holds."""
        for entry in entries(files, out):
            look = self._look(entry, today)
            yield (look.entry if look and not of_today(entry, today) else entry), look

    def look(self, files: Iterable[Path], today: date) -> None:
        """Look at these, unless some are being looked at."""
        if not self.busy:
            self.halted = False
            self.failed.clear()
            self.add((file, today) for file in files)

    def stop(self) -> None:
        """Leave the others as they are, until somebody asks for them."""
        self.halted = True
        super().stop()

    def _look(self, entry: Entry, today: date) -> Look | None:
        look = self._looks.get(entry.case)
        if look is None or look.entry.made_on != today.isoformat():
            return None
        return look if look.stamp == stamp_of(entry.file, look.files) else None

    def _looked(self, job: Job, found: Look | None, why: str) -> None:
        name = job[0].stem
        if found is None:
            self.failed[name] = why
        else:
            self._looks[name] = found


_OPEN: WeakKeyDictionary[Desk, Fresh] = WeakKeyDictionary()
_LOCK = RLock()


def fresh_of(desk: Desk) -> Fresh:
    """The one of a desk, whoever asks."""
    with _LOCK:
        if desk not in _OPEN:
            _OPEN[desk] = Fresh()
        return _OPEN[desk]
