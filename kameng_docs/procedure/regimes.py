"""The regimes of counting as data: whether the first day counts, what moves the last day, how it is told."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import FROM_KEY, Among, Files, Filled, Key, Shaped, Whole
from kameng_docs.procedure.holidays import DAY, is_statutory, is_workday

Moment = date | datetime
# By their names alone: law and procedure do not import each other.
NOTES = Files("law/notes/*.yaml", object, by="id")


def _is_free(day: date) -> bool:
    return not is_workday(day)[0]


# What moves a last day: `none` never does.
MOVES: dict[str, Callable[[date], bool]] = {
    "none": lambda _: False,
    "statutory": is_statutory,
    "days_off": _is_free,
}
Move = Annotated[str, Among("顺延办法", MOVES)]


# What is told of a period, by `say` and by the names of `Reckoned`.
WORDS = (
    "counted",
    "from_start",
    "hours",
    "written",
    "month_end",
    "skipped",
    "made_up",
    "moved",
    "kept",
    "made_up_last",
    "mine",
    "mine_hours",
    "theirs",
    "theirs_hours",
    "no_workday",
    "provisional",
    "unlisted",
    "held",
)


@dataclass(frozen=True, kw_only=True)
class Regime:
    """One way of counting; `mine`, `theirs` and `widest` are keys of MOVES, see `regimes.yaml`.

    `note` is the id of the note of the law library (`kameng_docs/law/notes/`) that carries the clauses; empty where there is none.
    """

    id: Annotated[str, FROM_KEY]
    note: Annotated[str, Among("说明", NOTES)] = ""
    from_start: bool = False
    mine: Move
    theirs: Move
    widest: Move
    rule: str
    source: str
    doubt: str = ""


@dataclass(frozen=True)
class Regimes:
    """The rows by id, and the words."""

    checked_on: date
    rows: Annotated[dict[str, Regime], Key("regimes"), Filled()]
    words: Annotated[dict[str, str], Whole(WORDS)]
    weekdays: Annotated[str, Shaped(re.compile(".{7}"), "写七个字，星期一在前")]


REGIMES = Files("procedure/regimes.yaml", Regimes)


class _Ids:
    """The regimes, as other files of ours name them."""

    name = "procedure/regimes.yaml"

    def names(self, root: Path) -> Collection[str] | None:
        """Those below `root`; None while their file is at fault."""
        found = REGIMES.read(root)
        return None if found.faults else found.values["regimes"].rows


RegimeName = Annotated[str, Among("算法", _Ids())]


def regimes() -> Regimes:
    """All of them."""
    return REGIMES.only()


def regime(name: str) -> Regime:
    """The regime of that id. KeyError: there is none."""
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
