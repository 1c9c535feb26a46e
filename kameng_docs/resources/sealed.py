"""Files that one run of the program leaves for the next beside its byte code: believed only as they were left.

The first line is the SHA-256 of the rest with what the file was made by; another maker, or damage, makes it nothing.
Whoever may write here may write the byte code as well, so more than that would keep nobody out. Where nothing can be
written, nothing is kept.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path


def opened(place: Path, made_by: bytes) -> bytes | None:
    """What was kept at that place by the same maker; None if there is nothing that can be believed."""
    with suppress(OSError):
        head, _, body = place.read_bytes().partition(b"\n")
        if head.decode("ascii", "replace") == _seal(body, made_by):
            return body
    return None


def keep(place: Path, made_by: bytes, body: bytes, *, private: bool = False) -> None:
    """Keep it, in one step, whoever else does the same; what is `private` for nobody else to read."""
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(draft, flags, 0o600 if private else 0o666), "wb") as file:
            file.write(f"{_seal(body, made_by)}\n".encode() + body)
        draft.replace(place)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def can_keep(folder: Path) -> bool:
    """Whether anything can be kept in the folder, which need not be there yet."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK)


def _seal(body: bytes, made_by: bytes) -> str:
    return hashlib.sha256(made_by + body).hexdigest()
