"""What goes into the book for one exhibit: its number and title, its files as they were taken in, what the author adds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kameng_docs.brief import ExhibitInfo, SpokenInfo
from kameng_docs.evidence import ExhibitFile


@dataclass(frozen=True)
class Material:
    """One exhibit. `files` are paths with what is known of them; `frames` seconds into each film; `unread` the names
    of files that could not be taken in; `picks` the rows of bills among them that alone may be shown,
    `talks` the conversations of chats, all where none is named.
    """

    number: str
    title: str
    files: tuple[tuple[Path, ExhibitFile], ...]
    frames: tuple[Decimal, ...] = ()
    transcript: tuple[SpokenInfo, ...] = ()
    unread: tuple[str, ...] = ()
    picks: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()


def materials(
    exhibits: Iterable[ExhibitInfo], files: Mapping[str, ExhibitFile], folder: Path
) -> tuple[Material, ...]:
    """The exhibits that a book shows, in their order. `files` by name, all of them below `folder`."""
    return tuple(
        Material(
            exhibit.number,
            exhibit.title,
            tuple((folder / files[name].name, files[name]) for name in exhibit.files if name in files),
            exhibit.frames,
            exhibit.transcript,
            tuple(name for name in exhibit.files if name not in files),
            exhibit.picks,
            exhibit.talks,
        )
        for exhibit in exhibits
    )
