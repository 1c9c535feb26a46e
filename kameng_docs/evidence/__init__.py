"""Evidence: exhibit files taken in as they are. Works on paths and hashes, never on a brief."""

from kameng_docs.evidence.copies import masked, stripped
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.intake import ExhibitFile, intake
from kameng_docs.evidence.pictures import opened_picture

__all__ = ["ExhibitFile", "Finding", "intake", "masked", "opened_picture", "stripped"]
