"""Evidence: exhibit files taken in as they are. Works on paths and hashes, never on a brief."""

from kameng_docs.evidence.intake import ExhibitFile, intake

__all__ = ["ExhibitFile", "intake"]
