"""What each kind of finding means, in one sentence without the words of any case."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kameng_docs.declared import Files


@dataclass(frozen=True)
class Section:
    """Codes of one stage: its title, what is common to them, and a sentence for each."""

    title: str
    note: str
    codes: dict[str, str]


MEANINGS = Files("registry/meanings.yaml", tuple[Section, ...])


@cache
def meanings() -> Mapping[str, str]:
    """The sentence of each code."""
    return {code: told for section in MEANINGS.only() for code, told in section.codes.items()}
