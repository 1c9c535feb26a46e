"""The rows of a bill and the conversations of a chat to choose from, for their owner's eyes alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kameng_docs.evidence.bill import NoBill
from kameng_docs.evidence.chat import Transcript
from kameng_docs.evidence.chat import read as transcript_of
from kameng_docs.reading.bills import Series, bill_in, choices, moment, series_in
from kameng_docs.wording import yuan

_NUMBER = re.compile(r"第\s*(\d+)\s*行")
# A row of a picture, as `reading/pictures/listed.py` tells it.
_TOLD = re.compile(r"第\d+行 (?P<at>\S+(?: \d\d:\d\d)?) (?P<name>.*) (?P<sum>\d+\.\d\d)元")


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


def rows_of_picture(told: Sequence[str]) -> Rows:
    """The payments of a bill's list in a picture, as they were read; those to one name together."""
    by_name: dict[str, list[tuple[int, Decimal, str]]] = {}
    for each in told:
        if hit := _TOLD.fullmatch(each):
            by_name.setdefault(hit["name"], []).append((number_of(each), Decimal(hit["sum"]), hit["at"]))
    together = []
    for name, rows in by_name.items():
        if len(rows) > 1:
            days = sorted(at[:10] for _, _, at in rows if at.startswith("20"))
            span = f"，{days[0]} 到 {days[-1]}" if days else ""
            total = yuan(sum((amount for _, amount, _ in rows), Decimal(0)))
            line = f"付给“{name}”的 {len(rows)} 笔{span}，共 {total} 元"
            together.append(Together(line, tuple(number for number, _, _ in rows)))
    return Rows(tuple(told), tuple(together))


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
