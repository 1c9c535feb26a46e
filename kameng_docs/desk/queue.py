"""What waits to be done one after the other in a process of its own, so that the page never waits; it can be stopped."""

from collections.abc import Callable, Iterable
from functools import partial
from multiprocessing.connection import Connection
from threading import Event, RLock, Thread
from typing import Any, Generic, TypeVar

from kameng_docs.desk.worker import Worker

Job = TypeVar("Job")
Found = TypeVar("Found")
BROKEN = "读它的时候程序停了，没有读。换一张小一些的图再试，或者自己照着填"


def _serve(do: Callable[[Any], Any], pipe: Connection) -> None:
    """The process: do what is sent until nothing is. Gives the result alone, or nothing with what went wrong."""
    while job := pipe.recv():
        try:
            pipe.send((do(job), ""))
        except Exception as error:  # noqa: BLE001 — whatever a file does to us, the others are read
            pipe.send((None, f"{type(error).__name__}: {error}"))


class Queue(Generic[Job, Found]):
    """The jobs that wait and the one that is being done; all windows see how far it is.

    `do` runs in the process, so it is a function of a module; `name_of` is what a job is called on the page; `took` gets
    each result, or in plain words why there is none. With nothing left the process ends, and its memory is given back.
    """

    def __init__(
        self,
        do: Callable[[Job], Found],
        name_of: Callable[[Job], str],
        took: Callable[[Job, Found | None, str], None],
        broken: str = BROKEN,
    ) -> None:
        """With nothing to do. `broken` is what is told of a job at which the process broke."""
        self._do, self._name_of, self._took, self._broken = do, name_of, took, broken
        self._lock = RLock()
        self._waiting: list[Job] = []
        self._thread: Thread | None = None
        self._stopped = Event()
        self._doing: Job | None = None
        self.done, self.count, self.name = 0, 0, ""
        # Grows with every change, so that a page knows when to show anew.
        self.turn = 0
        self.told = ""

    @property
    def busy(self) -> bool:
        """Whether anything is being done or waits."""
        with self._lock:
            return bool(self.name or self._waiting)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is being done, and what waits."""
        with self._lock:
            return (*([] if self._doing is None else [self._doing]), *self._waiting)

    def add(self, jobs: Iterable[Job]) -> None:
        """Do these after those that wait."""
        with self._lock:
            more = list(jobs)
            self._waiting += more
            self.count += len(more)
            self.turn += 1
            if more and not self._thread:
                self.told = ""
                self._stopped.clear()
                self._thread = Thread(target=self._work, daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Leave undone what waits, and what is being done."""
        with self._lock:
            self._waiting.clear()
            self._stopped.set()

    def changed(self) -> None:
        """Something else that belongs to it has changed: pages show anew."""
        with self._lock:
            self.turn += 1

    def say(self, told: str) -> None:
        """What its author shall know of it."""
        with self._lock:
            self.told = told
            self.turn += 1

    def _next(self) -> Job | None:
        """The next; with none left the thread is over, under the same lock under which another is begun."""
        with self._lock:
            self.turn += 1
            if self._waiting:
                self._stopped.clear()
                job = self._doing = self._waiting.pop(0)
                self.name = self._name_of(job)
                self.done += 1
                return job
            self._doing, self._thread = None, None
            self.name, self.done, self.count = "", 0, 0
            return None

    def _work(self) -> None:
        worker: Worker | None = None
        while job := self._next():
            worker = worker or Worker(partial(_serve, self._do))
            answer = self._asked(worker, job)
            if answer is None or answer[0] is None:
                worker.end()
                worker = None
            if answer is None:
                self.say(f"停下了：{self._name_of(job)} 没有读")
            else:
                self._took(job, *answer)
        if worker:
            worker.end()

    def _asked(self, worker: Worker, job: Job) -> tuple[Found | None, str] | None:
        """The result, or why there is none; None where it was stopped."""
        try:
            worker.tell(job)
            answer = worker.heard(self._stopped)
        except (EOFError, OSError):
            return None, self._broken
        if answer is None:
            return None
        found, why = answer
        return found, f"没有读出来（{why}）" if why else ""
