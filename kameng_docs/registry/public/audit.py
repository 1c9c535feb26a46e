"""Whether a few cases can be worked out of what is published: by adding, taking away, and any other sum of the numbers.

Each published number counts a set of cases. Cases that stand in the same sets are one sort. A set of cases can be worked out
where what it is, 1 for each of its cases and 0 for all others, is a combination of what the published sets are. The audit asks
for such sets of 1 to 4 cases, and finds one if there is one: whoever reads it may even know which sorts of cases there are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from kameng_docs.registry.public.few import FEW

# Reckoned with remainders of a large prime: exact, and the numbers stay small.
PRIME = 2**61 - 1
# So many sorts are asked first: most tries fail there.
TRIED = 4
Column = tuple[int, ...]


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
    return any(_is_a_few(some, others, sorts) for some in _combinations(small, others))


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
        at = [_at(each, column) for each in free]
        found = next((i for i, value in enumerate(at) if value), None)
        if found is None:
            continue
        scale = pow(at[found], -1, PRIME)
        new = [value * scale % PRIME for value in free.pop(found)]
        at.pop(found)
        free = [_less(each, value, new) for each, value in zip(free, at, strict=True)]
        duals = [_less(each, _at(each, column), new) for each in duals]
        pivots.append(column)
        duals.append(new)
    return pivots, duals


Pivot = tuple[list[int], int]
Some = tuple[Pivot, ...]
Indices, Values = tuple[int, ...], tuple[int, ...]


def _combinations(small: Sequence[Pivot], others: Sequence[Column]) -> Iterator[Some]:
    """Those pivots that may be the ones of a small set, as far as a few of the other sorts tell: these are 0 or 1 as well.

    Three and four are found as a pair with what it lacks, and not by trying all.
    """
    if not small:
        return
    tried = others[:TRIED]
    values = [tuple(_at(dual, column) for column in tried) for dual, _ in small]
    targets = tuple(product((0, 1), repeat=len(tried)))
    single, double = defaultdict(list), defaultdict(list)
    for i, value in enumerate(values):
        single[value].append((i,))
    pairs = list(combinations(range(len(small)), 2))
    for pair in pairs:
        double[_sum(values, pair)].append(pair)
    found = [*_lacking((), values, targets, single), *_lacking((), values, targets, double)]
    for pair in pairs:
        found += _lacking(pair, values, targets, single)
        found += _lacking(pair, values, targets, double)
    for chosen in found:
        if sum(small[i][1] for i in chosen) < FEW:
            yield tuple(small[i] for i in chosen)


def _lacking(
    chosen: Indices,
    values: Sequence[Values],
    targets: Iterable[Values],
    by_sum: Mapping[Values, list[Indices]],
) -> Iterator[Indices]:
    """The chosen ones with others that come after them and bring their sum to one of the targets."""
    own = _sum(values, chosen) if chosen else (0,) * len(values[0])
    last = chosen[-1] if chosen else -1
    for target in targets:
        wanted = tuple((aim - value) % PRIME for aim, value in zip(target, own, strict=True))
        yield from ((*chosen, *more) for more in by_sum.get(wanted, ()) if more[0] > last)


def _sum(values: Sequence[Values], chosen: Indices) -> Values:
    return tuple(sum(each) % PRIME for each in zip(*(values[i] for i in chosen), strict=True))


def _is_a_few(some: Some, others: Sequence[Column], sorts: Mapping[Column, int]) -> bool:
    """Whether the combination that is 1 at these pivots is a set, and one of a few cases."""
    combined = [sum(values) % PRIME for values in zip(*(dual for dual, _ in some), strict=True)]
    cases = sum(count for _, count in some)
    for column in others:
        value = _at(combined, column)
        cases += value * sorts[column]
        if value > 1 or cases >= FEW:
            return False
    return True


def _at(row: Sequence[int], column: Column) -> int:
    return sum(row[i] for i in column) % PRIME


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
