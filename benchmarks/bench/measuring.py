"""One run of a process measured, and several kinds of run in turn: a machine's speed drifts, so rounds are interleaved."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

# Of what a failed process said, so many signs are told.
TOLD = 2000
# Seconds: no run is longer; one that hangs is ended and told, not waited for.
LONGEST = 3 * 3600
# Seconds in which a process that was asked to end has to; then it is ended.
POLITE = 5
TICKS = os.sysconf("SC_CLK_TCK")


class FailedError(Exception):
    """A process that was to be measured did not do its work; the words are its own."""


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, seconds of a processor (children included), and the most memory of any of its processes in MB."""

    wall: float
    cpu: float
    mb: float = 0.0


def less(whole: Run, part: Run) -> Run:
    """What a run took beyond another one, at least a tick of the clock; the most memory is that of the whole."""
    return Run(max(whole.wall - part.wall, 1 / TICKS), max(whole.cpu - part.cpu, 1 / TICKS), whole.mb)


def run(command: Sequence[str], folder: Path, env: Mapping[str, str], *, fine: Iterable[int] = (0,)) -> Run:
    """A process from its start to its end, with the children it waited for.

    Raises FailedError where its exit code is not among `fine`. Whoever measures must itself be small: what it holds
    when it starts another process counts as memory of that one.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=subprocess.STDOUT)
        guard = threading.Timer(LONGEST, process.kill)
        guard.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            # The bench itself is ended: what it measures goes with it.
            process.kill()
            raise
        finally:
            guard.cancel()
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            said.seek(0)
            words = said.read().decode("utf-8", "replace")[-TOLD:]
            raise FailedError(f"exit code {process.returncode}: {' '.join(command[-6:])}\n{words}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def ended(processes: Sequence["subprocess.Popen[bytes]"]) -> None:
    """End these: asked first, for they tidy up; some that are asked while they work never come to it."""
    for each in processes:
        each.terminate()
    for each in processes:
        try:
            each.wait(POLITE)
        except subprocess.TimeoutExpired:
            each.kill()
            each.wait()


def used_by(process: int) -> float:
    """Seconds of a processor that a running process has had, with the children it waited for (Linux)."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, told[11:15])) / TICKS


def most_memory(process: int) -> float:
    """The most memory that a running process has had so far, in MB (Linux)."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def in_turn(
    works: Mapping[str, Callable[[], Run]], rounds: int, *, warm_up: bool = True
) -> dict[str, list[Run]]:
    """Every work once a round, each round beginning with another one; a first round, which fills caches, is not counted."""
    names = list(works)
    found: dict[str, list[Run]] = {name: [] for name in names}
    if warm_up:
        for name in names:
            works[name]()
    for number in range(rounds):
        at = number % len(names)
        for name in (*names[at:], *names[:at]):
            found[name].append(works[name]())
    return found


@dataclass(frozen=True)
class Spread:
    """A median, and the least and the most beside it."""

    middle: float
    least: float
    most: float


def spread(numbers: Sequence[float]) -> Spread:
    """Of one number or more."""
    return Spread(median(numbers), min(numbers), max(numbers))
