"""What came of reading one cell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Good:
    """What a cell says: `value` as a case file takes it, and what speaks against it. Empty where it says nothing."""

    value: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bad:
    """What is wrong with a cell, and what to write instead."""

    wrong: str
    write: str


Read = Good | Bad
