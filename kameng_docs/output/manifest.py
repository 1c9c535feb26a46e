"""manifest.json: what a build made of a case, what it withheld, and what went in."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kameng_docs.output.inside import is_inside, is_odd, plain_bytes

MANIFEST = "manifest.json"
# Bytes. One of sixty exhibits and fifty papers has some forty thousand.
LARGEST = 5_000_000


@dataclass(frozen=True)
class MadeFile:
    """One file of a case's output. `path` is relative to the case's folder.

    `inputs` is the hash of all that its bytes rest on: a change of any makes it anew, and of nothing else.
    - A paper: its document as its readers may see it (so what was disclosed, its wording and the law that it cites), the
      writers, and what lays it out: for PDF the engine with its version and its faces, the layout files of its look, the day;
      for DOCX the version of docxtpl, the layout file and the day; for TXT nothing more.
    - A book: the same of its front, and every exhibit in it with its hash and what is read of it for its readers.
    - What is put together of made files: their hashes. What is copied: the hash of the original.
    """

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
    that was broken off they tell our own files from those that the author edited. `summary` is what the case contributes to
    the overview of many, plain as it is written (`registry/summary.py`); nothing here looks into it.
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
    summary: Mapping[str, Any] | None = None

    def as_json(self) -> bytes:
        """The bytes of manifest.json."""
        # Not by `asdict`, which copies all that it meets: there are hundreds of files.
        told = {**vars(self), "files": [*map(vars, self.files)], "withheld": [*map(vars, self.withheld)]}
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the last build; None where there is none or it is not ours to understand.

    A manifest may come from somebody else. One that names anything outside its folder, or is no plain file, or is larger
    than any of ours, is not understood as a whole: nothing of what it says is followed.
    """
    try:
        data = None if folder.is_symlink() else plain_bytes(folder / MANIFEST, LARGEST)
    except OSError:
        return None
    return None if data is None else _understood(data)


# A build asks for the same one several times. No caller changes what it is given.
@lru_cache(maxsize=4)
def _understood(data: bytes) -> Manifest | None:
    try:
        content = json.loads(data.decode("utf-8"))
        if not isinstance(content, dict):
            return None
        made = Manifest(
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
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return made if _is_sound(made) else None


def is_foreign(folder: Path) -> bool:
    """Whether something stands where the manifest should, and it is not one of ours."""
    return (is_odd(folder / MANIFEST) or (folder / MANIFEST).is_file()) and read_manifest(folder) is None


def _is_sound(made: Manifest) -> bool:
    """Whether everything in it is of its type, and every name stays below its folder."""
    texts = [
        *(made.case, made.made_on, made.key, *made.unfinished, *made.sources.values()),
        *(value for entry in made.files for value in vars(entry).values()),
        *(value for each in made.withheld for value in (each.channel, each.document, each.code, each.format)),
        *(name for each in made.withheld for name in each.missing),
    ]
    numbers = (made.errors, made.warnings)
    if not isinstance(made.summary, dict | None):
        return False
    try:
        date.fromisoformat(made.made_on)
    except (TypeError, ValueError):
        return False
    return (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(number, int) for number in numbers)
        and all(is_inside(entry.path) for entry in made.files)
        and all(is_inside(name) for name in made.sources)
    )
