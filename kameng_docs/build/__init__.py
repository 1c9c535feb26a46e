"""Many cases: which are out of date, in how many processes they are made, what came of each."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.diagnostics import Diagnostic, Severity, in_order, of_case
from kameng_docs.output import (
    MANIFEST,
    BusyError,
    MadeFile,
    Manifest,
    alone,
    below,
    busy,
    is_foreign,
    left_over,
    private_folder,
    put,
    read_manifest,
    remove_stale,
    secure,
    sha256,
    sweep,
    unchanged,
    unwritable,
    write,
)
from kameng_docs.resources import hash_of, program_files, template_folders, templates_in_use

if TYPE_CHECKING:
    from kameng_docs.brief import Brief
    from kameng_docs.bundle.render import Printed
    from kameng_docs.pipeline import Checked, Workshop

RENDERERS = ("weasyprint", "docxtpl", "python-docx")
# Days that are 暂定 are computed again when it knows another year.
CALENDAR = "chinesecalendar"
# With fewer cases than this to make, starting another process costs more than it saves.
WORTH_A_POOL = 4


Progress = Callable[[str, int, int], None]


def quiet(_case: str, _done: int = 0, _all: int = 0) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Job:
    """What to build and how. `only` is the slug of a channel, or empty. `progress` hears of a book: the case, how many
    exhibits are laid out, and of how many; `waits` hears of a case that another process is writing. They go to other
    processes, so they must be such that can.
    """

    out: Path
    made_on: date
    only: str = ""
    force: bool = False
    progress: Progress = quiet
    waits: Callable[[str], None] = quiet


@dataclass(frozen=True)
class Result:
    """What came of one case. `made` counts its files; `texts` are the files that diagnostics point into."""

    case: str
    made: int = 0
    rendered: int = 0
    up_to_date: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    warnings_before: int = 0


def build(files: Iterable[Path], job: Job, jobs: int = 0) -> Iterator[Result]:
    """Build each case, in the order given. `jobs` 0 lets the number of cases and of processors decide.

    The names of the files must differ: each case has the folder of its name in `job.out`.
    """
    waiting = list(files)
    keys = {folder: _key(folder, job.made_on) for folder in {file.parent for file in waiting}}
    states = [(file, _up_to_date(file, job, keys[file.parent])) for file in waiting]
    twice = _in_two(waiting) if any(before is None for _, before in states) else {}
    made = _made([(file, job, keys[file.parent]) for file, before in states if before is None], jobs)
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


def _made(dirty: list[tuple[Path, Job, str]], jobs: int) -> Iterator[Result]:
    workers = jobs or (os.cpu_count() or 1 if len(dirty) >= WORTH_A_POOL else 1)
    workers = min(workers, len(dirty))
    if workers <= 1:
        yield from (build_one(*each) for each in dirty)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(build_one, *zip(*dirty, strict=True))


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
                if before := _up_to_date(file, job, key):
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
    from kameng_docs.build.printing import Wanted, print_case
    from kameng_docs.bundle.render import Press

    if checked.brief is None:
        raise ValueError("a case with an error is not built")
    sources = _sources(file, checked)
    folder = job.out / file.stem
    foreign = of_case(_foreign(folder), file.stem)
    old = read_manifest(folder) or Manifest(file.stem, job.made_on.isoformat())
    known = {made.path: made for made in old.files}
    press: Press = Press(shop.folders, job.made_on, folder, known, job.force)
    printed, found = print_case(
        shop, checked, file, press, Wanted(job.only, partial(job.progress, file.stem))
    )
    if changed := _meddled(file, checked):
        wrong = in_order([*checked.diagnostics, *foreign, *of_case(changed, file.stem)])
        return Result(file.stem, diagnostics=tuple(wrong), texts=checked.texts)
    new = Manifest(
        case=file.stem,
        made_on=job.made_on.isoformat(),
        withheld=(*printed.withheld, *(w for w in old.withheld if job.only not in {"", w.channel})),
        sources=sources,
        key="" if job.only else key,
    )
    if job.only:
        # What a partial build saw changed is still to be told by the next whole one.
        new = replace(new, sources=sources | {k: v for k, v in old.sources.items() if k in sources})
    changed = of_case(_changed(old, sources, file, checked.brief), file.stem)
    found = [*checked.diagnostics, *foreign, *changed, *found, *of_case(printed.faults, file.stem)]
    files, diagnostics = _written(folder, printed, old, new, found=found, job=job)
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


def _written(
    folder: Path, printed: "Printed", old: Manifest, new: Manifest, *, found: list[Diagnostic], job: Job
) -> tuple[tuple[MadeFile, ...], tuple[Diagnostic, ...]]:
    """Write the files, remove those no longer made, and write the manifest last. Gives the files that now stand."""
    hashes = [made.sha256 for made, _ in printed.files]
    try:
        if not all(unchanged(folder, made) for made, _ in printed.files):
            known = {made.path for made in old.files}
            started = replace(
                old,
                key="",
                # Also what stands nowhere yet: broken off, it is still known for ours, and goes when it is not made.
                files=(*old.files, *(made for made, _ in printed.files if _is_new(folder, made, known))),
                unfinished=tuple(sorted({*old.unfinished, *hashes})),
            )
            put(below(folder, MANIFEST), started.as_json())
        remembered, notes = write(folder, printed.files, old, force=job.force)
        ours = [made for made in old.files if job.only in {"", made.channel}]
        notes += remove_stale(folder, ours, remembered, old.unfinished)
        files = (*remembered, *(made for made in old.files if made not in ours))
        diagnostics = in_order([*found, *of_case(notes, new.case)])
        # A file that was kept as the author edited it may be of an older case: look again until it is ours.
        as_planned = all(made in remembered for made, _ in printed.files)
        manifest = replace(
            new,
            files=files,
            key=new.key if as_planned else "",
            errors=sum(d.severity is Severity.ERROR for d in diagnostics),
            warnings=sum(d.severity is Severity.WARNING for d in diagnostics),
            # What an earlier build was broken off at, and this one did not write, is no edit of anybody's.
            unfinished=left_over(folder, files, old.unfinished),
        )
        if manifest != read_manifest(folder):
            put(below(folder, MANIFEST), manifest.as_json())
    except OSError as error:
        wrong = unwritable((folder / MANIFEST).as_posix(), error)
        return (), tuple(in_order([*found, *of_case([wrong], new.case)]))
    return files, tuple(diagnostics)


def _is_new(folder: Path, made: MadeFile, known: Iterable[str]) -> bool:
    """Whether no manifest told of the file, and none stands there: what does may be the author's."""
    return made.path not in known and not (folder / made.path).exists()


