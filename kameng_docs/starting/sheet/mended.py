"""A case file with a fault of form, filled: it may lose faults and get no new one."""

from pathlib import Path

from kameng_docs.custody import journal
from kameng_docs.diagnostics import has_errors, of_case
from kameng_docs.pipeline import Workshop, case_of


def proposed_anyway(
    shop: Workshop, file: Path, before: bytes, after: bytes
) -> journal.Proposal | journal.Faults:
    """The file as these bytes, where every error in it stood there before."""
    _, _, known, _ = case_of(shop, file, before)
    _, _, found, texts = case_of(shop, file, after)
    had = {(fault.code, fault.message) for fault in known}
    new = [fault for fault in found if has_errors([fault]) and (fault.code, fault.message) not in had]
    if new:
        return journal.Faults(of_case(new, file.stem), texts)
    return journal.Proposal(file, before, after)
