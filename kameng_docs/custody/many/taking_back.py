"""The last entry into many cases taken back: every case file as it was before, and the copies that were put down gone."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.custody.journal.keep import BACKUPS, replaced
from kameng_docs.custody.many.runs import Change, Run
from kameng_docs.custody.submitted import RECEIVED, RECEIVED_SUMS, SUMS, sums_of
from kameng_docs.output import BusyError, alone, plain_bytes, sha256

CHANGED = "记过以后又改过"
GONE = "案件文件不在了"
NO_BACKUP = "备份不在了"


@dataclass(frozen=True)
class Back:
    """A case of the run: `content` is what its file held before; `why` says why it cannot be put back, empty where it can.

    `is_back`: it stands so already, because it was never written or was taken back before.
    """

    file: Path
    change: Change
    content: bytes = b""
    why: str = ""
    is_back: bool = False


def backs_of(run: Run) -> tuple[Back, ...]:
    """What can be put back of each case. Nothing is changed."""
    folder = run.place.parent.parent
    return tuple(_back(folder / change.file, change) for change in run.changes)


def taken_back(backs: tuple[Back, ...]) -> Iterator[tuple[Back, str]]:
    """Put back all that can be; with each why it was not after all, empty where it was."""
    for back in backs:
        if back.why:
            yield back, back.why
            continue
        try:
            with alone(back.file):
                yield back, _put_back(back)
        except BusyError:
            yield back, "另一个 kameng-docs 正在写它"
        except OSError as error:
            yield back, f"写不进去（{error.strerror or error}）"


def _back(file: Path, change: Change) -> Back:
    now = _content(file)
    if now is None:
        return Back(file, change, why=GONE)
    if sha256(now) == change.before:
        return Back(file, change, now, is_back=True)
    if sha256(now) != change.after:
        return Back(file, change, why=CHANGED)
    for path in sorted((file.parent / BACKUPS).glob(f"{_literal(file.name)}.bak-*")):
        data = plain_bytes(path)
        if data is not None and sha256(data) == change.before:
            return Back(file, change, data)
    return Back(file, change, why=NO_BACKUP)


def _literal(name: str) -> str:
    """A name in which nothing stands for something else."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _put_back(back: Back) -> str:
    now = _content(back.file)
    if now is None or sha256(now) not in {back.change.after, back.change.before}:
        return CHANGED
    if sha256(now) != back.change.before:
        replaced(back.file, back.content)
    if back.change.folder:
        return _without_copies(back)
    return ""


def _without_copies(back: Back) -> str:
    """The copies go, if they are still what was put down and nothing else lies with them."""
    place = back.file.parent / back.file.stem / back.change.folder
    if not place.is_dir():
        return ""
    listed = RECEIVED_SUMS if back.change.folder.startswith(f"{RECEIVED}/") else SUMS
    there = {path.name: plain_bytes(path) or b"" for path in place.iterdir()}
    ours = {name: content for name, content in there.items() if name != listed}
    same = {name: sha256(content) for name, content in ours.items()} == dict(back.change.sums)
    if not same or there.get(listed) != sums_of(ours):
        return f"“进度”退回了；{place} 里的变过，没有删"
    for name in there:
        (place / name).unlink()
    place.rmdir()
    with suppress(OSError):
        # Others that were received stay, and their folder with them.
        place.parent.rmdir()
    return ""


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
