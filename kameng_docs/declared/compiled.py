"""Plain data of files that were read before and had no slip, so that YAML with places need not be read again.

Only what costs is kept, the step from bytes to plain data; types, words and references are looked at each time. The key
of an entry is the SHA-256 of the file's bytes, so a changed file is read anew. The store is JSON, which can hold nothing
but data, beside the byte code of the package; its first line is the SHA-256 of the rest with the code of the reader, so
another version of the reader, or a damaged store, ends it. Where it cannot be written, files are read every time.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kameng_docs import __version__
from kameng_docs.declared.marks import Plain
from kameng_docs.resources import PACKAGE, sealed

FOLDER = PACKAGE / "__pycache__" / "declared"
FORMAT = 1


@cache
def kept(name: str) -> dict[str, Plain]:
    """What is kept for the files of that name, by the hash of their bytes; grows while this process reads more."""
    body = sealed.opened(place_of(name), _reader())
    return {} if body is None else dict(json.loads(body))


def keep(name: str, known: Mapping[str, Plain]) -> None:
    """Keep this and nothing else for the files of that name; in one step, whoever else does the same."""
    body = json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()
    sealed.keep(place_of(name), _reader(), body)


def can_keep() -> bool:
    """Whether there is anywhere to keep something."""
    return sealed.can_keep(FOLDER)


def place_of(name: str, ending: str = "json") -> Path:
    """Where what was made of the files of that name is kept."""
    parts = name.removesuffix(".yaml").split("/")
    return FOLDER / f"{'.'.join(part for part in parts if part != '*')}.{ending}"


@cache
def _reader() -> bytes:
    """What tells this reader from another: version, format, the code that makes plain data and needles."""
    digest = hashlib.sha256(f"{__version__}\0{FORMAT}".encode())
    for file in (*sorted((PACKAGE / "source").glob("*.py")), PACKAGE / "declared" / "needles.py"):
        digest.update(file.read_bytes())
    return digest.digest()
