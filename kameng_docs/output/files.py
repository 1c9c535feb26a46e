"""Bytes → files: atomically, only where they differ, never over what the author edited."""

import os
from collections.abc import Iterable
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic, Scope, Severity
from kameng_docs.output.manifest import MadeFile, Manifest, sha256

MINE = "我改过的"


def unchanged(folder: Path, made: MadeFile) -> bool:
    """Whether the file stands there as it was made."""
    return _hash_of(folder / made.path) == made.sha256


def write(
    folder: Path, files: Iterable[tuple[MadeFile, bytes]], old: Manifest | None, *, force: bool = False
) -> tuple[list[MadeFile], list[Diagnostic]]:
    """Write each file where it differs. An edited file stays as it is, unless `force`, which puts it aside first.

    Gives what the manifest has to remember, a warning for each file that was kept or put aside, and an error for
    each that could not be written.
    """
    known = {entry.path: entry for entry in old.files} if old else {}
    unfinished = old.unfinished if old else ()
    remembered: list[MadeFile] = []
    notes: list[Diagnostic] = []
    for made, data in files:
        target, recorded = folder / made.path, known.get(made.path)
        before = _hash_of(target)
        ours = {"", made.sha256, recorded.sha256 if recorded else "", *unfinished}
        if before not in ours and not force:
            notes.append(_kept(made))
            remembered.append(recorded or made)
            continue
        try:
            if before not in ours:
                notes.append(_note(made, f"您改过的 {made.path} 已另存为 {_put_aside(target).name}", ""))
            if before != made.sha256:
                put(target, data)
            remembered.append(made)
        except OSError as error:
            notes.append(unwritable(made.path, error, document=f"{made.channel}/{made.document}"))
            remembered += [recorded] if recorded else []
    return remembered, notes


def remove_stale(folder: Path, old: Iterable[MadeFile], kept: Iterable[MadeFile]) -> list[Diagnostic]:
    """Remove what the last build made and this one does not; what was edited stays, with a warning."""
    paths = {made.path for made in kept}
    notes = []
    for made in old:
        target = folder / made.path
        if made.path in paths or not target.exists():
            continue
        if not unchanged(folder, made):
            message = f"{made.path} 这次不再生成，因为您改过，没有删除"
            notes.append(_note(made, message, "内容可能已经过时，提交前核对"))
            continue
        try:
            target.unlink()
            _remove_if_empty(target.parent)
        except OSError as error:
            notes.append(unwritable(made.path, error, document=f"{made.channel}/{made.document}"))
    return notes


def put(target: Path, data: bytes) -> None:
    """Write `data` so that at any moment either the old file stands there or the new one. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def unwritable(path: str, error: OSError, *, document: str = "") -> Diagnostic:
    """The error that says a file could not be written: of the document, or of the whole case where none is named."""
    scope = Scope.DOCUMENT if document else Scope.CASE
    message = f"{path} 写不进去（{error.strerror or error}）"
    hint = "关掉正在打开它的程序（例如 Word），看看磁盘满没满、文件夹能不能写，再运行一次"
    return Diagnostic("output.cannot-write", message, hint, scope=scope, document=document)


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


def _kept(made: MadeFile) -> Diagnostic:
    hint = "要用新生成的：先把它改名，或加 --force（会先另存您改过的）"
    return _note(made, f"{made.path} 在生成以后被改过，这次没有覆盖", hint)


def _note(made: MadeFile, message: str, hint: str) -> Diagnostic:
    name = f"{made.channel}/{made.document}"
    return Diagnostic("output.edited", message, hint, Severity.WARNING, Scope.DOCUMENT, document=name)
