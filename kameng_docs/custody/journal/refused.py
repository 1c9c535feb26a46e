"""Why something cannot be written down, where no place in the case file is to blame."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refused:
    """What stands in the way, and what to type instead, both in Chinese."""

    message: str
    hint: str
