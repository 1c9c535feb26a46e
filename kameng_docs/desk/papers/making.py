"""The papers of a case made as files, in a process of its own while its author goes on; it can be stopped.

Whoever is stopped leaves every file whole: a build writes each at once, and the next takes up what this one left.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, RLock, Thread
from weakref import WeakKeyDictionary, ref

from kameng_docs.build import Job, Result, build
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.worker import Worker
from kameng_docs.diagnostics import Severity
from kameng_docs.output import BusyError, alone, sweep

PAPERS, BOOK = "文书", "证据册"
STOPPED = "停下了：这一次没有做完，以前做好的还在"
BROKEN = "做文书的程序半途停了，这一次没有做完。再做一次试试"


@dataclass(frozen=True)
class Step:
    """How far it is: what is being made, how many of it are done, and of how many; 0 where that is not known."""

    name: str
    done: int = 0
    count: int = 0


def _make(pipe: Connection) -> None:
    """The process: make the one case that is told, and say how far it is."""
    file, out, today = pipe.recv()

    def progress(_case: str, done: int, count: int) -> None:
        # Past the last exhibit what is left is the papers again.
        pipe.send(Step(BOOK, done, count) if done < count else Step(PAPERS))

    def waits(_case: str) -> None:
        pipe.send(Step("另一个程序正在写这件案件，等它写完"))

    job = Job(out, today, progress=progress, waits=waits)
    pipe.send(next(iter(build([file], job))))


class Making:
    """The making of one case's papers, shared by all windows. Every method may be called from any thread.

    `name` is what is being made (empty: nothing), `done` of `count` how far it is; `told` what came of the last time, in one
    sentence, and `result` the same for a program. `made` is the version of the case that `result` is of. `turn` grows with
    every change, so that a page knows when to show anew.
    """

    def __init__(self, desk: Desk, case: OpenCase) -> None:
        """Nothing was made yet."""
        self._file, self._out, self._case = case.file, desk.out, ref(case)
        self._lock = RLock()
        self._wanted: date | None = None
        self._thread: Thread | None = None
        self._stopped = Event()
        self.name, self.done, self.count = "", 0, 0
        self.told, self.made, self.turn = "", "", 0
        self.result: Result | None = None

    @property
    def folder(self) -> Path:
        """Where the papers of this case lie."""
        return self._out / self._file.stem

    @property
    def busy(self) -> bool:
        """Whether it is making, or about to."""
        with self._lock:
            return self._thread is not None

    def start(self, today: date) -> None:
        """Make the papers of `today`; where it is making already, once more after that, and so where the case changes."""
        with self._lock:
            self._wanted = today
            self.turn += 1
            if self._thread is None:
                self.name = PAPERS
                self._thread = Thread(target=self._run, daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Break off, and make nothing of what was wanted meanwhile."""
        with self._lock:
            self._wanted = None
            self._stopped.set()

    def _next(self) -> date | None:
        """The day of the next; with none wanted the thread is over, under the same lock under which another is begun."""
        with self._lock:
            today, self._wanted = self._wanted, None
            self.turn += 1
            self.name, self.done, self.count = (PAPERS if today else ""), 0, 0
            if today is None:
                self._thread = None
            self._stopped.clear()
            return today

    def _run(self) -> None:
        while today := self._next():
            version = self._version()
            result = self._made(today)
            if result == STOPPED:
                self._swept()
            now = self._version()
            with self._lock:
                self.turn += 1
                if isinstance(result, str):
                    self.told = result
                    continue
                self.result, self.made, self.told = result, version, told_of(result)
                if now != version and not self._stopped.is_set():
                    self._wanted = self._wanted or today

    def _version(self) -> str:
        """The version of the case as it lies on the disk."""
        case = self._case()
        if case is None:
            return ""
        case.refreshed()
        return case.version

    def _swept(self) -> None:
        """Take away what a process that was killed left half-written; where somebody else writes there, he does."""
        with suppress(BusyError, OSError), alone(self.folder, patience=0):
            sweep(self.folder)

    def _made(self, today: date) -> Result | str:
        """What came of it, or why nothing did."""
        worker = Worker(_make)
        try:
            worker.tell((self._file, self._out, today))
            while isinstance(said := worker.heard(self._stopped), Step):
                self._step(said)
        except (EOFError, OSError):
            return BROKEN
        finally:
            worker.end()
        return said if isinstance(said, Result) else STOPPED

    def _step(self, step: Step) -> None:
        with self._lock:
            self.name, self.done, self.count = step.name, step.done, step.count
            self.turn += 1


def told_of(result: Result) -> str:
    """What came of it, in one sentence."""
    errors = [each for each in result.diagnostics if each.severity is Severity.ERROR]
    if not result.made:
        why = f"：{errors[0].message}" if errors else ""
        return f"没有做成{why}" + (f"（一共 {len(errors)} 处要改）" if len(errors) > 1 else "")
    if result.up_to_date:
        return f"都是最新的，一共 {result.made} 个文件"
    held = f"；有 {len(errors)} 处要改，改好才做那几份" if errors else ""
    return f"做好了，一共 {result.made} 个文件{held}"


_OPEN: WeakKeyDictionary[OpenCase, Making] = WeakKeyDictionary()
_LOCK = RLock()


def making_of(desk: Desk, case: OpenCase) -> Making:
    """The one making of a case, whoever asks."""
    with _LOCK:
        if case not in _OPEN:
            _OPEN[case] = Making(desk, case)
        return _OPEN[case]
