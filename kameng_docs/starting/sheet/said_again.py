"""What a row says that changed, as far as it can be put into a case that is there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kameng_docs.custody.journal.nested import Tree
from kameng_docs.reading.register.fields import DISPUTE, NAME, ORDER, REMEDY, field_of
from kameng_docs.reading.register.rows import Complaint, Value
from kameng_docs.starting.sheet.material import disputes_in, remedy_in

# Where a person puts what a sheet tells in words.
IN_WORDS = "写进案件文件的“经过”"


@dataclass(frozen=True)
class RowSays:
    """`values` for the case and `person` for the record, by fields; `left` says of each other why it goes into neither."""

    values: Mapping[str, Tree] = field(default_factory=dict)
    person: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def row_says(complaint: Complaint | None, text: str, known: Collection[str]) -> RowSays:
    """Nothing where the row did not change. What is doubtful, and what is a story, is left to a person, unless it stands in
    `text` already, the whole of the case in whatever form; `known` are the names of disputes.
    """
    if complaint is None:
        return RowSays()
    values, person, left = dict[str, Tree](), dict[str, str](), list[str]()
    lines = _bare(text)
    for name, value in complaint.values.items():
        place = field_of(name)
        if place is None or name in {NAME, ORDER}:
            continue
        told = _told(complaint, name, value, known)
        if told and place.of_person and not value.doubts:
            person[name] = value.value
        elif told and not value.doubts:
            values[name] = told
        elif not _stands(value, lines):
            why = value.doubts[0] if value.doubts else f"有新的，{IN_WORDS}"
            left.append(f"“{name}”没有补：{why}")
    left += [
        f"“{each.column}”没有补：有新的，{IN_WORDS}" for each in complaint.notes if not _stands(each, lines)
    ]
    return RowSays(values, person, tuple(left))


def _told(complaint: Complaint, name: str, value: Value, known: Collection[str]) -> Tree:
    """What goes into a place of its own; empty where the field has none."""
    place = field_of(name)
    if name == DISPUTE:
        return disputes_in(complaint, known)
    if name == REMEDY:
        # Words that say more than the demand alone were left to a person when the case was begun, and are now.
        return value.value if remedy_in(complaint) == value.value else ""
    return value.value if place and (place.at or place.of_person) else ""


def _stands(value: Value, lines: str) -> bool:
    return all(_bare(line) in lines for line in value.value.splitlines())


def _bare(text: str) -> str:
    """Without blanks, and without the signs that set a line of a case file aside."""
    return "".join(text.replace("#", " ").split())
