"""Which cases are shipped examples: shown to whoever has none of his own, and never counted beside those of real people."""

from collections.abc import Iterable, Sequence
from pathlib import Path

# What the names of shipped cases, and of the people in them, begin with.
EXAMPLE = "示例-"


def is_example(name: str) -> bool:
    """Whether a case or a person of this name is shipped with the program."""
    return name.startswith(EXAMPLE)


def own_of(names: Iterable[str]) -> list[str]:
    """The names that are no examples."""
    return [name for name in names if not is_example(name)]


def counted_of(files: Sequence[Path]) -> tuple[list[Path], int]:
    """The case files of a folder that count, and how many examples were left out: none where there is nothing else."""
    own = [file for file in files if not is_example(file.stem)]
    return (own, len(files) - len(own)) if own else (list(files), 0)
