"""Which words must stand in a text for an expression to be found there: known without compiling the expression.

Of a thousand expressions that are held against a sentence nearly all are not found there, and to compile one takes a
hundred times as long as to look for a few words. `needles_of` reads them off the expression as Python itself parsed it;
what it does not understand needs nothing, and is then compiled and looked for as ever. An expression of several parts
needs a word of each: 退.{0,4}(赔|补) stands nowhere but where there is 退, and 赔 or 补 as well.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

# More words than that take longer to look for than they save, and so do more parts.
MOST = 400
MOST_PARTS = 6
# Of more words than these so many signs are looked for: a few that stand more often are found sooner.
ENOUGH = 100
BEGINNINGS = (4, 3, 2)
# How Python says that upper and lower case are the same.
EITHER_CASE = re.IGNORECASE | re.LOCALE
# What takes no room between the signs beside it.
NO_WIDTH = {"AT", "ASSERT", "ASSERT_NOT"}
REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}

Words = frozenset[str]
Needles = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an expression: every text it can be found as, where these are few; else words, of each of `needs` one."""

    whole: Words | None
    needs: tuple[Words, ...] = ()


NOTHING = _Part(frozenset({""}))
ANYTHING = _Part(None)


def needles_of(expression: str) -> Needles:
    """Lists of words: of each list at least one word stands in every text that the expression is found in.

    No list at all where nothing is known. The list that is most seldom met comes first. Raises re.error for what is no expression.
    """
    # A part of the standard library that has no promise to stay: without it nothing is known.
    parser: Any = getattr(re, "_parser", None)
    if parser is None:
        re.compile(expression)
        return ()
    parsed = parser.parse(expression)
    if parsed.state.flags & EITHER_CASE:
        return ()
    needed = sorted({_shortest(_few(words, ENOUGH)) for words in _needed(_all(parsed.data))}, key=_plenty)
    return tuple(tuple(sorted(words)) for words in needed[:MOST_PARTS])


def _needed(part: _Part) -> tuple[Words, ...]:
    if part.whole is None:
        return part.needs
    return () if "" in part.whole else (part.whole,)


def _all(parts: Iterable[tuple[Any, Any]]) -> _Part:
    """Parts that stand there one behind the other: of those that are known whole the texts grow together."""
    run, broken = frozenset({""}), False
    found: list[Words] = []
    for each in (_one(str(kind), value) for kind, value in parts):
        if each.whole is not None and len(run) * len(each.whole) <= MOST:
            run = frozenset(map("".join, product(run, each.whole)))
            continue
        broken = True
        found += [*_needed(_Part(run)), *_needed(each)]
        run = each.whole if each.whole is not None else frozenset({""})
    return _Part(None, (*found, *_needed(_Part(run)))) if broken else _Part(run)


def _plenty(words: Words) -> tuple[bool, int, list[str]]:
    """Words of two signs are rare; of one sign there should be few. Else in the order of their signs, the same each time."""
    return min(map(len, words)) < 2, len(words), sorted(words)  # noqa: PLR2004


def _one(kind: str, value: Any) -> _Part:
    if kind in NO_WIDTH:
        return NOTHING
    if kind == "LITERAL":
        return _Part(frozenset({chr(value)}))
    if kind == "IN" and all(str(each) == "LITERAL" for each, _ in value):
        return _Part(frozenset(chr(code) for _, code in value))
    if kind == "BRANCH":
        return _any([_all(branch) for branch in value[1]])
    if kind == "SUBPATTERN":
        _, more, _, parts = value
        return ANYTHING if more & EITHER_CASE else _all(parts)
    return _repeated(*value) if kind in REPEATS else ANYTHING


def _repeated(least: int, most: int, parts: Iterable[tuple[Any, Any]]) -> _Part:
    once = _all(parts)
    if most == 1 and once.whole is not None:
        return once if least else _Part(once.whole | {""})
    return _Part(None, _needed(once)) if least else ANYTHING


def _any(branches: list[_Part]) -> _Part:
    """One of several: of each branch the list that is most seldom met, all in one."""
    whole = [each.whole for each in branches]
    if None not in whole and len(every := frozenset().union(*filter(None, whole))) <= MOST:
        return _Part(every)
    needed = [min(_needed(each), key=_plenty, default=None) for each in branches]
    if None in needed:
        return ANYTHING
    every = _few(frozenset().union(*filter(None, needed)), MOST)
    return _Part(None, (every,)) if len(every) <= MOST else ANYTHING


def _few(words: Words, most: int) -> Words:
    """Those words, or of more than `most` their first signs alone: where these do not stand, the words do not."""
    for signs in BEGINNINGS:
        if len(words) > most:
            words = _shortest(frozenset(word[:signs] for word in words))
    return words


def _shortest(words: Words) -> Words:
    """What holds another of them within itself says nothing beside it."""
    return frozenset(word for word in words if not any(other != word and other in word for other in words))
