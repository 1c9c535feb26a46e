"""What the files of the package were read into, kept from one process to the next as the values themselves.

To make some ten thousand values of plain data, each field by its type, takes a tenth of a check. They are kept once the
files were looked through (`looked_through.py`), and end with whatever ends that: any file of ours that is data or code,
by its size and the moment of its last change, or the version; another Python as well.

They are kept by pickle, and who writes a pickle can have code run by whoever loads it. So can he who writes the byte code
beside which they lie: the place is as safe as that, and nothing that comes from a case is ever kept here. Of files of one
name there is one type that they are read as.
"""

import pickle
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from kameng_docs.declared import compiled, looked_through
from kameng_docs.resources import sealed

ENDING = "values"


class Finished(NamedTuple):
    """What files of one name hold, and how they are shown, by their names without the ending."""

    values: Mapping[str, Any]
    files: Mapping[str, str]


def kept(name: str) -> Finished | None:
    """What is kept of the files of that name as they are now; None if nothing is."""
    body = sealed.opened(compiled.place_of(name, ENDING), _maker())
    return None if body is None else Finished(*pickle.loads(body))  # noqa: S301 — as safe as byte code, see above


def keep(name: str, finished: Finished) -> None:
    """Keep this and nothing else for the files of that name; in one step, whoever else does the same."""
    if compiled.can_keep():
        body = pickle.dumps(tuple(finished), pickle.HIGHEST_PROTOCOL)
        sealed.keep(compiled.place_of(name, ENDING), _maker(), body)


@cache
def _maker() -> bytes:
    """What tells these values from others: the files, the code that makes values of them, and Python."""
    return f"{looked_through.state()}\0{sys.version}\0".encode()
