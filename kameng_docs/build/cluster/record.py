"""Who wrote the papers of a case last, where no lock can say so: a number that rises with every writing, beside the manifest.

It stands in a file of its own: the manifest is byte for byte that of a build on one machine. It also remembers which
version of the store's is which content, so that what nobody touched need not be fetched to be known.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from time import monotonic, sleep

from kameng_docs.build.cluster.stores import ChangedError, Seen, Store

RECORD = ".kameng-store.json"
# Seconds. Whoever writes says so at least every BEAT; who has said nothing for PATIENCE is taken for dead.
BEAT, PATIENCE = 5.0, 20.0


class OvertakenError(Exception):
    """Somebody else wrote the papers of this case meanwhile: theirs stand."""


@dataclass(frozen=True)
class Record:
    """`generation` is the number of the writing, `by` whose, `writing` whether it goes on yet, `beat` that it lives.

    `made` and `sources` are the versions of files in the store with the hash of what stands in them: those of the papers
    by their names below the case's folder, those of exhibits below the folder of cases.
    """

    generation: int = 0
    by: str = ""
    writing: bool = False
    beat: int = 0
    made: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """The bytes of the file."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def read_record(data: bytes) -> Record:
    """What stands in it; that of nothing where it is none of ours."""
    try:
        content = json.loads(data)
        for key in ("made", "sources"):
            content[key] = {str(k): (str(v[0]), str(v[1])) for k, v in content[key].items()}
        made = Record(**content)
        return made if isinstance(made.generation, int) and isinstance(made.beat, int) else Record()
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Record()


@dataclass
class Claim:
    """The right to write the papers of one case: `name` is the file of its record, `draft` one of our own to write it in."""

    store: Store
    name: str
    draft: Path
    record: Record
    seen: Seen | None
    _beaten: float = field(default_factory=monotonic)

    def take(self, by: str, patience: float = PATIENCE, wait: Callable[[float], None] = sleep) -> None:
        """Take it as `by`; `record` and `seen` are as they were when the build of the case began.

        Where they said that somebody was writing, who has said nothing more since is waited for, and then taken for dead.
        Raises OvertakenError where they are not what stands there.
        """
        if self.store.locks:
            return
        waited = 0.0
        while self.record.writing and waited < patience:
            wait(patience / 10)
            waited += patience / 10
            self._look()
        now = self.record
        self._put(replace(now, generation=now.generation + 1, by=by, writing=True, beat=0))
        if not self.store.conditional:
            # Of two who wrote at once, both look who is the last.
            self._look()

    def hold(self) -> None:
        """To be called before each writing. Raises OvertakenError where somebody else has taken the claim meanwhile."""
        if self.store.locks:
            return
        if monotonic() - self._beaten >= BEAT:
            self._put(replace(self.record, beat=self.record.beat + 1))
        elif not self.store.conditional:
            self._look()

    def give_back(self, made: Mapping[str, tuple[str, str]], sources: Mapping[str, tuple[str, str]]) -> None:
        """All is written. Raises OvertakenError where somebody else has taken the claim meanwhile."""
        if not self.store.locks:
            self._put(replace(self.record, writing=False, made=made, sources=sources))

    def _put(self, record: Record) -> None:
        """Write it if ours stands there yet."""
        if not self.store.conditional:
            self._look()
        self.draft.write_bytes(record.as_json())
        try:
            self.seen = self.store.send(self.draft, self.name, self.seen)
        except ChangedError as error:
            raise OvertakenError from error
        self.record, self._beaten = record, monotonic()

    def _look(self) -> None:
        found = self.store.read(self.name)
        now = Record() if found is None else read_record(found)
        if _whose(now) != _whose(self.record):
            raise OvertakenError


def _whose(record: Record) -> tuple[int, str, bool, int]:
    return record.generation, record.by, record.writing, record.beat
