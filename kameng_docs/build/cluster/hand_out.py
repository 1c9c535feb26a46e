"""The machine that asked: it hands the cases of a store to a scheduler of Dask and gives back what came of each, in order."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from kameng_docs.build.across_cases import Met
from kameng_docs.build.cluster.errand import Answer, Errand, run
from kameng_docs.build.cluster.record import PATIENCE
from kameng_docs.build.cluster.room import sweep_rooms
from kameng_docs.build.cluster.stores import Store, open_store, takes_conditions
from kameng_docs.build.cluster.told import worker_lost
from kameng_docs.build.job import Ended, Job, Result, quiet, untold
from kameng_docs.output import put
from kameng_docs.registry.marks import PLACE as SECRET
from kameng_docs.registry.marks import fresh_secret
from kameng_docs.resources import hash_of, program_files

# Cases that are handed out together: what they share is copied once for them. Fewer where there are few for each machine,
# so that none stands idle while another has many left.
MOST_TOGETHER, SHARES = 16, 4
# Seconds until a scheduler that does not answer is given up, and until one without workers: one that died is started again
# by its nanny, which takes a few.
UNANSWERED, RETURNING = 20, 20


class ClusterError(Exception):
    """It cannot be done, or not to its end; said in Chinese, to be told as it is."""


@dataclass(frozen=True)
class Asking:
    """What is asked: the scheduler's address, where cases lie and papers go, and how. `job.out` counts for nothing."""

    scheduler: str
    cases: str
    out: str
    job: Job
    patience: float = PATIENCE


def cases_there(address: str) -> list[str]:
    """The names of the cases that lie at an address, sorted. Raises ClusterError where it cannot be read."""
    try:
        names = open_store(address).names()
    except Exception as error:
        raise ClusterError(_unreadable(address, error)) from error
    return [name.removesuffix(".yaml") for name in names if name.endswith(".yaml")]


