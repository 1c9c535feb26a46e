"""The rung of a channel on the ladder, as its `rung.yaml` declares it: when it opens and closes, until when, in which words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kameng_docs.channels.names import (
    GATE_NAMES,
    MOMENT_NAMES,
    PERIOD_NAMES,
    SHARED_NAMES,
    VALUE_NAMES,
)
from kameng_docs.declared import Among, Doubt, Filled, Here, Key, Places
from kameng_docs.gates import gate_words
from kameng_docs.law.notes import NOTES
from kameng_docs.procedure.ladder import REACHES, Period

OPEN, CLOSED, PREMATURE, DONE, UNTOLD = "open", "closed", "premature", "done", "untold"
STATUSES = (OPEN, CLOSED, PREMATURE, DONE, UNTOLD)
# What a condition may ask of a day: has it come, has it gone by, is it known at all.
VERBS = ("come", "over", "known")
NOT = "not "

GateName = Annotated[str, Among("关口", GATE_NAMES)]
# A moment of the case, or a day that the same rung counts.
DayName = Annotated[str, Among("日子", Here("days", "id", MOMENT_NAMES))]
PeriodName = Annotated[str, Among("期限", Here("periods", "id", PERIOD_NAMES))]
Wording = Annotated[str, Places("值", Here("days", "id", VALUE_NAMES))]


@dataclass(frozen=True)
class Gate:
    """A gate by its name; `negated` where it must not hold: `not tried`."""

    gate: GateName = ""
    negated: bool = False

    @staticmethod
    def spelled(text: str) -> dict[str, str]:
        """What its text says."""
        return {"gate": text.removeprefix(NOT).strip(), "negated": str(text.startswith(NOT)).lower()}


@dataclass(frozen=True)
class Condition(Gate):
    """A gate, or a `verb` and a day: `not over reply-due`."""

    day: DayName = ""
    verb: str = ""

    @staticmethod
    def spelled(text: str) -> dict[str, str]:
        """What its text says."""
        said = Gate.spelled(text)
        verb, _, day = said["gate"].partition(" ")
        return {"day": day, "verb": verb, "negated": said["negated"]} if day and verb in VERBS else said


@dataclass(frozen=True, kw_only=True)
class Saying:
    """A sentence with places for values and what it stands on; empty `says`: the words of the gate that decided."""

    says: Wording = ""
    notes: tuple[Annotated[str, Among("说明", NOTES)], ...] = ()
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Added(Saying):
    """A further sentence of a line where its conditions hold; `first`: before the others. `choice` as of a line."""

    conditions: Annotated[tuple[Condition, ...], Key("if")] = ()
    first: bool = False
    choice: bool = False


@dataclass(frozen=True, kw_only=True)
class Line(Saying):
    """The status of a rung where all conditions hold and no line before did. `opens`: the earliest of these days.

    `choice`: open, but not what comes next. Instead of all this `use`: lines that several rungs share, by name.
    """

    conditions: Annotated[tuple[Condition, ...], Key("if")] = ()
    status: Annotated[str, Among("状态", STATUSES)] = ""
    opens: tuple[DayName, ...] = ()
    until: DayName = ""
    choice: bool = False
    adds: tuple[Added, ...] = ()
    use: Annotated[str, Among("共用段", SHARED_NAMES)] = ""

    def doubts(self) -> Iterator[Doubt]:
        """Where nothing would be said, or of two minds."""
        if self.use:
            if self != Line(use=self.use):
                yield Doubt(("use",), "“use”旁边还写了别的", "一行只写 - use: 名称，别的另写一行")
        elif not self.status:
            yield Doubt((), "缺少“status”", "写上“status: …”", "data.missing-key")
        elif not (self.says or self.status == UNTOLD or any(map(_gives_reason, self.conditions))):
            yield Doubt((), "这一行没有写理由，条件里也没有自己带理由的关口", "写上 says: …")


def _gives_reason(condition: Condition) -> bool:
    return bool(condition.gate and gate_words()[condition.gate].says)


@dataclass(frozen=True, kw_only=True)
class OwnPeriod(Period):
    """A period that the channel brings with it."""

    id: str


@dataclass(frozen=True, kw_only=True)
class DayRule:
    """A day that is counted: a period from a moment or from another day; `after`: the day after its last."""

    id: str
    start: Annotated[DayName, Key("from")]
    period: PeriodName
    after: bool = False


@dataclass(frozen=True, kw_only=True)
class DeadlineRule(Saying):
    """A day to be told where the conditions hold: `title`, `how` it was counted, what comes `then`.

    `mine`: the author must have acted by then. `binding`: a statute sets it; None: as the period says.
    """

    id: str
    conditions: Annotated[tuple[Condition, ...], Key("if")] = ()
    on: DayName
    title: Wording
    how: Wording
    then: Wording
    mine: bool = False
    binding: bool | None = None


@dataclass(frozen=True, kw_only=True)
class RungRule:
    """The whole rung. `reaches` and `lapses` as of `procedure.ladder.Track`; `needs`: gates without which it is premature.

    `prepare`: its papers are made while it is premature. `after_judgment`: a judgment does not end it. `without_claim`: it is
    there where the law carries no claim at all. `step`: it can be the
    next thing to do. `first_if`, `next_if`: what is done before all else (by `first_rank`), and what right after the days
    that press.
    """

    reaches: Annotated[str, Among("去向", REACHES)]
    lines: Annotated[tuple[Line, ...], Filled()]
    lapses: PeriodName = ""
    needs: tuple[GateName, ...] = ()
    prepare: bool = False
    after_judgment: bool = False
    without_claim: bool = False
    step: bool = True
    first_if: tuple[Condition, ...] = ()
    first_rank: int = 1
    next_if: tuple[Condition, ...] = ()
    periods: tuple[OwnPeriod, ...] = ()
    days: tuple[DayRule, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()

    def doubts(self) -> Iterator[Doubt]:
        """Where a case would find no line, and days that wait for themselves."""
        last = self.lines[-1]
        if last.conditions or last.use:
            message = "最后一行还有条件，或者是共用段：都不成立时这一步没有说法"
            yield Doubt(
                ("lines", len(self.lines) - 1), message, "最后加一行没有 if 的：- {status: open, says: …}"
            )
        ids = [day.id for day in self.days]
        for number, day in enumerate(self.days):
            if day.start in ids[number:]:
                message = f"“{day.id}”从“{day.start}”起算，它在这里还没有算出来"
                yield Doubt(("days", number, "from"), message, "把它写到前面；不能从自己起算")
