"""Bytes → files, and the manifest that remembers them. The only stage that writes."""

from kameng_docs.output.files import put, remove_stale, unchanged, unwritable, write
from kameng_docs.output.manifest import MANIFEST, MadeFile, Manifest, Withheld, read_manifest, sha256

__all__ = [
    "MANIFEST",
    "MadeFile",
    "Manifest",
    "Withheld",
    "put",
    "read_manifest",
    "remove_stale",
    "sha256",
    "unchanged",
    "unwritable",
    "write",
]
