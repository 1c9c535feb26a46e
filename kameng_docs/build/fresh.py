"""Whether a case is to be made again: what went into its papers, and what came out.

A case that was found in order once costs a look at each of its files (build/seen.py). Where a file looks otherwise, or
a look is not sure, it is hashed; nothing heavy is loaded before something is to be made.
"""

import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kameng_docs.build.ground import ground_of
from kameng_docs.build.job import Job
from kameng_docs.build.looks import MANIFEST, Looks, one, sure_ones
from kameng_docs.build.seen import Seen

if TYPE_CHECKING:
    from kameng_docs.output import Manifest

CANNOT_RENDER = "output.cannot-render"


class Standing(NamedTuple):
    """Papers that are as they would be made now: how many files, and how many warnings were told of them."""

    made: int
    warnings: int


def up_to_date(file: Path, job: Job, key: str, seen: Seen | None = None) -> Standing | None:
    """What stands, if nothing that went into it, and nothing that came out, has changed since.

    `seen` is the record of `job.out`, for whoever asks for many cases and keeps it himself.
    """
    if job.force or job.only:
        return None
    record = Seen(job.out) if seen is None else seen
    found = _as_before(file, job, key, record) or _as_hashed(file, job, key, record)
    if seen is None:
        record.keep()
    return found


def _as_before(file: Path, job: Job, key: str, seen: Seen) -> Standing | None:
    """What stands, told by looks alone; None where anything looks otherwise, or was never found in order."""
    if not (whole := seen.whole(_known_by(file))):
        return None
    folder = job.out / file.stem
    try:
        old = _content(folder)
        looks = Looks(file, folder, old["sources"], [made["path"] for made in old["files"]])
        if old["key"] != key or looks.whole != whole:
            return None
        withheld = [each["code"] for each in old["withheld"]]
        return None if _can_do_better(withheld) else Standing(len(old["files"]), old["warnings"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _as_hashed(file: Path, job: Job, key: str, seen: Seen) -> Standing | None:
    """What stands, told by hashes where looks do not do; what was found in order is remembered."""
    from kameng_docs.output import read_manifest

    read_at, folder = time.time_ns(), job.out / file.stem
    old = read_manifest(folder)
    if old is None or old.errors or old.key != key or file.name not in old.sources:
        return None
    if _can_do_better(withheld.code for withheld in old.withheld):
        return None
    looks = Looks(file, folder, old.sources, [made.path for made in old.files])
    known = seen.each(_known_by(file)) if looks.are_plain else frozenset()
    if not _holds(file, folder, old, looks, known):
        return None
    hashes = {made.path: made.sha256 for made in old.files}
    seen.remember(
        _known_by(file),
        looks.whole if looks.are_sure(read_at) else "",
        [*sure_ones(looks.sources, old.sources, read_at), *sure_ones(looks.made, hashes, read_at)],
    )
    return Standing(len(old.files), old.warnings)


def _holds(file: Path, folder: Path, old: "Manifest", looks: Looks, known: frozenset[str]) -> bool:
    """Whether every file is what the manifest says: it looks as it did when it was read, or is read now."""
    from kameng_docs.output import sha256, unchanged

    for name, digest in old.sources.items():
        if one(name, looks.sources[name], digest) in known:
            continue
        data = _source_bytes(file, name)
        if data is None or sha256(data) != digest:
            return False
    return all(
        one(made.path, looks.made[made.path], made.sha256) in known or unchanged(folder, made)
        for made in old.files
    )


def _known_by(file: Path) -> str:
    """Of the same name there may be cases elsewhere, with papers in the same place."""
    return os.path.abspath(file)  # noqa: PTH100 — of hundreds of cases, a tenth of what Path takes


def _content(folder: Path) -> Any:
    """A manifest whose look is to be the one of a manifest that was understood: nothing else is followed."""
    with open(f"{folder}/{MANIFEST}", "rb") as file:  # noqa: PTH123 — as above
        return json.loads(file.read())


def _source_bytes(file: Path, name: str) -> bytes | None:
    """What stands in a file that was read. The case itself may be a link; no other name may lead away from its folder."""
    path, root = file.parent / name, os.path.realpath(file.parent)
    leads_away = name != file.name and not os.path.realpath(path).startswith(root + os.sep)
    # A pipe or a device is no file: reading it may never end.
    if leads_away or not path.is_file():
        return None
    try:
        return path.read_bytes()
    except OSError:
        return None


def _can_do_better(withheld: Iterable[str]) -> bool:
    """Whether a PDF was withheld for want of a library that is here now."""
    if CANNOT_RENDER not in withheld:
        return False
    from kameng_docs.engines import can_make_pdf

    return can_make_pdf()


def key_of(cases: Path, job: Job) -> str:
    """Everything besides the case's own files that its papers depend on: day, program, templates, engines, calendar."""
    ground = ground_of(cases, job.engine)
    return ground.key(job.made_on.isoformat(), job.engine)
