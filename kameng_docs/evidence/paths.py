"""Where an exhibit's file lies: inside the case's folder, a plain file, under the name the author wrote."""

import os
import re
import stat
import unicodedata
from pathlib import Path, PurePosixPath

from kameng_docs.evidence.finding import Finding

# A path from the root, of this system or of Windows.
ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]")
# Names that Windows opens as a device, whatever folder they stand in.
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(1, 10))}
SPECIAL = (
    (stat.S_ISFIFO, "命名管道"),
    (stat.S_ISSOCK, "套接字"),
    (stat.S_ISCHR, "设备"),
    (stat.S_ISBLK, "设备"),
)


def located(folder: Path, name: str) -> Path | Finding:
    """The plain file below `folder` that the author calls `name`; nothing is opened.

    A name that differs from the one on the disk only in how its characters are composed (macOS keeps é as two), in which
    blank it has (macOS writes a narrow one before PM) or in marks that nobody sees is the same name; one that differs in upper and lower case is not, on any system.
    """
    if _leads_away(name):
        return _outside(folder, f"证据文件“{name}”不在本案的文件夹里", "这里只写文件名")
    if PurePosixPath(name).stem.strip().lower() in DEVICES:
        message = f"“{name}”在 Windows 上是设备的名字，那里打不开"
        return Finding("exhibit.not-a-file", message, "给文件换一个名字")
    path = folder
    for part in PurePosixPath(name).parts:
        found = _entry(path, part)
        if isinstance(found, Finding):
            return found
        if found is None:
            return _missing(folder, name)
        path /= found
    if _leaves(folder, path):
        return _outside(folder, f"证据文件“{name}”是一个链接（快捷方式），指到本案的文件夹外面", "不要放链接")
    return _plain(path, name)


def _leads_away(name: str) -> bool:
    """Whether the name alone, on this system or on another, leads out of the folder."""
    return bool(ABSOLUTE.match(name)) or ".." in re.split(r"[/\\]", name)


def _entry(folder: Path, part: str) -> str | Finding | None:
    """The name on the disk of the entry that is called `part`."""
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return None
    if part in names:
        return part
    composed = _composed(part)
    same = [name for name in names if _composed(name) == composed]
    if len(same) > 1:
        message = f"有 {len(same)} 个文件都叫“{part}”，看着一样，编码不同"
        return Finding("exhibit.ambiguous-name", message, "把其中一个改个名字，再写上要用的那一个")
    if same:
        return same[0]
    other = [name for name in names if _composed(name).casefold() == composed.casefold()]
    if other:
        message = f"找不到证据文件“{part}”，只有“{other[0]}”，字母的大小写不同"
        return Finding("exhibit.missing", message, f"写“{other[0]}”，大小写要一样，换一台电脑才找得到")
    return None


def _composed(name: str) -> str:
    """The name as a person would type it: composed, every blank an ordinary one, without marks that nobody sees."""
    typed = "".join(
        " " if unicodedata.category(c) == "Zs" else c for c in name if unicodedata.category(c) != "Cf"
    )
    return unicodedata.normalize("NFC", typed)


def _leaves(folder: Path, path: Path) -> bool:
    """Whether the path, its links followed, leads out of the folder."""
    root = os.path.realpath(folder)
    return os.path.commonpath([root, os.path.realpath(path)]) != root


def _plain(path: Path, name: str) -> Path | Finding:
    try:
        mode = path.stat().st_mode
    except OSError:
        message = f"证据文件“{name}”是一个链接（快捷方式），它指的文件不在了"
        return Finding("exhibit.missing", message, "把文件本身复制进来，不要放链接")
    if stat.S_ISREG(mode):
        return path
    special = next((word for asks, word in SPECIAL if asks(mode)), "")
    if special:
        return Finding(
            "exhibit.not-a-file", f"“{name}”是{special}，不是文件", "换成图片、PDF、录音等文件本身"
        )
    return Finding(
        "exhibit.not-a-file", f"“{name}”是文件夹，不是文件", "写文件夹里的文件，例如 文件夹/截图.png"
    )


def _outside(folder: Path, message: str, hint: str) -> Finding:
    return Finding("exhibit.outside", message, f"把文件放进案件旁边的文件夹 {folder.name}/，{hint}")


def _missing(folder: Path, name: str) -> Finding:
    from kameng_docs.case.nearest import nearest

    hint = f"把文件放进案件旁边的文件夹 {folder.name}/，文件名要一字不差"
    if "\\" in name:
        hint = f"文件夹和文件之间用 / 隔开：{name.replace(chr(92), '/')}"
    elif found := nearest(name, _present(folder)):
        hint = f"是不是“{found}”？"
    return Finding("exhibit.missing", f"找不到证据文件“{name}”", hint)


def _present(folder: Path) -> list[str]:
    """The files below the folder whose names can be written down."""
    names = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return sorted(name for name in names if name.isprintable())
