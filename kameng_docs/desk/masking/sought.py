"""What was looked for in a picture when it was read, and whether that is still enough: a case's particulars change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kameng_docs.desk.masking.drafts import Look
from kameng_docs.output.manifest import sha256
from kameng_docs.reading.secrets import Wanted

_LET = "+"
"""Before the name of what is not looked for but let stand: an address that is published."""


@dataclass(frozen=True)
class Sought:
    """`of` names a picture as it lies there; `items` name what is looked for in it, and tell nothing of that.

    `names` are those of the items in words, one each.
    """

    of: str
    items: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def read(self, look: Look | None) -> bool:
        """Whether that reading of the picture tells what reading it now would.

        What is looked for no more matters where something was found alone; what was never looked for always does.
        """
        if look is None or look.of != self.of or self.more(look):
            return False
        gone = set(look.sought) - set(self.items)
        # What was let stand then may have to be covered now.
        if any(item.startswith(_LET) for item in gone):
            return False
        return not look.names or set(look.sought) == set(self.items)

    def more(self, look: Look | None) -> tuple[str, ...]:
        """What was not looked for when this same picture was read, in words; nothing where it is another picture."""
        if look is None or look.of != self.of:
            return ()
        known = set(look.sought)
        every = zip(self.items, self.names, strict=True)
        new = (name for item, name in every if item not in known and not item.startswith(_LET))
        return tuple(dict.fromkeys(new))


def stamp(path: Path) -> tuple[str, int, int]:
    """Other for another file under the name."""
    stat = path.stat()
    return path.name, stat.st_mtime_ns, stat.st_size


def sought(path: Path, wanted: Sequence[Wanted]) -> Sought:
    """The picture, and what is looked for in it now. Raises OSError."""
    file = repr(stamp(path))
    items = tuple(_named(file, each) for each in wanted)
    return Sought(sha256(file.encode()), items, tuple(each.name for each in wanted))


def _named(file: str, wanted: Wanted) -> str:
    # A second card gives the first one a number: it is looked for as it was.
    named = sha256(repr((file, replace(wanted, name=""))).encode())[:16]
    return _LET + named if wanted.published else named
