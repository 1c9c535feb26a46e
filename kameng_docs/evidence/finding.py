"""What is said of an exhibit's file, before it has a place in the case file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A code with its message (what is wrong, quoting the file) and hint (what to do), both in Chinese."""

    code: str
    message: str
    hint: str
