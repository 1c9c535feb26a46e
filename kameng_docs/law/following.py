"""The table of facts.yaml asked: what follows from the result of a redemption, what it leaves no room for, what excludes what."""

from collections.abc import Iterator, Mapping
from functools import cache

from kameng_docs.law.vocabulary import facts

YES = "是"


def following(result: str, answers: Mapping[str, str]) -> Iterator[str]:
    """The facts that the result of an order makes 是, where `answers` (of facts, 是 or 否) meet what they depend on."""
    for name, word in facts().items():
        met = all(answers.get(other) == answer for other, answer in word.follows_if.items())
        if result in word.follows_from and met:
            yield name


def presumed(result: str) -> Iterator[str]:
    """The facts taken for 是 after this result of a first try, unless something else is said of them."""
    return (name for name, word in facts().items() if result in word.presumed_from)


def ruled_out(result: str, answers: Mapping[str, str]) -> frozenset[str]:
    """The facts that cannot be 是 of an order with this result: for the result itself, or for what follows from it."""
    directly = {name for name, word in facts().items() if result in word.no_room}
    return frozenset(directly.union(*(excluding(name) for name in following(result, answers))))


@cache
def excluding(name: str) -> frozenset[str]:
    """The facts that cannot be 是 beside this one."""
    return frozenset(b if a == name else a for a, b in never_both() if name in {a, b})


@cache
def never_both() -> tuple[tuple[str, str], ...]:
    """Every two facts that cannot both be 是; the second is where the table says so, and where a fault is told."""
    return tuple((other, name) for name, word in facts().items() for other in word.never_with)


@cache
def of_kind(kind: str) -> tuple[str, ...]:
    """The facts that count as `kind` (kameng_docs/law/vocabulary.py, KINDS), in their order."""
    return tuple(name for name, word in facts().items() if kind in word.kinds)


@cache
def notices() -> Mapping[str, str]:
    """The facts that tell of a notice on the redemption page, each with what kind it is where its words are not known."""
    return {name: facts()[name].shows for name in of_kind("redemption_notice")}
