"""The made files of a case as one ZIP: of one channel or of all, without what is for the author alone unless he wants it.

What may go in is what the manifest of the last build names, and nothing else that lies in a folder.
"""

from pathlib import Path
from re import Match
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from kameng_docs.channels.model import AUTHOR, FORBIDDEN
from kameng_docs.custody.submitted import FOLDER, RECEIVED, RECEIVED_SUMS, SUMS, listed_in
from kameng_docs.output import MadeFile, OutsideError, below, plain_bytes, read_manifest
from kameng_docs.writers.archive import member

ENDING = ".zip"


def files_in(folder: Path) -> tuple[MadeFile, ...]:
    """Every file that the last build made."""
    manifest = read_manifest(folder)
    return manifest.files if manifest else ()


def chosen(files: tuple[MadeFile, ...], channel: str = "", *, own: bool = False) -> tuple[MadeFile, ...]:
    """What goes into the ZIP of a channel, of all where it is empty; `own`: also what is for the author alone."""
    return tuple(made for made in files if (own or made.audience != AUTHOR) and channel in {"", made.channel})


def kept_in(case: Path) -> tuple[str, ...]:
    """The copies of what was handed in and of what came back, below the case's folder: those that their lists name, and the lists.

    They hold numbers as they were sent: for the author alone.
    """
    found: list[str] = []
    for shelf, sums in ((FOLDER, SUMS), (RECEIVED, RECEIVED_SUMS)):
        for listed in sorted((case / shelf).glob(f"*/{sums}")):
            place = listed.parent.relative_to(case).as_posix()
            found += [f"{place}/{name}" for name in (sums, *(name for name, _ in listed_in(listed)))]
    return tuple(found)


def packed(folder: Path, files: tuple[MadeFile, ...], into: IO[bytes], case: Path | None = None) -> int:
    """Write these files of the folder as a ZIP, the same bytes whenever they are the same; how many there were. With the
    folder of a `case` also the copies that are kept there.

    A file that is gone, or that a link leads away to, is left out.
    """
    count = 0
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        made = [(folder, path) for path in sorted(each.path for each in files)]
        kept = [(case, path) for path in kept_in(case)] if case else []
        for root, name in (*made, *kept):
            data = _bytes_below(root, name)
            if data is not None:
                archive.writestr(member(harmless(name)), data)
                count += 1
    return count


def name_of(case: str, channel: str, day: str) -> str:
    """What the ZIP is called: 案件_渠道_日期.zip."""
    return "_".join(filter(None, (harmless(case), harmless(channel), day))) + ENDING


def harmless(path: str) -> str:
    """A path with `/` whose names every system can have."""
    return "/".join(FORBIDDEN.sub(_harmless, name) for name in path.split("/"))


def _harmless(found: Match[str]) -> str:
    """In the place of a sign that is forbidden, or before the name of a device."""
    return "_" if len(found[0]) == 1 else f"_{found[0]}"


def one_of(folder: Path, made: MadeFile) -> bytes | None:
    """The bytes of a made file; None where there is no plain one in its place."""
    return _bytes_below(folder, made.path)


def _bytes_below(folder: Path, path: str) -> bytes | None:
    try:
        return plain_bytes(below(folder, path))
    except OutsideError:
        return None
