"""已提交 and 已收到: copies of what was handed in and of what came back, and whether they are still what was."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kameng_docs.evidence.integrity import Entry, sums

FOLDER = "已提交"
SUMS = "已提交.sha256"
RECEIVED = "已收到"
RECEIVED_SUMS = "已收到.sha256"

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """The list of hashes that stands beside the copies, in the format of sha256sum."""
    return sums(
        Entry("", "", name, hashlib.sha256(content).hexdigest(), len(content))
        for name, content in files.items()
    )


def altered(folder: Path) -> tuple[int, list[tuple[str, str]]]:
    """How many copies below the case's folder `folder` are listed, and each that is not what it was, with the reason."""
    lists = [
        file
        for shelf, sums_name in ((FOLDER, SUMS), (RECEIVED, RECEIVED_SUMS))
        for file in sorted((folder / shelf).glob(f"*/{sums_name}"))
    ]
    found: list[tuple[str, str]] = []
    total = 0
    for file in lists:
        listed = list(listed_in(file))
        total += len(listed)
        place = f"{file.parent.parent.name}/{file.parent.name}"
        if not listed:
            found.append((f"{place}/{file.name}", "读不懂，可能被改过"))
        found += [
            (f"{place}/{name}", reason)
            for name, digest in listed
            if (reason := _reason(file.parent / name, digest))
        ]
    return total, found


def listed_in(file: Path) -> Iterator[tuple[str, str]]:
    """What a list of hashes holds: name and hash, a line; nothing at all where one line is none. A name never leads out of the folder."""
    try:
        lines = file.read_bytes().decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    hits = [_LINE.fullmatch(line) for line in lines]
    known = [(hit[2], hit[1]) for hit in hits if hit and "/" not in hit[2] and "\\" not in hit[2]]
    if len(known) == len(lines):
        yield from known


def _reason(path: Path, digest: str) -> str:
    try:
        now = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return "不见了"
    except OSError:
        return "读不出来"
    return "" if now == digest else "变了，与留存时的不一样"
