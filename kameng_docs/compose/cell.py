"""A cell with little room: sentences put together as far as they fit, in their order, and those that did not fit."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from kameng_docs.compose.lines import when
from kameng_docs.compose.origins import bare
from kameng_docs.declared import sought

# The weight of what always stands, however long the cell gets by it.
ALWAYS = 9
END = "。；！？"
CLOSED = sought("[。！？]”$")


@dataclass(frozen=True)
class Part:
    """A sentence without its full stop, the exhibits behind it, and when that was.

    The lightest parts leave a cell first; those of the weight ALWAYS never do. `elsewhere`: the form tells it in a row of its own
    too, so that nothing is lost where it leaves.
    """

    text: str
    weight: int = ALWAYS
    at: date | datetime | None = None
    proof: str = ""
    elsewhere: bool = False


def in_room(parts: Sequence[Part], room: int | None) -> tuple[str, tuple[Part, ...]]:
    """The parts that fit in so many characters (spaces do not count) as one text, and those that do not.

    The heaviest are taken first, of two of the same weight the earlier; they are told in their order. None: room for all.
    """
    taken = {number for number, part in enumerate(parts) if room is None or part.weight >= ALWAYS}

    def told(numbers: set[int]) -> str:
        return joined(parts[number] for number in sorted(numbers))

    for number, _ in sorted(enumerate(parts), key=lambda each: (-each[1].weight, each[0])):
        if number not in taken and room is not None and size(told(taken | {number})) <= room:
            taken.add(number)
    return told(taken), tuple(part for number, part in enumerate(parts) if number not in taken)


def size(text: str) -> int:
    """How many characters a text has without its spaces."""
    return len(re.sub(r"\s", "", bare(text)))


def joined(parts: Iterable[Part]) -> str:
    """One paragraph. A day is named once, and the year once; exhibits that prove neighbours stand behind the last of them."""
    return "".join(_sentences(list(parts)))


def _sentences(parts: list[Part]) -> Iterator[str]:
    before: date | datetime | None = None
    for _, neighbours in groupby(enumerate(parts), key=_together(parts)):
        told, proof = [], ""
        for _, part in neighbours:
            time = when(part.at, before) if part.at else ""
            told.append(f"{time}{'，' if time else ''}{part.text.rstrip('。；')}")
            before, proof = part.at or before, part.proof
        sentence = "；".join(told)
        yield sentence + proof + ("" if not proof and CLOSED.search(sentence) else "。")


def _together(parts: list[Part]) -> Callable[[tuple[int, Part]], int]:
    """Neighbours that have a time and the same exhibits are one sentence; anything else is one by itself."""
    numbers, number = list[int](), 0
    for i, part in enumerate(parts):
        same = i and part.at and parts[i - 1].at and part.proof and part.proof == parts[i - 1].proof
        number += not same
        numbers.append(number)
    return lambda each: numbers[each[0]]
