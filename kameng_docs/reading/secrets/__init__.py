"""Secrets in a picture: lines that were read and what is to be hidden → bars, and what of a secret can still be read.

It tells of a secret by its name, never by its text. What was not read is not known to be safe.
"""

from kameng_docs.reading.secrets.bars import Bar, bars, legible
from kameng_docs.reading.secrets.cover import Covered, covered, still_legible, uncovered
from kameng_docs.reading.secrets.looks import LOOKS, looked_at
from kameng_docs.reading.secrets.wanted import Wanted, wanted

__all__ = [
    "LOOKS",
    "Bar",
    "Covered",
    "Wanted",
    "bars",
    "covered",
    "legible",
    "looked_at",
    "still_legible",
    "uncovered",
    "wanted",
]
