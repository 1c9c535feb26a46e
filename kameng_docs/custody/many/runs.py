"""What one entry into many cases was about to write: kept beside the backups, so that all of it can be taken back at once."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kameng_docs.custody.journal.keep import BACKUPS
from kameng_docs.custody.many.lines import Entering
from kameng_docs.output import plain_bytes, put, sha256

# Not the name of any case file's backup.
NAME = re.compile(r"几件-([0-9]+)\.json")
LARGEST = 50_000_000


@dataclass(frozen=True)
class Change:
    """A case by its file's name: the hashes of the file before and after, and the copies that were put down with it.

    `folder` is theirs below the case's folder, empty where none was put down; `sums` are their hashes by name.
    """

    file: str
    before: str
    after: str
    folder: str
    sums: Mapping[str, str]


@dataclass(frozen=True)
class Run:
    """One such entry, and where it is kept."""

    place: Path
    changes: tuple[Change, ...]


def keep_run(lines: Sequence[Entering]) -> None:
    """Put down what is about to be written, before the first of it is. Raises OSError."""
    folder = lines[0].file.parent
    number = max((number for number, _ in _kept(folder)), default=0) + 1
    _put(Run(folder / BACKUPS / f"几件-{number}.json", tuple(map(_change, lines))))


def latest_run(folder: Path) -> Run | None:
    """The last one that was not taken back; None where there is none, or it cannot be read."""
    kept = _kept(folder)
    return _read(max(kept)[1]) if kept else None


def let_go_of_run(run: Run) -> None:
    """It is taken back. Raises OSError."""
    run.place.unlink(missing_ok=True)


def forget_in_runs(folder: Path, file: str) -> None:
    """A case that is erased stands in none of them any more. Raises OSError."""
    for _, place in _kept(folder):
        run = _read(place)
        left = tuple(each for each in run.changes if each.file != file) if run else ()
        if run and left == run.changes:
            continue
        if left:
            _put(Run(place, left))
        else:
            place.unlink(missing_ok=True)


def _change(line: Entering) -> Change:
    proposal, copies = line.proposal, line.copies
    # What lies there already was kept by another entry, and stays.
    fresh = copies is not None and not copies.are_there()
    return Change(
        line.file.name,
        sha256(proposal.before),
        sha256(proposal.after),
        copies.folder if copies and fresh else "",
        {name: sha256(content) for name, content in copies.files.items()} if copies and fresh else {},
    )


def _kept(folder: Path) -> list[tuple[int, Path]]:
    try:
        found = [(NAME.fullmatch(path.name), path) for path in (folder / BACKUPS).iterdir()]
    except OSError:
        return []
    return [(int(hit[1]), path) for hit, path in found if hit]


def _put(run: Run) -> None:
    changes = [asdict(each) for each in run.changes]
    put(run.place, json.dumps({"changes": changes}, ensure_ascii=False, indent=1).encode())


def _read(place: Path) -> Run | None:
    """None where it is no file of ours: names that lead out of the folder are none."""
    data = plain_bytes(place, LARGEST)
    try:
        changes = json.loads(data or b"")["changes"]
        found = tuple(
            Change(**{key: each[key] for key in ("file", "before", "after", "folder", "sums")})
            for each in changes
        )
        names = [name for each in found for name in (each.file, *each.folder.split("/"), *each.sums)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Run(place, found) if all(_is_plain(name) for name in names) else None


def _is_plain(name: object) -> bool:
    return isinstance(name, str) and name not in {".", ".."} and not {"/", "\\", "\0"} & set(name)
