"""The regimes of counting as data: whether the first day counts, what moves the last day, how it is told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from kameng_docs.procedure.holidays import DAY, is_statutory, is_workday
from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("regimes.yaml")
Moment = date | datetime


def _is_free(day: date) -> bool:
    return not is_workday(day)[0]


# What moves a last day: `none` never does.
MOVES: dict[str, Callable[[date], bool]] = {
    "none": lambda _: False,
    "statutory": is_statutory,
    "days_off": _is_free,
}


@dataclass(frozen=True)
class Regime:
    """One way of counting; `mine`, `theirs` and `widest` are keys of MOVES, see `regimes.yaml`.

    `note` is the id of the note of the law library (`kameng_docs/law/notes/`) that carries the clauses; empty where there is none.
    """

    id: str
    note: str
    from_start: bool
    mine: str
    theirs: str
    widest: str
    rule: str
    source: str
    doubt: str


@dataclass(frozen=True)
class Regimes:
    """The rows by id, and the words."""

    rows: dict[str, Regime]
    words: dict[str, str]
    weekdays: str


def regime(name: str) -> Regime:
    """The regime of that id. Raises ValueError where there is none."""
    if name not in regimes().rows:
        raise ValueError(f"{FILE.name}: no regime {name!r}")
    return regimes().rows[name]


def moved(day: date, by: str) -> date:
    """The first day from `day` on that nothing moves further."""
    while MOVES[by](day):
        day += DAY
    return day


def say(word: str, **values: object) -> str:
    """A sentence of `regimes.yaml`; days in it are told with their weekday."""
    told = {key: with_weekday(value) if isinstance(value, date) else value for key, value in values.items()}
    return regimes().words[word].format(**told)


def with_weekday(moment: Moment) -> str:
    """2026-10-08（星期四）, with the time where there is one."""
    time = f" {moment:%H:%M}" if isinstance(moment, datetime) else ""
    return f"{moment:%Y-%m-%d}（星期{regimes().weekdays[moment.weekday()]}）{time}"


@cache
def regimes() -> Regimes:
    """All of them. Raises ValueError where the file is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    record.day("checked_on")
    rows = [_regime(entry) for entry in record.several("regimes")]
    found = Regimes({row.id: row for row in rows}, record.mapping("words"), record.text("weekdays"))
    record.close()
    return found


def _regime(entry: object) -> Regime:
    record = Record(entry, f"{FILE.name}: regime")
    found = Regime(
        id=record.text("id"),
        note=record.text("note", default=""),
        from_start=record.flag("from_start", default=False),
        mine=record.text("mine"),
        theirs=record.text("theirs"),
        widest=record.text("widest"),
        rule=record.text("rule"),
        source=record.text("source"),
        doubt=record.text("doubt", default=""),
    )
    record.close()
    if not {found.mine, found.theirs, found.widest} <= MOVES.keys():
        raise record.wrong(found.id)
    return found
