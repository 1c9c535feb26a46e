"""Files of a case read one after the other in a process of their own, so that the page never waits; it can be stopped."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import RLock
from weakref import WeakKeyDictionary

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import Kept, keep, loaded
from kameng_docs.desk.queue import Queue
from kameng_docs.reading.proposals import Read, What
from kameng_docs.starting.gathering import STORY, Gathered, Given, gathered
from kameng_docs.starting.material import Seen

Job = tuple[Path, str, tuple[str, ...], date, What | None]
"""A file, who is 我 in it, the rows that are meant, the day from which a story counts, what its owner says that a picture is."""


def read_one(job: Job) -> Gathered:
    """What one file of a case's folder gives."""
    path, me, picks, today, what = job
    if path.name == STORY:
        return gathered(Given(story=path), path.parent, today)
    return gathered(Given(pictures=(path,), me=me, picks=picks, what=what), path.parent, today)


class Reading(Queue[Job, Gathered]):
    """The files of one case that wait, the one that is read, and all that was read: shared by all windows."""

    def __init__(self, case: OpenCase) -> None:
        """With what was kept."""
        super().__init__(read_one, lambda job: job[0].name, self._read)
        self.folder = case.folder
        self._kept = loaded(self.folder)

    @property
    def kept(self) -> Kept:
        """Everything that was read so far."""
        with self._lock:
            return self._kept

    def change(self, how: Callable[[Kept], Kept]) -> None:
        """Change what is kept, and write it. Raises OSError; then it is kept in memory alone."""
        with self._lock:
            self._kept = how(self._kept)
            self.turn += 1
            keep(self.folder, self._kept)

    def read(self, names: list[str], today: date) -> None:
        """Read these files of the folder, after those that wait."""
        kept = self.kept
        self.add(
            (self.folder / name, kept.me, kept.picks.get(name, ()), today, kept.kinds.get(name))
            for name in names
        )

    def _read(self, job: Job, found: Gathered | None, why: str) -> None:
        one = unread(job[0].name, why) if found is None else found
        try:
            self.change(lambda kept: kept.with_one(one))
        except OSError as error:
            self.say(f"读到的没能存下来：{error.strerror or error}；看看磁盘是不是满了")


def unread(name: str, why: str) -> Gathered:
    """A file of which nothing was read."""
    return Gathered((Read(name, What.OTHER, unread=(why,)),), seen={name: Seen(exhibit=False)})


_OPEN: WeakKeyDictionary[OpenCase, Reading] = WeakKeyDictionary()
_LOCK = RLock()


def reading_of(case: OpenCase) -> Reading:
    """The one reading of a case, whoever asks."""
    with _LOCK:
        if case not in _OPEN:
            _OPEN[case] = Reading(case)
        return _OPEN[case]
