"""Combinations of published numbers that may be a set of a few cases: which of the independent sorts are in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from kameng_docs.registry.public.few import FEW

# Reckoned with remainders of a large prime: exact, and the numbers stay small.
PRIME = 2**61 - 1
# So many sorts are asked first: most tries fail there.
TRIED = 4
Column = tuple[int, ...]
Pivot = tuple[list[int], int]
Some = tuple[Pivot, ...]
Indices = tuple[int, ...]
Values = tuple[int, ...]


def may_be_few(small: Sequence[Pivot], others: Sequence[Column]) -> Iterator[Some]:
    """Those pivots that may be the ones of a small set, as far as a few of the other sorts tell: these are 0 or 1 as well.

    Three and four are found as a pair with what it lacks, and not by trying all.
    """
    if not small:
        return
    tried = others[:TRIED]
    values = [tuple(at(dual, column) for column in tried) for dual, _ in small]
    targets = tuple(product((0, 1), repeat=len(tried)))
    single: dict[Values, list[Indices]] = defaultdict(list)
    double: dict[Values, list[Indices]] = defaultdict(list)
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


def is_a_few(some: Some, others: Sequence[Column], sorts: Mapping[Column, int]) -> bool:
    """Whether the combination that is 1 at these pivots is a set, and one of a few cases."""
    combined = [sum(values) % PRIME for values in zip(*(dual for dual, _ in some), strict=True)]
    cases = sum(count for _, count in some)
    for column in others:
        value = at(combined, column)
        cases += value * sorts[column]
        if value > 1 or cases >= FEW:
            return False
    return True


def at(row: Sequence[int], column: Column) -> int:
    """What a combination of rows is at a sort."""
    return sum(row[i] for i in column) % PRIME
