"""Many cases → an entry each: what the manifest of each says, and whether the case is still what it was made of."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.case.examples import is_example
from kameng_docs.output import MANIFEST, plain_bytes, sha256
from kameng_docs.output.manifest import LARGEST
from kameng_docs.registry.summary import Summary

if TYPE_CHECKING:
    from pydantic import TypeAdapter

# Parties are shared by many cases: so many of their hashes are remembered at a time.
PARTIES_AT_A_TIME = 1024


class State(StrEnum):
    """Whether what is told of a case is of today's case file."""

    CURRENT = ""
    CHANGED = "案件改过，还没有重编"
    UNMADE = "还没有编过"
    READ = "刚读过，文书还没有重编"
    WRONG = "有错误，还不能编"


@dataclass(frozen=True)
class Entry:
    """One case of many. `summary` is None where nothing is known yet; `made_on` the day of what is known, or empty."""

    file: Path
    state: State
    summary: Summary | None = None
    made_on: str = ""

    @property
    def case(self) -> str:
        """Its name."""
        return self.file.stem


@dataclass(frozen=True)
class _Kept:
    """What is read of a manifest here; whatever else stands in it is passed over."""

    case: str
    made_on: str
    sources: Mapping[str, str] = field(default_factory=dict)
    summary: Summary | None = None


def case_files_in(folder: Path) -> Iterator[Path]:
    """The case files of a folder, in the order in which the disk has them. Raises OSError where there is no folder."""
    with os.scandir(folder) as found:
        for each in found:
            if each.name.endswith(".yaml"):
                yield folder / each.name


def counted_files_in(folder: Path) -> tuple[Iterator[Path], int]:
    """The case files of a folder that count, and how many shipped examples were left out, as `counted_of` has it.

    Raises OSError where there is no folder.
    """
    kinds = Counter(is_example(file.stem) for file in case_files_in(folder))
    if not kinds[False]:
        return case_files_in(folder), 0
    # Read anew rather than kept: there may be a hundred thousand.
    return (file for file in case_files_in(folder) if not is_example(file.stem)), kinds[True]


def entries(files: Iterable[Path], out: Path) -> Iterator[Entry]:
    """An entry for each case file, one after the other: nothing of the others is kept."""
    hash_of_party = lru_cache(PARTIES_AT_A_TIME)(_hash)
    for file in files:
        kept = _kept(out / file.stem)
        if kept is None or kept.summary is None or kept.case != file.stem:
            yield Entry(file, State.UNMADE)
            continue
        # The case file may be a link; nothing else that was read may.
        own = _hash(file.resolve() if file.is_symlink() else file)
        same = kept.sources.get(file.name) == own and all(
            hash_of_party(file.parent / name) == digest
            for name, digest in kept.sources.items()
            if name.startswith("parties/")
        )
        state = State.CURRENT if same else State.CHANGED
        yield Entry(file, state, kept.summary, kept.made_on)


def _kept(folder: Path) -> _Kept | None:
    """None where there is no manifest, or none of ours: it may come from somebody else."""
    data = None if folder.is_symlink() else plain_bytes(folder / MANIFEST, LARGEST)
    try:
        # Not read by pydantic itself, which remembers texts of one file for the next ones: theirs are all different.
        return None if data is None else _reader().validate_python(json.loads(data))
    except (ValueError, RecursionError):
        return None


@cache
def _reader() -> "TypeAdapter[_Kept]":
    from pydantic import TypeAdapter

    return TypeAdapter(_Kept)


def _hash(file: Path) -> str:
    data = plain_bytes(file)
    return "" if data is None else sha256(data)
