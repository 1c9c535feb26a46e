"""The rung of a channel on the ladder, as its `rung.yaml` declares it: when it opens and closes, until when, in which words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kameng_docs.procedure.ladder import Period

OPEN, CLOSED, PREMATURE, DONE, UNTOLD = "open", "closed", "premature", "done", "untold"
STATUSES = (OPEN, CLOSED, PREMATURE, DONE, UNTOLD)
# What a condition may ask of a day: has it come, has it gone by, is it known at all.
VERBS = ("come", "over", "known")


@dataclass(frozen=True)
class Condition:
    """A gate by name, or a `verb` and the name of a day; `negated` where it must not hold."""

    name: str
    verb: str = ""
    negated: bool = False


@dataclass(frozen=True)
class Saying:
    """A sentence with places for values and what it stands on; empty `says`: the words of the gate that decided."""

    says: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Added:
    """A further sentence of a line where its conditions hold; `first`: before the others. `choice` as of a line."""

    conditions: tuple[Condition, ...]
    saying: Saying
    first: bool
    choice: bool


@dataclass(frozen=True)
class Line:
    """The status of a rung where all conditions hold and no line before did. `opens`: the earliest of these days.

    `choice`: open, but not what comes next.
    """

    conditions: tuple[Condition, ...]
    status: str
    saying: Saying
    opens: tuple[str, ...] = ()
    until: str = ""
    choice: bool = False
    adds: tuple[Added, ...] = ()


@dataclass(frozen=True)
class DayRule:
    """A day that is counted: a period from a moment or from another day; `after`: the day after its last."""

    id: str
    start: str
    period: str
    after: bool = False


@dataclass(frozen=True)
class DeadlineRule:
    """A day to be told where the conditions hold: `title`, `how` it was counted, what comes `then`.

    `mine`: the author must have acted by then. `binding`: a statute sets it; None: as the period says.
    """

    id: str
    conditions: tuple[Condition, ...]
    on: str
    title: str
    how: str
    then: str
    saying: Saying
    mine: bool = False
    binding: bool | None = None


@dataclass(frozen=True)
class RungRule:
    """The whole rung. `reaches` and `lapses` as of `procedure.tracks.Track`; `needs`: gates without which it is premature.

    `prepare`: its papers are made while it is premature. `after_judgment`: a judgment does not end it. `without_claim`: it is
    there where the law carries no claim at all. `step`: it can be the
    next thing to do. `first_if`, `next_if`: what is done before all else (by `first_rank`), and what right after the days
    that press.
    `file` is where it stands.
    """

    file: str
    reaches: str
    lines: tuple[Line, ...]
    lapses: str = ""
    needs: tuple[str, ...] = ()
    prepare: bool = False
    after_judgment: bool = False
    without_claim: bool = False
    step: bool = True
    first_if: tuple[Condition, ...] = ()
    first_rank: int = 1
    next_if: tuple[Condition, ...] = ()
    periods: Mapping[str, Period] = field(default_factory=dict)
    days: Mapping[str, DayRule] = field(default_factory=dict)
    deadlines: tuple[DeadlineRule, ...] = ()
