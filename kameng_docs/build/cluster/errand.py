"""What a machine does with some cases of a store: each is copied in, built, brought back, and removed here."""

import hashlib
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from kameng_docs.build import build_one
from kameng_docs.build.across_cases import Asked, asked_in
from kameng_docs.build.cluster.record import RECORD, OvertakenError, Record, read_record
from kameng_docs.build.cluster.room import (
    bring_exhibits,
    bring_papers,
    bring_shared,
    leave,
    private_room,
    write_case,
)
from kameng_docs.build.cluster.stores import open_store
from kameng_docs.build.cluster.told import failed, overtaken, told_there
from kameng_docs.build.cluster.upload import There, is_same, upload
from kameng_docs.build.fresh import key_of, up_to_date
from kameng_docs.build.job import Job, Result, lost
from kameng_docs.build.workers import SPARING
from kameng_docs.declared import FaultyFiles
from kameng_docs.output import BusyError, busy
from kameng_docs.resources import hash_of
from kameng_docs.source import read

# A machine with several threads builds one case after the other all the same: more processes are what more cores are for.
_ONE = Lock()
# What the engine reads when it is first used, which is after this: a core has one process here as well. The rest of `SPARING`
# counts only where a process begins, and docs/many.md says it.
THREADS = "RAYON_NUM_THREADS"


@dataclass(frozen=True, repr=False)
class Errand:
    """Some cases of the store `cases`, whose papers go to `out`. Its `repr` tells nothing of them: it is what logs print.

    `patience` are the seconds after which a writer of whom nothing is heard is taken for dead. With `salt` numbers of
    orders become marks, so that the same one in two cases is seen and none travels.
    """

    cases: str
    out: str
    names: tuple[str, ...]
    job: Job
    conditional: bool
    salt: bytes
    patience: float


@dataclass(frozen=True, repr=False)
class Answer:
    """What came of a case, and what it asks money for, as marks."""

    result: Result
    asked: tuple[Asked, ...] = ()


def run(errand: Errand) -> list[Answer]:
    """Do it. Nothing that is raised has words of a case in it."""
    os.environ.setdefault(THREADS, SPARING[THREADS])
    with _ONE, private_room() as room:
        return [*_answers(errand, room)]


def _answers(errand: Errand, room: Path) -> Iterator[Answer]:
    cases, out = (open_store(each, conditional=errand.conditional) for each in (errand.cases, errand.out))
    above = beside(errand.cases)
    job = replace(errand.job, out=room / "out")
    try:
        bring_shared(cases, open_store(above) if above else None, room)
        key = _key(room, job, errand.salt)
    except Exception as error:  # noqa: BLE001 — of whatever went wrong no more is told than its kind
        yield from (Answer(failed(name, errand.cases, error)) for name in errand.names)
        return
    for name in errand.names:
        try:
            with out.hold(name):
                yield _answer(There(cases, out, name, room, errand.patience), errand, job, key)
        except BusyError:
            wrong = replace(busy(name), case=name)
            yield Answer(Result(name, diagnostics=(wrong,)))
        except FaultyFiles:
            raise
        except Exception as error:  # noqa: BLE001 — as above
            yield Answer(failed(name, errand.cases, error))
        finally:
            leave(room, name)


# The key of the run before, with the run and its templates; it ends with another run, or other templates.
_KEY: list[tuple[tuple[object, ...], str]] = []


def _key(room: Path, job: Job, run_of: bytes) -> str:
    """What stands for all besides a case's own files: of that, the author's own templates alone can change in a run."""
    own = hash_of(
        {
            path.relative_to(room).as_posix(): path
            for path in (room / "templates").rglob("*")
            if path.is_file()
        }
    )
    of = (run_of, own, job.made_on, job.engine)
    if not _KEY or _KEY[0][0] != of:
        _KEY[:] = [(of, key_of(room / "cases", job))]
    return _KEY[0][1]


def beside(cases: str) -> str:
    """The address in which the folder of cases lies; empty where it lies in none, as the whole of a bucket."""
    above, _, last = cases.rstrip("/").rpartition("/")
    return above if last and above and not above.endswith(("/", ":")) else ""


def _answer(there: There, errand: Errand, job: Job, key: str) -> Answer:
    """One case, held where it can be."""
    name, room = there.case, there.room
    content = there.cases.read(f"{name}.yaml")
    if content is None:
        raise FileNotFoundError
    file = write_case(room, name, content)
    source, _ = read(file, shown_as=f"{errand.cases}/{file.name}")
    asked = tuple(_hidden(each, errand.salt) for each in asked_in(source)) if source else ()
    listed, exhibits = there.out.listed(name), there.cases.listed(name)
    seen = listed.pop(f"{name}/{RECORD}", None)
    # Seen before it is read: where another one writes between, the condition on what was seen fails.
    content = there.out.read(f"{name}/{RECORD}") if seen else None
    record = Record() if content is None else read_record(content)
    if listed and (old := is_same(there, record, (listed, exhibits), job, key)):
        return Answer(Result(name, len(old.files), up_to_date=True, warnings_before=old.warnings), asked)
    before = bring_papers(there.out, name, listed, room)
    bring_exhibits(there.cases, exhibits, room)
    result = _built(file, job, key)
    try:
        upload(there, (record, seen), listed, exhibits, before)
    except OvertakenError:
        result = replace(result, diagnostics=(*result.diagnostics, overtaken(name)))
    return Answer(told_there(result, room, errand.cases, errand.out), asked)


def _built(file: Path, job: Job, key: str) -> Result:
    """As on one machine; a fault of the program is that of the case."""
    try:
        if before := up_to_date(file, job, key):
            return Result(file.stem, before.made, up_to_date=True, warnings_before=before.warnings)
        return build_one(file, job, key)
    except FaultyFiles:
        raise
    except Exception as error:  # noqa: BLE001 — its words may be of the case: its kind alone is told
        return lost(file.stem, f"程序出错 {type(error).__name__}")


def _hidden(asked: Asked, salt: bytes) -> Asked:
    """The same without a number and without a name: what is alike stays alike, and what nobody told stays empty."""

    def hidden(kind: str, text: str) -> str:
        return hmac.new(salt, f"{kind}\0{text}".encode(), hashlib.sha256).hexdigest()[:32] if text else ""

    return replace(
        asked,
        mark=hidden(asked.key, asked.mark),
        who=hidden("who", asked.who),
        bought=hidden("bought", asked.bought),
        paid={key: hidden(key, number) for key, number in asked.paid.items()},
    )
