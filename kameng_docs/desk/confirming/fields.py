"""What is asked of the author of what was read: fields with the places they were read at, none of them in the case yet."""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from kameng_docs.desk.optionless import plainly
from kameng_docs.reading.proposals import Place
from kameng_docs.starting.saying import confirmed
from kameng_docs.starting.tree import Scalar

_PLACES = re.compile("（读自 [^（）]*）")
Path = tuple[str | int, ...]
"""Keys and numbers of entries (from 0) that lead to a node of the tree of a case begun."""


class State(StrEnum):
    """How far a field can be trusted before somebody has looked."""

    # Two files say it alike and nothing speaks against it.
    AGREED = "两处一致"
    # It stood in a file as text: nobody recognised it, so that it cannot be misread.
    TYPED = "文件里的原文"
    # Recognised in one picture, and nothing speaks against it: to be compared with the picture.
    ONCE = "只在一处读到"
    DOUBTED = "请对着原件看"


@dataclass(frozen=True)
class Part:
    """One value of a field, by its key in the case file. One that is `fixed` is shown and not changed."""

    key: str
    value: Scalar
    fixed: bool = False

    @property
    def text(self) -> str:
        """As the author reads and types it; several values one a line."""
        return "\n".join(self.value) if isinstance(self.value, tuple) else self.value

    @property
    def blank(self) -> bool:
        """Whether it was not read and has to be typed."""
        return not self.text.strip()


@dataclass(frozen=True)
class Field:
    """One thing to confirm: at `path` in the tree, read as `parts`, or elsewhere as one of `others`.

    `doubts` are sentences for the author; `note` is the comment of origin that goes into the case file. `of` tells which
    entry of a list it is of: what stands at no place of its own may be the same of several. `kin` is who sold it, of an order.
    """

    path: Path
    title: str
    parts: tuple[Part, ...]
    at: tuple[Place, ...] = ()
    others: tuple[Scalar, ...] = ()
    doubts: tuple[str, ...] = ()
    note: str = ""
    of: str = ""
    kin: str = ""

    @property
    def name(self) -> str:
        """The same for the same reading, whatever else was read."""
        keys = [*(str(each) for each in self.path if isinstance(each, str)), *([] if self.at else [self.of])]
        said = [*keys, *(p.text for p in self.parts), *map(str, self.others), *(at.told() for at in self.at)]
        return hashlib.sha256("\0".join(said).encode()).hexdigest()[:16]

    @property
    def state(self) -> State:
        """Green, as it stands in a file, or amber: read once, or with a doubt of its own."""
        if self.doubts or self.others or not self.at:
            return State.DOUBTED
        # An entry has values of several places, of which none says what another does.
        if len({place.file for place in self.at}) > 1 and not isinstance(self.path[-1], int):
            return State.AGREED
        return State.TYPED if all(place.box is None for place in self.at) else State.ONCE

    @property
    def file(self) -> str:
        """The file it is shown beside; empty where it was worked out from several."""
        return self.at[0].file if self.at else ""

    @property
    def told(self) -> tuple[str, ...]:
        """What speaks against it, in sentences for the page: without the places, which are shown there."""
        doubts = self.doubts or (() if self.at else (self.note,))
        return tuple(told for each in doubts if (told := plainly(_PLACES.sub("", confirmed(each)))))


Choice = tuple[Field, tuple[Part, ...]]
"""A field with the values that its author let stand."""
