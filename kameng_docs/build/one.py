"""One case: checked, its papers printed and written, while nobody else writes them."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from kameng_docs.build.composed import Ready
from kameng_docs.build.fresh import up_to_date
from kameng_docs.build.job import Job, Result
from kameng_docs.build.printing import printed_of
from kameng_docs.build.sources import changed_since, sources_of
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
from kameng_docs.pipeline import Checked, Workshop, check, open_workshop, plan_of_case, sets_of


def build_case(file: Path, job: Job, key: str) -> Result:
    """Every paper of one case that its facts allow. `key` stands for all that went in besides the case's own files.

    An error of the case writes nothing and leaves the last good output as it was. While the case is written, nobody
    else writes it.
    """
    shop = open_workshop(file.parent)
    return build_checked(shop, check(shop, file, job.made_on), file, job, key)


def build_checked(
    shop: Workshop, checked: Checked, file: Path, job: Job, key: str, *, ready: Ready | None = None
) -> Result:
    """The same of a case that was checked just now; `ready` is what was composed of it already."""
    if checked.brief is None:
        return Result(file.stem, diagnostics=checked.diagnostics, texts=checked.texts)
    folder = job.out / file.stem
    try:
        with alone(folder, partial(job.waits, file.stem)) as waited:
            if waited:
                if before := up_to_date(file, job, key):
                    return Result(file.stem, before.made, up_to_date=True, warnings_before=before.warnings)
                checked, ready = check(shop, file, job.made_on), None
                if checked.brief is None:
                    return Result(file.stem, diagnostics=checked.diagnostics, texts=checked.texts)
            private_folder(folder)
            sweep(folder)
            made = _built(shop, checked, file, job, key, ready=ready)
            secure(folder)
            return made
    except BusyError:
        wrong = busy(file.stem)
    except OSError as error:
        wrong = unwritable(folder.as_posix(), error)
    return Result(
        file.stem, diagnostics=(*checked.diagnostics, *of_case([wrong], file.stem)), texts=checked.texts
    )


def _built(
    shop: Workshop, checked: Checked, file: Path, job: Job, key: str, *, ready: Ready | None
) -> Result:
    """The papers of a case that is in order, printed and written."""
    from kameng_docs.registry.marks import marks_of, secret_of
    from kameng_docs.registry.summing import summary_of

    if checked.brief is None or checked.source is None:
        raise ValueError("a case with an error is not built")
    sources = sources_of(file, checked)
    folder = job.out / file.stem
    foreign = of_case(_foreign(folder), file.stem)
    old = read_manifest(folder) or Manifest(file.stem, job.made_on.isoformat())
    sets = ready.sets if ready else sets_of(shop, checked)
    plan = plan_of_case(shop, checked, sets)
    printed, found = printed_of(shop, checked, file, job, old, sets=sets, plan=plan, ready=ready)
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


def _meddled(file: Path, checked: Checked) -> list[Diagnostic]:
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
