"""Records → what is published: table after table, each as far as no few cases can be worked out of all of them together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from kameng_docs.registry.public.audit import few_worked_out, sorts_of
from kameng_docs.registry.public.classes import OTHERS, Class, coarser
from kameng_docs.registry.public.few import FEW, are_few
from kameng_docs.registry.public.model import Line, Public, Table
from kameng_docs.registry.public.naming import UNNAMED, without
from kameng_docs.registry.public.questions import QUESTIONS, Question
from kameng_docs.registry.public.records import Record, Records
from kameng_docs.registry.stats.gathering import Gathering

# The questions whose values are names that somebody gave himself, or others him.
NAMES = frozenset({"platform", "seller"})
# Of each excuse it is told in how many cases money came back.
CROSSED = "excuse"
DOUBLED, ALL = "同一张卡密", 1


class TooFewError(ValueError):
    """There are too few cases to publish anything of them, or too few that were left out. `told` says so."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


@dataclass
class _Bits:
    """What is asked of each case as bits, and how many cases have the same ones."""

    masks: dict[tuple[str, str], int] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)
    doubled: int = 0
    atoms: Counter[int] = field(default_factory=Counter)

    def of(self, question: Question, each: Class) -> int:
        """The bits of a class: those of its values."""
        return sum({self.masks[question.name, value] for value in each.values})

    def cases(self, mask: int) -> int:
        """How many cases have one of these bits."""
        return sum(count for bits, count in self.atoms.items() if bits & mask)


def published(records: Records, gathering: Gathering, day: str) -> Public:
    """Everything that may be told. Raises TooFewError where nothing may."""
    if records.count < FEW:
        raise TooFewError(
            f"能数的案件只有 {records.count} 件，不到 {FEW} 件，公开了就等于说了某一件：少挑一些条件，或者等多了再做"
        )
    if are_few(gathering.others):
        raise TooFewError(
            f"挑出来的只比全部少 {gathering.others} 件：和全部的数字一减，就知道那几件是什么样的。去掉挑选的条件，或者挑得再少一些"
        )
    hidden = _hidden(records)
    counts = _counts(records, hidden)
    wanted = {each.name: each.classes(counts[each.name], records.count) for each in QUESTIONS}
    bits = _bits(records, hidden, wanted)
    tables, sets = _tables(wanted, bits)
    doubled = _doubled(bits, sets, records.count)
    asked = [each.title for each in QUESTIONS if counts[each.name]]
    told = {table.title for table in tables}
    apart = gathering.apart.total()
    return Public(
        day=day,
        cases=records.count,
        tables=tuple(tables),
        paid=_whole(records.sums.paid()),
        back=_whole(records.sums.back()),
        doubled=doubled,
        left_out=tuple(title for title in asked if title not in told),
        not_counted=None if are_few(apart) else apart,
        changed=bool(gathering.changed),
    )


def _hidden(records: Records) -> set[str]:
    """Names of sites and shops in which somebody is called who complains."""
    names: Counter[str] = Counter()
    for record in records.all():
        names.update((record.platform, record.seller))
    enough = [name for name, count in names.items() if count >= FEW]
    return set(enough) - without(enough, records.people())


def _values(question: Question, record: Record, hidden: set[str]) -> tuple[str, ...]:
    values = question.values(record)
    if question.name not in NAMES:
        return values
    return tuple(UNNAMED if value in hidden else value for value in values)


def _counts(records: Records, hidden: set[str]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {each.name: Counter() for each in QUESTIONS}
    for record in records.all():
        for each in QUESTIONS:
            counts[each.name].update(_values(each, record, hidden))
    return counts


def _bits(records: Records, hidden: set[str], wanted: dict[str, tuple[Class, ...]]) -> _Bits:
    made, used = _Bits(), ALL
    for question in QUESTIONS:
        for each in wanted[question.name]:
            used <<= 1
            made.masks |= {(question.name, value): used for value in each.values}
            if question.name == CROSSED:
                used <<= 1
                made.back |= dict.fromkeys(each.values, used)
    made.doubled = used << 1
    doubled = records.doubled()
    for record in records.all():
        bits = ALL | (made.doubled if record.case in doubled else 0)
        for question in QUESTIONS:
            for value in _values(question, record, hidden):
                bits |= made.masks.get((question.name, value), 0)
                if question.name == CROSSED and record.back:
                    bits |= made.back.get(value, 0)
        made.atoms[bits] += 1
    return made


def _tables(wanted: dict[str, tuple[Class, ...]], bits: _Bits) -> tuple[list[Table], list[int]]:
    tables: list[Table] = []
    sets = [ALL]
    for question in QUESTIONS:
        add = _parts if question.parts else _each
        lines = add(question, wanted[question.name], bits, sets)
        if lines:
            tables.append(
                Table(question.name, question.title, question.head, question.parts, lines, question.note)
            )
    return tables, sets


def _parts(question: Question, classes: tuple[Class, ...], bits: _Bits, sets: list[int]) -> tuple[Line, ...]:
    """The classes as they are, else with smaller ones put together; what is of one line tells nothing but its label."""
    while len(classes) > 1 or (classes and classes[0].label != OTHERS):
        masks = [bits.of(question, each) for each in classes]
        if _may_stand(masks, bits, sets):
            sets += masks
            return tuple(Line(each.label, each.cases) for each in classes)
        classes = coarser(classes, neighbours=question.neighbours)
    return ()


def _each(question: Question, classes: tuple[Class, ...], bits: _Bits, sets: list[int]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for each in classes:
        mask = bits.of(question, each)
        if _may_stand([mask], bits, sets):
            sets.append(mask)
            lines.append(Line(each.label, each.cases, _back(question, each, bits, sets)))
    return tuple(lines)


def _back(question: Question, each: Class, bits: _Bits, sets: list[int]) -> int | None:
    if question.name != CROSSED:
        return None
    mask = bits.back[each.label]
    cases = bits.cases(mask)
    if are_few(cases) or are_few(each.cases - cases) or not _may_stand([mask], bits, sets):
        return None
    sets.append(mask)
    return cases


def _doubled(bits: _Bits, sets: list[int], count: int) -> int | None:
    cases = bits.cases(bits.doubled)
    if not cases or are_few(cases) or are_few(count - cases) or not _may_stand([bits.doubled], bits, sets):
        return None
    sets.append(bits.doubled)
    return cases


def _may_stand(masks: Iterable[int], bits: _Bits, sets: Iterable[int]) -> bool:
    together = list(dict.fromkeys((*sets, *masks)))
    return not few_worked_out(sorts_of(bits.atoms, together), len(together))


def _whole(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
