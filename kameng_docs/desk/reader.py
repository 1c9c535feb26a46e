"""Files of a case read one after the other in a process of their own, so that the page never waits; it can be stopped."""

from collections.abc import Callable
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, RLock, Thread
from weakref import WeakKeyDictionary

from kameng_docs.desk.kept import Kept, keep, loaded
from kameng_docs.desk.opened import OpenCase
from kameng_docs.desk.worker import Worker
from kameng_docs.reading.proposals import Read, What
from kameng_docs.starting.gathering import STORY, Gathered, Given, gathered
from kameng_docs.starting.material import Seen

Job = tuple[Path, str, tuple[str, ...], date]
"""A file, who is 我 in it, the rows that are meant, the day from which a story counts."""
BROKEN = "读它的时候程序停了，没有读。换一张小一些的图再试，或者自己照着填"


def read_one(job: Job) -> Gathered:
    """What one file of a case's folder gives."""
    path, me, picks, today = job
    if path.name == STORY:
        return gathered(Given(story=path), path.parent, today)
    return gathered(Given(pictures=(path,), me=me, picks=picks), path.parent, today)


def _serve(pipe: Connection) -> None:
    """The process: read what is sent until nothing is."""
    while job := pipe.recv():
        try:
            pipe.send(read_one(job))
        except Exception as error:  # noqa: BLE001 — whatever a file does to us, the others are read
            pipe.send(f"{type(error).__name__}: {error}")


class Reading:
    """The files of one case that wait, the one that is read, and all that was read: shared by all windows."""

    def __init__(self, case: OpenCase) -> None:
        """With what was kept."""
        self.folder = case.folder
        self._lock = RLock()
        self._kept = loaded(self.folder)
        self._waiting: list[Job] = []
        self._thread: Thread | None = None
        self._stopped = Event()
        self.done, self.count, self.name = 0, 0, ""
        # Grows with every change, so that a page knows when to show anew.
        self.turn = 0
        self.told = ""

    @property
    def kept(self) -> Kept:
        """Everything that was read so far."""
        with self._lock:
            return self._kept

    @property
    def busy(self) -> bool:
        """Whether anything is being read or waits."""
        with self._lock:
            return bool(self.name or self._waiting)

    def change(self, how: Callable[[Kept], Kept]) -> None:
        """Change what is kept, and write it. Raises OSError; then it is kept in memory alone."""
        with self._lock:
            self._kept = how(self._kept)
            self.turn += 1
            keep(self.folder, self._kept)

    def read(self, names: list[str], today: date) -> None:
        """Read these files of the folder, after those that wait."""
        with self._lock:
            kept = self._kept
            self._waiting += [
                (self.folder / name, kept.me, kept.picks.get(name, ()), today) for name in names
            ]
            self.count += len(names)
            self.turn += 1
            if names and not self._thread:
                self._stopped.clear()
                self._thread = Thread(target=self._work, daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Leave unread what waits, and what is being read."""
        with self._lock:
            self._waiting.clear()
            self._stopped.set()

    def _next(self) -> Job | None:
        """The next; with none left the thread is over, under the same lock under which another is begun."""
        with self._lock:
            self.turn += 1
            if self._waiting:
                self._stopped.clear()
                job = self._waiting.pop(0)
                self.name = job[0].name
                self.done += 1
                return job
            self.name, self.done, self.count, self._thread = "", 0, 0, None
            return None

    def _work(self) -> None:
        worker: Worker | None = None
        while job := self._next():
            worker = worker or Worker(_serve)
            found = _read_by(worker, job, self._stopped)
            if found is None or isinstance(found, str):
                worker.end()
                worker = None
            if found is None:
                self._say(f"停下了：{job[0].name} 没有读")
                continue
            one = found if isinstance(found, Gathered) else unread(job[0].name, found)
            try:
                self.change(lambda kept, one=one: kept.with_one(one))  # type: ignore[misc]
            except OSError as error:
                self._say(f"读到的没能存下来：{error.strerror or error}；看看磁盘是不是满了")
        if worker:
            worker.end()

    def _say(self, told: str) -> None:
        with self._lock:
            self.told = told
            self.turn += 1


def unread(name: str, why: str) -> Gathered:
    """A file of which nothing was read."""
    return Gathered((Read(name, What.OTHER, unread=(why,)),), seen={name: Seen(exhibit=False)})


def _read_by(worker: Worker, job: Job, stopped: Event) -> Gathered | str | None:
    """What was read, why nothing was, or None where it was stopped."""
    try:
        worker.tell(job)
        found = worker.heard(stopped)
    except (EOFError, OSError):
        return BROKEN
    return found if found is None or isinstance(found, Gathered) else f"没有读出来（{found}）"


_OPEN: WeakKeyDictionary[OpenCase, Reading] = WeakKeyDictionary()
_LOCK = RLock()


def reading_of(case: OpenCase) -> Reading:
    """The one reading of a case, whoever asks."""
    with _LOCK:
        if case not in _OPEN:
            _OPEN[case] = Reading(case)
        return _OPEN[case]
