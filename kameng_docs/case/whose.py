"""Whose a text is. What an author wrote may hold a secret and is masked before anybody reads it; what we wrote is not.

Every text of a brief is one of these; `disclose` refuses to start with a brief in which one is not.
"""

from collections.abc import Iterable
from typing import NewType

# Written by the author, or made of what he wrote.
Said = NewType("Said", str)
# Written by us: a name, a title, a wording with its placeholders, what a statute or a table says.
Ours = NewType("Ours", str)
# The name by which the author refers to an exhibit. It leads to its number and is printed in no paper.
Ref = NewType("Ref", str)


def said(texts: Iterable[str]) -> tuple[Said, ...]:
    """All of them the author's."""
    return tuple(map(Said, texts))


def ours(texts: Iterable[str]) -> tuple[Ours, ...]:
    """All of them ours."""
    return tuple(map(Ours, texts))
