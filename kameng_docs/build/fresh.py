"""Whether a case is to be made again: what went into its papers, and what came out."""

import hashlib
import os
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.build.job import Job
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.output import Manifest, read_manifest, sha256, unchanged
from kameng_docs.resources import hash_of, program_files, template_folders, templates_in_use

if TYPE_CHECKING:
    from kameng_docs.brief import Brief
    from kameng_docs.pipeline import Checked

RENDERERS = ("typst", "weasyprint", "docxtpl", "python-docx")
# Days that are 暂定 are computed again when it knows another year.
CALENDAR = "chinesecalendar"


def sources_of(file: Path, checked: "Checked") -> dict[str, str]:
    """The hash of every file that was read, by its name relative to the folder of the case file."""
    folder = file.parent
    read = {Path(name).relative_to(folder).as_posix(): Path(name) for name in checked.texts}
    sources = {name: sha256(path.read_bytes()) for name, path in read.items()}
    return sources | {f"{file.stem}/{exhibit.name}": exhibit.sha256 for exhibit in checked.files}


def changed_since(old: Manifest, sources: Mapping[str, str], file: Path, brief: "Brief") -> list[Diagnostic]:
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


def up_to_date(file: Path, job: Job, key: str) -> Manifest | None:
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
    from kameng_docs.engines import can_make_pdf

    return can_make_pdf()


def key_of(cases: Path, job: Job) -> str:
    """Everything besides the case's own files that its papers depend on: day, program, templates, engines, calendar."""
    templates = templates_in_use(template_folders(cases))
    versions = map(_version, (*RENDERERS, CALENDAR))
    parts = [job.made_on.isoformat(), job.engine, hash_of(program_files()), hash_of(templates), *versions]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
