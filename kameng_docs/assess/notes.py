"""What procedure says to this author today: notes with all the clauses they stand on, and the days not to miss."""

from collections.abc import Mapping

from kameng_docs.assess.known import YES
from kameng_docs.assess.setting import Setting
from kameng_docs.brief import NoteInfo
from kameng_docs.case.whose import Ours
from kameng_docs.law.model import Citation
from kameng_docs.law.notes import Note, notes

# The step whose notes are dates.
DEADLINES = "deadlines"


def notes_of(on: Setting) -> Mapping[str, tuple[Citation, ...]]:
    """The clauses of every note by its id. A note one of whose clauses cannot be cited is left out."""
    found = {}
    for id_, note in notes().items():
        citations = [on.cite(ref) for ref in note.cites]
        if all(isinstance(each, Citation) for each in citations):
            found[id_] = tuple(each for each in citations if isinstance(each, Citation))
    return found


def deadlines_of(on: Setting, citable: Mapping[str, tuple[Citation, ...]]) -> tuple[NoteInfo, ...]:
    """The days not to miss in this case, the nearest first. `citable` is what `notes_of` made."""
    return tuple(
        NoteInfo(Ours(id_), Ours(note.says), citable[id_])
        for id_, note in notes().items()
        if note.step == DEADLINES and id_ in citable and _applies(note, on)
    )


def _applies(note: Note, on: Setting) -> bool:
    stands = all(any(on.facts[name].state == YES for name in names) for names in note.applies)
    return stands and not any(on.facts[name].state == YES for name in note.unless)
