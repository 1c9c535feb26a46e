"""Many cases: which are out of date, in how many processes they are made, what came of each."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic, Severity, in_order, of_case
from kameng_docs.output import (
    MANIFEST,
    Manifest,
    put,
    read_manifest,
    remove_stale,
    sha256,
    unchanged,
    write,
)
from kameng_docs.resources import PACKAGE, template_folders

RENDERERS = ("weasyprint", "docxtpl", "python-docx")
# With fewer cases than this to make, starting another process costs more than it saves.
WORTH_A_POOL = 4


@dataclass(frozen=True)
class Job:
    """What to build and how. `only` is the slug of a channel, or empty."""

    cases: Path
    out: Path
    made_on: date
    only: str = ""
    force: bool = False


@dataclass(frozen=True)
class Result:
    """What came of one case. `made` counts its papers; `texts` are the files that diagnostics point into."""

    case: str
    made: int = 0
    rendered: int = 0
    up_to_date: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    warnings_before: int = 0


def build(files: Iterable[Path], job: Job, jobs: int = 0) -> Iterator[Result]:
    """Build each case, in the order given. `jobs` 0 lets the number of cases and of processors decide."""
    waiting = list(files)
    dirty = [file for file in waiting if _up_to_date(file, job) is None]
    workers = jobs or (min(os.cpu_count() or 1, len(dirty)) if len(dirty) >= WORTH_A_POOL else 1)
    if workers == 1 or len(dirty) < 2:  # noqa: PLR2004
        yield from (build_one(file, job) for file in waiting)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(build_one, waiting, [job] * len(waiting))


def build_one(file: Path, job: Job) -> Result:
    """One case: nothing at all if its inputs are unchanged, else every paper that its facts allow."""
    before = _up_to_date(file, job)
    if before is not None:
        return Result(file.stem, made=len(before.files), up_to_date=True, warnings_before=before.warnings)
    from kameng_docs.pipeline import check, compose_all, open_workshop

    shop = open_workshop(job.cases)
    checked = check(shop, file, job.made_on)
    texts = dict(checked.texts)
    if checked.brief is None:
        return Result(file.stem, diagnostics=checked.diagnostics, texts=texts)
    sheets, found = compose_all(shop, checked.brief)
    folder = job.out / file.stem
    old = read_manifest(folder)
    from kameng_docs.render import Press, render_all

    wanted = [s for s in sheets if not job.only or s.channel.slug == job.only or s.channel.overview]
    made, withheld, faults, rendered = render_all(
        wanted, folder, old, Press(shop.folders, job.made_on), force=job.force
    )
    remembered, notes = write(folder, made, old, force=job.force)
    if job.only:
        kept = [
            entry for entry in (old.files if old else ()) if entry.path not in {m.path for m in remembered}
        ]
        remembered = [*remembered, *kept]
    else:
        notes += remove_stale(folder, old, remembered)
    diagnostics = in_order([*checked.diagnostics, *found, *of_case([*faults, *notes], file.stem)])
    sources = {str(name): sha256(Path(name).read_bytes()) for name in texts}
    sources |= {str(job.cases / file.stem / f.name): f.sha256 for f in checked.files}
    manifest = Manifest(
        case=file.stem,
        made_on=job.made_on.isoformat(),
        files=tuple(remembered),
        withheld=tuple(withheld),
        sources=sources,
        key="" if job.only else _key(job),
        errors=sum(d.severity is Severity.ERROR for d in diagnostics),
        warnings=sum(d.severity is Severity.WARNING for d in diagnostics),
    )
    put(folder / MANIFEST, manifest.as_json())
    return Result(file.stem, len(remembered), rendered, diagnostics=tuple(diagnostics), texts=texts)


def _up_to_date(file: Path, job: Job) -> Manifest | None:
    """The last manifest if nothing that went into it, and nothing that came out, has changed since."""
    folder = job.out / file.stem
    old = read_manifest(folder)
    if old is None or job.force or job.only or old.errors or not old.key or old.key != _key(job):
        return None
    if str(file) not in old.sources:
        return None
    for name, digest in old.sources.items():
        try:
            if sha256(Path(name).read_bytes()) != digest:
                return None
        except OSError:
            return None
    return old if all(unchanged(folder, made) for made in old.files) else None


def _key(job: Job) -> str:
    """Everything besides the case's own files that its papers depend on: the day, the program, templates, engines."""
    digest = hashlib.sha256(job.made_on.isoformat().encode())
    for folder in (PACKAGE, *template_folders(job.cases)):
        digest.update(_tree(folder).encode())
    for name in RENDERERS:
        digest.update(_version(name).encode())
    return digest.hexdigest()


@cache
def _tree(folder: Path) -> str:
    """A hash of every file below the folder, by name and content."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
