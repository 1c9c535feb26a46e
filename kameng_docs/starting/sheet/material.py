"""One complaint of a sheet → what a case is begun from, as `begin` takes it; and the record of its person."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from kameng_docs.case.typed import moment_of
from kameng_docs.law.claim_kinds import REMEDIES
from kameng_docs.reading.merged import merged
from kameng_docs.reading.proposals import Kind, Place, Proposal, Read, Side, What, Words
from kameng_docs.reading.register.cells import NO_CODE
from kameng_docs.reading.register.field import Field
from kameng_docs.reading.register.fields import (
    COMPLAINED,
    DISPUTE,
    FACTS_KEY,
    FIELDS,
    FIRM,
    FIRM_KIND,
    NAME,
    REMEDY,
    REPLIED,
    REPLY,
    STORY,
    VERBATIM,
    field_of,
)
from kameng_docs.reading.register.rows import Complaint, Value
from kameng_docs.reading.story import read_story
from kameng_docs.starting.gathering import STORY as STORY_FILE
from kameng_docs.starting.material import Material, Seen
from kameng_docs.starting.parties import FOLDER, record_of
from kameng_docs.starting.saying import CONFIRM, marked, places
from kameng_docs.starting.sheet.kept import SAME
from kameng_docs.starting.sheet.placed import Placed, tree_of
from kameng_docs.starting.sheet.same import firm_kind
from kameng_docs.starting.tree import Leaf, Node

ANSWER = "回答"
NOT_HIS_WORDS = "登记表里写的，不一定是对方的原话：照聊天、短信改"
A_FIRM = "像是营业执照上的名称，不是店名：查实了写到“主体”"
_FIRM = re.compile("公司$|[(（]个体工商户[)）]$")
_BETWEEN = re.compile(r"[、，,；;\s]+")


def with_same(complaint: Complaint, same: Mapping[str, str]) -> Complaint:
    """The complaint with what all rows have beside what its own row says; by its key and content it is another one."""
    return replace(
        complaint, values={**{key: Value("", text) for key, text in same.items()}, **complaint.values}
    )


def material_of(
    complaint: Complaint,
    source: str,
    name: str,
    person: str,
    *,
    today: date,
    disputes: tuple[str, ...],
    known: Collection[str],
) -> Material:
    """What the case `name` is begun from. `source` is the sheet as places tell it, `person` the name of the record.

    `disputes` are those of all rows that name none of their own; `known` are the names that disputes have.
    """
    own = disputes_in(complaint, known)
    reads = [
        Read(
            source,
            What.REGISTER,
            tuple(_proposals(complaint, source)),
            words=tuple(_replies(complaint, source)),
        )
    ]
    story = complaint.text(STORY)
    if story:
        reads.append(read_story(story, STORY_FILE, _day(complaint) or today))
    at = _place(complaint, complaint.values[STORY], source).told() if story else ""
    return Material(
        name,
        today,
        tuple(reads),
        merged(reads),
        {STORY_FILE: Seen(exhibit=False)},
        person,
        f"{FOLDER}/{person}.yaml，{_read(complaint, complaint.values[NAME], source)}",
        own or disputes,
        story,
        f"{STORY_FILE}，抄自 {at}" if story else "",
        remarks=tuple(_remarks(complaint, source, own)),
        facts_left_open=True,
        answers=_answers(complaint, source),
    )


def _answers(complaint: Complaint, source: str) -> Mapping[str, tuple[Leaf, ...]]:
    """The facts that the row answers; the moment of one says that there was such a thing."""
    found: dict[str, dict[str, Leaf]] = {}
    for (head, *rest), leaf in _values(complaint, source):
        if head == FACTS_KEY:
            fact, key = (*rest, ANSWER)[:2]
            found.setdefault(fact, {})[key] = replace(leaf, key=key)
    return {
        fact: (said.pop(ANSWER, Leaf(ANSWER, "是", next(iter(said.values())).note)), *said.values())
        for fact, said in found.items()
    }


def placed(complaint: Complaint, source: str) -> tuple[Node, ...]:
    """What the row says and nothing reads, as a tree of the places where it stands in a case."""
    return tree_of(each for each in _values(complaint, source) if each[0][0] != FACTS_KEY)


def _values(complaint: Complaint, source: str) -> Iterator[Placed]:
    for name in complaint.values:
        field = field_of(name)
        if field is None or field.kind or not field.at or _homeless(complaint, field):
            continue
        yield field.at, _line(complaint, name, source)
        if name == FIRM and FIRM_KIND not in complaint.values and (kind := firm_kind(complaint.text(FIRM))):
            yield (*field.at[:-1], FIRM_KIND), Leaf(FIRM_KIND, kind, "由公司全称得出，不对就改")


def _homeless(complaint: Complaint, field: Field) -> bool:
    """Whether what has its place beside something else stands alone."""
    return bool(field.needs) and not complaint.text(field.needs)


def record(complaint: Complaint, source: str, others: tuple[str, ...] = ()) -> str:
    """The text of the person's record; `others` are the records of people of the same name."""
    known = {
        field: _line(complaint, field, source)
        for field, what in FIELDS.items()
        if what.of_person and field in complaint.values
    }
    note = _read(complaint, complaint.values[NAME], source)
    if others:
        note += f"；同名的还有 {'、'.join(others)}，是同一个人的，只留一份"
    return record_of(complaint.text(NAME), note, known)


