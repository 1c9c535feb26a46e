"""Processes that take one job after the other. One that dies loses the job it had and no other.

Each has a pipe of its own: so it is known which job a dead one had, and nobody is left waiting for a lock that it held.
"""

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from kameng_docs.declared import FaultyFiles
from kameng_docs.writers.typst import keep_little

# Jobs after which a process gives way to a new one. Over a thousand small cases it grew by two megabytes (docs/many.md), so
# this guards against what was not met; a start costs a second, so it adds less than a hundredth.
MOST_JOBS = 200
# Megabytes (millions of bytes) that a process may hold between two jobs. Small cases leave eighty, those with all papers up to
# a hundred and seventy: a lower bound would have every case pay for a start. What a book of many photographs leaves behind, or
# a paper with rare signs, for which the engine takes in whole faces, lies above, and is given back.
MOST_MEMORY = 185
# What such a process is started with: where each core has one, more threads only cost memory; the C library of Linux takes it
# from one place, and gives back at once what is large or lies free at its end. Any other library passes these names over.
SPARING = {
    "RAYON_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "131072",
    "MALLOC_TRIM_THRESHOLD_": "131072",
}


@dataclass(frozen=True)
class Lost:
    """A job that came to no end. `why` is how its process ended, or what broke in it, for people."""

    why: str


@dataclass
class _Worker:
    process: Any
    pipe: Connection
    job: int = -1
    done: int = 0


Come = tuple[int, Any]


def each_as_it_comes(work: Callable[..., Any], jobs: Sequence[tuple[Any, ...]], count: int) -> Iterator[Come]:
    """What `work` gives for each of `jobs`, with its place among them, as they end; `Lost` where one came to no end.

    `count` processes at a time work on them. Raises FaultyFiles where a file of our own is wrong: that is so for every
    job. Whoever stops asking, and Ctrl+C, ends all of them at once.
    """
    waiting = deque(range(len(jobs)))
    workers: list[_Worker] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < count:
                workers.append(_begun(work))
                _give(workers[-1], jobs, waiting)
            for worker in _ready(workers):
                came, goes_on = _taken(worker)
                if not goes_on or not waiting:
                    workers.remove(worker)
                    _ended(worker)
                else:
                    _give(worker, jobs, waiting)
                if came is not None:
                    yield came
    finally:
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            _ended(worker)


def _begun(work: Callable[..., Any]) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_working, args=(theirs, work, MOST_JOBS, MOST_MEMORY), daemon=True)
    with _sparing():
        process.start()
    # Only then does the pipe end with the process.
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _sparing() -> Iterator[None]:
    """What is started meanwhile finds `SPARING` in its environment; what the user set himself stays."""
    ours = {name: value for name, value in SPARING.items() if name not in os.environ}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name in ours:
            del os.environ[name]


def _give(worker: _Worker, jobs: Sequence[tuple[Any, ...]], waiting: deque[int]) -> None:
    worker.job = waiting.popleft()
    # One that died meanwhile is met when it is asked for what it made.
    with suppress(OSError):
        worker.pipe.send(jobs[worker.job])


def _ready(workers: list[_Worker]) -> list[_Worker]:
    """Those that have something to say, or are dead; waits for the first."""
    said = {id(each) for each in wait([worker.pipe for worker in workers])}
    return [worker for worker in workers if id(worker.pipe) in said]


def _taken(worker: _Worker) -> tuple[Come | None, bool]:
    """What came of the job, and whether the process takes another one."""
    try:
        came, goes_on = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        return (worker.job, Lost(_death(worker.process.exitcode))), False
    if isinstance(came, FaultyFiles):
        raise came
    return (worker.job, came), goes_on


def _ended(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join()
    worker.process.close()


def _death(code: int | None) -> str:
    """How a process ended that nobody had asked to."""
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in {*signal.Signals} else str(-code)
        memory = "，多半是内存不够，系统把它关了" if name == "SIGKILL" else ""
        return f"收到 {name}{memory}"
    return f"退出码 {code}"


def _working(pipe: Connection, work: Callable[..., Any], most_jobs: int, most_memory: int) -> None:
    """What such a process does, until there are no more jobs or it is to give way."""
    # Ctrl+C reaches everybody at the terminal; who gave the jobs ends us, and says so once.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_little()
    done, goes_on = 0, True
    # Whoever gave the jobs may be gone.
    with suppress(EOFError, OSError):
        while goes_on:
            job = pipe.recv()
            came = _outcome(work, job)
            done += 1
            goes_on = done < most_jobs and resident() < most_memory
            pipe.send((came, goes_on))


def _outcome(work: Callable[..., Any], job: tuple[Any, ...]) -> Any:
    try:
        return work(*job)
    except FaultyFiles as error:
        return error
    except Exception as error:  # noqa: BLE001 — a fault of ours in one case is no reason to leave the others undone
        traceback.print_exc()
        return Lost(f"程序出错 {type(error).__name__}")


def resident() -> int:
    """Megabytes of memory that this process holds; where the system does not say, the most it ever held, or 0."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    except (OSError, ValueError, IndexError):
        pass
    try:
        import resource
        import sys
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Bytes on macOS, kilobytes elsewhere.
    return most // (1_000_000 if sys.platform == "darwin" else 1_000)
