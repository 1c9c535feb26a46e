"""Bytes → files, and the manifest that remembers them. The only stage that writes."""

from kameng_docs.output.files import edited, left_over, put, remove_stale, unchanged, unwritable, write
from kameng_docs.output.inside import OutsideError, below, is_inside, plain_bytes
from kameng_docs.output.lock import BusyError, alone, busy
from kameng_docs.output.manifest import (
    MANIFEST,
    MadeFile,
    Manifest,
    Withheld,
    is_foreign,
    read_manifest,
    sha256,
)
from kameng_docs.output.private import private_folder, secure
from kameng_docs.output.sweep import WORKROOM, draft_of, sweep, sweep_beside

__all__ = [
    "MANIFEST",
    "WORKROOM",
    "BusyError",
    "MadeFile",
    "Manifest",
    "OutsideError",
    "Withheld",
    "alone",
    "below",
    "busy",
    "draft_of",
    "edited",
    "is_foreign",
    "is_inside",
    "left_over",
    "plain_bytes",
    "private_folder",
    "put",
    "read_manifest",
    "remove_stale",
    "secure",
    "sha256",
    "sweep",
    "sweep_beside",
    "unchanged",
    "unwritable",
    "write",
]
