"""Records → what is published: table after table, each as far as no few cases can be worked out of all of them together."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from kameng_docs.registry.public.audit import few_worked_out, sorts_of
from kameng_docs.registry.public.bits import ALL, CROSSED, Bits, bits_of, counts_of, hidden_in
from kameng_docs.registry.public.classes import OTHERS, Class, coarser
from kameng_docs.registry.public.few import FEW, are_few
from kameng_docs.registry.public.model import Line, Public, Table
from kameng_docs.registry.public.picking import picked_by, tells_nothing, unspeakable
from kameng_docs.registry.public.questions import QUESTIONS, Question
from kameng_docs.registry.public.records import Records
from kameng_docs.registry.stats.gathering import Gathering


class NotPublicError(ValueError):
    """Nothing may be published of these cases as they were picked. `told` says why."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


class TooFewError(NotPublicError):
    """There are too few cases to publish anything of them, or too few that were left out."""


def published(records: Records, gathering: Gathering, day: str) -> Public:
    """Everything that may be told. Raises NotPublicError where nothing may."""
    if records.count < FEW:
        raise TooFewError(
            f"能数的案件只有 {records.count} 件，不到 {FEW} 件，公开了就等于说了某一件：少挑一些条件，或者等多了再做"
        )
    if are_few(gathering.others):
        raise TooFewError(
            f"挑出来的只比全部少 {gathering.others} 件：和全部的数字一减，就知道那几件是什么样的。去掉挑选的条件，或者挑得再少一些"
        )
    if word := unspeakable(gathering.wanted, records.people()):
        raise NotPublicError(word)
    hidden = hidden_in(records)
    counts = counts_of(records, hidden)
    wanted = {each.name: each.classes(counts[each.name], records.count) for each in QUESTIONS}
    bits = bits_of(records, hidden, wanted)
    tables, sets = _tables(wanted, bits)
    doubled = _told(bits.doubled, bits, sets, records.count) or None
    known = _told(bits.known, bits, sets, records.count)
    asked = [each.title for each in QUESTIONS if counts[each.name]]
    told = {table.title for table in tables}
    apart = gathering.apart.total()
    return Public(
        day=day,
        cases=records.count,
        picked=picked_by(gathering.wanted),
        altogether=records.count + gathering.others,
        tables=tuple(each for each in tables if not tells_nothing(each, records.count, gathering.wanted)),
        paid=_whole(records.sums.paid()),
        known=known,
        known_paid=None if known is None else _whole(records.sums.known()),
        back=None if known is None else _whole(records.sums.back()),
        doubled=doubled,
        left_out=tuple(title for title in asked if title not in told),
        not_counted=None if are_few(apart) else apart,
        changed=bool(gathering.changed),
    )


def _tables(wanted: dict[str, tuple[Class, ...]], bits: Bits) -> tuple[list[Table], list[int]]:
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


def _parts(question: Question, classes: tuple[Class, ...], bits: Bits, sets: list[int]) -> tuple[Line, ...]:
    """The classes as they are, else with smaller ones put together; what is of one line tells nothing but its label."""
    while len(classes) > 1 or (classes and classes[0].label != OTHERS):
        masks = [bits.of(question, each) for each in classes]
        if _may_stand(masks, bits, sets):
            sets += masks
            return tuple(Line(each.label, each.cases) for each in classes)
        classes = coarser(classes, neighbours=question.neighbours)
    return ()


def _each(question: Question, classes: tuple[Class, ...], bits: Bits, sets: list[int]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for each in classes:
        mask = bits.of(question, each)
        if _may_stand([mask], bits, sets):
            sets.append(mask)
            lines.append(Line(each.label, each.cases, _back(question, each, bits, sets)))
    return tuple(lines)


def _back(question: Question, each: Class, bits: Bits, sets: list[int]) -> int | None:
    if question.name != CROSSED:
        return None
    mask = bits.back[each.label]
    cases = bits.cases(mask)
    silent = bits.cases(bits.of(question, each), without=bits.known)
    # None in cases of which nobody wrote is not none.
    if silent and not cases:
        return None
    if are_few(cases) or are_few(each.cases - cases) or not _may_stand([mask], bits, sets):
        return None
    sets.append(mask)
    return cases


def _told(mask: int, bits: Bits, sets: list[int], count: int) -> int | None:
    """How many cases have this bit; None where that may not be told."""
    cases = bits.cases(mask)
    if are_few(cases) or are_few(count - cases) or not _may_stand([mask], bits, sets):
        return None
    sets.append(mask)
    return cases


def _may_stand(masks: Iterable[int], bits: Bits, sets: Iterable[int]) -> bool:
    together = list(dict.fromkeys((*sets, *masks)))
    return not few_worked_out(sorts_of(bits.atoms, together), len(together))


def _whole(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
