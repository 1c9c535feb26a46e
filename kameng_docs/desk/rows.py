"""The rows of a bill and the conversations of a chat to choose from, for their owner's eyes alone."""

import re
from pathlib import Path

from kameng_docs.evidence.bill import NoBill
from kameng_docs.evidence.chat import Transcript
from kameng_docs.evidence.chat import read as transcript_of
from kameng_docs.reading.bills import bill_in, choices

_NUMBER = re.compile(r"第\s*(\d+)\s*行")


def rows_in(file: Path) -> tuple[str, ...]:
    """Each payment in one line that begins with 第N行; nothing where it is no bill any more."""
    try:
        bill = bill_in(file)
    except OSError:
        return ()
    return () if isinstance(bill, NoBill) else choices(bill)


def number_of(row: str) -> int:
    """The number of a row; 0 where none is told."""
    found = _NUMBER.match(row)
    return int(found[1]) if found else 0


def talks_in(file: Path) -> tuple[str, ...]:
    """The conversations of a chat by name, where it has several."""
    try:
        found = transcript_of(file.read_bytes())
    except OSError:
        return ()
    names = found.talks if isinstance(found, Transcript) else ()
    return tuple(filter(None, names)) if len(names) > 1 else ()
