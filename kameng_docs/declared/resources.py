"""Where the templates and the data of the package lie, in a checkout and in an installed wheel."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


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
    files = _files_below(PACKAGE)
    wanted = parts or ("",)
    return {
        name: path
        for name, path in files.items()
        if not name.startswith("templates/") and any(name.startswith(part) for part in wanted)
    }


def hash_of(files: Mapping[str, Path]) -> str:
    """A hash of the files by name and content, the same wherever they lie."""
    digest = hashlib.sha256()
    for name in sorted(files):
        content = files[name].read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _files_below(folder: Path) -> dict[str, Path]:
    """Files by their names relative to the folder; what systems, editors and Python leave about does not count."""
    found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {
        name.as_posix(): path
        for name, path in found.items()
        if not any(part.startswith((".", "__pycache__")) for part in name.parts)
    }
