"""forms.yaml: how bills name their columns, and by what each is known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from kameng_docs.declared import EXPRESSION, Files, Whole
from kameng_docs.evidence.tables.cells import Row, named

Expression = Annotated[str, EXPRESSION]
FIELDS = (
    *(
        "at",
        "day",
        "kind",
        "payee",
        "payee_account",
        "goods",
        "direction",
        "amount",
        "out",
        "into",
        "refunded",
        "way",
    ),
    *("status", "payment_id", "merchant_id", "note"),
)


@dataclass(frozen=True)
class Source:
    """Who carries money and gives bills."""

    name: str
    says: tuple[str, ...]
    marks: tuple[str, ...]
    least: int
    again: str


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way of paying by its words."""

    says: Expression
    means: str


@dataclass(frozen=True)
class Forms:
    """The whole file; its keys are explained there."""

    columns: Annotated[dict[str, tuple[str, ...]], Whole(FIELDS)]
    others: tuple[str, ...]
    sources: tuple[Source, ...]
    owner: tuple[str, ...]
    out: tuple[str, ...]
    into: tuple[str, ...]
    neutral: tuple[str, ...]
    uncounted: tuple[str, ...]
    is_refund: dict[str, Expression]
    vague_goods: Expression
    ways: tuple[Way, ...]


BILL_FORMS = Files("evidence/bill/forms.yaml", Forms)
# No name of a column: it has a mark of a sentence in it, or is as long as one.
_SENTENCE = re.compile("[，。！？；：,!?;:“”]|.{16}")
# A head row has a time, a sum, and names of other things besides.
LEAST_NAMED = 4


def forms() -> Forms:
    """The file."""
    return BILL_FORMS.only()


@dataclass(frozen=True)
class Head:
    """The head row of a table: its names as they stand, and where each field stands, the surest column first."""

    names: tuple[str, ...]
    places: dict[str, tuple[int, ...]]

    def column(self, field: str) -> str:
        """The name of the surest column of a field; empty where there is none."""
        return self.names[self.places[field][0]] if field in self.places else ""


@dataclass(frozen=True)
class Table:
    """A table: its head, the rows above and below it. `separator` parts the cells of a text; empty for a sheet."""

    head: Head
    above: tuple[Row, ...]
    below: tuple[Row, ...]
    separator: str = ""

    def told_around(self, more: Iterable[str]) -> str:
        """What stands around the payments: the rows above the head, and `more`."""
        return "\n".join([*(row.told() for row in self.above), *more])


def head_of(cells: Sequence[str]) -> Head | None:
    """The head row that these cells are, or None."""
    names = [named(cell) for cell in cells]
    places = {
        field: where
        for field, known in forms().columns.items()
        if (where := tuple(names.index(name) for name in known if name in names))
    }
    dated = "at" in places or "day" in places
    sums = {"amount", "out", "into"} & places.keys()
    told = {"payee", "goods", "payment_id", "merchant_id"} & places.keys()
    if not (dated and sums and told) or len(_known(names)) < LEAST_NAMED:
        return None
    return Head(tuple(re.sub(r"\s+", " ", cell).strip(" \"'`") for cell in cells), places)


def tabular(cells: Sequence[str]) -> tuple[int, int] | None:
    """Where a row names a day and a sum, as the head of any bill does; None where it is none, but perhaps a sentence."""
    names = [named(cell) for cell in cells]
    if len([name for name in names if name]) < LEAST_NAMED or any(_SENTENCE.search(name) for name in names):
        return None
    dated = next((i for i, name in enumerate(names) if re.search("时间|日期", name)), None)
    sums = next(
        (i for i, name in enumerate(names) if re.search("金额|发生额|支出|收入|款项|价格", name)), None
    )
    return None if dated is None or sums is None else (dated, sums)


def is_marked(head: Head) -> bool:
    """Whether its columns are those of a source that we know, so that it is a bill though it may have no rows."""
    names = {named(name) for name in head.names}
    return any(len(names & set(each.marks)) >= each.least for each in forms().sources)


def source_of(head: Head, around: str) -> Source | None:
    """Whose bill has this head row; `around` is what stands above and below the table. None for nobody we know."""
    names = {named(name) for name in head.names}
    marked = [
        (len(names & set(each.marks)) / len(each.marks), any(word in around for word in each.says), -place)
        for place, each in enumerate(forms().sources)
        if len(names & set(each.marks)) >= each.least
    ]
    if marked:
        return forms().sources[-max(marked)[2]]
    said = [each for each in forms().sources if any(word in around for word in each.says)]
    return said[0] if len({each.name for each in said}) == 1 else None


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset((*(name for known in forms().columns.values() for name in known), *forms().others))


def _known(names: Sequence[str]) -> set[str]:
    return {name for name in names if name in _vocabulary()}
