"""Many cases: which are out of date, in how many processes they are made, what came of each."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.build.fresh import changed_since, key_of, sources_of, up_to_date
from kameng_docs.build.job import Ended, Job, Result, lost, untold
from kameng_docs.build.printing import printed_of
from kameng_docs.build.writing import written
from kameng_docs.diagnostics import Diagnostic, Severity, in_order, of_case
from kameng_docs.output import (
    MANIFEST,
    BusyError,
    Manifest,
    alone,
    busy,
    is_foreign,
    private_folder,
    read_manifest,
    secure,
    sweep,
    unwritable,
)

if TYPE_CHECKING:
    from kameng_docs.pipeline import Checked, Workshop

__all__ = ["Job", "Result", "build", "build_one"]

# With fewer cases than this to make, starting another process costs more than it saves.
WORTH_A_POOL = 4


def build(files: Iterable[Path], job: Job, jobs: int = 0, ended: Ended = untold) -> Iterator[Result]:
    """Build each case, in the order given. `jobs` 0 lets the number of cases and of processors decide.

    `ended` hears how many of those that are not up to date are through, as they come, and of how many.

    The names of the files must differ: each case has the folder of its name in `job.out`.
    """
    waiting = list(files)
    keys = {folder: key_of(folder, job) for folder in {file.parent for file in waiting}}
    states = [(file, up_to_date(file, job, keys[file.parent])) for file in waiting]
    twice = _in_two(waiting) if any(before is None for _, before in states) else {}
    made = _made([(file, job, keys[file.parent]) for file, before in states if before is None], jobs, ended)
    for file, before in states:
        if before is None:
            result = next(made)
        else:
            result = Result(file.stem, len(before.files), up_to_date=True, warnings_before=before.warnings)
        if twice.get(file):
            texts = {str(file): file.read_text("utf-8-sig", errors="replace"), **result.texts}
            result = replace(result, diagnostics=(*result.diagnostics, *twice[file]), texts=texts)
        yield result


def _in_two(waiting: list[Path]) -> Mapping[Path, list[Diagnostic]]:
    """What several cases share; nothing is read, or loaded, where nothing is to be made."""
    from kameng_docs.build.across_cases import found_in_two

    return found_in_two(waiting)


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
    """Every paper of one case that its facts allow. `key` stands for all that went in besides the case's own files.

    An error of the case writes nothing and leaves the last good output as it was. While the case is written, nobody
    else writes it.
    """
    from kameng_docs.pipeline import check, open_workshop

    shop = open_workshop(file.parent)
    checked = check(shop, file, job.made_on)
    if checked.brief is None:
        return Result(file.stem, diagnostics=checked.diagnostics, texts=checked.texts)
    folder = job.out / file.stem
    try:
        with alone(folder, partial(job.waits, file.stem)) as waited:
            if waited:
                if before := up_to_date(file, job, key):
                    return Result(
                        file.stem, len(before.files), up_to_date=True, warnings_before=before.warnings
                    )
                checked = check(shop, file, job.made_on)
                if checked.brief is None:
                    return Result(file.stem, diagnostics=checked.diagnostics, texts=checked.texts)
            private_folder(folder)
            sweep(folder)
            made = _built(shop, checked, file, job, key)
            secure(folder)
            return made
    except BusyError:
        wrong = busy(file.stem)
    except OSError as error:
        wrong = unwritable(folder.as_posix(), error)
    return Result(
        file.stem, diagnostics=(*checked.diagnostics, *of_case([wrong], file.stem)), texts=checked.texts
    )


def _built(shop: "Workshop", checked: "Checked", file: Path, job: Job, key: str) -> Result:
    """The papers of a case that is in order, printed and written."""
    from kameng_docs.pipeline import plan_of_case, sets_of
    from kameng_docs.registry.marks import marks_of, secret_of
    from kameng_docs.registry.summing import summary_of

    if checked.brief is None or checked.source is None:
        raise ValueError("a case with an error is not built")
    sources = sources_of(file, checked)
    folder = job.out / file.stem
    foreign = of_case(_foreign(folder), file.stem)
    old = read_manifest(folder) or Manifest(file.stem, job.made_on.isoformat())
    sets = sets_of(shop, checked)
    plan = plan_of_case(shop, checked, sets)
    printed, found = printed_of(shop, checked, file, job, old, sets=sets, plan=plan)
    marks = marks_of(checked.source, secret_of(file.parent))
    if changed := _meddled(file, checked):
        wrong = in_order([*checked.diagnostics, *foreign, *of_case(changed, file.stem)])
        return Result(file.stem, diagnostics=tuple(wrong), texts=checked.texts)
    new = Manifest(
        case=file.stem,
        made_on=job.made_on.isoformat(),
        withheld=(*printed.withheld, *(w for w in old.withheld if job.only not in {"", w.channel})),
        sources=sources,
        key="" if job.only else key,
        summary=summary_of(checked.brief, plan, marks).as_plain(),
    )
    if job.only:
        # What a partial build saw changed is still to be told by the next whole one.
        new = replace(new, sources=sources | {k: v for k, v in old.sources.items() if k in sources})
    changed = of_case(changed_since(old, sources, file, checked.brief), file.stem)
    found = [*checked.diagnostics, *foreign, *changed, *found, *of_case(printed.faults, file.stem)]
    files, diagnostics = written(folder, printed, old, new, found=found, job=job)
    return Result(file.stem, len(files), printed.rendered, diagnostics=diagnostics, texts=checked.texts)


def _meddled(file: Path, checked: "Checked") -> list[Diagnostic]:
    """An error for each exhibit that is not what was hashed any more: nothing that shows it is written."""
    from kameng_docs.evidence import meddled

    return [
        Diagnostic(each.code, each.message, each.hint)
        for each in meddled(file.parent / file.stem, checked.files)
    ]


def _foreign(folder: Path) -> list[Diagnostic]:
    """What is to be said of a manifest that is none of ours: nothing that it names was looked at."""
    if not is_foreign(folder):
        return []
    message = f"{(folder / MANIFEST).as_posix()} 不是这个程序写的样子（坏了、被改过，或者写着文件夹外面的文件），没有照它做"
    hint = "不用改，这次会重新写；文书是别人连同文件夹一起给您的，把整个文件夹删掉再做"
    return [Diagnostic("output.foreign-manifest", message, hint, Severity.WARNING)]
