"""The wordings and declarations that an author keeps beside his cases, as they are written."""

from collections.abc import Mapping
from pathlib import Path

SUFFIXES = {".j2", ".yaml"}


def own_wordings(folders: tuple[Path, ...]) -> Mapping[str, str]:
    """The text of each file by its name, of all folders of templates but the last, which is ours. Unreadable ones are
    left out: whoever uses them tells why.
    """
    found: dict[str, str] = {}
    for folder in folders[:-1]:
        for path in sorted(folder.rglob("*")):
            if path.suffix not in SUFFIXES or not path.is_file():
                continue
            try:
                found[path.as_posix()] = path.read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
    return found
