"""An expression of our files that is held against texts, most of which it is not found in: compiled once it may be."""

import re
from collections.abc import Iterator
from functools import cache, cached_property

from kameng_docs.declared.expressions import needles_known


class Sought:
    """As a compiled expression, but that it is compiled only for a text that holds one of each list of its needles."""

    def __init__(self, pattern: str) -> None:
        """`pattern` is an expression that can be compiled."""
        self.pattern = pattern
        self._needles = needles_known(pattern)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.pattern)

    def may_stand_in(self, text: str) -> bool:
        """False where it is certainly not found anywhere in the text."""
        for words in self._needles:
            for word in words:
                if word in text:
                    break
            else:
                return False
        return True

    def search(self, text: str) -> re.Match[str] | None:
        """The first place of the text in which it is found."""
        return self.compiled.search(text) if self.may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place."""
        return self.compiled.finditer(text) if self.may_stand_in(text) else iter(())

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The place at `start`, if it is found there."""
        return self.compiled.match(text, start) if self.may_stand_in(text) else None


@cache
def sought(expression: str) -> Sought:
    """The one of this expression: for those that stand in files of ours, of which there are no more than there are."""
    return Sought(expression)
