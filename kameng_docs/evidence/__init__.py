"""Evidence: exhibit files taken in as they are. Works on paths and hashes, never on a brief."""

from kameng_docs.evidence.billed import bill_faults
from kameng_docs.evidence.cited import lines_missing
from kameng_docs.evidence.copies import masked, stripped
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.intake import ExhibitFile, by_name, intake, is_as_before, meddled
from kameng_docs.evidence.paths import located
from kameng_docs.evidence.pictures import opened_picture
from kameng_docs.evidence.probe.encodings import decoded
from kameng_docs.evidence.public import public_faults
from kameng_docs.evidence.remembered import recalled, remember_all

__all__ = [
    "ExhibitFile",
    "Finding",
    "bill_faults",
    "by_name",
    "decoded",
    "intake",
    "is_as_before",
    "lines_missing",
    "located",
    "masked",
    "meddled",
    "opened_picture",
    "public_faults",
    "recalled",
    "remember_all",
    "stripped",
]