def _sources(file: Path, checked: "Checked") -> dict[str, str]:
    """The hash of every file that was read, by its name relative to the folder of the case file."""
    folder = file.parent
    read = {Path(name).relative_to(folder).as_posix(): Path(name) for name in checked.texts}
    sources = {name: sha256(path.read_bytes()) for name, path in read.items()}
    return sources | {f"{file.stem}/{exhibit.name}": exhibit.sha256 for exhibit in checked.files}


def _changed(old: Manifest, sources: Mapping[str, str], file: Path, brief: "Brief") -> list[Diagnostic]:
    """Originals whose content is not what it was at the last build; a masked copy may be painted anew."""
    originals = {f"{file.stem}/{name}" for exhibit in brief.exhibits for name in exhibit.files}
    names = [
        name
        for name, digest in sources.items()
        if name in originals and old.sources.get(name, digest) != digest
    ]
    return [
        Diagnostic(
            "exhibit.changed",
            f"证据文件“{name.partition('/')[2]}”与上次做文书时不一样了",
            "确实换过文件的，已交出去的证据册也要换；没有换过的，找回原件，见 docs/取证.md",
            Severity.WARNING,
        )
        for name in names
    ]


def _up_to_date(file: Path, job: Job, key: str) -> Manifest | None:
    """The last manifest if nothing that went into it, and nothing that came out, has changed since."""
    folder = job.out / file.stem
    old = read_manifest(folder)
    if old is None or job.force or job.only or old.errors or old.key != key:
        return None
    if file.name not in old.sources or _can_do_better(old):
        return None
    for name, digest in old.sources.items():
        data = _source_bytes(file, name)
        if data is None or sha256(data) != digest:
            return None
    return old if all(unchanged(folder, made) for made in old.files) else None


def _source_bytes(file: Path, name: str) -> bytes | None:
    """What stands in a file that was read. The case itself may be a link; no other name may lead away from its folder."""
    path, root = file.parent / name, os.path.realpath(file.parent)
    leads_away = name != file.name and not os.path.realpath(path).startswith(root + os.sep)
    # A pipe or a device is no file: reading it may never end.
    if leads_away or not path.is_file():
        return None
    try:
        return path.read_bytes()
    except OSError:
        return None


def _can_do_better(old: Manifest) -> bool:
    """Whether a PDF was withheld for want of a library that is here now."""
    if not any(withheld.code == "output.cannot-render" for withheld in old.withheld):
        return False
    from kameng_docs.writers.native import can_make_pdf

    return can_make_pdf()


def _key(cases: Path, made_on: date) -> str:
    """Everything besides the case's own files that its papers depend on: day, program, templates, engines, calendar."""
    templates = templates_in_use(template_folders(cases))
    versions = map(_version, (*RENDERERS, CALENDAR))
    parts = [made_on.isoformat(), hash_of(program_files()), hash_of(templates), *versions]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
