"""A scheduler and two workers of Dask on this machine, for as long as a block runs; their work counts with the client's."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.measuring import FailedError, Run, ended, most_memory, run, used_by
from bench.programs import Program

# As docs/many.md starts a worker.
AS_TOLD = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False", "MALLOC_ARENA_MAX": "1"}
READY = "import sys; from distributed import Client; Client(sys.argv[1]).wait_for_workers(2, timeout=60)"


@dataclass(frozen=True)
class Workers:
    """Where the scheduler listens, its process and those of the workers, and how many seconds their start took."""

    address: str
    processes: tuple[int, ...]
    started: float

    def run(self, client: Callable[[], Run]) -> Run:
        """What a client had done, with what scheduler and workers did for it meanwhile."""
        before = sum(map(used_by, self.processes))
        made = client()
        cpu = made.cpu + sum(map(used_by, self.processes)) - before
        return Run(made.wall, cpu, max(made.mb, *map(most_memory, self.processes)))


def missing(program: Program) -> str:
    """Why there is no cluster to be measured; empty where there is."""
    if find_spec("distributed") is None:
        return "no Dask: `distributed` is not installed (the extra `cluster`)"
    told = subprocess.run(
        program.command("build", "--help"), env=program.env, capture_output=True, check=False
    )
    return "" if b"--cluster" in told.stdout else "no Dask: `build` has no `--cluster`"


@contextmanager
def cluster(program: Program, folder: Path) -> Iterator[Workers]:
    """Started and ready; ended at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, begun = f"tcp://127.0.0.1:{port}", time.perf_counter()
    worker = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    commands = [
        ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"),
        *[(*worker, "--name", name, "--local-directory", str(folder / name)) for name in ("w1", "w2")],
    ]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", *words], cwd=folder, env=program.env | AS_TOLD,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for words in commands
    ]  # fmt: skip
    try:
        run([sys.executable, "-c", READY, address], folder, program.env)
        yield Workers(address, tuple(each.pid for each in processes), time.perf_counter() - begun)
    except OSError as error:
        raise FailedError(f"the cluster is gone: {error}") from error
    finally:
        ended(processes)
