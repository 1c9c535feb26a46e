"""What stands in the reply of a timestamp authority, whichever program read it."""

from dataclasses import dataclass
from datetime import UTC, datetime

GRANTED = {0, 1}
NEVER = datetime(1, 1, 1, tzinfo=UTC)
LONGEST = 120


@dataclass(frozen=True)
class Reply:
    """`status` as in RFC 3161, `why` in the authority's words; the rest is empty unless it is granted. `at` is in UTC."""

    status: int
    why: str = ""
    algorithm: str = ""
    imprint: str = ""
    at: datetime = NEVER
    serial: int = 0
    nonce: int | None = None
    authority: str = ""


def one_line(text: str) -> str:
    """`text` as a message may quote it: foreign, so without line breaks and control characters, and short."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST]
