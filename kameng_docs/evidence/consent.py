"""联名.同意书: the signed consent, a file in the folder of the case that is no exhibit."""

from collections.abc import Iterator
from pathlib import Path

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.paths import located
from kameng_docs.source import Source


def consent_paper(folder: Path, name: str) -> Path | Finding | None:
    """The file that the author calls so; why it is none; None where he names none."""
    return located(folder, name) if name else None


def consent_faults(case: Case, folder: Path, source: Source) -> Iterator[Diagnostic]:
    """An error where the file is not there, or is no plain file of the case's folder."""
    found = consent_paper(folder, (case.joint.paper or "") if case.joint else "")
    if isinstance(found, Finding):
        message = found.message.replace("证据文件", "同意书")
        yield Diagnostic(found.code, message, found.hint, at=source.at(("联名", "同意书")))
