"""What an author tells of a step himself, an answer or how far it has come → what is written there."""

from datetime import date

from kameng_docs.case.story import BY_RESPONDENT, OF_RESPONDENT, Step
from kameng_docs.custody.journal.answered import ACCEPTED, OPEN, RESPONDENT, Given, said_by_them
from kameng_docs.law.grounds import puts_off

SENT, ANSWERED = "已提交", "已答复"


def state_after(now: str, *, accepted: bool, closed: bool) -> str | None:
    """The state that a date alone tells of: empty where it tells nothing new, None where it ended and how must be said."""
    if closed and now in OPEN:
        return None
    return ACCEPTED if accepted and now == SENT else ""


def progressed(step: Step, given: Given, today: date, *, office: bool = False) -> dict[str, str] | None:
    """By the keys of a step, what was said alone; None where it ended and how must be said.

    An answer whose day is not said came today; a step that was open is then answered, unless the author says how it stands, or
    the answer only asks for patience: then it is still open, and the day for which an answer is due stays. `office`: the step
    lies with somebody else than the other side, whose own words leave it there.
    """
    theirs = given.by == RESPONDENT or given.outcome.startswith(BY_RESPONDENT)
    entry = {"编号": given.number}
    state = given.state or None
    if given.outcome:
        words = said_by_them(given.outcome) if theirs else given.outcome
        entry |= {"结果": words, "答复时间": given.at or today.isoformat()}
        state = state or (ANSWERED if step.state in OPEN and not puts_off(given.outcome) else "")
    if state is None:
        state = state_after(step.state, accepted=bool(given.accepted), closed=bool(given.closed))
        if state is None:
            return None
    if theirs and office:
        state = OF_RESPONDENT.get(state, state)
    entry |= {"状态": state, "受理日期": given.accepted, "办结日期": given.closed}
    return {key: value for key, value in entry.items() if value}
