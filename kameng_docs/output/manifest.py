"""manifest.json: what a build made of a case, what it withheld, and what went in."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class MadeFile:
    """One file of a case's output. `path` is relative to the case's folder; `inputs` the hash of what it was made from."""

    path: str
    sha256: str
    channel: str
    document: str
    format: str
    audience: str
    inputs: str


@dataclass(frozen=True)
class Withheld:
    """A paper that was not made: the code of the reason, and what is missing.

    `format` is empty, or names the only format that is wanting; the others are among the files.
    """

    channel: str
    document: str
    code: str
    missing: tuple[str, ...] = ()
    format: str = ""


@dataclass(frozen=True)
class Manifest:
    """What a build made. `sources` are the files it read, `key` stands for everything else that went in.

    The names in `sources` are relative to the folder in which the case file lies, so that they are the same
    wherever that is. `key` is empty where the build was partial or did not end; such a build is never taken for up
    to date. `unfinished` are the hashes of what a build was about to write when it last said so: after a build
    that was broken off they tell our own files from those that the author edited.
    """

    case: str
    made_on: str
    files: tuple[MadeFile, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    errors: int = 0
    warnings: int = 0
    unfinished: tuple[str, ...] = ()

    def as_json(self) -> bytes:
        """The bytes of manifest.json."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n").encode()


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the last build; None where there is none or it is not ours to understand."""
    try:
        content: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        return Manifest(
            **{
                **content,
                "files": tuple(MadeFile(**entry) for entry in content["files"]),
                "withheld": tuple(
                    Withheld(**{**entry, "missing": tuple(entry["missing"])}) for entry in content["withheld"]
                ),
                "sources": dict(content["sources"]),
                "unfinished": tuple(content.get("unfinished", ())),
            }
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
