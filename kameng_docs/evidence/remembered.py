"""What was found by looking at pictures, kept for the next process: to decode them all again takes longer than their case.

What is kept is named by the SHA-256 of the files, so that another picture under the same name is looked at anew, and it
ends with any change of the program, or of what decodes. It says of a picture how large it is, what it looks like in a word and
which of its rows are empty, never what stands in it; all the same nobody else may read it. Each question has a file of its own,
for not every command asks each.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from kameng_docs.declared.looked_through import state
from kameng_docs.resources import PACKAGE, sealed

FOLDER = PACKAGE / "__pycache__" / "pictures"
MOST = 4000
# Each says in a module of its own which version it is; to ask what is installed loads a reader of mail.
DECODERS = ("PIL", "pillow_heif")


def recalled(what: str, *hashes: str) -> str | None:
    """What was kept under that name of these files; None if nothing was."""
    return _known(what).get(" ".join(hashes))


def remember(found: str, what: str, *hashes: str) -> None:
    """Keep what was found, beside what was kept already."""
    remember_all(what, {hashes: found})


def remember_all(what: str, found: Mapping[tuple[str, ...], str], most: int | None = None) -> None:
    """The same of several at once, by their hashes: one that goes on with the next picture writes no file for each.

    Of more than `most` answers, or MOST, the oldest are forgotten.
    """
    if not found:
        return
    # Another process may have found something meanwhile.
    _known.cache_clear()
    known = _known(what)
    known |= {" ".join(hashes): each for hashes, each in found.items()}
    for old in list(known)[: max(len(known) - (most or MOST), 0)]:
        del known[old]
    sealed.keep(_place(what), _looks(), json.dumps(known).encode(), private=True)


@cache
def _known(what: str) -> dict[str, str]:
    body = sealed.opened(_place(what), _looks())
    return {} if body is None else dict(json.loads(body))


def _place(what: str) -> Path:
    return FOLDER / f"{what}.json"


@cache
def _looks() -> bytes:
    """What tells these looks from others: the program, and what it decodes with."""
    digest = hashlib.sha256(state().encode())
    for package in DECODERS:
        found = find_spec(package)
        for folder in (found.submodule_search_locations if found else None) or ():
            digest.update(Path(folder, "_version.py").read_bytes())
        digest.update(b"\0")
    return digest.digest()
