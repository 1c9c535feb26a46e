"""What was printed goes to its folder, and the manifest after it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.build.begun import begun
from kameng_docs.build.job import Job
from kameng_docs.diagnostics import Diagnostic, Severity, in_order, of_case
from kameng_docs.output import (
    MANIFEST,
    MadeFile,
    Manifest,
    below,
    left_over,
    put,
    read_manifest,
    remove_stale,
    unchanged,
    unwritable,
    write,
)
from kameng_docs.registry.findings import counted

if TYPE_CHECKING:
    from kameng_docs.bundle.render import Printed


def written(
    folder: Path, printed: "Printed", old: Manifest, new: Manifest, *, found: list[Diagnostic], job: Job
) -> tuple[tuple[MadeFile, ...], tuple[Diagnostic, ...]]:
    """Write the files, remove those no longer made, and write the manifest last. Gives the files that now stand."""
    try:
        if not all(unchanged(folder, made) for made, _ in printed.files):
            known = {made.path for made in old.files}
            started = begun(
                old, (made for made, _ in printed.files), lambda each: _is_new(folder, each, known)
            )
            put(below(folder, MANIFEST), started.as_json())
        remembered, notes = write(folder, printed.files, old, force=job.force)
        ours = [made for made in old.files if job.only in {"", made.channel}]
        notes += remove_stale(folder, ours, remembered, old.unfinished)
        files = (*remembered, *(made for made in old.files if made not in ours))
        diagnostics = in_order([*found, *of_case(notes, new.case)])
        errors, warnings = (counted(diagnostics, each) for each in (Severity.ERROR, Severity.WARNING))
        # A file that was kept as the author edited it may be of an older case: look again until it is ours.
        as_planned = all(made in remembered for made, _ in printed.files)
        manifest = replace(
            new,
            files=files,
            key=new.key if as_planned else "",
            errors=sum(errors.values()),
            warnings=sum(warnings.values()),
            # What an earlier build was broken off at, and this one did not write, is no edit of anybody's.
            unfinished=left_over(folder, files, old.unfinished),
            summary={**(new.summary or {}), "warnings": warnings, "errors": errors},
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