def build_there(asking: Asking, names: list[str], ended: Ended = untold) -> Iterator[Result]:
    """Have the cases of these names built; what came of each in order, `ended` hears of each as it comes.

    Raises ClusterError where the scheduler cannot be reached or is lost; what was made until then is whole and stands.
    """
    from distributed import Client
    from distributed.security import Security

    if asking.scheduler.startswith("tls://") and not Security().get_connection_args("client")["ssl_context"]:
        raise ClusterError(
            f"连 {asking.scheduler} 要证书，这台机器上没有写：distributed.yaml 里的 comm.tls，见 docs/many.md 的“证书”"
        )
    # What is wrong is said by us, once; Dask would print how it tried.
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        client = Client(asking.scheduler, timeout=UNANSWERED, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        message = f"连不上 {asking.scheduler} 的调度端（{type(error).__name__}）：先在那台机器上运行 dask scheduler，再核对地址、防火墙和证书"
        raise ClusterError(message) from error
    try:
        yield from _in_order(_results(client, asking, names), names, ended)
    finally:
        # A scheduler that is gone cannot be taken leave of.
        with suppress(Exception):
            if client.status == "running":
                client.run(sweep_rooms)
            client.close(timeout=5)


def conditions_of(asking: Asking) -> bool | None:
    """Whether the store of the papers takes conditions; None where it has locks. Tried, for some say so and do not.

    Raises ClusterError where it cannot be read.
    """
    try:
        store = open_store(asking.out)
        return None if store.locks else takes_conditions(store, f".kameng-try-{secrets.token_hex(8)}")
    except Exception as error:
        raise ClusterError(_unreadable(asking.out, error)) from error


def _results(client: Any, asking: Asking, names: list[str]) -> Iterator[tuple[str, Answer]]:
    """What came of each case, as it comes.

    Dask blames a worker's death on all that was handed to it. So those that are blamed are tried once more when the others
    are through, one at a time: at which of them a worker dies is then certain, and that one alone is given up.
    """
    from distributed.scheduler import KilledWorker

    _make_secret(open_store(asking.cases))
    job = replace(asking.job, progress=quiet, waits=quiet)
    whole = Errand(
        *(asking.cases, asking.out, tuple(names), job),
        *(bool(conditions_of(asking)), secrets.token_bytes(32), asking.patience),
    )
    size = max(1, min(MOST_TOGETHER, len(names) // (_checked(client) * SHARES)))
    errands = [replace(whole, names=whole.names[i : i + size]) for i in range(0, len(names), size)]
    blamed: list[str] = []
    for errand, came in _handed_out(client, errands):
        if isinstance(came, KilledWorker):
            blamed += errand.names
        else:
            yield from _answered(came, asking)
    for name in blamed:
        for _, came in _handed_out(client, [replace(whole, names=(name,))]):
            if isinstance(came, KilledWorker):
                yield name, Answer(worker_lost(name))
            else:
                yield from _answered(came, asking)


def _answered(came: Any, asking: Asking) -> Iterator[tuple[str, Answer]]:
    """The answers by their cases. Raises what was raised, and ClusterError where the scheduler is gone."""
    from distributed.client import FutureCancelledError

    # An OSError is of the connection: what goes wrong in a job comes back as its answer.
    if isinstance(came, FutureCancelledError | OSError):
        raise ClusterError(_scheduler_lost(asking))
    if isinstance(came, Exception):
        raise came
    yield from ((each.result.case, each) for each in came)


def _handed_out(client: Any, errands: list[Errand]) -> Iterator[tuple[Errand, Any]]:
    """Each with the list of answers, or with what was raised, as they come. Keys are numbers: no log and no page of the
    scheduler has a name.
    """
    from distributed import as_completed

    of_run = secrets.token_hex(4)
    futures = {
        client.submit(run, errand, key=f"kameng-{of_run}-{i}", pure=False): errand
        for i, errand in enumerate(errands)
    }
    try:
        for future in as_completed(futures, loop=client.loop):
            try:
                came = future.result()
            except Exception as error:  # noqa: BLE001 — told from one another by who asked
                came = error
            yield futures.pop(future), came
    finally:
        with suppress(Exception):
            client.cancel(list(futures))


def _in_order(answers: Iterator[tuple[str, Answer]], names: list[str], ended: Ended) -> Iterator[Result]:
    early: dict[str, Answer] = {}
    met, given = Met(), 0
    for done, (name, answer) in enumerate(answers, 1):
        early[name] = answer
        ended(done, len(names))
        while given < len(names) and names[given] in early:
            next_one = early.pop(names[given])
            given += 1
            result = next_one.result
            twice = met.told_of(result.case, next_one.asked) if len(names) > 1 else []
            yield replace(result, diagnostics=(*result.diagnostics, *twice))


def _checked(client: Any) -> int:
    """How many processes there are to work. Raises ClusterError where none comes, or one is of another version."""
    try:
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=RETURNING)
        versions = client.run(_version)
    except Exception as error:
        message = f"工作机上没有装 kameng-docs，或者装得不全（{type(error).__name__}）：每台都装同一版的 kameng-docs[cluster]"
        raise ClusterError(message) from error
    if not versions:
        raise ClusterError("调度端下面一台工作机也没有：在每台工作机上运行 dask worker，见 docs/many.md")
    others = sorted(where for where, version in versions.items() if version != _version())
    if others:
        raise ClusterError(
            f"这些工作机上的 kameng-docs 与这台不是同一版，做出来会不一样：{'、'.join(others)}；都装同一版再做"
        )
    return len(versions)


def _version() -> str:
    """What tells this version of the program from another."""
    return hash_of(program_files())


def _make_secret(cases: Store) -> None:
    """The secret of the marks has to be one for all machines: it is made before they begin."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    if cases.read(SECRET) is not None:
        return
    with TemporaryDirectory() as place:
        put(Path(place, SECRET), fresh_secret())
        cases.send(Path(place, SECRET), SECRET, None)


def _unreadable(address: str, error: Exception) -> str:
    return f"{address} 读不了（{type(error).__name__}）：核对地址，看看这台机器有没有读写它的权限，见 docs/many.md"


def _scheduler_lost(asking: Asking) -> str:
    return (
        f"与 {asking.scheduler} 的调度端断了，没有做完。已经做好的每一件都是完整的；"
        "调度端重新运行以后，同样的命令再运行一次，只补做没做完的"
    )
