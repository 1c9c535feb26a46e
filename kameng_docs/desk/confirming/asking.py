"""A case and what was read of its files → what is still to confirm, and the writing of what was confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kameng_docs.custody.journal.edits import Edit, data_of
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.conflict import Conflict, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.casefile.taking import fresh
from kameng_docs.desk.confirming.entries import numbered
from kameng_docs.desk.confirming.fields import Choice, Field, Part, Path
from kameng_docs.desk.confirming.following import needless
from kameng_docs.desk.confirming.open import Open
from kameng_docs.desk.confirming.settling import Stands, settled
from kameng_docs.desk.confirming.sights import Sight, of_one, sights
from kameng_docs.desk.confirming.sorting import Sorted, sorted_out
from kameng_docs.desk.given.kept import Kept, Said
from kameng_docs.reading.proposals import Kind
from kameng_docs.starting.adding import Differs
from kameng_docs.starting.case import begin
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import places
from kameng_docs.starting.tree import Node, Scalar

ANCHOR = Refused(
    "还不知道写到哪一单", "先核对那一单的订单号、支付单号或者下单时间；一样也没有读到的，打开“案件文件”自己写"
)
PERSON = ("消费者", "姓名")
WORKED_OUT = ""
"""The file of what was worked out from several."""


@dataclass(frozen=True)
class Asked:
    """Everything that is open, and how many cards stand in the file already; `spare` was read and need not be asked for."""

    nodes: tuple[Node, ...]
    every: Sorted
    open: tuple[Open, ...] = ()
    aside: tuple[Open, ...] = ()
    spare: tuple[Open, ...] = ()
    done: int = 0
    given: tuple[str, ...] = ()
    fault: Refused | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The files that have something open, in the order they were given; what was worked out comes last."""
        found = {each.field.file for each in self.open}
        return tuple(name for name in (*self.given, WORKED_OUT) if name in found)

    @property
    def known(self) -> tuple[Open, ...]:
        """Every field that can still be confirmed."""
        return (*self.open, *self.aside, *self.spare)

    def of(self, file: str) -> tuple[Sight, ...]:
        """What is open beside one file, that which can be confirmed together first."""
        return sights([each for each in self.open if each.field.file == file])

    @property
    def left(self) -> int:
        """How many cards are open."""
        return sum(len(self.of(file)) for file in self.files)


def asked(content: bytes, kept: Kept, name: str, today: date, person: str | None = None) -> Asked:
    """What is to confirm of a case file with this content; `person` is its author's name, empty where the record lacks it."""
    data = data_of(content)
    if isinstance(data, Refused):
        return Asked((), Sorted((), ()), fault=data)
    material = kept.material(name, today, data)
    if not material.reads:
        return Asked((), Sorted((), ()))
    read = begin(material).nodes
    every = sorted_out(read, material)
    nodes = numbered(read, _answers(every.fields, kept))
    named = own_name(material)
    if named is not None and person in ("", changed(named, kept.mine.get(named.name))[0].text):
        every = replace(every, fields=(*every.fields, named))
    stands = Stands(content, nodes)
    by_path = {each.path: each for each in every.fields}
    # The name stands in the record of the person.
    still = [each for each in every.fields if each.path != PERSON or not person]
    left = [found for each in still if (found := _open(each, kept, stands, by_path)) is not None]
    busy = {each.field.file for each in left if not each.said}
    # A file of which nothing else is asked is asked for by itself.
    shown = [
        Open(each, changed(each, kept.mine.get(each.name)), said=kept.said.get(each.name))
        for each in every.exhibits
        if each.file not in busy
    ]
    every_open = [*left, *shown]
    open_at = {each.field.path for each in left}
    written = [each for each in every.fields if each.path not in open_at]
    return Asked(
        nodes,
        every,
        tuple(each for each in every_open if not each.said and not each.needless),
        tuple(each for each in every_open if each.said),
        tuple(each for each in every_open if not each.said and each.needless),
        len(
            {of_one(each) for each in written if not needless(each, by_path)}
            - {of_one(each.field) for each in left}
        )
        + len(_exhibited(material) - busy - {each.file for each in written}),
        tuple(read.file for read in material.reads),
    )


def _exhibited(material: Material) -> set[str]:
    """The files that were read and stand as exhibits."""
    stand = {file for files in material.standing.exhibits.values() for file in files}
    return stand & {read.file for read in material.reads}


