"""Papers of several cases: into a folder of their own, whole, one process at a time, and never over somebody else's."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.build.job import Job
from kameng_docs.build.writing import written
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.output import (
    BusyError,
    Manifest,
    alone,
    busy,
    draft_of,
    private_folder,
    read_manifest,
    secure,
    sweep,
    unwritable,
)

if TYPE_CHECKING:
    from kameng_docs.bundle.render import Press, Printed

Making = Callable[["Press"], "tuple[Printed, list[Diagnostic]]"]
Doubts = Callable[[], list[Diagnostic]]


@dataclass(frozen=True)
class Place:
    """Where papers of several cases lie. `name` is what its manifest calls it: nothing that a case could be called.

    `sources` are the hashes of the case files that stand in it, by which `forget` finds it; `layouts` the folders in which
    layouts are looked up. `handed_in` is what is added to the name of the folder for a copy of what stands there, which was
    handed in and stays as it was; empty where nothing was.
    """

    folder: Path
    name: str
    sources: Mapping[str, str]
    layouts: tuple[Path, ...]
    handed_in: str = ""


@dataclass(frozen=True)
class Made:
    """What came of it: the folder, how many files stand in it, and what is to be said."""

    folder: Path
    files: int = 0
    found: tuple[Diagnostic, ...] = field(default=())


def written_together(place: Place, job: Job, making: Making, doubts: Doubts = list) -> Made:
    """Whatever `making` prints goes there, and what an earlier run made and this one does not goes.

    `doubts` are asked once it is printed: where there is one, what stood there stays as it was.
    """
    folder = place.folder
    try:
        with alone(folder, lambda: job.waits(folder.name)):
            old = read_manifest(folder)
            if old is not None and old.case != place.name:
                return Made(folder, found=(_taken(folder),))
            private_folder(folder)
            if old is not None and place.handed_in:
                keep_aside(folder, place.handed_in)
            sweep(folder)
            made = _written(place, job, making, doubts, old or Manifest(place.name, job.made_on.isoformat()))
            secure(folder)
            return made
    except BusyError:
        return Made(folder, found=(busy(folder.name),))
    except OSError as error:
        return Made(folder, found=(unwritable(folder.as_posix(), error),))


def keep_aside(folder: Path, what: str) -> Path:
    """What stands in the folder, as it is, in one beside it: 联名投诉_某某_已交_2026-12-01. Once for each day and content; its own
    manifest goes with it, by which `forget` finds it. Raises OSError.
    """
    number, aside = 1, folder.with_name(f"{folder.name}_{what}")
    now = read_manifest(folder)
    while aside.exists():
        if read_manifest(aside) == now:
            return aside
        number += 1
        aside = folder.with_name(f"{folder.name}_{what}_{number}")
    draft = draft_of(aside)
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(folder, draft, symlinks=True)
    secure(draft)
    draft.rename(aside)
    return aside


def _written(place: Place, job: Job, making: Making, doubts: Doubts, old: Manifest) -> Made:
    from kameng_docs.bundle.render import Press

    known = {made.path: made for made in old.files}
    printed, found = making(Press(place.layouts, job.made_on, place.folder, known, job.force, job.engine))
    found += printed.faults
    if changed := doubts():
        return Made(place.folder, len(old.files), (*found, *changed))
    new = Manifest(
        place.name, job.made_on.isoformat(), withheld=printed.withheld, sources=dict(place.sources)
    )
    files, told = written(place.folder, printed, old, new, found=found, job=job)
    return Made(place.folder, len(files), told)


def _taken(folder: Path) -> Diagnostic:
    message = f"{folder.as_posix()}/ 里是别的文书，没有写进去"
    return Diagnostic("output.folder-taken", message, "--out 写另一个文件夹")
