"""Whether a few cases can be worked out of what is published: by adding, taking away, and any other sum of the numbers.

Each published number counts a set of cases. Cases that stand in the same sets are one sort. A set of cases can be worked out
where what it is, 1 for each of its cases and 0 for all others, is a combination of what the published sets are. The audit asks
for such sets of 1 to 4 cases, and finds one if there is one: whoever reads it may even know which sorts of cases there are.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from kameng_docs.registry.public.combining import PRIME, Column, at, is_a_few, may_be_few
from kameng_docs.registry.public.few import FEW


def few_worked_out(sorts: Mapping[Column, int], rows: int) -> bool:
    """Whether the published numbers, `rows` of them, allow to work out a set of a few cases.

    `sorts` are the kinds of cases: in which of the published sets they stand (by number from 0), and how many they are.
    """
    # Large sorts first: none of them can be in a small set, so that few are left to be tried.
    columns = sorted(sorts, key=lambda column: (-sorts[column], column))
    pivots, duals = _basis(columns, rows)
    small = [(dual, sorts[pivot]) for pivot, dual in zip(pivots, duals, strict=True) if sorts[pivot] < FEW]
    known = set(pivots)
    others = [column for column in columns if column not in known]
    # A set is known by what it is at the pivots: 1 at one of them at least, and at no more than a few.
    return any(is_a_few(some, others, sorts) for some in may_be_few(small, others))


def _basis(columns: Sequence[Column], rows: int) -> tuple[list[Column], list[list[int]]]:
    """Sorts that are independent, as many as there are, and for each the combination of rows that is 1 there and 0 at the
    other ones.
    """
    free = [[int(i == row) for i in range(rows)] for row in range(rows)]
    pivots: list[Column] = []
    duals: list[list[int]] = []
    for column in columns:
        if not free:
            break
        values = [at(each, column) for each in free]
        found = next((i for i, value in enumerate(values) if value), None)
        if found is None:
            continue
        scale = pow(values[found], -1, PRIME)
        new = [value * scale % PRIME for value in free.pop(found)]
        values.pop(found)
        free = [_less(each, value, new) for each, value in zip(free, values, strict=True)]
        duals = [_less(each, at(each, column), new) for each in duals]
        pivots.append(column)
        duals.append(new)
    return pivots, duals


def _less(row: Sequence[int], times: int, other: Sequence[int]) -> list[int]:
    return [(a - times * b) % PRIME for a, b in zip(row, other, strict=True)] if times else list(row)


def sorts_of(atoms: Mapping[int, int], sets: Collection[int]) -> Counter[Column]:
    """The kinds of cases as `few_worked_out` wants them. `atoms` are bits and how many cases have these; a set of `sets` are the
    cases that have one of its bits.
    """
    found: Counter[Column] = Counter()
    numbered = list(enumerate(sets))
    for bits, count in atoms.items():
        found[tuple(i for i, mask in numbered if bits & mask)] += count
    return found