def asked_of(case: OpenCase, kept: Kept, today: date) -> Asked:
    """What is to confirm of a case as it stands."""
    return asked(case.text.encode(), kept, case.file.stem, today, person_of(case))


def own_name(material: Material) -> Field | None:
    """The author's name as the story has it; None where it has none, or several."""
    names = [each for read in material.reads for each in read.proposals if each.kind is Kind.NAME]
    if len({each.value for each in names}) != 1:
        return None
    (at, doubts) = names[0].at, names[0].doubts
    return Field(PERSON, "您的姓名", (Part("姓名", names[0].value),), at, (), doubts, places(at))


def person_of(case: OpenCase) -> str | None:
    """The author's name in the record that the case names; empty where it is still asked, None where there is no record."""
    if not case.data.get(PERSON[0]):
        return None
    value = case.value(PERSON)
    return value if isinstance(value, str) else ""


def _open(field: Field, kept: Kept, stands: Stands, every: Mapping[Path, Field]) -> Open | None:
    parts = changed(field, kept.mine.get(field.name))
    if field.path == PERSON:
        return Open(field, parts, said=kept.said.get(field.name))
    there = stands((field, parts))
    if there is True:
        return None
    otherwise = there.there if isinstance(there, Differs) else ""
    # What the file says otherwise is asked in any case.
    why = "" if otherwise or field.name in kept.mine else needless(field, every)
    return Open(field, parts, otherwise, kept.said.get(field.name), why, stands.along(field))


def changed(field: Field, texts: Sequence[str] | None) -> tuple[Part, ...]:
    """The parts of a field with these texts; those that were read, where there are none or it has others now."""
    if texts is None or len(texts) != len(field.parts):
        return field.parts
    return tuple(
        part
        if part.fixed or text == part.text
        else replace(part, value=_lines(text) if isinstance(part.value, tuple) else text.strip())
        for part, text in zip(field.parts, texts, strict=True)
    )


def _answers(fields: Sequence[Field], kept: Kept) -> dict[Path, Scalar]:
    """What their author changed, by its place; empty what he put aside."""
    found: dict[Path, Scalar] = {}
    for each in fields:
        if each.name in kept.mine or each.name in kept.said:
            for part in changed(each, kept.mine.get(each.name)):
                found[(*each.path[:-1], part.key)] = "" if each.name in kept.said else part.value
    return found


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.replace("、", "\n").splitlines() if line.strip())


def confirmed(
    case: OpenCase, kept: Kept, today: date, seen: Mapping[str, str]
) -> Written | Conflict | Refused:
    """Write the fields of these names, with the values that `kept` has of their author.

    `seen` tells by name what their author saw at their places: what was written there since is not written over.
    """
    saw, content = case.version, case.text.encode()
    now = asked(content, kept, case.file.stem, today, person_of(case))
    meant = [each for each in now.known if each.field.name in seen]
    if refused := now.fault or _unfit(meant, seen):
        return refused
    chosen: list[Choice] = [(each.field, each.parts) for each in meant if each.field.path != PERSON]
    without = [each.file for each in now.every.exhibits if kept.said.get(each.name) is Said.NO]
    if names := [Edit(PERSON, each.parts[0].text) for each in meant if each.field.path == PERSON]:
        told = case.apply(names, saw)
        if not chosen or not isinstance(told, Written):
            return told
        saw = told.version
    result = settled(content, now.nodes, now.every, chosen, without)
    if isinstance(result, Refused):
        return result
    if result.differs:
        return ANCHOR
    if wrong := fresh(case, content, result.content):
        # It stays on its card, where it can be changed: in the file nothing but the editor would mend it.
        return Refused(wrong[0].message, f"{wrong[0].hint or '对着原件看一看'}；按“改”改了再写")
    return case.replace(result.content.decode(), saw)


def _unfit(meant: Sequence[Open], seen: Mapping[str, str]) -> Refused | None:
    """Why these are not written as they are."""
    for each in meant:
        if each.there not in ("", seen[each.field.name]):
            told = f"“{each.field.title}”刚才在别处写成了“{each.there}”"
            return Refused(told, "看一看，还是按“对”就换成这里的")
        for key in each.blank:
            of = "" if key == each.field.title else f"里的“{key}”"
            return Refused(f"“{each.field.title}”{of}是空的", "按“改”写上，或者按“不是”")
    return None
