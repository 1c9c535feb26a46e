"""Where the templates and the data of the package lie, in a checkout and in an installed wheel."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
# Bytes of a template: the largest of ours, a Word layout, has a hundredth.
LARGEST = 20_000_000
# What systems, editors and Python leave about.
LEFT_ABOUT = (".", "__pycache__")


def shipped_templates() -> Path:
    """The folder of the templates that belong to this version.

    In a checkout (also an editable install) it stands beside the package; in a wheel it lies inside.
    The checkout is looked for first, so that an edited wording is the one that is used.
    """
    beside = PACKAGE.parent / "templates"
    return beside if (beside / "_base").is_dir() else PACKAGE / "templates"


def template_folders(cases: Path) -> tuple[Path, ...]:
    """Where a template file is looked up, first hit wins: the author's own `templates/` beside `cases`, then ours.

    One file can so be replaced alone.
    """
    own = cases.resolve().parent / "templates"
    shipped = shipped_templates()
    return (own, shipped) if own.is_dir() and own != shipped else (shipped,)


def in_use(folders: Iterable[Path], name: str) -> Path:
    """The file of this name that is used: that of the first folder that has one. Raises FileNotFoundError if none has."""
    for folder in folders:
        if (path := folder / name).is_file():
            return path
    raise FileNotFoundError(name)


def templates_in_use(folders: Iterable[Path]) -> dict[str, Path]:
    """Every template file by its name below `templates/`, a folder earlier in `folders` before a later one."""
    found: dict[str, Path] = {}
    for folder in folders:
        for name, path in _files_below(folder).items():
            found.setdefault(name, path)
    return found


def program_files(*parts: str) -> dict[str, Path]:
    """Every file of the package, or of the parts of it that are named, but for the templates."""
    files = _files_below(PACKAGE, parts or ("",))
    return {name: path for name, path in files.items() if not name.startswith("templates/")}


def hash_of(files: Mapping[str, Path]) -> str:
    """A hash of the files by name and content, the same wherever they lie."""
    digest = hashlib.sha256()
    for name in sorted(files):
        content = files[name].read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def unfit(folder: Path) -> dict[str, str]:
    """What lies in a folder of templates and is none, by name, with what it is: an author may have it from somebody."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if wrong := _wrong(path, folder):
            found[path.relative_to(folder).as_posix()] = wrong
    return found


def _wrong(path: Path, folder: Path) -> str:
    if path.is_symlink() and not os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep):
        return "是一个链接（快捷方式），指到文件夹外面"
    if path.is_dir():
        return ""
    if not path.is_file():
        return "不是文件（断了的链接、管道或者设备）"
    return f"超过 {LARGEST // 1_000_000} MB" if path.stat().st_size > LARGEST else ""


def _files_below(folder: Path, parts: tuple[str, ...] = ("",)) -> dict[str, Path]:
    """Files by their names relative to the folder, those whose names begin with one of `parts`; what systems, editors and
    Python leave about does not count, nor what is unfit.
    """
    return {name: folder / name for name in _names_below(folder, folder, "", parts)}


def _names_below(root: Path, folder: Path | str, above: str, parts: tuple[str, ...]) -> Iterator[str]:
    """It is asked for at every build, of a thousand files: no path is made, and no file asked of, that need not be."""
    for entry in _entries(folder):
        name = above + entry.name
        if entry.name.startswith(LEFT_ABOUT):
            continue
        if entry.is_dir(follow_symlinks=False):
            if any(f"{name}/".startswith(part) or part.startswith(f"{name}/") for part in parts):
                yield from _names_below(root, entry.path, f"{name}/", parts)
        elif name.startswith(parts) and entry.is_file() and not _wrong_file(entry, root):
            yield name


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    """What stands in the folder; nothing of one that is not there or may not be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _wrong_file(entry: os.DirEntry[str], root: Path) -> bool:
    """As `_wrong` has it, of what is a file."""
    return entry.stat().st_size > LARGEST or (entry.is_symlink() and bool(_wrong(Path(entry.path), root)))
