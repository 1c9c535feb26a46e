"""Which words must stand in a text for an expression to be found there: known without compiling the expression.

Of a thousand expressions that are held against a sentence nearly all are not found there, and to compile one takes a
hundred times as long as to look for a few words. `needles_of` reads them off the expression as Python itself parsed it;
what it does not understand needs nothing, and is then compiled and looked for as ever.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

# More words than that take longer to look for than they save.
MOST = 400
# How Python says that upper and lower case are the same.
EITHER_CASE = re.IGNORECASE | re.LOCALE
# What takes no room between the signs beside it.
NO_WIDTH = {"AT", "ASSERT", "ASSERT_NOT"}
REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an expression: every text it can be found as, where these are few; else words one of which it holds."""

    whole: Words | None
    needs: Words | None


NOTHING = _Part(frozenset({""}), None)
ANYTHING = _Part(None, None)


def needles_of(expression: str) -> tuple[str, ...]:
    """Words of which at least one stands in every text that the expression is found in; none where that is not known.

    Raises re.error for what is no expression.
    """
    # A part of the standard library that has no promise to stay: without it nothing is known.
    parser: Any = getattr(re, "_parser", None)
    if parser is None:
        re.compile(expression)
        return ()
    parsed = parser.parse(expression)
    if parsed.state.flags & EITHER_CASE:
        return ()
    return tuple(sorted(_shortest(_needed(_all(parsed.data)) or frozenset())))


def _needed(part: _Part) -> Words | None:
    words = part.needs if part.whole is None else part.whole
    return words if words and "" not in words else None


def _all(parts: Iterable[tuple[Any, Any]]) -> _Part:
    """Parts that stand there one behind the other: of those that are known whole the texts grow together."""
    run, broken = NOTHING.whole or frozenset(), False
    found: list[Words] = []
    for each in (_one(str(kind), value) for kind, value in parts):
        if each.whole is not None and len(run) * len(each.whole) <= MOST:
            run = frozenset(map("".join, product(run, each.whole)))
            continue
        broken = True
        found += filter(None, [_needed(_Part(run, None)), _needed(each)])
        run = each.whole if each.whole is not None else frozenset({""})
    if not broken:
        return _Part(run, None)
    found += filter(None, [_needed(_Part(run, None))])
    return _Part(None, min(found, key=_plenty, default=None))


def _plenty(words: Words) -> tuple[bool, int]:
    """Words of two signs are rare; of one sign there should be few."""
    return min(map(len, words)) < 2, len(words)  # noqa: PLR2004


def _one(kind: str, value: Any) -> _Part:
    if kind in NO_WIDTH:
        return NOTHING
    if kind == "LITERAL":
        return _Part(frozenset({chr(value)}), None)
    if kind == "IN" and all(str(each) == "LITERAL" for each, _ in value):
        return _Part(frozenset(chr(code) for _, code in value), None)
    if kind == "BRANCH":
        return _any([_all(branch) for branch in value[1]])
    if kind == "SUBPATTERN":
        _, more, _, parts = value
        return ANYTHING if more & EITHER_CASE else _all(parts)
    return _repeated(*value) if kind in REPEATS else ANYTHING


def _repeated(least: int, most: int, parts: Iterable[tuple[Any, Any]]) -> _Part:
    once = _all(parts)
    if most == 1 and once.whole is not None:
        return once if least else _Part(once.whole | {""}, None)
    return _Part(None, _needed(once)) if least else ANYTHING


def _any(branches: list[_Part]) -> _Part:
    whole, needed = [each.whole for each in branches], [_needed(each) for each in branches]
    if None not in whole and len(every := frozenset().union(*filter(None, whole))) <= MOST:
        return _Part(every, None)
    every = frozenset().union(*filter(None, needed))
    return ANYTHING if None in needed or len(every) > MOST else _Part(None, every)


def _shortest(words: Words) -> Words:
    """What holds another of them within itself says nothing beside it."""
    return frozenset(word for word in words if not any(other != word and other in word for other in words))
