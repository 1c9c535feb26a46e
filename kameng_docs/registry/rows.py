"""An entry as the line of a table."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kameng_docs.registry.reading import Entry, State

NOBODY = "还不知道"


@dataclass(frozen=True)
class Row:
    """A case on one day. `day` is the day to go by and `step` what it is; both empty where no day is left.

    `undated` says which days cannot be told, and why. `todo` is what was first to do on the day `made_on`. `asked` in 元, None while it is not known. `state` is what keeps it from being of today; empty where nothing does.
    """

    case: str
    day: str = ""
    step: str = ""
    who: str = ""
    platform: str = ""
    against: str = ""
    disputes: str = ""
    asked: Decimal | None = None
    stage: str = ""
    outcome: str = ""
    todo: str = ""
    missing: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    warnings: int = 0
    errors: int = 0
    state: str = ""
    made_on: str = ""

    @property
    def words(self) -> str:
        """Everything in it that somebody may look for."""
        told = (self.case, self.who, self.platform, self.against, self.disputes, self.stage, self.outcome)
        return " ".join((*told, self.step, self.todo, self.state, *self.missing))


def row_of(entry: Entry, today: str) -> Row:
    """The line of a case on `today`, which may lie after the day on which it was made."""
    summary = entry.summary
    if summary is None:
        return Row(entry.case, state=entry.state.value)
    day, step = summary.next(today)
    return Row(
        case=entry.case,
        day=day,
        step=step,
        who=summary.who,
        platform=summary.platform,
        against="、".join(each.called or NOBODY for each in summary.against),
        disputes="、".join(summary.disputes),
        asked=sum_of(summary.asked),
        stage=summary.stage,
        outcome=summary.outcome,
        # What was first then is not said to be first now, once the case has changed.
        todo="" if entry.state is State.CHANGED else summary.todo,
        missing=summary.missing,
        undated=summary.undated,
        warnings=sum(summary.warnings.values()),
        errors=sum(summary.errors.values()),
        state=entry.state.value,
        made_on=entry.made_on,
    )


def sum_of(text: str) -> Decimal | None:
    """A sum as it stands in a summary; None for what is none."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
