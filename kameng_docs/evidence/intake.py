"""Exhibit files as they lie on the disk: there, readable, what they claim to be; never touched."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source import Path as KeyPath
from kameng_docs.source import Source

# First bytes by which a kind of file is known, and the endings under which it may go.
SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"\xff\xd8\xff", "JPEG", (".jpg", ".jpeg")),
    (b"\x89PNG\r\n\x1a\n", "PNG", (".png",)),
    (b"GIF8", "GIF", (".gif",)),
    (b"%PDF-", "PDF", (".pdf",)),
    (b"RIFF", "WebP", (".webp",)),
    (b"II*\x00", "TIFF", (".tif", ".tiff")),
    (b"MM\x00*", "TIFF", (".tif", ".tiff")),
)
HEAD = 16


@dataclass(frozen=True)
class ExhibitFile:
    """One file of an exhibit: where it lies under the case's folder, its SHA-256, size in bytes and kind."""

    name: str
    sha256: str
    size: int
    kind: str


def intake(case: Case, folder: Path, source: Source) -> tuple[list[ExhibitFile], list[Diagnostic]]:
    """Every file the exhibits name, and what is wrong with those that cannot be taken in."""
    files: list[ExhibitFile] = []
    faults: list[Diagnostic] = []
    for path, name in _named(case):
        found = _taken_in(folder, name)
        if isinstance(found, ExhibitFile):
            files.append(found)
        else:
            code, message, hint = found
            faults.append(Diagnostic(code, message, hint, at=source.at(path)))
    return files, faults


def _named(case: Case) -> Iterator[tuple[KeyPath, str]]:
    for key, exhibit in case.exhibits.items():
        for field, names in (("文件", exhibit.files), ("公开版", exhibit.masked_files)):
            for i, name in enumerate(names):
                yield ("证据", key, field, i), name


def _taken_in(folder: Path, name: str) -> ExhibitFile | tuple[str, str, str]:
    path = folder / name
    if Path(name).is_absolute() or ".." in Path(name).parts or _leaves(folder, path):
        return (
            "exhibit.outside",
            f"证据文件“{name}”不在本案的文件夹里",
            f"把文件放进案件旁边的文件夹 {folder.name}/，这里只写文件名",
        )
    try:
        state = path.stat()
    except OSError:
        nearby = _nearby(folder, name)
        hint = (
            f"是不是“{nearby}”？"
            if nearby
            else f"把文件放进案件旁边的文件夹 {folder.name}/，文件名要一字不差"
        )
        return ("exhibit.missing", f"找不到证据文件“{name}”", hint)
    if not stat.S_ISREG(state.st_mode):
        return ("exhibit.not-a-file", f"“{name}”不是一个文件", "写文件名，不要写文件夹")
    if state.st_size == 0:
        return ("exhibit.empty", f"证据文件“{name}”是空的", "重新保存或导出这份文件")
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    kind = _kind(head)
    claimed = next((kind for _, kind, endings in SIGNATURES if path.suffix.lower() in endings), "")
    if claimed not in {"", kind}:
        really = f"内容是 {kind}" if kind else "内容不是图片或 PDF"
        return (
            "exhibit.other-kind",
            f"“{name}”的名字说它是 {claimed}，{really}",
            "用原来的程序重新保存，不要只改文件名",
        )
    return ExhibitFile(name, digest, state.st_size, kind or path.suffix.lstrip(".").upper())


def _kind(head: bytes) -> str:
    return next((kind for mark, kind, _ in SIGNATURES if head.startswith(mark)), "")


def _leaves(folder: Path, path: Path) -> bool:
    """Whether the path, its links followed, leads out of the folder."""
    root = os.path.realpath(folder)
    return os.path.commonpath([root, os.path.realpath(path)]) != root


def _nearby(folder: Path, name: str) -> str | None:
    from kameng_docs.case.messages import nearest

    present = (
        sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
        if folder.is_dir()
        else []
    )
    return nearest(name, present) if present else None
