"""A case forgotten: everything of it that lies here, found, told, erased; and what lies where nobody reaches from here."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.case.model import PARTY_REFERENCES
from kameng_docs.custody.journal.keep import BACKUPS
from kameng_docs.custody.many.runs import forget_in_runs
from kameng_docs.custody.registered import FOLDER as REGISTERS
from kameng_docs.custody.registered import BrokenLedgerError, let_go
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.output import alone, read_manifest, unwritable
from kameng_docs.registry.public.before import FOLDER as PUBLISHED
from kameng_docs.source import read, references

PARTIES = "parties"
# The record there of whoever the cases are kept by (an association): no case's own.
KEEPER = "机构"
# Folders beside the cases that belong to none of them.
SHARED = {PARTIES, BACKUPS, REGISTERS, PUBLISHED}
TOGETHER = (
    "几件案件一起的文书（联名、约谈）里有这一件，也有别人的：不要这一件了，重新做一次；都不要了，整个删掉"
)


@dataclass(frozen=True)
class Found:
    """What is to be erased, by what it is; the parties that stay, and why; and what cannot be reached from here."""

    name: str
    file: Path
    made: Path
    parts: tuple[tuple[str, tuple[Path, ...]], ...]
    kept: tuple[tuple[Path, str], ...]
    unreached: tuple[str, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """All of it, the case file last: until it is gone, the command can be given again."""
        return tuple(path for _, paths in reversed(self.parts) for path in paths)


def found(folder: Path, name: str, out: Path) -> Found:
    """What there is of the case of that name in `folder` and of its papers in `out`. Nothing is changed."""
    file, made = folder / f"{name}.yaml", out / name
    own, kept = _parties(folder, file, made)
    exhibits = folder / name
    parts = {
        "案件文件": [*_there(file), *_of_editors(folder, file.name)],
        "只有这件案子用到的人和公司": own,
        "证据文件夹（连同里面的“已提交”“已收到”）": [] if name in SHARED else _there(exhibits),
        "备份": _backups(folder, file.name),
        "做好的文书": [*_there(made), *_there(out / f".{name}.lock")],
    }
    filled = tuple((word, tuple(paths)) for word, paths in parts.items() if paths)
    kept += [(place, TOGETHER) for place in _together(out, file.name)]
    return Found(name, file, made, filled, tuple(kept), tuple(_unreached(folder, filled)))


def erase(what: Found) -> list[Diagnostic]:
    """Erase it; an error for each thing that is still there. Links go, what they lead to stays.

    Raises BusyError while another process works on the case.
    """
    faults: list[Diagnostic] = []
    with alone(what.file):
        if what.made.is_dir() and not what.made.is_symlink():
            with alone(what.made):
                faults += _erased(what)
        else:
            faults += _erased(what)
    try:
        forget_in_runs(what.file.parent, what.file.name)
    except OSError as error:
        faults.append(unwritable(str(error.filename or what.file.parent / BACKUPS), error))
    _tidy(what.file.parent / BACKUPS)
    try:
        let_go(what.file.parent, what.name)
    except OSError as error:
        faults.append(unwritable(str(error.filename or what.file.parent / REGISTERS), error))
    except BrokenLedgerError:
        pass  # Nobody can tell any more whose its lines are; `sheet` says so.
    return faults


def count(path: Path) -> int:
    """How many files lie there."""
    if path.is_symlink() or not path.is_dir():
        return 1
    return sum(len(files) for _, _, files in os.walk(path))


def _erased(what: Found) -> Iterator[Diagnostic]:
    for path in what.paths:
        wrong = _remove(path)
        if path.exists() or path.is_symlink():
            yield unwritable(str(path), wrong or OSError(0, "还有文件删不掉"))


def _remove(path: Path) -> OSError | None:
    """Remove a file, a link or a whole folder; the first thing that went wrong."""
    if path.is_symlink() or not path.is_dir():
        return _try(path, folder=False)
    wrong: OSError | None = None
    for place, folders, files in os.walk(path, topdown=False):
        for name in files:
            wrong = _try(Path(place, name), folder=False) or wrong
        for name in folders:
            inner = Path(place, name)
            wrong = _try(inner, folder=not inner.is_symlink()) or wrong
    return _try(path, folder=True) or wrong


def _try(path: Path, *, folder: bool) -> OSError | None:
    try:
        if folder:
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
    except PermissionError:
        # Windows removes nothing that is marked as read-only.
        return _once_more(path, folder=folder)
    except OSError as error:
        return error
    return None


def _once_more(path: Path, *, folder: bool) -> OSError | None:
    try:
        if not path.is_symlink():
            path.chmod(0o700)
        if folder:
            path.rmdir()
        else:
            path.unlink()
    except OSError as error:
        return error
    return None


def _tidy(backups: Path) -> None:
    """The folder of backups goes with the last of them."""
    if backups.is_dir() and [path.name for path in backups.iterdir()] in ([], [".gitignore"]):
        _remove(backups)


def _there(path: Path) -> list[Path]:
    return [path] if path.exists() or path.is_symlink() else []


def _of_editors(folder: Path, name: str) -> list[Path]:
    """What editors and entries that were broken off leave beside a file: the whole of it under another name."""
    ours = re.compile(
        rf"\.{re.escape(name)}\.(?:[0-9]+\.part|lock|sw[a-z])|#{re.escape(name)}#|{re.escape(name)}(?:~|\.bak|\.orig)"
    )
    return sorted(path for path in _entries(folder) if ours.fullmatch(path.name))


def _backups(folder: Path, name: str) -> list[Path]:
    ours = re.compile(rf"{re.escape(name)}\.bak-[0-9]+|\.{re.escape(name)}\.bak-[0-9]+\.[0-9]+\.part")
    return sorted(path for path in _entries(folder / BACKUPS) if ours.fullmatch(path.name))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _parties(folder: Path, file: Path, made: Path) -> tuple[list[Path], list[tuple[Path, str]]]:
    """The files of people and firms that this case names: those that no other case does, and the others."""
    others = {
        other.stem: _text(other)
        for other in sorted(folder.glob("*.yaml"))
        if other.name != file.name and other.is_file()
    }
    own: list[Path] = []
    kept: list[tuple[Path, str]] = []
    for name in _named(file, made):
        path = folder / PARTIES / f"{name}.yaml"
        if not path.is_file():
            continue
        # A name that stands anywhere in another case is taken for a use of it, also where that case cannot be read.
        users = [case for case, text in others.items() if text is None or name in text]
        if users:
            kept.append((path, f"“{'”“'.join(users[:3])}”{'等' if len(users) > 3 else ''}还在用"))  # noqa: PLR2004
        else:
            own.append(path)
    return own, kept


def _named(file: Path, made: Path) -> list[str]:
    """The parties of the case, by its file as far as that can be read, else by what the last build has read."""
    source = read(file, shown_as=str(file))[0] if file.is_file() else None
    names = references(source, PARTY_REFERENCES) if source else []
    last = read_manifest(made)
    pattern = re.compile(rf"{PARTIES}/([^/]+)\.yaml")
    names += [hit[1] for name in (last.sources if last else ()) if (hit := pattern.fullmatch(name))]
    text = _text(file) or ""
    if source is None:
        names += [path.stem for path in _entries(file.parent / PARTIES) if path.stem in text]
    return [name for name in dict.fromkeys(names) if name != KEEPER and not {"/", "\\", "\0"} & set(name)]


def _together(out: Path, name: str) -> Iterator[Path]:
    """Folders of papers of several cases in which this one stands (kameng_docs/joint/, association/): they are the others' as well."""
    for place in sorted(_entries(out)):
        made = read_manifest(place) if place.is_dir() and not place.is_symlink() else None
        if made is not None and name in made.sources and made.case not in {place.name, Path(name).stem}:
            yield place


def _text(file: Path) -> str | None:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return None


def _unreached(folder: Path, parts: tuple[tuple[str, tuple[Path, ...]], ...]) -> Iterator[str]:
    links = [path for _, paths in parts for path in paths if path.is_symlink()]
    for path in links:
        yield f"{path} 是一个链接，只删链接；真的文件在 {os.path.realpath(path)}，要删请自己删"
    yield "已经交给平台、法院、12315、对方和代理人的那些份，要撤回请找他们"
    yield "云盘、网盘、同步文件夹、系统备份和回收站里的副本"
    yield "打印出来的、刻在光盘上的，手机里的原图、录屏和聊天"
    yield "用 --out 写到别处的文书，拷到别的文件夹、U 盘里的案件"
    root = next(
        (each for each in (folder.resolve(), *folder.resolve().parents) if (each / ".git").exists()), None
    )
    if root:
        yield f"git 的历史：{root} 由 git 管着，提交过的文件在历史里还有；推送过的，别人那里也有"
    yield "硬盘上被删的内容：没有被覆盖以前，用恢复软件也许找得回来；机器要送人的，先整盘清除"
