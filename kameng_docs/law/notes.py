"""What the rules of procedure say to an author, as data: `notes/*.yaml`, one file a step."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kameng_docs.law.vocabulary import FOLDER, known_facts
from kameng_docs.record import Record, entries_of

# Templates ask for a note by attribute: `brief.notes.forum`.
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Note:
    """One sentence to the author, without its full stop, and the clauses it stands on. See notes/README.md.

    `step` is the file it is in. Of each tuple in `applies` one fact must be 是, of `unless` none may be. `risk` is what
    may go wrong for who follows it, without a full stop.
    """

    id: str
    step: str
    title: str
    says: str
    cites: tuple[str, ...]
    applies: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    risk: str = ""


@cache
def notes() -> Mapping[str, Note]:
    """Every note by its id, step by step. Raises ValueError for a file that is not well made."""
    found: dict[str, Note] = {}
    for path in sorted((FOLDER / "notes").glob("*.yaml")):
        for note in (_note(entry, path) for entry in entries_of(path)):
            if note.id in found:
                raise ValueError(f"{path.name}: {note.id!r} stands in {found[note.id].step}.yaml too")
            found[note.id] = note
    return found


def _note(entry: object, path: Path) -> Note:
    record = Record(entry, path.name)
    id_ = record.text("id")
    record.where = f"{path.name}: {id_}"
    note = Note(
        id=id_,
        step=path.stem,
        title=record.text("title"),
        says=record.text("says"),
        cites=tuple(record.several("cites")),
        applies=tuple(_alternatives(record, each) for each in record.several("applies")),
        unless=known_facts(record, record.several("unless")),
        risk=record.text("risk", ""),
    )
    record.close()
    if not NAME.fullmatch(id_):
        raise record.wrong("an id is letters, digits and _")
    if not note.cites:
        raise record.wrong("cites nothing")
    return note


def _alternatives(record: Record, entry: object) -> tuple[str, ...]:
    """One fact, or a list of which one is enough."""
    return known_facts(record, entry if isinstance(entry, list) else [entry])
