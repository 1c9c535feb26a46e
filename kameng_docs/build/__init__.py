"""Many cases: which are out of date, in how many processes they are made, what came of each."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.build.fresh import key_of, up_to_date
from kameng_docs.build.job import Ended, Job, Result, lost, untold
from kameng_docs.build.seen import Seen

if TYPE_CHECKING:
    from kameng_docs.diagnostics import Diagnostic

__all__ = ["Job", "Result", "build", "build_one"]

# With fewer cases than this to make, starting another process costs more than it saves.
WORTH_A_POOL = 4


def build(
    files: Iterable[Path],
    job: Job,
    jobs: int = 0,
    ended: Ended = untold,
    few: Callable[[Path, Job, str], Result] | None = None,
) -> Iterator[Result]:
    """Build each case, in the order given. `jobs` 0 lets the number of cases and of processors decide.

    `ended` hears how many of those that are not up to date are through, as they come, and of how many. Where only a few
    are to be made, `few` makes them, here and at once: a watch that has them composed already.

    The names of the files must differ: each case has the folder of its name in `job.out`.
    """
    waiting = list(files)
    keys = {folder: key_of(folder, job) for folder in {file.parent for file in waiting}}
    seen = Seen(job.out)
    states = [(file, up_to_date(file, job, keys[file.parent], seen)) for file in waiting]
    seen.keep()
    dirty = [(file, job, keys[file.parent]) for file, before in states if before is None]
    if few is not None and len(dirty) < WORTH_A_POOL:
        made: Iterator[Result] = iter([few(*each) for each in dirty])
    else:
        made = _made(dirty, jobs, ended)
    twice = _in_two(waiting) if dirty and len(waiting) > 1 else {}
    for file, before in states:
        if before is None:
            result = next(made)
        else:
            result = Result(file.stem, before.made, up_to_date=True, warnings_before=before.warnings)
        if twice.get(file):
            texts = {str(file): _text_of(file), **result.texts}
            result = replace(result, diagnostics=(*result.diagnostics, *twice[file]), texts=texts)
        yield result


def _in_two(waiting: list[Path]) -> "Mapping[Path, list[Diagnostic]]":
    """What several cases share; nothing is read, or loaded, of one alone or where nothing is to be made."""
    from kameng_docs.build.across_cases import found_in_two

    return found_in_two(waiting)


def _text_of(file: Path) -> str:
    """What is quoted of a case file; nothing where it has gone meanwhile."""
    try:
        return file.read_text("utf-8-sig", errors="replace")
    except OSError:
        return ""


def _made(dirty: list[tuple[Path, Job, str]], jobs: int, ended: Ended) -> Iterator[Result]:
    """What came of each, in order; `ended` hears of each as it comes."""
    count = jobs or (os.cpu_count() or 1 if len(dirty) >= WORTH_A_POOL else 1)
    count = min(count, len(dirty))
    if count <= 1:
        for done, each in enumerate(dirty, 1):
            result = build_one(*each)
            ended(done, len(dirty))
            yield result
        return
    from kameng_docs.build.workers import Lost, each_as_it_comes

    early: dict[int, Result] = {}
    given = 0
    for done, (place, came) in enumerate(each_as_it_comes(build_one, dirty, count), 1):
        early[place] = lost(dirty[place][0].stem, came.why) if isinstance(came, Lost) else came
        ended(done, len(dirty))
        while given in early:
            yield early.pop(given)
            given += 1


def build_one(file: Path, job: Job, key: str) -> Result:
    """See `one.build_case`; whoever finds nothing to make loads nothing of it."""
    from kameng_docs.build.one import build_case

    return build_case(file, job, key)
