"""An expression that is held against texts, most of which it is not found in: compiled once it may be.

Those of our files and those of our code alike. To compile one takes longer than to hold it against all texts of a case, and
an expression with Chinese signs in brackets takes ten times as long as any other.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any

from kameng_docs.declared.expressions import needles_known
from kameng_docs.declared.needles import Needles


class Sought:
    """As a compiled expression, but that it is compiled only for a text that holds one of each list of its needles."""

    def __init__(self, pattern: str) -> None:
        """`pattern` is an expression that can be compiled."""
        self.pattern = pattern

    def __reduce__(self) -> tuple[Callable[[str], "Sought"], tuple[str]]:
        """It is kept as its expression alone, and there is one of each in a process."""
        return sought, (self.pattern,)

    def __eq__(self, other: object) -> bool:
        """Two of one expression are the same, whoever made them."""
        return isinstance(other, Sought) and other.pattern == self.pattern

    def __hash__(self) -> int:
        """That of the expression."""
        return hash(self.pattern)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.pattern)

    @cached_property
    def _needles(self) -> Needles:
        return needles_known(self.pattern)

    def may_stand_in(self, text: str) -> bool:
        """False where it is certainly not found anywhere in the text."""
        for words in self._needles:
            for word in words:
                if word in text:
                    break
            else:
                return False
        return True

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place of the text, from `start` on, in which it is found."""
        return self.compiled.search(text, start) if self.may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place."""
        return self.compiled.finditer(text) if self.may_stand_in(text) else iter(())

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The place at `start`, if it is found there."""
        return self.compiled.match(text, start) if self.may_stand_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole text, if it is one."""
        return self.compiled.fullmatch(text) if self.may_stand_in(text) else None

    def findall(self, text: str) -> list[Any]:
        """What stands in every place, as the expression's groups part it."""
        return self.compiled.findall(text) if self.may_stand_in(text) else []

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else in every place."""
        return self.compiled.sub(instead, text) if self.may_stand_in(text) else text

    def split(self, text: str) -> list[str]:
        """What stands between the places; the whole text where there are none."""
        return [*self.compiled.split(text)] if self.may_stand_in(text) else [text]


@cache
def sought(expression: str) -> Sought:
    """The one of this expression: for those that stand in files or code of ours, of which there are no more than there are."""
    return Sought(expression)
