"""What lies on the disk of one case at one moment: its file, and those of the people and firms it names."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from kameng_docs.case.model import PARTY_REFERENCES
from kameng_docs.custody.journal.edits import Edit, data_of, value_at
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.disk import bytes_of
from kameng_docs.source import Source, references
from kameng_docs.source.references import UNKNOWN

CASE = ""
"""The name of the case file itself; parties have their own."""
PARTIES = "parties"


@dataclass(frozen=True)
class Snapshot:
    """The bytes of each file, by its name."""

    files: Mapping[str, bytes]

    @cached_property
    def version(self) -> str:
        """A name for exactly these bytes: their SHA-256, that of the case file alone where it names no other."""
        if len(self.files) == 1:
            return hashlib.sha256(self.files[CASE]).hexdigest()
        parts = [f"{name}\0{hashlib.sha256(each).hexdigest()}" for name, each in sorted(self.files.items())]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def size(self) -> int:
        """Bytes of all of it."""
        return sum(len(each) for each in self.files.values())

    def changed(self, name: str, content: bytes) -> "Snapshot":
        """The same with other bytes in one file."""
        return Snapshot({**self.files, name: content})


def read(file: Path) -> Snapshot:
    """What lies there now; a file that is gone or cannot be read is empty."""
    content = bytes_of(file)
    return Snapshot({CASE: content, **{n: bytes_of(path_of(file, n)) for n in _names(content)}})


def path_of(file: Path, name: str) -> Path:
    """Where a file of the case `file` lies."""
    return file if name == CASE else file.parent / PARTIES / f"{name}.yaml"


def routed(data: Any, edit: Edit) -> tuple[str, Edit]:
    """In whose file an edit goes: below the name of a party it is that party's own."""
    for pattern in PARTY_REFERENCES:
        head, rest = edit.path[: len(pattern)], edit.path[len(pattern) :]
        if (
            rest
            and len(head) == len(pattern)
            and all(p in ("*", s) for p, s in zip(pattern, head, strict=True))
        ):
            name = value_at(data, head)
            if isinstance(name, str) and name != UNKNOWN and _harmless(name):
                return name, Edit(rest, edit.value)
    return CASE, edit


@lru_cache(maxsize=8)
def _names(content: bytes) -> tuple[str, ...]:
    data = data_of(content)
    if isinstance(data, Refused):
        return ()
    return tuple(
        name for name in dict.fromkeys(references(Source("", data, {}), PARTY_REFERENCES)) if _harmless(name)
    )


def _harmless(name: str) -> bool:
    """Whether it can lead nowhere but to a file of the folder; what cannot is told by whoever reads the case."""
    return bool(name.strip()) and not name.startswith(".") and not any(c in '/\\:*?"<>|\0\n\t' for c in name)
