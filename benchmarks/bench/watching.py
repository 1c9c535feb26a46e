"""A `watch` that runs, and how long after a save its first line comes. What the lines say is nobody's concern here."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measuring import FailedError, Run, ended, most_memory, used_by
from bench.programs import Program

# Nothing said and nothing worked for so long: what was to be made is made.
QUIET = 1.0
LONGEST = 120.0
STEP = 0.02


class Watching:
    """A watch over one folder; each of its lines with the moment at which it came."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process, self._lines = process, list[float]()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            if line.strip():
                self._lines.append(time.perf_counter())

    def saved(self, change: Callable[[], object]) -> Run:
        """From the save to the first line about it, and the CPU until then. Waits until all that follows is done."""
        told, worked = len(self._lines), used_by(self._process.pid)
        begun = time.perf_counter()
        change()
        self._until(lambda: len(self._lines) > told, begun)
        ended = Run(
            self._lines[told] - begun, used_by(self._process.pid) - worked, most_memory(self._process.pid)
        )
        self.rest()
        return ended

    def rest(self) -> None:
        """Wait until it has said and done nothing for a while."""
        begun = still = time.perf_counter()
        before = (0, 0.0)
        while time.perf_counter() - still < QUIET:
            now = len(self._lines), used_by(self._process.pid)
            if now != before:
                before, still = now, time.perf_counter()
            if still - begun > LONGEST:
                raise FailedError("watch did not come to rest")
            time.sleep(STEP)

    def first_build(self) -> None:
        """Wait until the build that it begins with is told and done."""
        self._until(lambda: bool(self._lines), time.perf_counter())
        self.rest()

    def _until(self, come: Callable[[], bool], begun: float) -> None:
        while not come():
            if self._process.poll() is not None or time.perf_counter() - begun > LONGEST:
                raise FailedError("watch said nothing")
            time.sleep(STEP / 10)


@contextmanager
def watching(program: Program, folder: Path) -> Iterator[Watching]:
    """A watch over all cases of the folder, its first build done; it is ended at the end."""
    process = subprocess.Popen(
        program.command("watch"),
        cwd=folder,
        env=program.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        watch = Watching(process)
        watch.first_build()
        yield watch
    finally:
        ended([process])
