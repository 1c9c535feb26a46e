"""What an exhibit is said to prove quotes nothing that its author did not confirm."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kameng_docs.desk.fields import Field, Part
from kameng_docs.starting.exhibits import NAMINGS

_QUOTED = re.compile("“([^”]+)”")
_MARKS = re.compile("[“”‘’\\s]")
PROVES, NAMED = "证明", "名称"


def proving(exhibit: Field, confirmed: Iterable[str]) -> tuple[Part, ...]:
    """The parts of an exhibit; where its sentence quotes what is in none of the texts `confirmed`, with the plain one of its kind."""
    known = [_MARKS.sub("", text) for text in confirmed]

    def stands(sentence: str) -> bool:
        return all(
            any(_MARKS.sub("", words) in text for text in known) for words in _QUOTED.findall(sentence)
        )

    return tuple(
        part if part.key != PROVES or stands(part.text) else replace(part, value=_plain(exhibit.parts))
        for part in exhibit.parts
    )


def _plain(parts: Sequence[Part]) -> str:
    """What an exhibit of this name proves, whatever stands in it."""
    title = next((part.text for part in parts if part.key == NAMED), "")
    return next((each.proves for each in NAMINGS.values() if title and each.title == title), "")
