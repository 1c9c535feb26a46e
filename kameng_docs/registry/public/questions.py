"""The few tables that are published, in the order in which they are tried: what comes first is kept where not all can be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kameng_docs.registry.public.classes import OTHERS, Class, in_a_row, ranked
from kameng_docs.registry.public.few import FEW
from kameng_docs.registry.public.naming import UNNAMED
from kameng_docs.registry.public.records import (
    CLASSES,
    LATER,
    NO_ANSWER,
    NO_DAY,
    NOTHING_SENT,
    Record,
)

# So many lines of a table fit on the page, beside 其他.
MOST = 5
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Question:
    """A table. `values` are what a case is in it: one value where its lines are parts of a whole, else any number.

    `classes` makes its lines of how many cases have each value and of how many cases there are.
    """

    name: str
    title: str
    head: str
    values: Callable[[Record], tuple[str, ...]]
    classes: Callable[[Counts, int], tuple[Class, ...]]
    parts: bool = True
    neighbours: bool = False
    note: str = ""


def _parts(counts: Counts, _: int) -> tuple[Class, ...]:
    return ranked(counts, MOST, never=(UNNAMED,))


def _each(counts: Counts, cases: int) -> tuple[Class, ...]:
    """Values of which a case may have several: each by itself, and told only where enough have it and enough have not."""
    told = [
        value for value, count in counts.items() if count >= FEW and (count == cases or cases - count >= FEW)
    ]
    order = sorted(told, key=lambda value: (-counts[value], value))[:MOST]
    return tuple(Class(value, frozenset({value}), counts[value]) for value in order)


def _answers(counts: Counts, _: int) -> tuple[Class, ...]:
    """How long the first answer took, neighbours together; then those without one, small ones as 其他."""
    names = (*(f"{day}天以内" for day in CLASSES), LATER)
    days = [i for i, name in enumerate(names) if counts.get(name)]
    spans = in_a_row([(names[i], counts[names[i]]) for i in days], MOST) if days else []
    classes = [_within(names, (days[first], days[last]), counts) for first, last in spans]
    rest = {name: counts.get(name, 0) for name in (NO_ANSWER, NO_DAY, NOTHING_SENT)}
    classes += [Class(name, frozenset({name}), count) for name, count in rest.items() if count]
    few = [each for each in classes if each.cases < FEW]
    kept = [each for each in classes if each.cases >= FEW]
    while kept and few and sum(each.cases for each in few) < FEW:
        few.append(kept.pop(min(range(len(kept)), key=lambda i: kept[i].cases)))
    if few:
        values = frozenset().union(*(each.values for each in few))
        kept.append(Class(OTHERS, values, sum(each.cases for each in few)))
    return tuple(kept)


def _within(names: tuple[str, ...], span: tuple[int, int], counts: Counts) -> Class:
    first, last = span
    ends = (None, *CLASSES, None)
    begins, stops = ends[first], ends[last + 1]
    if begins is None:
        label = "有答复" if stops is None else f"{stops}天以内有答复"
    else:
        label = f"{begins}天以后有答复" if stops is None else f"{begins + 1}到{stops}天有答复"
    values = names[first : last + 1]
    return Class(label, frozenset(values), sum(counts.get(value, 0) for value in values))


def _months(counts: Counts, _: int) -> tuple[Class, ...]:
    """Months in a row. Where the first or the last are put together, it is not told when the first or last case was."""
    order = sorted(counts)
    spans = in_a_row([(month, counts[month]) for month in order], MOST + 1)
    made = []
    for first, last in spans:
        values = order[first : last + 1]
        label = _span(values, begins=first > 0, stops=last < len(order) - 1)
        made.append(Class(label, frozenset(values), sum(counts[value] for value in values)))
    return tuple(made)


def _span(months: list[str], *, begins: bool, stops: bool) -> str:
    first, last = _month(months[0]), _month(months[-1])
    if len(months) == 1:
        return first
    if begins and stops:
        return f"{first}到{last}"
    if begins:
        return f"{first}和以后"
    return f"{last}和以前" if stops else _years(months)


def _years(months: list[str]) -> str:
    first, last = (month.partition("-")[0] for month in (months[0], months[-1]))
    return f"{first}年" if first == last else f"{first or '没有写'}年到{last}年"


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月" if number.isdecimal() else "没有写"


QUESTIONS = (
    Question("outcome", "结果", "到现在的结果", lambda case: (case.outcome,), _parts),
    Question(
        "answer",
        "多久有答复",
        "交出后第一次答复",
        lambda case: (case.answer,),
        _answers,
        neighbours=True,
        note="从交出的那天数到第一次答复的那天，不论是谁答复的",
    ),
    Question("platform", "平台", "平台", lambda case: (case.platform,), _parts),
    Question("seller", "卖家", "卖家", lambda case: (case.seller,), _parts),
    Question("dispute", "争议", "争议", lambda case: case.disputes, _each, parts=False),
    Question("excuse", "对方的话", "对方拿来拒绝的话", lambda case: case.excuses, _each, parts=False),
    Question("channel", "走过的渠道", "渠道", lambda case: case.channels, _each, parts=False),
    Question("month", "什么时候买的", "购买月份", lambda case: (case.month,), _months, neighbours=True),
    Question(
        "back",
        "钱退回了没有",
        "钱",
        lambda case: (case.back,),
        _parts,
        note="没有写的，是没有登记，不等于没有退",
    ),
)
