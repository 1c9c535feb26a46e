"""What a plan is: the rungs of the ladder as they stand today, the days that matter, the sums, what to do first."""

from dataclasses import dataclass
from datetime import date

from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of
from kameng_docs.channels.rung import CLOSED, DONE, OPEN, PREMATURE

__all__ = [
    "CLOSED", "DONE", "OPEN", "PREMATURE", "Amount", "Deadline", "Nearest", "Plan", "Rung", "Todo", "Trigger", "Undated",
]  # fmt: skip


@dataclass(frozen=True)
class Rung:
    """One channel today. `status` is open, closed, premature (its condition or its day has not come) or done (handed in).

    `reason` is a sentence to the author, `authority` the clauses it stands on, or that it is advice. It can be used
    from `opens_at` on and until `due_at`, by the author better until `safe_at` (稳妥日); of what is done, `due_at` is when an answer is due. `choice`: open, but not
    what comes next. `provisional`: `due_at` counts working days of a year whose calendar is not announced.
    `changes`: what would change it, empty where nothing would. `whole`: it is said of the whole case, not of this channel;
    `unsupported`: because the law does not carry what is asked.
    `alone`: it takes a dispute only while no other body and no court has it.
    `prepare`: its papers are made while it is premature. `step`: it can be the next thing to do; `first`, before all else;
    `next`, right after the days that press.
    """

    channel: str
    name: str
    status: str
    reason: str
    authority: str
    opens_at: Moment | None = None
    due_at: Moment | None = None
    safe_at: Moment | None = None
    choice: bool = False
    provisional: bool = False
    changes: str = ""
    whole: bool = False
    unsupported: bool = False
    alone: bool = False
    prepare: bool = True
    step: bool = True
    first: bool = False
    first_rank: int = 1
    next: bool = False


@dataclass(frozen=True)
class Deadline:
    """The last day of a period. `how` tells how it was counted, `then` what comes after it, `authority` on whose word.

    `mine`: the author must have acted by then: `on` is the 法定末日, `safe_on` the 稳妥日 before it; else somebody else must have
    answered, `on` is the 届满日. `passed`: it is over by every reading,
    `safe_passed`, `last_passed`: these days have gone by. `binding`: a statute sets it.
    """

    id: str
    title: str
    on: Moment
    how: str
    then: str
    authority: str
    channel: str
    mine: bool
    binding: bool
    provisional: bool
    passed: bool
    safe_on: Moment | None = None
    safe_passed: bool = False
    last_passed: bool = False

    @property
    def act_on(self) -> Moment:
        """The day to go by: the 稳妥日 while it is still to come, else the 法定末日."""
        return self.on if self.safe_on is None or self.safe_passed else self.safe_on

    def ahead(self, today: date) -> Moment:
        """The day to go by on that day: once the 稳妥日 is gone, the last one."""
        return self.on if day_of(self.act_on) < today else self.act_on


@dataclass(frozen=True)
class Undated:
    """Days that cannot be worked out for one and the same want: what would be due (`titles`), what the case file does not
    say, and what to write where. `channels` are those of the days, in the same order.
    """

    titles: tuple[str, ...]
    says: str
    write: str
    channels: tuple[str, ...]


@dataclass(frozen=True)
class Amount:
    """A sum that people ask about: what hangs on it, on whose word. `binding`: law; else advice."""

    id: str
    sum: str
    says: str
    authority: str
    binding: bool


@dataclass(frozen=True)
class Trigger:
    """Something seen for which the police can be asked at once, and when."""

    fact: str
    on: Moment | None


@dataclass(frozen=True)
class Todo:
    """A thing to do today, and why."""

    what: str
    why: str
    authority: str


@dataclass(frozen=True)
class Nearest:
    """The nearest day that is still to come, and what it is."""

    on: Moment
    what: str


@dataclass(frozen=True)
class Plan:
    """A case on one day. `watch` are signs for the police that nobody can read off the case file; `over`: the money
    has come. `undated` are days that there are and that nobody can tell as long as the case file does not say more.
    `two_days`: which day counts where papers of one demand name two; empty where they name one.
    """

    case: str
    today: date
    next: Nearest | None
    rungs: tuple[Rung, ...]
    deadlines: tuple[Deadline, ...]
    amounts: tuple[Amount, ...]
    triggers: tuple[Trigger, ...]
    watch: tuple[str, ...]
    todo: tuple[Todo, ...]
    over: bool = False
    undated: tuple[Undated, ...] = ()
    two_days: str = ""

    def having(self, status: str) -> tuple[Rung, ...]:
        """The rungs of that status, in the order of the ladder."""
        return tuple(rung for rung in self.rungs if rung.status == status)

    def rung(self, channel: str) -> Rung | None:
        """The rung of a channel; None where it has none today."""
        return next((rung for rung in self.rungs if rung.channel == channel), None)
