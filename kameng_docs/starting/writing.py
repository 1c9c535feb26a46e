"""A case begun → files in the folder: copies of what was given, the person's record, the case file last; whole or not at all."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.custody import journal
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.inspect.schema import case_schema
from kameng_docs.output import alone, draft_of, private_folder, put
from kameng_docs.pipeline import Workshop
from kameng_docs.starting.copies import Copy
from kameng_docs.starting.gathering import STORY
from kameng_docs.starting.parties import FOLDER

SCHEMA = Path("schema") / "case.schema.json"
IGNORE = ".gitignore"


@dataclass(frozen=True)
class Record:
    """A new record of a person, beside the others."""

    stem: str
    text: str


class NotWrittenError(Exception):
    """Why the case file was not written; `told` is for the author."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


def write_new(
    file: Path,
    text: str,
    copies: Sequence[Copy],
    record: Record | None,
    shop: Workshop,
    *,
    story: str = "",
) -> list[Path]:
    """Write a new case with all that it needs, and give what was written. Raises OSError; then nothing is left behind.

    `story` is one that came in no file of its own. FileExistsError where the file was made meanwhile, BusyError where another process works on it.
    """
    made: list[Path] = []
    with _taken_back(made):
        _beside(made, file, copies, record, shop)
        made += _told(file.parent / file.stem / STORY, story)
        with alone(file):
            made.append(_new(file, text))
    return made


def write_more(proposal: journal.Proposal, copies: Sequence[Copy], shop: Workshop) -> tuple[list[Path], Path]:
    """Write what a further run adds, and give what was written and the backup of the case file. Raises OSError and
    NotWrittenError; then nothing is left behind.
    """
    made: list[Path] = []
    with _taken_back(made):
        _beside(made, proposal.file, copies, None, shop)
        backup = journal.written(proposal, None)
        if isinstance(backup, Diagnostic | journal.Refused):
            raise NotWrittenError(f"{backup.message}。{backup.hint}")
    return made, backup


def _beside(
    made: list[Path], file: Path, copies: Sequence[Copy], record: Record | None, shop: Workshop
) -> None:
    for copy in copies:
        path = copied(copy, file.parent / file.stem)
        made += [path] if path else []
    if record is not None and record.text:
        made.append(_new(file.parent / FOLDER / f"{record.stem}.yaml", record.text))
    made += _around(file.parent, shop)


@contextmanager
def _taken_back(made: list[Path]) -> Iterator[None]:
    """What was written goes again where not all could be, or where it was broken off."""
    try:
        yield
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.unlink()
            with suppress(OSError):
                path.parent.rmdir()
        raise


def copied(copy: Copy, folder: Path) -> Path | None:
    """The copy, for its owner alone, with the times of the file; None where it lies there already."""
    target = folder / copy.name
    if target.exists():
        return None
    private_folder(folder)
    draft = draft_of(target)
    draft.unlink(missing_ok=True)
    try:
        draft.touch(0o600, exist_ok=False)
        with copy.source.open("rb") as source, draft.open("wb") as place:
            shutil.copyfileobj(source, place)
        times = copy.source.stat()
        os.utime(draft, ns=(times.st_atime_ns, times.st_mtime_ns))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def _new(path: Path, text: str) -> Path:
    """A file that is not there yet."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(0, "已经有了", str(path))
    put(path, text.encode())
    return path


def _told(path: Path, story: str) -> list[Path]:
    """The story in a file of its own, unless the very same lies there."""
    if not story or (path.is_file() and path.read_text("utf-8", errors="replace") == story):
        return []
    return [_new(path, story)]


def _around(cases: Path, shop: Workshop) -> list[Path]:
    """What a folder of cases needs beside them: the schema for the editor, and that git takes no case."""
    root = cases.resolve().parent
    made: list[Path] = []
    # Who works within the folder of the cases did not give what lies around it.
    if Path.cwd().resolve().is_relative_to(cases.resolve()):
        return made
    if not (schema := root / SCHEMA).exists():
        put(schema, case_schema(shop.vocabulary).encode())
        made.append(schema)
    if not (ignore := root / IGNORE).exists() and not ignore.is_symlink():
        put(ignore, f"# 案件里有身份证号、卡密：不进版本库。\n/{cases.resolve().name}/\n/out/\n".encode())
        made.append(ignore)
    return made


def ignored(cases: Path) -> bool:
    """Whether git was told to leave the cases alone, as far as the file beside them says."""
    try:
        lines = (cases.resolve().parent / IGNORE).read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(line.strip().strip("/*").split("/")[0] == cases.resolve().name for line in lines)
