"""What the rules of procedure say to an author, as data: `notes/*.yaml`, one file a step."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from kameng_docs.declared import FROM_FILE, Files, Filled, Lone, Shaped
from kameng_docs.law.topics import Clause
from kameng_docs.law.vocabulary import FactName

# Templates ask for a note by attribute: `brief.notes.forum`.
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Note:
    """One sentence to the author, without its full stop, and the clauses it stands on. See notes/README.md.

    `step` is the file it is in. Of each tuple in `applies` one fact must be 是, of `unless` none may be. `risk` is what
    may go wrong for who follows it, without a full stop.
    """

    id: Annotated[str, Shaped(NAME, "只用小写字母、数字和 _，以字母开头")]
    step: Annotated[str, FROM_FILE]
    title: str
    says: str
    cites: Annotated[tuple[Clause, ...], Filled()]
    applies: tuple[Annotated[tuple[FactName, ...], Lone()], ...] = ()
    unless: tuple[FactName, ...] = ()
    risk: str = ""


NOTES = Files("law/notes/*.yaml", tuple[Note, ...], by="id")


@cache
def notes() -> Mapping[str, Note]:
    """Every note by its id, step by step."""
    return {note.id: note for step in NOTES.all().values() for note in step}
