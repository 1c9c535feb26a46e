"""What was found by looking at pictures, kept for the next process: to decode them all again takes longer than their case.

What is kept is named by the SHA-256 of the files, so that another picture under the same name is looked at anew, and it
ends with another version of the modules that look, or of Pillow. It says of a picture what it looks like in a word, never
what stands in it; all the same nobody else may read it. Of more than MOST the oldest are forgotten.
"""

import hashlib
import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from kameng_docs.resources import PACKAGE, sealed

FOLDER = PACKAGE / "__pycache__" / "pictures"
MOST = 4000


def recalled(what: str, *hashes: str) -> str | None:
    """What was kept under that name of these files; None if nothing was."""
    return _known().get(_key(what, hashes))


def remember(found: str, what: str, *hashes: str) -> None:
    """Keep what was found, beside what was kept already."""
    # Another process may have found something meanwhile.
    _known.cache_clear()
    known = _known()
    known[_key(what, hashes)] = found
    for old in list(known)[: max(len(known) - MOST, 0)]:
        del known[old]
    sealed.keep(FOLDER / "seen.json", _looks(), json.dumps(known).encode(), private=True)


@cache
def _known() -> dict[str, str]:
    body = sealed.opened(FOLDER / "seen.json", _looks())
    return {} if body is None else dict(json.loads(body))


def _key(what: str, hashes: tuple[str, ...]) -> str:
    return " ".join((what, *hashes))


@cache
def _looks() -> bytes:
    """What tells these looks from others: the modules that look, and what they decode with."""
    digest = hashlib.sha256()
    for package in ("pillow", "pillow-heif"):
        try:
            digest.update(f"{package} {version(package)}\0".encode())
        except PackageNotFoundError:
            digest.update(b"\0")
    for file in sorted((PACKAGE / "evidence").rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()
