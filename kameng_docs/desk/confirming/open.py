"""A field that is not in the case file yet."""

from dataclasses import dataclass

from kameng_docs.desk.confirming.fields import Field, Part, State
from kameng_docs.desk.given.kept import Said


@dataclass(frozen=True)
class Open:
    """`there` is what stands in its place in the file, `said` why it was put aside, `needless` why it is not asked for,
    `along` what is written with it.
    """

    field: Field
    parts: tuple[Part, ...]
    there: str = ""
    said: Said | None = None
    needless: str = ""
    along: str = ""

    @property
    def blank(self) -> tuple[str, ...]:
        """The keys that nobody has read: without them it cannot be written."""
        return tuple(part.key for part in self.parts if part.blank)

    @property
    def quick(self) -> bool:
        """Whether it may be confirmed together with others that are in sight."""
        return self.field.state is not State.DOUBTED and not self.there
