"""Papers of several cases: into a folder of their own, whole, one process at a time, and never over somebody else's."""

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
    layouts are looked up.
    """

    folder: Path
    name: str
    sources: Mapping[str, str]
    layouts: tuple[Path, ...]


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
            sweep(folder)
            made = _written(place, job, making, doubts, old or Manifest(place.name, job.made_on.isoformat()))
            secure(folder)
            return made
    except BusyError:
        return Made(folder, found=(busy(folder.name),))
    except OSError as error:
        return Made(folder, found=(unwritable(folder.as_posix(), error),))


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
