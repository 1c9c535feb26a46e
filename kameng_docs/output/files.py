"""Bytes → files: atomically, only where they differ, never over what the author edited."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import BinaryIO

from kameng_docs.diagnostics import Diagnostic, Scope, Severity
from kameng_docs.output.inside import OutsideError, below, is_odd, plain_bytes
from kameng_docs.output.manifest import MadeFile, Manifest, sha256
from kameng_docs.output.private import FILE, private_folder
from kameng_docs.output.sweep import draft_of

# What the name of a file gets that is put aside: one that was edited, and one of which nobody knows whose it is.
MINE, FOUND = "我改过的", "原来的"
# The hash of what is no plain file: a link, a folder, a device. It is never ours.
ODD = "?"


def unchanged(folder: Path, made: MadeFile) -> bool:
    """Whether the file stands there as it was made."""
    return _hash_in(folder, made.path) == made.sha256


def edited(folder: Path, made: MadeFile, manifest: Manifest) -> bool:
    """Whether somebody changed the file after it was made; one that a build was about to write when it was broken off
    is nobody's edit.
    """
    return _hash_in(folder, made.path) not in {"", made.sha256, *manifest.unfinished}


def write(
    folder: Path, files: Iterable[tuple[MadeFile, bytes]], old: Manifest | None, *, force: bool = False
) -> tuple[list[MadeFile], list[Diagnostic]]:
    """Write each file where it differs. An edited file stays as it is, unless `force`, which puts it aside first.

    Gives what the manifest has to remember, a warning for each file that was kept or put aside, and an error for
    each that could not be written. A file of which no manifest tells is kept as well, but not called edited.
    """
    known = {entry.path: entry for entry in old.files} if old else {}
    unfinished = old.unfinished if old else ()
    remembered: list[MadeFile] = []
    notes: list[Diagnostic] = []
    for made, data in files:
        recorded = known.get(made.path)
        try:
            target = below(folder, made.path)
        except OutsideError as error:
            notes.append(unwritable(made.path, error, document=f"{made.channel}/{made.document}"))
            continue
        before = _hash_at(target)
        ours = {"", made.sha256, recorded.sha256 if recorded else "", *unfinished}
        if before not in ours and not force:
            notes.append(_kept(made) if recorded else _found(made))
            # What was never recorded is not recorded now either: the next build knows no more of it than this one.
            remembered += [recorded] if recorded else []
            continue
        try:
            if before not in ours:
                notes.append(_aside(made, target, mine=recorded is not None))
            if before != made.sha256:
                put(target, data)
            remembered.append(made)
        except OSError as error:
            notes.append(unwritable(made.path, error, document=f"{made.channel}/{made.document}"))
            remembered += [recorded] if recorded else []
    return remembered, notes


def left_over(folder: Path, files: Iterable[MadeFile], unfinished: Collection[str]) -> tuple[str, ...]:
    """Those hashes of a broken-off build's files that still stand where other ones are recorded."""
    now = (
        {_hash_in(folder, made.path) for made in files if not unchanged(folder, made)}
        if unfinished
        else set()
    )
    return tuple(sorted(now & {*unfinished}))


def remove_stale(
    folder: Path, old: Iterable[MadeFile], kept: Iterable[MadeFile], unfinished: Collection[str] = ()
) -> list[Diagnostic]:
    """Remove what the last build made and this one does not; what was edited stays, with a warning.

    `unfinished` are hashes of what a build was about to write that was broken off: that is ours, too.
    """
    paths = {made.path for made in kept}
    notes = []
    for made in old:
        if made.path in paths or not (now := _hash_in(folder, made.path)):
            continue
        if now not in {made.sha256, *unfinished}:
            message = f"{made.path} 这次不再生成，因为您改过，没有删除"
            notes.append(_note(made, message, "内容可能已经过时，提交前核对"))
            continue
        try:
            target = below(folder, made.path)
            target.unlink()
            _remove_if_empty(target.parent, folder)
        except OSError as error:
            notes.append(unwritable(made.path, error, document=f"{made.channel}/{made.document}"))
    return notes


def put(target: Path, data: bytes) -> None:
    """Write `data` so that at any moment either the old file stands there or the new one. Raises OSError.

    File and folders are for their owner alone.
    """
    private_folder(target.parent)
    draft = draft_of(target)
    try:
        with _new(draft) as file:
            file.write(data)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _new(draft: Path) -> BinaryIO:
    """A file that was not there, for its owner alone."""

    def opener(path: str, flags: int) -> int:
        return os.open(path, flags, FILE)

    try:
        return open(draft, "xb", opener=opener)
    except FileExistsError:
        # What stands under this name was left by a process that was killed, or is a trap: it is not written into.
        draft.unlink(missing_ok=True)
        return open(draft, "xb", opener=opener)


def unwritable(path: str, error: OSError, *, document: str = "") -> Diagnostic:
    """The error that says a file could not be written: of the document, or of the whole case where none is named."""
    scope = Scope.DOCUMENT if document else Scope.CASE
    message = f"{path} 写不进去（{error.strerror or error}）"
    hint = "关掉正在打开它的程序（例如 Word），看看磁盘满没满、文件夹能不能写，再试一次"
    return Diagnostic("output.cannot-write", message, hint, scope=scope, document=document)


def _hash_in(folder: Path, name: str) -> str:
    """The hash of a made file; empty where nothing stands, ODD for what is no plain file or lies elsewhere."""
    try:
        return _hash_at(below(folder, name))
    except OutsideError:
        return ODD


def _hash_at(path: Path) -> str:
    """The same of a path that is known to lie below its folder."""
    if is_odd(path):
        return ODD
    data = plain_bytes(path)
    return "" if data is None else sha256(data)


def _put_aside(target: Path, word: str) -> Path:
    number = 1
    while True:
        tail = "" if number == 1 else str(number)
        aside = target.with_name(f"{target.stem}.{word}{tail}{target.suffix}")
        if not aside.exists():
            return target.rename(aside)
        number += 1


def _remove_if_empty(place: Path, root: Path) -> None:
    """The folder, and those around it below `root`, as far as nothing is left in them."""
    while place != root and not any(place.iterdir()):
        place.rmdir()
        place = place.parent


def _kept(made: MadeFile) -> Diagnostic:
    hint = "要用新生成的：先把它改名，或加 --force（会先另存您改过的）"
    return _note(made, f"{made.path} 在生成以后被改过，这次没有覆盖", hint)


def _found(made: MadeFile) -> Diagnostic:
    message = f"这里已经有一份 {made.path}，manifest.json 里没有它的记录，不知道是不是您写的，这次没有覆盖"
    hint = "是程序以前做的：删掉它再做一次；要留着的：先把它改名，或加 --force（会先另存）"
    return _note(made, message, hint, "output.unknown-file")


def _aside(made: MadeFile, target: Path, *, mine: bool) -> Diagnostic:
    name = _put_aside(target, MINE if mine else FOUND).name
    if mine:
        return _note(made, f"您改过的 {made.path} 已另存为 {name}", "")
    return _note(made, f"原来就在这里的 {made.path} 已另存为 {name}", "", "output.unknown-file")


def _note(made: MadeFile, message: str, hint: str, code: str = "output.edited") -> Diagnostic:
    name = f"{made.channel}/{made.document}"
    return Diagnostic(code, message, hint, Severity.WARNING, Scope.DOCUMENT, document=name)
