"""When and where the talk is to be; what is not said is left blank, to be filled in by hand."""

from dataclasses import dataclass
from datetime import datetime

from kameng_docs.brief import Moment


@dataclass(frozen=True)
class Talk:
    """`at` is a day, or a day and an hour; None and empty where nobody has said."""

    at: Moment | None = None
    place: str = ""

    @property
    def has_hour(self) -> bool:
        """Whether an hour was said."""
        return isinstance(self.at, datetime)
