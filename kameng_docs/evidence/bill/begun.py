"""Whether a row that names columns begins a table: a sentence of a chat may name a time, a sum and goods as well."""

from collections.abc import Iterable, Sequence
from itertools import islice

from kameng_docs.evidence.bill.forms import Head, is_marked, tabular
from kameng_docs.evidence.tables.cells import Cell, Row, amount, moment, plain

# As many rows below are looked at: one of the first is whole.
LOOKED_AT = 20


def is_begun(head: Head, below: Iterable[Row]) -> bool:
    """Whether payments stand below, or the head is surely that of a bill."""
    dated = [at for field in ("at", "day") for at in head.places.get(field, ())]
    sums = [at for field in ("amount", "out", "into") for at in head.places.get(field, ())]
    return is_marked(head) or any(_has(row, dated, sums) for row in islice(below, LOOKED_AT))


def is_like_one(cells: Sequence[str], below: Iterable[Row]) -> bool:
    """Whether days and sums stand below names of columns that we do not know."""
    where = tabular(cells)
    return where is not None and any(_has(row, where[:1], where[1:]) for row in islice(below, LOOKED_AT))


def _has(row: Row, dated: Sequence[int], sums: Sequence[int]) -> bool:
    def cells(places: Sequence[int]) -> list[Cell]:
        return [row.cells[at] for at in places if at < len(row.cells) and plain(row.cells[at].text)]

    return any(map(_is_moment, cells(dated))) and any(amount(cell) is not None for cell in cells(sums))


def _is_moment(cell: Cell) -> bool:
    return moment(cell) is not None
