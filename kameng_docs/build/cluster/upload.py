"""What was made of a case, brought to the store: only what differs, the manifest last, and never over another's."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from kameng_docs.build.begun import begun
from kameng_docs.build.cluster.record import RECORD, Claim, OvertakenError, Record
from kameng_docs.build.cluster.room import hashes
from kameng_docs.build.cluster.stores import ChangedError, Seen, Store
from kameng_docs.build.job import Job
from kameng_docs.output import MANIFEST, Manifest, put, read_manifest, sha256

Listed = Mapping[str, Seen]


@dataclass(frozen=True)
class There:
    """A case of a store, and the room in which it is built; `patience` are the seconds to wait for a writer that is silent."""

    cases: Store
    out: Store
    case: str
    room: Path
    patience: float


def is_same(there: There, record: Record, seen: tuple[Listed, Listed], job: Job, key: str) -> Manifest | None:
    """The manifest, if by the versions that the store shows nothing that went in or came out has changed since.

    `seen` is what the store shows of the case's papers, and of its exhibits.
    The case file and what cases share are in the room already. In doubt, and where the store has no versions, it is None:
    then the case is brought in whole, and looked at as on one machine.
    """
    listed, exhibits = seen
    name, folder = f"{there.case}/{MANIFEST}", there.room / "out" / there.case
    if name not in listed or not record.made or record.writing or job.force or job.only:
        return None
    found = there.out.read(name)
    if found is None:
        return None
    put(folder / MANIFEST, found)
    old = read_manifest(folder)
    if old is None or old.errors or old.key != key or f"{there.case}.yaml" not in old.sources:
        return None
    if any(each.code == "output.cannot-render" for each in old.withheld):
        return None
    papers = {f"{there.case}/{made.path}": made.sha256 for made in old.files}
    own = {source: digest for source, digest in old.sources.items() if source.startswith(f"{there.case}/")}
    shared = {source: digest for source, digest in old.sources.items() if source not in own}
    is_as_told = (
        _all_known(papers, listed, record.made)
        and _all_known(own, exhibits, record.sources)
        and all(_hash(there.room / "cases" / source) == digest for source, digest in shared.items())
    )
    return old if is_as_told else None


def _all_known(wanted: Mapping[str, str], listed: Listed, known: Mapping[str, tuple[str, str]]) -> bool:
    """Whether each file stands there in the version whose content is known to be what is wanted."""
    return all(
        name in listed and listed[name].version and known.get(name) == (listed[name].version, digest)
        for name, digest in wanted.items()
    )


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()) if path.is_file() else ""


def upload(
    there: There,
    record: tuple[Record, Seen | None],
    listed: Listed,
    exhibits: Listed,
    before: Mapping[str, str],
) -> None:
    """Bring what the build left in the room to the store. `before` are the hashes of what the store had.

    Raises OvertakenError where somebody else wrote the papers of this case since `record` and `listed` were looked at; what
    was theirs stands.
    """
    folder = there.room / "out" / there.case
    now = hashes(folder)
    changed = [name for name, digest in now.items() if before.get(name) != digest and name != MANIFEST]
    gone = [name for name in before if name not in now]
    ends = before.get(MANIFEST) != now.get(MANIFEST)
    sources = _versions(exhibits, hashes(there.room / "cases" / there.case), there.case)
    known = (record[0].made, record[0].sources) == (_versions(listed, now, there.case), sources)
    if not now or (known and not (changed or gone or ends)):
        return
    draft = there.room / "draft"
    claim = Claim(there.out, f"{there.case}/{RECORD}", draft, *record)
    sending = _Sending(there, claim, dict(listed))
    claim.take(uuid4().hex, there.patience)
    if (changed or gone) and (made := read_manifest(folder)):
        sending.begin(made)
    for name in changed:
        sending.send(folder / name, name)
    for name in gone:
        sending.remove(name)
    if ends or changed or gone:
        sending.send(folder / MANIFEST, MANIFEST)
    claim.give_back(_versions(sending.seen, now, there.case), sources)


def _versions(seen: Listed, hashes: Mapping[str, str], case: str) -> dict[str, tuple[str, str]]:
    """Each file of the case with its version in the store and the hash of its content, where the store has versions."""
    return {
        name: (each.version, hashes[short])
        for name, each in seen.items()
        if each.version and (short := name.removeprefix(f"{case}/")) in hashes
    }


@dataclass
class _Sending:
    """Writes under a claim; `seen` is what stands in the store, as far as we know."""

    there: There
    claim: Claim
    seen: dict[str, Seen]

    def begin(self, made: Manifest) -> None:
        """The manifest of before says what is about to be written: broken off, the next build knows its own files."""
        found = self.there.out.read(f"{self.there.case}/{MANIFEST}")
        old = _understood(found, self.there.room / "before") if found else None
        known = {each.path for each in old.files} if old else set()
        started = begun(
            old or Manifest(made.case, made.made_on),
            made.files,
            lambda each: each.path not in known and f"{self.there.case}/{each.path}" not in self.seen,
        )
        whole = self.there.room / "begun"
        whole.write_bytes(started.as_json())
        self.send(whole, MANIFEST)

    def send(self, source: Path, name: str) -> None:
        """Raises OvertakenError where another one wrote the file."""
        self.claim.hold()
        there = f"{self.there.case}/{name}"
        try:
            self.seen[there] = self.there.out.send(source, there, self.seen.get(there))
        except ChangedError as error:
            raise OvertakenError from error

    def remove(self, name: str) -> None:
        """It goes, and is known no more."""
        self.claim.hold()
        there = f"{self.there.case}/{name}"
        self.there.out.remove(there)
        self.seen.pop(there, None)


def _understood(data: bytes, folder: Path) -> Manifest | None:
    put(folder / MANIFEST, data)
    return read_manifest(folder)
