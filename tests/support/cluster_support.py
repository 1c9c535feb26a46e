"""A scheduler of Dask, its workers and a store of S3's kind, each a process of its own on this machine's loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from machine_support import ROOT, SMALL, with_cases

LONG = 120.0
"""Seconds after which what should have come is not to come any more."""


def until(what: Callable[[], bool], why: str) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + LONG
    while not what():
        assert time.monotonic() < deadline, why
        time.sleep(0.05)


@contextmanager
def running(*arguments: str, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A module of Python in a process of its own, and gone afterwards with all that it started."""
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def s3_server(folder: Path) -> Iterator[dict[str, str]]:
    """A server that speaks as S3 does; gives the environment in which fsspec finds it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running("moto.server", "-H", "127.0.0.1", "-p", str(port), log=folder / "s3.log"):
        until(lambda: _answers(port), "the store does not answer")
        yield {
            "FSSPEC_S3_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "FSSPEC_S3_KEY": "nobody",
            "FSSPEC_S3_SECRET": "nothing",
            "AWS_DEFAULT_REGION": "us-east-1",
        }


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 0.2).close()
    except OSError:
        return False
    return True


@dataclass
class Cluster:
    """A scheduler with workers; `rooms` is where these keep what is temporary."""

    folder: Path
    address: str
    scheduler: subprocess.Popen[bytes]
    given: dict[str, str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def rooms(self) -> Path:
        return self.folder / "rooms"

    @contextmanager
    def joined(self, count: int, *how: str) -> Iterator[None]:
        """So many more workers, that go when it ends."""
        with ExitStack() as stack:
            for _ in range(count):
                log = self.folder / f"dask-w{len(self.workers)}.log"
                worked = ("dask", "worker", self.address, "--nthreads", "1", "--no-dashboard", *how)
                place = ("--local-directory", str(self.folder / "dask"))
                self.workers.append(stack.enter_context(running(*worked, *place, log=log, **self.given)))
            until(
                lambda: self.log().count("Registered to:") >= len(self.workers), "the workers do not register"
            )
            yield

    def log(self) -> str:
        """All that scheduler and workers printed."""
        return "".join(each.read_text("utf-8", "replace") for each in sorted(self.folder.glob("dask-*.log")))


@contextmanager
def cluster(
    folder: Path, *, workers: int = 2, protocol: str = "tcp", comes_back: bool = False, **environment: str
) -> Iterator[Cluster]:
    """A scheduler and so many workers of one thread; one that is killed `comes_back` under a nanny, or stays away."""
    folder.mkdir(exist_ok=True)
    (folder / "rooms").mkdir(exist_ok=True)
    told = folder / "scheduler.json"
    given = {**environment, "TMPDIR": str(folder / "rooms")}
    scheduled = ("dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    scheduled += ("--protocol", protocol)
    with running(*scheduled, "--scheduler-file", str(told), log=folder / "dask-s.log", **given) as scheduler:
        until(told.exists, "the scheduler does not start")
        until(
            lambda: told.read_text("utf-8").rstrip().endswith("}"), "the scheduler does not say where it is"
        )
        made = Cluster(folder, json.loads(told.read_text("utf-8"))["address"], scheduler, given)
        with made.joined(workers, *(() if comes_back else ("--no-nanny",))):
            yield made


def certificates(folder: Path) -> dict[str, str]:
    """The environment in which Dask finds a certificate of this test's own for all three of its parts."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    tls = "DASK_DISTRIBUTED__COMM__TLS__"
    parts = {
        f"{tls}{part}__{kind}": str(path)
        for part in ("SCHEDULER", "WORKER", "CLIENT")
        for kind, path in (("KEY", key), ("CERT", certificate))
    }
    return {**parts, f"{tls}CA_FILE": str(certificate), "DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "True"}


def many_cases(folder: Path, count: int) -> Path:
    """`folder` with so many small cases in its `cases/`, each with an order of its own."""
    with_cases(folder, SMALL)
    text = (folder / "cases" / f"{SMALL}.yaml").read_text("utf-8")
    (folder / "cases" / f"{SMALL}.yaml").unlink()
    for i in range(count):
        made = text.replace("26110100077", f"2611010{i:05}").replace("15.00", f"{15 + i}.00")
        (folder / "cases" / f"案{i:03}.yaml").write_text(made, "utf-8")
    return folder
