"""Papers of a case that is no longer there: renamed or removed, its folder stays and grows old.

Asked after every build: where no folder has a name that no case has, nothing is read or loaded.
"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.diagnostics import Diagnostic, Severity, of_case

if TYPE_CHECKING:
    from kameng_docs.output import Manifest


def left_behind(out: Path, folders: Collection[Path]) -> list[Diagnostic]:
    """A warning for each folder of papers in `out` whose case lies in none of `folders`. Nothing is changed."""
    cases = {file.stem: file for folder in folders for file in sorted(folder.glob("*.yaml"))}
    found: list[Diagnostic] = []
    lost = [made for made in _folders(out) if made.name not in cases]
    if not lost:
        return found
    from kameng_docs.output import read_manifest

    for made in lost:
        manifest = read_manifest(made)
        if manifest is not None and manifest.case == made.name:
            found += of_case([_told(made, _new_name(manifest, cases))], made.name)
    return found


def _folders(out: Path) -> Iterator[Path]:
    try:
        with os.scandir(out) as entries:
            names = sorted(each.name for each in entries if each.is_dir(follow_symlinks=False))
        yield from (out / name for name in names)
    except OSError:
        return


def _new_name(manifest: "Manifest", cases: dict[str, Path]) -> str:
    """The case whose file is, byte for byte, what the lost one was."""
    before = manifest.sources.get(f"{manifest.case}.yaml", "")
    return next((name for name, file in cases.items() if _hash(file) == before), "")


def _hash(file: Path) -> str:
    from kameng_docs.output import sha256

    try:
        return sha256(file.read_bytes()) if file.is_file() else "?"
    except OSError:
        return "?"


def _told(made: Path, renamed: str) -> Diagnostic:
    what = f"改名成了“{renamed}”" if renamed else "已经不在（改了名，或者删了）"
    message = f"{made.as_posix()}/ 里还是以前做的文书，案件“{made.name}”{what}，这些文书不会再更新"
    hint = f"不要了：kameng-docs forget {made.name}；要留的先移到别处。案件在别的文件夹、文书写在同一处的，不用管"
    return Diagnostic("output.left-behind", message, hint, Severity.WARNING)
