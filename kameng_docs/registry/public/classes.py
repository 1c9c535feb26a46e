"""Values and how many cases have them → classes of enough cases each: what is less is put together with others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kameng_docs.registry.public.few import FEW

OTHERS = "其他"


@dataclass(frozen=True)
class Class:
    """Cases that have one of `values`, told as `label`."""

    label: str
    values: frozenset[str]
    cases: int


def ranked(counts: Mapping[str, int], most: int, never: Iterable[str] = ()) -> tuple[Class, ...]:
    """The values that most cases have, `most` at most, and 其他 for the rest, which takes in one more where it is too small.

    `never` are values that are not told by themselves.
    """
    order = sorted(counts, key=lambda value: (-counts[value], value))
    told = [value for value in order if counts[value] >= FEW and value not in set(never)][:most]
    rest = [value for value in order if value not in told]
    while told and rest and sum(counts[value] for value in rest) < FEW:
        rest.append(told.pop())
    classes = [Class(value, frozenset({value}), counts[value]) for value in told]
    if rest:
        classes.append(Class(OTHERS, frozenset(rest), sum(counts[value] for value in rest)))
    return tuple(classes)


def in_a_row(counts: Sequence[tuple[str, int]], most: int) -> list[tuple[int, int]]:
    """Neighbours put together until each has enough and there are `most` at most: from which to which, both included.

    One is left, however small it is, where all of them together are not enough.
    """
    spans = [(i, i) for i in range(len(counts))]

    def size(span: tuple[int, int]) -> int:
        return sum(count for _, count in counts[span[0] : span[1] + 1])

    while len(spans) > 1 and (len(spans) > most or min(map(size, spans)) < FEW):
        at = min(range(len(spans)), key=lambda i: size(spans[i]))
        beside = [i for i in (at - 1, at + 1) if 0 <= i < len(spans)]
        other = min(beside, key=lambda i: size(spans[i]))
        first, last = sorted((at, other))
        spans[first : last + 1] = [(spans[first][0], spans[last][1])]
    return spans


def coarser(classes: tuple[Class, ...], *, neighbours: bool) -> tuple[Class, ...]:
    """With one class less: the two smallest together, as 其他; of `neighbours` none, for they have their labels by where they end."""
    if neighbours or len(classes) < len((OTHERS, OTHERS, OTHERS)):
        return ()
    *kept, one, other = sorted(classes, key=lambda each: (each.label == OTHERS, -each.cases, each.label))
    return (*kept, Class(OTHERS, one.values | other.values, one.cases + other.cases))
