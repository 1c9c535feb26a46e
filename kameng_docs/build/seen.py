"""What was looked at before and found as its manifest says, so that it need not be read again while it looks the same.

Kept apart from the manifest, which is the same bytes on every machine: inodes and times are of this one. It lies beside the
byte code of the package, one file for each folder of papers, and tells nothing of a case: looks only as digests, no name
and no place. It ends with the look of the file, or with its hash, whichever changes; a record that is damaged, or of another
version, is none, and where it cannot be written everything is hashed every time.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kameng_docs import __version__
from kameng_docs.resources import PACKAGE

FOLDER = PACKAGE / "__pycache__" / "seen"
FORMAT = 1
# Records, of which those that were used last stay: a copy that was built once somewhere is not remembered for good.
MOST = 100
# Seconds after which one that is used is marked as such.
MINUTE = 60
# Bytes: ten thousand cases of a hundred files have half of it.
LARGEST = 64_000_000
# Characters of a digest of one file.
LENGTH = 32


class Seen:
    """The record of one place: for each name the digest of all its looks, and those of its files one by one."""

    def __init__(self, place: Path) -> None:
        """`place` is what the record is of: it is known by its path alone, which stands nowhere."""
        self._file = FOLDER / f"{_short(os.path.realpath(place))}.json"
        self._known = _read(self._file)
        still_used(self._file)
        self._before = dict(self._known)

    def whole(self, name: str) -> str:
        """The digest of all looks when everything was found in order; empty where that is not known."""
        return self._known.get(_short(name), ["", ""])[0]

    def each(self, name: str) -> frozenset[str]:
        """The digests of single files that were found to be what the manifest says."""
        packed = self._known.get(_short(name), ["", ""])[1]
        return frozenset(packed[i : i + LENGTH] for i in range(0, len(packed), LENGTH))

    def remember(self, name: str, whole: str, each: Iterable[str]) -> None:
        """In place of what was known under the name."""
        self._known[_short(name)] = [whole, "".join(sorted(each))]

    def keep(self) -> None:
        """Write it, if there is anything new. What cannot be written is not remembered."""
        if self._known == self._before:
            return
        body = json.dumps(self._known, separators=(",", ":")).encode()
        put_aside(self._file, _seal(body) + b"\n" + body)
        self._before = dict(self._known)


def put_aside(file: Path, data: bytes) -> None:
    """Write a record in one step, whoever else does the same; what cannot be written is not remembered."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(0o700, parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(file)
        _let_go()
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def still_used(file: Path) -> None:
    """Mark a record as one that is used, so that others go before it."""
    with suppress(OSError):
        if time.time() - file.stat().st_mtime > MINUTE:
            os.utime(file)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _seal(body: bytes) -> bytes:
    return hashlib.sha256(f"{__version__}\0{FORMAT}\0".encode() + body).hexdigest().encode()


def _read(file: Path) -> dict[str, list[str]]:
    try:
        with file.open("rb") as stream:
            head, _, body = stream.read(LARGEST).partition(b"\n")
        known = json.loads(body) if head == _seal(body) else {}
        return {str(name): [str(whole), str(each)] for name, (whole, each) in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _let_go() -> None:
    """The records that nobody has used for longest, where there are too many."""
    files = sorted(FOLDER.glob("*.*"), key=lambda file: file.stat().st_mtime_ns)
    for file in files[:-MOST]:
        file.unlink(missing_ok=True)
