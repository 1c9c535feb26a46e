"""The rows of a bill and the conversations of a chat to choose from, for their owner's eyes alone."""

import re
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.evidence.bill import NoBill
from kameng_docs.evidence.chat import Transcript
from kameng_docs.evidence.chat import read as transcript_of
from kameng_docs.reading.bills import Series, bill_in, choices, moment, series_in
from kameng_docs.wording import yuan

_NUMBER = re.compile(r"第\s*(\d+)\s*行")


@dataclass(frozen=True)
class Together:
    """Payments that belong together as they look: told in one line, by the numbers of their rows."""

    told: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Rows:
    """Each payment in one line that begins with 第N行, and those that look like the periods of one renewal."""

    each: tuple[str, ...] = ()
    together: tuple[Together, ...] = ()


def rows_in(file: Path) -> Rows:
    """The payments of a bill; nothing where it is none any more."""
    try:
        bill = bill_in(file)
    except OSError:
        return Rows()
    if isinstance(bill, NoBill):
        return Rows()
    return Rows(choices(bill), tuple(_together(payee, one) for payee, one in series_in(bill).items()))


def _together(payee: str, series: Series) -> Together:
    first, last = (moment(each)[:10] for each in (series.payments[0], series.payments[-1]))
    told = f"付给“{payee}”，{series.every}一次的 {len(series.payments)} 笔，{first} 到 {last}，共 {yuan(series.total)} 元"
    return Together(told, tuple(each.row for each in series.payments))


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