def _line(complaint: Complaint, field: str, source: str) -> Leaf:
    value = complaint.values[field]
    note = _read(complaint, value, source) + (f"；{CONFIRM}" if value.doubts else "")
    return Leaf(field, value.value, note, marked(value.doubts), sure=not value.doubts)


def _place(complaint: Complaint, value: Value, source: str) -> Place:
    """Where it stood; what is the same in all rows stands in none of them."""
    if not value.column:
        return Place(source, column=SAME)
    return Place(source, row=complaint.row, column=value.column)


def _read(complaint: Complaint, value: Value, source: str) -> str:
    return places((_place(complaint, value, source),))


def _proposals(complaint: Complaint, source: str) -> Iterator[Proposal]:
    for field, value in complaint.values.items():
        if (kind := _known(field).kind) and NO_CODE not in value.doubts:
            at = (_place(complaint, value, source),)
            doubts = (A_FIRM,) if kind is Kind.SHOP and _FIRM.search(value.value) else ()
            yield Proposal(kind, value.value, value.value, at, (*value.doubts, *doubts))
    if remedy := remedy_in(complaint):
        value = complaint.values[REMEDY]
        doubts = () if remedy == value.value else (f"登记表里写的是“{value.value}”",)
        yield Proposal(Kind.REMEDY, remedy, value.value, (_place(complaint, value, source),), doubts)


def _known(name: str) -> Field:
    """What a value of the row is; what it was said to be was looked at before."""
    return field_of(name) or FIELDS[STORY]


def remedy_in(complaint: Complaint) -> str:
    """What is demanded, where one of its names alone stands in the cell."""
    found = [name for name in REMEDIES if name in complaint.text(REMEDY)]
    return found[0] if len(found) == 1 else ""


def _replies(complaint: Complaint, source: str) -> Iterator[Words]:
    """What the seller answered. Only what is said to be his own words stands without a doubt."""
    for field, doubts in ((VERBATIM, ()), (REPLY, (NOT_HIS_WORDS,))):
        if words := complaint.text(field):
            at = _place(complaint, complaint.values[field], source)
            when = complaint.values.get(REPLIED)
            said = when.value if when else ""
            yield Words(Side.OTHER, "对方", words, said, at, doubts=(*doubts, *(when.doubts if when else ())))


def disputes_in(complaint: Complaint, known: Collection[str]) -> tuple[str, ...]:
    """The disputes that the row names, where all that it names are such."""
    named = [each for each in _BETWEEN.split(complaint.text(DISPUTE)) if each]
    return tuple(dict.fromkeys(named)) if named and all(each in known for each in named) else ()


def _day(complaint: Complaint) -> date | None:
    """The day on which the complaint was registered, from which its story counts."""
    found = moment_of(complaint.text(COMPLAINED))
    return found.date() if isinstance(found, datetime) else found


def _remarks(complaint: Complaint, source: str, disputes: tuple[str, ...]) -> Iterator[str]:
    """What a case has no place for, or not in these words; it stands as it was told."""
    told = [COMPLAINED, *([] if disputes else [DISPUTE]), *([] if remedy_in(complaint) else [REMEDY])]
    told += [] if complaint.text(VERBATIM) or complaint.text(REPLY) else [REPLIED]
    told += [
        name for name in complaint.values if not _known(name).kind and _homeless(complaint, _known(name))
    ]
    # A sentence in place of a key is no value, and no secret.
    told += [name for name, value in complaint.values.items() if NO_CODE in value.doubts]
    values = [complaint.values[field] for field in told if field in complaint.values]
    for each in (*values, *complaint.notes):
        where = _read(complaint, each, source)
        yield f"登记表里的“{each.column}”：{each.value}（{where}{''.join(f'；{doubt}' for doubt in each.doubts)}）"
