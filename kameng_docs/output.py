"""Bytes → files: atomically, only where they differ, never over what the author edited."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kameng_docs.diagnostics import Diagnostic, Scope, Severity

MANIFEST = "manifest.json"
MINE = "我改过的"


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
    """A paper that was not made: the code of the reason, and what is missing."""

    channel: str
    document: str
    code: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """What a build made. `sources` are the files it read, `key` stands for everything else that went in.

    `key` is empty where the build was partial; such a build is never taken for up to date.
    """

    case: str
    made_on: str
    files: tuple[MadeFile, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    errors: int = 0
    warnings: int = 0

    def as_json(self) -> bytes:
        """The bytes of manifest.json."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=False) + "\n").encode()


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
            }
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def unchanged(folder: Path, made: MadeFile) -> bool:
    """Whether the file stands there as it was made."""
    try:
        return sha256((folder / made.path).read_bytes()) == made.sha256
    except OSError:
        return False


def write(
    folder: Path, files: Iterable[tuple[MadeFile, bytes]], old: Manifest | None, *, force: bool = False
) -> tuple[list[MadeFile], list[Diagnostic]]:
    """Write each file where it differs. An edited file stays as it is, unless `force`, which puts it aside first.

    Gives what the manifest has to remember, and a warning for each file that was kept or put aside.
    """
    known = {entry.path: entry for entry in old.files} if old else {}
    remembered: list[MadeFile] = []
    notes: list[Diagnostic] = []
    for made, data in files:
        target = folder / made.path
        before = _hash_of(target)
        recorded = known.get(made.path)
        if before == made.sha256:
            remembered.append(made)
            continue
        if before and (recorded is None or before != recorded.sha256):
            if not force:
                notes.append(
                    _note(
                        made,
                        f"{made.path} 在生成以后被改过，这次没有覆盖",
                        "要用新生成的：先把它改名，或加 --force（会先另存您改过的）",
                    )
                )
                remembered.append(recorded or made)
                continue
            aside = _put_aside(target)
            notes.append(_note(made, f"您改过的 {made.path} 已另存为 {aside.name}", ""))
        put(target, data)
        remembered.append(made)
    return remembered, notes


def remove_stale(folder: Path, old: Manifest | None, kept: Iterable[MadeFile]) -> list[Diagnostic]:
    """Remove papers of the last build that this one no longer makes; those that were edited stay, with a warning."""
    paths = {made.path for made in kept}
    notes = []
    for made in old.files if old else ():
        if made.path in paths or not (folder / made.path).exists():
            continue
        if unchanged(folder, made):
            (folder / made.path).unlink()
            _remove_if_empty((folder / made.path).parent)
        else:
            notes.append(
                _note(made, f"{made.path} 这次不再生成，因为您改过，没有删除", "内容可能已经过时，提交前核对")
            )
    return notes


def put(target: Path, data: bytes) -> None:
    """Write `data` so that at any moment either the old file stands there or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _hash_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes())
    except OSError:
        return ""


def _put_aside(target: Path) -> Path:
    number = 1
    while True:
        tail = "" if number == 1 else str(number)
        aside = target.with_name(f"{target.stem}.{MINE}{tail}{target.suffix}")
        if not aside.exists():
            return target.rename(aside)
        number += 1


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()


def _note(made: MadeFile, message: str, hint: str) -> Diagnostic:
    name = f"{made.channel}/{made.document}"
    return Diagnostic("output.edited", message, hint, Severity.WARNING, Scope.DOCUMENT, document=name)
